import type { Block } from "../card.ts";
import type { About, Exported } from "./format.ts";
import { type FormatWord, formats } from "./formats.ts";

/** What is written to a file. */
export interface Writing {
  readonly as: FormatWord;
  readonly rows: Iterable<Exported>;
  /** Where they were found and when, in a few words. */
  readonly origin: string;
  /** What the file says of itself, with so many of the rows in it. */
  readonly aboutOf: (written: number) => About;
  /** Of the file, without its ending: letters, digits and hyphens are kept of it. */
  readonly name: string;
  /** The most bytes it may have. */
  readonly most: number;
}

/** A file, and how many of the rows are in it: the first so many. */
export interface Written {
  readonly file: Extract<Block, { kind: "file" }>;
  readonly written: number;
}

/** Writes a file, an entry a step; what would make it too large is left out, and at least one row is in it. */
export function* fileSteps({
  as,
  rows,
  origin,
  aboutOf,
  name,
  most,
}: Writing): Generator<undefined, Written> {
  const { ending, type, begin, entry, between, end } = formats[as];
  const parts: Uint8Array[] = [];
  let [pending, written] = ["", 0];
  // As many digits as a count can have.
  let size = Buffer.byteLength(begin(aboutOf(Number.MAX_SAFE_INTEGER))) + Buffer.byteLength(end);
  for (const row of rows) {
    const text = `${written === 0 ? "" : between}${entry(row, origin)}`;
    size += Buffer.byteLength(text);
    if (written > 0 && size > most) break;
    written++;
    pending += text;
    if (pending.length > atOnce) {
      parts.push(encoder.encode(pending));
      pending = "";
    }
    yield;
  }
  const about = aboutOf(written);
  const bytes = yield* joined([encoder.encode(begin(about)), ...parts, encoder.encode(pending + end)]);
  const file = {
    kind: "file",
    name: `${plainName(name)}.${ending}`,
    type,
    bytes,
    alt: about.sentence,
  } as const;
  return { file, written };
}

/** Entries are made bytes of together: tens of thousands of arrays would keep the garbage collector. UTF-16 code units. */
const atOnce = 64 * 1024;

function* joined(parts: readonly Uint8Array[]): Generator<undefined, Uint8Array> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    yield;
  }
  return bytes;
}

const encoder = new TextEncoder();

/** A name that a file can have everywhere: letters, digits and hyphens. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join("-")
    .slice(0, longestName)
    .replace(/\p{Cs}/gu, "") ?? "quotations";

/** UTF-16 code units. */
const longestName = 60;
