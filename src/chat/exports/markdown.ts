import { clippedDay } from "../../desk/clip.ts";
import { groundText, oneLine } from "../citations/parts.ts";
import { dayText } from "../day.ts";
import { webAddress } from "../web-address.ts";
import type { Exported, ExportFormat } from "./format.ts";

/** A quotation a paragraph, set apart, with who said it, where and when below: for a draft. */
export const markdown: ExportFormat = {
  label: "Markdown",
  ending: "md",
  type: "text/markdown",
  begin: ({ sentence }) => `# ${escaped(sentence)}\n\n`,
  entry: (row) => `${markdownEntry(row)}\n`,
  between: "\n",
  end: "",
};

/** One quotation in Markdown, without a newline at its end. */
export const markdownEntry = (row: Exported): string =>
  [
    quoted(row.spans.map(({ text }) => `❝${text}❞`).join(" […] ")),
    "",
    sourceLine(row),
    ...(row.note === undefined ? [] : ["", `Note: ${escaped(row.note)}`]),
    ...(row.since === undefined ? [] : ["", `**${escaped(row.since)}**`]),
  ].join("\n");

/** Lines stay lines: a backslash at the end of one is Markdown's hard break. */
const quoted = (words: string): string =>
  words
    .split(/\r\n|\r|\n/)
    .map((line, i, lines) => `> ${escaped(line)}${line.trim() !== "" && lines[i + 1]?.trim() ? "\\" : ""}`)
    .join("\n");

function sourceLine(row: Exported): string {
  const { speaker, article, quote, link, page, by, saved, board } = row;
  const who =
    speaker === undefined
      ? "unattributed"
      : [`**${escaped(speaker.name)}**`, ...(speaker.role === undefined ? [] : [escaped(speaker.role)])].join(
          ", ",
        );
  const ground = groundText(row);
  const where = board === undefined ? "" : ` to ${escaped(board)}`;
  const when = saved === undefined ? "" : ` on ${saved}`;
  const id = `\`${quote}\``;
  return `— ${[
    who,
    ...(ground === undefined ? [] : [escaped(ground)]),
    ...(article.outlet === undefined ? [] : [`*${escaped(article.outlet)}*`]),
    escaped(dayText(clippedDay(article))),
    linked(escaped(oneLine(article.title)), link ?? article.url),
    `¶ ${article.paragraph} of ${article.paragraphs}`,
    linked(id, page),
    ...(by === undefined ? [] : [`saved${where} by ${escaped(by)}${when}`]),
  ].join(" · ")}`;
}

function linked(label: string, url: string | undefined): string {
  const address = url === undefined ? undefined : webAddress(url);
  return address === undefined ? label : `[${label}](<${address.replace(/[<>\\]/g, encodeURIComponent)}>)`;
}

/**
 * Text as Markdown that shows exactly this text (CommonMark, and the addresses that GitHub's links by themselves).
 * Blanks that would begin a line are written as entities, so that nothing becomes code.
 * https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|~&!$@]|:(?=\/\/)/g, "\\$&")
    .replace(/^(\d{1,9})([.)])/gm, "$1\\$2")
    .replace(/^[-+=]/gm, "\\$&")
    .replace(/^[ \t]+/gm, (blanks) => Array.from(blanks, (blank) => `&#${blank.charCodeAt(0)};`).join(""));
