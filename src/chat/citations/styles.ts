import type { Exported } from "../exports/format.ts";
import type { FormatWord } from "../exports/formats.ts";
import { markdownEntry } from "../exports/markdown.ts";
import { apLine } from "./ap.ts";
import { bibtex } from "./bibtex.ts";
import { csl } from "./csl.ts";
import { footnote } from "./footnote.ts";
import { ris } from "./ris.ts";

/** A way to cite a quotation. */
export interface Style {
  /** What it is called on a button. */
  readonly label: string;
  /** What it is, in a few words. */
  readonly means: string;
  /** The citation as text, which is taken away as it is. `origin`: as for `ExportFormat.entry`. Undefined where it needs a speaker. */
  readonly write: (row: Exported, origin: string) => string | undefined;
  /** It never names who wrote the article. */
  readonly isWithoutAuthor?: true;
  /** The file that it comes in too, for programs that take one. */
  readonly as?: FormatWord;
}

/** Every style, by the word that asks for it (`style:bibtex`). AP and the footnote name the speaker; the others cite the article. */
export const styles = {
  ap: { label: "AP line", means: "a sentence for a news report", write: apLine, isWithoutAuthor: true },
  footnote: { label: "Footnote", means: "a note in Chicago style", write: footnote },
  markdown: {
    label: "Markdown",
    means: "the words, their source below",
    write: markdownEntry,
    isWithoutAuthor: true,
  },
  bibtex: { label: "BibTeX", means: "for LaTeX", write: bibtex.entry, as: "bibtex" },
  ris: { label: "RIS", means: "for Zotero, EndNote", write: ris.entry, as: "ris" },
  csl: {
    label: "CSL-JSON",
    means: "for Zotero, Pandoc",
    write: (row, origin) => `${csl.begin(nothing)}${csl.entry(row, origin)}${csl.end}`,
    as: "csl",
  },
} as const satisfies Readonly<Record<string, Style>>;

/** CSL-JSON says nothing of the file. */
const nothing = { sentence: "", fields: {} };

const byManagers =
  "A reference manager writes that from style:ris, style:bibtex or style:csl. Here are the AP line (style:ap), a footnote by the Chicago Manual (style:footnote) and Markdown (style:markdown).";

/** What other styles are called, with the one here, or where it is to be had. */
export const stylesElsewhere: Readonly<Record<string, string>> = {
  chicago: "footnote",
  turabian: "footnote",
  note: "footnote",
  md: "markdown",
  biblatex: "bibtex",
  bib: "bibtex",
  latex: "bibtex",
  endnote: "ris",
  zotero: "ris",
  "csl-json": "csl",
  json: "csl",
  ...Object.fromEntries(
    ["apa", "mla", "harvard", "vancouver", "ieee", "ama", "asa", "bluebook", "oscola"].map((word) => [
      word,
      byManagers,
    ]),
  ),
};

/** The words that ask for a style, with what they mean, as an option's choices. */
export const styleChoices = Object.fromEntries(
  Object.entries(styles).map(([word, { means }]) => [word, means]),
) as { readonly [Word in keyof typeof styles]: string };
