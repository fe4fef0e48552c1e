import { clippedDay } from "../../desk/clip.ts";
import type { Day } from "../../research/article.ts";
import type { ExportFormat } from "../exports/format.ts";
import { authorsOf, sortedName } from "./authors.ts";
import { addressOf, noteText, oneLine } from "./parts.ts";

/**
 * A record of type NEWS an entry, for EndNote, Zotero and others; the quotation is its note (N1). Every value is one line. RIS knows no
 * comments, so each record names where it was found (DB).
 */
export const ris: ExportFormat = {
  label: "RIS",
  ending: "ris",
  type: "application/x-research-info-systems",
  begin: () => "",
  entry(row, origin) {
    const { article, quote } = row;
    const day = clippedDay(article);
    const values = [
      ["TY", "NEWS"],
      ["ID", quote],
      ["TI", article.title],
      ...authorsOf(article.author ?? "").map((author) => ["AU", sortedName(author)] as const),
      ["T2", article.outlet],
      ["PY", day === undefined || day.precision === "partial" ? undefined : day.iso.slice(0, 4)],
      ["DA", dateOf(day)],
      ["UR", addressOf(row)],
      ["N1", noteText(row)],
      ["DB", origin],
    ].flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}\r\n`]));
    return `${values.join("")}ER  - \r\n`;
  },
  between: "\r\n",
  end: "",
};

/** `YYYY/MM/DD/`, with what is not known left empty. */
function dateOf(day: Day | undefined): string | undefined {
  if (day === undefined || day.precision === "partial") return undefined;
  const [year, month = "", date = ""] = day.iso.split("-");
  return `${year}/${month}/${date}/`;
}
