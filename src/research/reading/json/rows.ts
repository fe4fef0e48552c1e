import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { decode } from "../decode.ts";
import { ReadingError, reasonOf } from "../reading-error.ts";
import type { Source } from "../source.ts";
import { hasText, htmlOf, rowSource } from "./row-source.ts";
import { linesIn, valuesIn } from "./values.ts";
import { unwrapped } from "./wrapped.ts";

/** How a file holds rows: one a line, or as values of JSON; as it is or gzipped. */
export interface RowsFormat {
  readonly cut: "lines" | "values";
  readonly gzipped: boolean;
}

/** A row as an article's source, or why it is none. Lines count from 1, and so do items of a list in an object. */
export type Row = { readonly line: number; readonly item?: number } & (
  | { readonly source: Source }
  | { readonly reason: string }
);

/** As for a file with one article. Bytes. */
const longestRow = 5_000_000;
/** A list in an object is read as one value. Bytes. */
const longestList = 20_000_000;
/** What a file may grow to when it is unpacked: some 500,000 articles. Bytes. */
const largestExpanded = 2_000_000_000;

/**
 * The rows of a file, one at a time; never more of it in memory than a row and a chunk. A row that is broken is
 * given with its reason, and the rest is read. Other keys than those of `rowSource` are passed over.
 * @throws ReadingError when the file is not gzip, or grows past every measure; what the system throws, as it is.
 */
export async function* readRows(
  path: string,
  file: string,
  { cut, gzipped }: RowsFormat,
  largest = largestExpanded,
): AsyncGenerator<Row> {
  const chunks = bounded(chunksOf(path, gzipped), largest);
  const values = cut === "lines" ? linesIn(chunks, longestRow) : valuesIn(chunks, longestList);
  for await (const { line, bytes } of values) {
    if (bytes === undefined) yield tooLong(line, cut === "lines" ? longestRow : longestList);
    else yield* rowsIn(file, line, bytes);
  }
}

const tooLong = (line: number, longest: number): Row => ({
  line,
  reason: `It is longer than ${longest / 1_000_000} MB: split it into its articles.`,
});

async function* rowsIn(file: string, line: number, bytes: Uint8Array): AsyncGenerator<Row> {
  let value: unknown;
  try {
    value = parsed(decode(bytes));
  } catch (error) {
    yield { line, reason: reasonOf(error) };
    return;
  }
  const list = hasText(value) ? undefined : unwrapped(value);
  if (list === undefined) {
    yield bytes.length > longestRow ? tooLong(line, longestRow) : { line, ...(await rowOf(file, value)) };
  }
  for (const [at, row] of (list?.rows ?? []).entries()) {
    yield { line, item: at + 1, ...(await rowOf(file, row, list?.outlet)) };
  }
}

async function rowOf(file: string, row: unknown, outlet?: string) {
  try {
    const html = htmlOf(row);
    // Rows without HTML, which most are, start without a parser for it.
    const written =
      html === undefined ? undefined : (await import("../html/write-fragment.ts")).writeFragment(html);
    return { source: rowSource(file, row, { outlet, written }) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ReadingError("It is broken JSON: mend it, or take it out.", { cause });
  }
}

async function* chunksOf(path: string, gzipped: boolean): AsyncGenerator<Uint8Array> {
  const stored = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (!gzipped) {
    yield* stored;
    return;
  }
  const expanded = createGunzip({ chunkSize: 256 * 1024 });
  stored.on("error", (error) => expanded.destroy(error));
  try {
    yield* stored.pipe(expanded);
  } catch (cause) {
    if (!isZlib(cause)) throw cause;
    throw new ReadingError("The file is not gzip, or not whole: copy or pack it again.", { cause });
  } finally {
    stored.destroy();
  }
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, largest: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    // JSON is in UTF-8 (RFC 8259); the marks and line ends looked for are not those of UTF-16.
    if (size === 0 && (chunk[0] ?? 0) >= 0xfe) {
      throw new ReadingError("The file is not in UTF-8: save it again with the encoding UTF-8.");
    }
    const isMarked = size === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    size += chunk.length;
    if (size > largest) {
      throw new ReadingError(
        `The file holds more than ${largest / 1_000_000} MB: split it. What stands before that was read.`,
      );
    }
    yield isMarked ? chunk.subarray(3) : chunk;
  }
}

const isZlib = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
