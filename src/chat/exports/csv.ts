import type { Exported, ExportFormat } from "./format.ts";

/**
 * One row a quotation, as RFC 4180 says: fields between double marks, marks inside doubled, lines inside kept, CRLF
 * between rows. The byte order mark tells spreadsheets that it is UTF-8. What the file is stands in the header row too, as the name of a
 * last column that is empty: RFC 4180 knows no comments, and all rows must have as many fields.
 */
export const csv: ExportFormat = {
  label: "CSV",
  ending: "csv",
  type: "text/csv",
  begin: ({ sentence }) => `\uFEFF${line([...Object.keys(columns), sentence])}`,
  entry: (row) => line([...Object.values(columns).map((read) => String(read(row) ?? "")), ""]),
  between: "",
  end: "",
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
  place: (row) => row.article.place,
  url: (row) => row.article.url,
  article: (row) => row.article.id,
  paragraph: (row) => row.article.paragraph,
  offsets: (row) => row.spans.map(({ start, end }) => `${start}–${end}`).join(" "),
  link: (row) => row.link,
  page: (row) => row.page,
  board: (row) => row.board,
  note: (row) => row.note,
  saved_by: (row) => row.by,
  saved: (row) => row.saved,
  since_saved: (row) => row.since,
};

const line = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

const cell = (text: string): string => `"${withoutFormula(text).replaceAll('"', '""')}"`;

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, also where marks stand before the sign.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const withoutFormula = (text: string): string =>
  /^[\s\p{Cf}"']*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
