import { join } from "node:path";

/** Where the desk writes articles; it reads them like any folder of the corpus. */
export const articleFolder = (data: string): string => join(data, "articles");
