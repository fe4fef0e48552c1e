import { hash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { deserialize, serialize } from "node:v8";
import { writeWhole } from "../collect/write-file.ts";

/** Plain data kept in one file of the cache. */
export interface Kept {
  /** Says what it was made from: another key, another value. */
  readonly key: string;
  /** Parts are written and read one after another, with turns for others in between. */
  readonly parts: readonly unknown[];
}

/** A folder of files that may be thrown away at any time, each whole or not there. */
export interface CacheFiles {
  /** All that is kept by this version and is as it was written; what is not is left out and written over later. */
  load(): Promise<readonly Kept[]>;
  /**
   * Makes the folder hold these, in files by their names: those that hold others are written, those not named
   * removed but for `staying`. @throws WriteError when the disk does not take it.
   */
  save(files: ReadonlyMap<string, readonly Kept[]>, staying?: ReadonlySet<string>): Promise<void>;
}

/** What stands at the head of a file, as JSON, after its length in four bytes and its own SHA-256. */
interface Head {
  readonly version: string;
  /** For each part that follows: whose it is, its bytes, and their SHA-256. */
  readonly parts: readonly (readonly [key: string, bytes: number, sum: string])[];
}

const ending = ".cache";

/** `version` is that of whatever makes what is kept. */
export function createCacheFiles(folder: string, version: string): CacheFiles {
  /** What each file holds, by its name: the keys that it was written with. */
  const written = new Map<string, string>();

  return {
    async load() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending));
      const all: Kept[] = [];
      for (const name of names.toSorted()) {
        const kept = await keptIn(await readFile(join(folder, name)), version).catch(() => undefined);
        written.set(name.slice(0, -ending.length), kept === undefined ? "" : signatureOf(kept));
        all.push(...(kept ?? []));
      }
      return all;
    },
    async save(files, staying = new Set()) {
      for (const [name, kept] of files) {
        const signature = signatureOf(kept);
        if (written.get(name) === signature) continue;
        await writeWhole(join(folder, name + ending), await bytesOf(kept, version));
        written.set(name, signature);
      }
      for (const name of [...written.keys()].filter((one) => !files.has(one) && !staying.has(one))) {
        await rm(join(folder, name + ending), { force: true });
        written.delete(name);
      }
    },
  };
}

const signatureOf = (kept: readonly Kept[]): string =>
  hash("sha256", JSON.stringify(kept.map(({ key }) => key).toSorted()));

const sumOf = (bytes: Uint8Array): string => hash("sha256", bytes, "base64");

/** Where the head begins: bytes of its length, and of its sum in letters. */
const [lengthBytes, headAt] = [4, 48];

async function bytesOf(kept: readonly Kept[], version: string): Promise<readonly Uint8Array[]> {
  const parts: Head["parts"][number][] = [];
  const all: Uint8Array[] = [];
  for (const { key, parts: values } of kept) {
    for (const value of values) {
      const bytes = serialize(value);
      parts.push([key, bytes.length, sumOf(bytes)]);
      all.push(bytes);
      await nextTurn();
    }
  }
  const head: Head = { version, parts };
  const headBytes = Buffer.from(JSON.stringify(head));
  const before = Buffer.alloc(headAt);
  before.writeUInt32LE(headBytes.length);
  before.write(sumOf(headBytes), lengthBytes);
  return [before, headBytes, ...all];
}

/** Rejects, or gives undefined, when the bytes are not what a file of this version would hold. */
async function keptIn(bytes: Buffer, version: string): Promise<readonly Kept[] | undefined> {
  let at = headAt + bytes.readUInt32LE(0);
  const headBytes = bytes.subarray(headAt, at);
  if (sumOf(headBytes) !== bytes.toString("latin1", lengthBytes, headAt)) return undefined;
  // What is not of this shape is of another version, and throws or ends here.
  const head: Head = JSON.parse(headBytes.toString());
  if (head.version !== version) return undefined;
  const kept = new Map<string, unknown[]>();
  for (const [key, length, sum] of head.parts) {
    const part = bytes.subarray(at, at + length);
    at += length;
    if (part.length !== length || sumOf(part) !== sum) return undefined;
    const values = kept.get(key);
    if (values === undefined) kept.set(key, [deserialize(part)]);
    else values.push(deserialize(part));
    await nextTurn();
  }
  return at === bytes.length ? Array.from(kept, ([key, parts]) => ({ key, parts })) : undefined;
}
