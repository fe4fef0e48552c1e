import * as files from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** What writing asks of the file system; tests bring one that is full. */
export type Disk = Pick<typeof files, "mkdir" | "open" | "rename" | "rm">;

/** Why nothing was written, in one sentence that says what to do. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

/**
 * Writes a whole file or none: beside its place, under a hidden name, down to the disk, then renamed.
 * @throws WriteError when the disk does not take it; what stood there still stands.
 */
export async function writeWhole(
  path: string,
  content: string | readonly Uint8Array[],
  disk: Disk = files,
): Promise<void> {
  const folder = dirname(path);
  const beside = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    await disk.mkdir(folder, { recursive: true });
    try {
      await writeThrough(beside, content, disk);
      await disk.rename(beside, path);
    } catch (error) {
      await disk.rm(beside, { force: true }).catch(() => {});
      throw error;
    }
    await settle(folder, disk);
  } catch (cause) {
    throw new WriteError(sentence(path, cause), { cause });
  }
}

async function writeThrough(
  path: string,
  content: string | readonly Uint8Array[],
  disk: Disk,
): Promise<void> {
  await using handle = await disk.open(path, "w");
  await handle.writeFile(content);
  await handle.sync();
}

/** A rename is safe when its folder is on the disk as well. Not every system opens folders, and none needs to. */
async function settle(folder: string, disk: Disk): Promise<void> {
  try {
    await using handle = await disk.open(folder, "r");
    await handle.sync();
  } catch {}
}

function sentence(path: string, cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return `The disk is full: ${basename(path)} was not written. Make room, then try again.`;
  }
  if (["EACCES", "EPERM", "EROFS"].includes(code)) {
    return `${basename(path)} was not written: give the desk permission to write in ${dirname(path)}.`;
  }
  return `${basename(path)} was not written (${code}): look at ${dirname(path)}, then try again.`;
}
