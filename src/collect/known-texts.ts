import { readFolders } from "../research/reading/read-corpus.ts";
import type { TextOf } from "./collect-page.ts";

/** The texts of all articles in some folders, which are read when the first is asked for and kept in memory. */
export function createKnownTexts(folders: readonly string[]): TextOf {
  let texts: Promise<ReadonlyMap<string, string>> | undefined;
  return async (id) => {
    texts ??= readTexts(folders);
    return (await texts).get(id);
  };
}

async function readTexts(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const { reading } of readFolders(folders)) {
    if (reading) texts.set(reading.article.id, reading.article.text);
  }
  return texts;
}
