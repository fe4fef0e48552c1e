import { extname } from "node:path";
import { type Block, markdownBlocks, plainBlocks } from "./paragraphs.ts";

/** How a kind of file is cut into blocks, from an offset on. */
export type Format = (text: string, from: number) => Block[];

/** The kinds of files that are articles, by their ending. A new format is a new line. */
const formats: Readonly<Record<string, Format>> = {
  ".md": markdownBlocks,
  ".txt": plainBlocks,
};

/** The format of a file by its name, in small or capital letters; nothing when it is none of ours. */
export const formatOf = (file: string): Format | undefined => formats[extname(file).toLowerCase()];
