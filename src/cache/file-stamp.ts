import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

/** What a file was like when it was read. */
export interface FileStamp {
  /** Size, times of change and number in the file system: a file that is another has another. */
  readonly state: string;
  /** SHA-256 of its bytes. */
  readonly sum: string;
  /** Whether it had rested long enough that a later change would show in `state`. */
  readonly isSettled: boolean;
}

/** Some file systems count times in steps of two seconds (FAT). Milliseconds. */
const coarsest = 2000;

/** Where the file is as it was, its stamp of now; otherwise undefined. */
export async function sameFile(
  path: string,
  before: FileStamp,
  now: () => number,
): Promise<FileStamp | undefined> {
  const { state, isSettled } = await stateOf(path, now);
  if (before.isSettled && before.state === state) return before;
  if (sizeIn(before.state) !== sizeIn(state)) return undefined;
  // The times cannot tell, so the bytes do: a copy, a touch, or a change within one step of the clock.
  return (await sumOf(path)) === before.sum ? { state, isSettled, sum: before.sum } : undefined;
}

/** Reads a file by `read`, with its stamp; without one when it changed meanwhile. */
export async function stamped<T>(
  path: string,
  read: () => Promise<T>,
  now: () => number,
): Promise<readonly [T, FileStamp | undefined]> {
  // The sum comes before the reading: bytes that change in between then never match what is kept of them.
  const before = await Promise.all([stateOf(path, now), sumOf(path)]).catch(() => undefined);
  const content = await read();
  const after = before && (await stateOf(path, now).catch(() => undefined));
  if (before === undefined || before[0].state !== after?.state) return [content, undefined];
  return [content, { ...before[0], sum: before[1] }];
}

async function stateOf(path: string, now: () => number) {
  const { size, mtimeNs, ctimeNs, ino, mtimeMs, ctimeMs } = await stat(path, { bigint: true });
  return {
    state: [size, mtimeNs, ctimeNs, ino].join(" "),
    isSettled: now() - Math.max(Number(mtimeMs), Number(ctimeMs)) > coarsest,
  };
}

const sizeIn = (state: string): string => state.slice(0, state.indexOf(" "));

async function sumOf(path: string): Promise<string> {
  const sum = createHash("sha256");
  for await (const chunk of createReadStream(path)) sum.update(chunk);
  return sum.digest("base64");
}
