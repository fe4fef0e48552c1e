import { createHash } from "node:crypto";
import { analyse } from "./analysis.ts";

/** What an index is made of, to be kept in a file. */
export interface Snapshot {
  readonly numbers: readonly Uint32Array[];
  readonly words: readonly (readonly string[])[];
}

/** A snapshot that cannot be used: the index is to be built anew. */
export class SnapshotError extends Error {}

interface Header {
  /** What the items are, as the caller names it. */
  readonly corpus: string;
  /** How texts were taken apart. */
  readonly analysis: string;
  /** Lengths of the parts: of `words` in bytes, of each of the numbers. */
  readonly words: number;
  readonly numbers: readonly number[];
  /** SHA-256 over the rest of the header and all that comes behind it. */
  readonly sum: string;
}

/** The bytes of a snapshot of this corpus: a line of JSON, the words as JSON, the numbers in this machine's byte order. */
export function bytesOf({ numbers, words }: Snapshot, corpus: string): Uint8Array {
  const text = Buffer.from(JSON.stringify(words));
  const body = Buffer.concat([
    text,
    ...numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
  const header: Omit<Header, "sum"> = {
    corpus,
    analysis: analysisKey(),
    words: text.length,
    numbers: numbers.map(({ length }) => length),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, sum: sumOf(header, body) })}\n`), body]);
}

/**
 * The snapshot in these bytes.
 * @throws SnapshotError when they are damaged, of another corpus, or of texts taken apart otherwise than now.
 */
export function snapshotIn(bytes: Uint8Array, corpus: string): Snapshot {
  const end = bytes.indexOf(0x0a);
  const header = headerIn(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString());
  const body = Buffer.from(bytes.subarray(end + 1));
  if (header === undefined) throw new SnapshotError("The snapshot of the index is damaged.");
  const { sum, ...rest } = header;
  if (rest.analysis !== analysisKey())
    throw new SnapshotError("The snapshot of the index is of another version.");
  if (rest.corpus !== corpus) throw new SnapshotError("The snapshot of the index is of other articles.");
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

/** Raised when the form of the snapshot changes. */
const form = 1;

/** Changes with the rules for words, spellings and stems: all of them have a part in this text. */
const probe =
  "“Don't re-elect the U.N.’s organisers,” WHO and US theatres' programmes said: “… dialogues, 1,000 naïve Łódź 北京 — ﬁnal.”";

function analysisKey(): string {
  const article = { id: "", title: "", text: probe, paragraphs: [] };
  const analysis = analyse({ article, spans: [{ start: 0, end: probe.length }], speakers: ["O’Neill"] });
  return createHash("sha256")
    .update(JSON.stringify([form, analysis]))
    .digest("hex")
    .slice(0, 16);
}
