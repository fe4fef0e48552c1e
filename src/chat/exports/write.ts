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
  const last = encoder.encode(end);
  const entries: Uint8Array[] = [];
  // As many digits as a count can have.
  let size = encoder.encode(begin(aboutOf(Number.MAX_SAFE_INTEGER))).length + last.length;
  for (const row of rows) {
    const bytes = encoder.encode(`${entries.length === 0 ? "" : between}${entry(row, origin)}`);
    if (entries.length > 0 && size + bytes.length > most) break;
    size += bytes.length;
    entries.push(bytes);
    yield;
  }
  const about = aboutOf(entries.length);
  const file = {
    kind: "file",
    name: `${plainName(name)}.${ending}`,
    type,
    bytes: yield* joined([encoder.encode(begin(about)), ...entries, last]),
    alt: about.sentence,
  } as const;
  return { file, written: entries.length };
}

/** One after the other, in steps of thousands. */
function* joined(parts: readonly Uint8Array[]): Generator<undefined, Uint8Array> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [i, part] of parts.entries()) {
    bytes.set(part, at);
    at += part.length;
    if (i % 1000 === 0) yield;
  }
  return bytes;
}

const encoder = new TextEncoder();

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join("-")
    .slice(0, longestName)
    .replace(/\p{Cs}/gu, "") ?? "quotations";

/** UTF-16 code units. */
const longestName = 60;
