import type { Block } from "../../chat/card.ts";
import { paragraph } from "../../chat/card.ts";
import { limits } from "./limits.ts";

/** A file to upload with a message, as discord.js takes it. */
export interface File {
  readonly attachment: Buffer;
  readonly name: string;
  /** What it holds, for those who do not open it. */
  readonly description: string;
}

type FileBlock = Extract<Block, { kind: "file" }>;

/** The file that each block became. */
export type Files = ReadonlyMap<Block, File>;

/**
 * Blocks whose files Discord takes, and the files; what is too large or one too many is said in its place. What a file holds
 * stands below it: Discord shows the description of a picture alone, to whoever does not see it.
 */
export function keptFiles(blocks: readonly Block[]): { blocks: readonly Block[]; files: Files } {
  const files = new Map<Block, File>();
  const kept = blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== "file") return [block];
    const refusal = refusalOf(block, files.size);
    if (refusal !== undefined) return [paragraph(refusal, "note")];
    files.set(block, fileOf(block, files.size));
    return isPicture(block.type) || block.alt.trim() === "" ? [block] : [block, paragraph(block.alt, "note")];
  });
  return { blocks: kept, files };
}

/** Whether Discord shows a file of this type in the message itself. */
export const isPicture = (type: string): boolean => type.startsWith("image/");

function refusalOf({ name, bytes }: FileBlock, before: number): string | undefined {
  const most = limits.fileBytes.most;
  if (bytes.byteLength > most) {
    return `${name} is not attached: it is larger than the ${most / 1024 ** 2} MB that Discord takes. Ask for less of it.`;
  }
  if (before >= limits.files.most) {
    return `${name} is not attached: Discord takes ${limits.files.most} files with a message.`;
  }
  return undefined;
}

/** Discord rewrites other characters in a name, and then the component would point at nothing. */
const fileOf = ({ name, bytes, alt }: FileBlock, before: number): File => {
  const safe = name.replace(/[^A-Za-z0-9._-]/g, "_").slice(-limits.fileName.most);
  return {
    attachment: Buffer.from(bytes),
    name: before === 0 ? safe : `${before + 1}-${safe}`,
    description: alt.slice(0, limits.fileDescription.most),
  };
};
