import { decode } from "./decode.ts";
import type { RowsFormat } from "./json/rows.ts";
import type { Source } from "./source.ts";

/** How a kind of file gives articles: one from the whole of it, or one a row, streamed. */
export type Format =
  | {
      readonly kind: "whole";
      readonly largest: number;
      read(file: string, bytes: Uint8Array): Source | Promise<Source>;
    }
  | { readonly kind: "rows"; readonly rows: RowsFormat };

/** No article of a newspaper comes near it. Bytes. */
const largestText = 5_000_000;
/** Saved pages carry their scripts, styles and small pictures. Bytes. */
const largestPage = 10_000_000;

const text: Format = {
  kind: "whole",
  largest: largestText,
  read: (file, bytes) => ({ file, text: decode(bytes) }),
};
const page: Format = {
  kind: "whole",
  largest: largestPage,
  // A desk without pages starts a tenth of a second sooner without a parser for them.
  read: async (file, bytes) => (await import("./html/read-page.ts")).readPage(file, decode(bytes)),
};
const rows = (cut: RowsFormat["cut"], gzipped: boolean): Format => ({ kind: "rows", rows: { cut, gzipped } });

/** The kinds of files that hold articles, by their ending. A new format is a new line. */
const formats: Readonly<Record<string, Format>> = {
  md: text,
  txt: text,
  html: page,
  htm: page,
  json: rows("values", false),
  jsonl: rows("lines", false),
  ndjson: rows("lines", false),
  "json.gz": rows("values", true),
  "jsonl.gz": rows("lines", true),
  "ndjson.gz": rows("lines", true),
};

/** The format of a file by its name, in small or capital letters; nothing when it is none of ours. */
export function formatOf(file: string): Format | undefined {
  const ending = /\.([a-z]{2,6}(?:\.gz)?)$/u.exec(file.slice(-16).toLowerCase())?.[1];
  return ending === undefined || !Object.hasOwn(formats, ending) ? undefined : formats[ending];
}
