import type { Exported, ExportFormat } from "./format.ts";

/**
 * One row a quotation, as RFC 4180 says: fields between double marks, marks inside doubled, lines inside kept, CRLF
 * between rows. The byte order mark tells spreadsheets that it is UTF-8.
 */
export const csv: ExportFormat = {
  label: "CSV",
  ending: "csv",
  type: "text/csv",
  write: (rows) =>
    `\uFEFF${[Object.keys(columns), ...rows.map(cellsOf)].map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`,
};

const columns: Readonly<Record<string, (row: Exported) => string | number | undefined>> = {
  id: (row) => row.quote,
  words: (row) => row.spans.map(({ text }) => text).join(" […] "),
  speaker: (row) => row.speaker?.name,
  role: (row) => row.speaker?.role,
  basis: (row) => row.speaker?.basis,
  cue: (row) => row.cue,
  kind: (row) => row.kind,
  outlet: (row) => row.article.outlet,
  title: (row) => row.article.title,
  published: (row) => row.article.published,
  author: (row) => row.article.author,
  url: (row) => row.article.url,
  article: (row) => row.article.id,
  paragraph: (row) => row.article.paragraph,
  offsets: (row) => row.spans.map(({ start, end }) => `${start}–${end}`).join(" "),
  board: (row) => row.board,
  note: (row) => row.note,
  saved_by: (row) => row.by,
  saved: (row) => row.saved,
  since_saved: (row) => row.since,
};

const cellsOf = (row: Exported): readonly string[] =>
  Object.values(columns).map((read) => String(read(row) ?? ""));

const cell = (text: string): string => `"${withoutFormula(text).replaceAll('"', '""')}"`;

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const withoutFormula = (text: string): string =>
  /^[\s\p{Cf}]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
