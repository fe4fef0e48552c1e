import { clippedDay } from "../../desk/clip.ts";
import type { ExportFormat } from "../exports/format.ts";
import { type Author, authorsOf, sortedName } from "./authors.ts";
import { addressOf, dateParts, noteText, oneLine } from "./parts.ts";

/**
 * An `@article` an entry, for BibTeX and BibLaTeX, in UTF-8: the article, with the quotation in `annote`, which is kept beside and not
 * printed in a list of references. A headline, and a byline that is not plainly of people, stand between two pairs of braces: BibTeX would lower
 * the one's capitals and take the other apart. What stands outside entries is a comment.
 */
export const bibtex: ExportFormat = {
  label: "BibTeX",
  ending: "bib",
  type: "application/x-bibtex",
  begin: ({ sentence }) => `% ${oneLine(sentence.replace(/[@{}]/g, " "))}\n\n`,
  entry(row) {
    const { article, quote } = row;
    const iso = dateParts(clippedDay(article)).length === 0 ? undefined : article.published;
    const url = addressOf(row);
    const [year, month] = iso?.split("-") ?? [];
    const fields: readonly (readonly [string, string | undefined])[] = [
      ["title", `{{${escaped(article.title)}}}`],
      ["author", article.author && `{${authorsOf(article.author).map(nameOf).join(" and ")}}`],
      ["journal", article.outlet && `{${escaped(article.outlet)}}`],
      ["year", year],
      ["month", months[Number(month) - 1]],
      ["date", iso && `{${iso}}`],
      ["url", url && `{${url.replace(/[{}\\\s]/g, encodeURIComponent)}}`],
      ["annote", `{${escaped(noteText(row))}}`],
    ];
    const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},\n`]));
    return `@article{${keyOf(quote)},\n${lines.join("")}}\n`;
  },
  between: "\n",
  end: "",
};

const nameOf = (author: Author): string =>
  "literal" in author ? `{${escaped(author.literal)}}` : escaped(sortedName(author));

/** As BibTeX names them itself. */
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What a paper cites it by. */
const keyOf = (id: string): string => id.replace(/[^a-z0-9]+/gi, "-");

/** Text that LaTeX shows as it stands, in one line. Braces and marks are named: BibTeX counts braces, also escaped ones. */
const escaped = (text: string): string =>
  oneLine(text)
    .replace(/[\\{}~^<>|`]/g, (sign) => `\\text${names[sign]}{}`)
    .replace(/[%&#$_]/g, "\\$&")
    // Two of these in a row are one other sign.
    .replace(/([-',])(?=\1)/g, "$1{}");

const names: Readonly<Record<string, string>> = {
  "\\": "backslash",
  "{": "braceleft",
  "}": "braceright",
  "~": "asciitilde",
  "^": "asciicircum",
  "<": "less",
  ">": "greater",
  "|": "bar",
  "`": "asciigrave",
};
