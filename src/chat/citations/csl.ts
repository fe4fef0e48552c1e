import { clippedDay } from "../../desk/clip.ts";
import type { Day } from "../../research/article.ts";
import { dayText } from "../day.ts";
import type { Exported, ExportFormat } from "../exports/format.ts";
import { authorsOf } from "./authors.ts";
import { addressOf, dateParts, noteText, oneLine } from "./parts.ts";

/**
 * CSL-JSON, an item an entry: the article as a newspaper's, the quotation as its note, and where it was found as its source, since JSON
 * knows no comments. https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export const csl: ExportFormat = {
  label: "CSL-JSON",
  ending: "json",
  type: "application/json",
  begin: () => "[\n",
  entry: (row, origin) => JSON.stringify(itemOf(row, origin), undefined, 2),
  between: ",\n",
  end: "\n]\n",
};

function itemOf(row: Exported, origin: string) {
  const { article, quote } = row;
  const day = clippedDay(article);
  return {
    id: quote,
    type: "article-newspaper",
    title: oneLine(article.title),
    ...(article.author !== undefined && { author: authorsOf(article.author) }),
    ...(article.outlet !== undefined && { "container-title": oneLine(article.outlet) }),
    ...(day !== undefined && { issued: issuedOf(day) }),
    URL: addressOf(row),
    note: noteText(row),
    source: origin,
  };
}

const issuedOf = (day: Day) =>
  day.precision === "partial" ? { literal: dayText(day) } : { "date-parts": [dateParts(day)] };
