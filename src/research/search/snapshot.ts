import { createHash } from "node:crypto";

/** What an index is made of, to be kept in a file. */
export interface Snapshot {
  readonly numbers: readonly Uint32Array[];
  readonly words: readonly (readonly string[])[];
}

/** A snapshot that cannot be used: the index is to be built anew. */
export class SnapshotError extends Error {}

interface Header {
  /** What the items are and by which version of the rules they were taken apart, as the caller names it. */
  readonly corpus: string;
  /** How the parts lie in the snapshot. */
  readonly form: number;
  /** Lengths of the parts: of `words` in bytes, of each of the numbers. */
  readonly words: number;
  readonly numbers: readonly number[];
  /** SHA-256 over the rest of the header and all that comes behind it. */
  readonly sum: string;
}

/**
 * The bytes of a snapshot of this corpus: a line of JSON, the words as JSON, the numbers in this machine's byte order.
 * Rules for words, spellings and stems are in many files and a library, so nothing here can tell whether they changed:
 * `corpus` has to change with them, as a hash over the sources and the lock file does.
 */
export function bytesOf({ numbers, words }: Snapshot, corpus: string): Uint8Array {
  const text = Buffer.from(JSON.stringify(words));
  const body = Buffer.concat([
    text,
    ...numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
  const header: Omit<Header, "sum"> = {
    corpus,
    form,
    words: text.length,
    numbers: numbers.map(({ length }) => length),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, sum: sumOf(header, body) })}\n`), body]);
}

/**
 * The snapshot in these bytes.
 * @throws SnapshotError when they are damaged, of another corpus (or another version of it, see `bytesOf`), or of another form.
 */
export function snapshotIn(bytes: Uint8Array, corpus: string): Snapshot {
  const end = bytes.indexOf(0x0a);
  const header = headerIn(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString());
  const body = Buffer.from(bytes.subarray(end + 1));
  if (header === undefined) throw new SnapshotError("The snapshot of the index is damaged.");
  const { sum, ...rest } = header;
  if (rest.form !== form) throw new SnapshotError("The snapshot of the index is of another version.");
  if (rest.corpus !== corpus)
    throw new SnapshotError("The snapshot of the index is of other articles or another version.");
  if (sum !== sumOf(rest, body)) throw new SnapshotError("The snapshot of the index is damaged.");
  let at = header.words;
  return {
    words: JSON.parse(body.subarray(0, at).toString()),
    numbers: header.numbers.map((length) => {
      const part = new Uint32Array(length);
      new Uint8Array(part.buffer).set(body.subarray(at, at + part.byteLength));
      at += part.byteLength;
      return part;
    }),
  };
}

function headerIn(line: string): Header | undefined {
  try {
    const header: Header | null = JSON.parse(line);
    return header === null || typeof header !== "object" ? undefined : header;
  } catch {
    return undefined;
  }
}

const sumOf = (header: Omit<Header, "sum">, body: Uint8Array): string =>
  createHash("sha256").update(JSON.stringify(header)).update(body).digest("hex");

/** Raised when the parts of a snapshot or their order change. */
const form = 2;
