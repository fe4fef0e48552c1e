import * as disk from "node:fs/promises";
import { join, parse } from "node:path";
import { type Block, type Card, paragraph } from "../../chat/card.ts";

/**
 * Writes the files of a card into a folder, beside those that are there, and says on the card where they are: a terminal shows none.
 * Never rejects.
 */
export async function withFilesKept(card: Card, folder: string): Promise<Card> {
  const blocks: Block[] = [];
  for (const block of card.blocks) {
    blocks.push(block);
    if (block.kind === "file") blocks.push(paragraph(await kept(block, folder), "note"));
  }
  return { ...card, blocks };
}

async function kept({ name, bytes }: Extract<Block, { kind: "file" }>, folder: string): Promise<string> {
  try {
    await disk.mkdir(folder, { recursive: true, mode: 0o700 });
    return `It is in ${await written(name.replace(/[^\p{L}\p{N}._-]/gu, "_"), bytes, folder)}`;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return `It could not be written to ${folder} (${why}). Make room there, and ask again.`;
  }
}

/** Where a file of this name and these bytes is now. One of the name that holds something else stays, and the new one has a number. */
async function written(name: string, bytes: Uint8Array, folder: string): Promise<string> {
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ext}`);
    try {
      await disk.writeFile(path, bytes, { flag: "wx", mode: 0o600 });
      return path;
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
      const there = await disk.readFile(path);
      if (there.equals(bytes)) return path;
    }
  }
}
