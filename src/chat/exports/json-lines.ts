import type { ExportFormat } from "./format.ts";

/** One JSON object a line (https://jsonlines.org): first what the file is, under `export`, then each quotation. */
export const jsonLines: ExportFormat = {
  label: "JSON Lines",
  ending: "jsonl",
  type: "application/jsonl",
  begin: ({ sentence, fields }) => line({ export: { sentence, ...fields } }),
  entry: ({ quote, whole: _whole, ...row }) => line({ id: quote, ...row }),
  between: "",
  end: "",
};

/** What some programs take for the end of a line is written by its number. */
const line = (value: unknown): string =>
  `${JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )}\n`;
