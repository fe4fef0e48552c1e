import { bibtex } from "../citations/bibtex.ts";
import { csl } from "../citations/csl.ts";
import { ris } from "../citations/ris.ts";
import { csv } from "./csv.ts";
import type { ExportFormat } from "./format.ts";
import { jsonLines } from "./json-lines.ts";
import { markdown } from "./markdown.ts";

/** Every form that quotations can be taken away in, by the word that asks for it (`as:csv`). */
export const formats = { csv, jsonl: jsonLines, markdown, bibtex, ris, csl } as const satisfies Readonly<
  Record<string, ExportFormat>
>;

/** A word that asks for a form. */
export type FormatWord = keyof typeof formats;

/** The words that ask for a form, with what they mean, as an option's choices. */
export const formatChoices = Object.fromEntries(
  Object.entries(formats).map(([word, { label }]) => [word, label]),
) as { readonly [Word in FormatWord]: string };
