import type { Run } from "../../chat/card.ts";
import { plain } from "../../chat/card.ts";
import { escapeMarkdown, isPlainCode, isPlainLabel, linkTarget } from "./escape.ts";
import { limits } from "./limits.ts";

/** How each line of a text begins: body, quotation, small print, heading. */
export type LineStart = "" | "> " | "-# " | "### ";

/** Runs as Discord markdown, each line begun with `start`; what people read is the runs' text, nothing else. */
export function markdownOf(runs: readonly Run[], start: LineStart): string {
  const lines = linesOf(runs).map(({ runs, end }) => ({ text: lineMarkdown(runs), end }));
  const last = lines.findLastIndex(({ text }) => text.trim() !== "");
  return lines.map(({ text, end }, i) => (begins(text, start, i < last) ? start : "") + text + end).join("");
}

/** Facts in one line of small print. */
export const factsMarkdown = (facts: readonly (readonly Run[])[]): string =>
  markdownOf(
    facts.flatMap((fact, i) => (i === 0 ? fact : [plain(" · "), ...fact])),
    "-# ",
  );

/** A start before nothing would be shown itself, except that a quotation goes on over blank lines. */
function begins(text: string, start: LineStart, goesOn: boolean): boolean {
  if (text.trim() === "") return start === "> " && goesOn;
  // Discord takes # off the end of a heading, escaped or not.
  return !(start === "### " && /#\s*$/.test(text));
}

interface Line {
  readonly runs: Run[];
  end: string;
}

/** Runs cut at line breaks: marks that open in one line and close in another mean something else to Discord. */
function linesOf(runs: readonly Run[]): readonly Line[] {
  let line: Line = { runs: [], end: "" };
  const lines = [line];
  for (const run of runs) {
    for (const [i, part] of run.text.split(/(\r\n|\r|\n)/).entries()) {
      if (i % 2 === 0) addRun(line.runs, { ...run, text: part });
      else {
        line.end = part;
        line = { runs: [], end: "" };
        lines.push(line);
      }
    }
  }
  return lines;
}

/** Neighbours that look alike become one: `**a****b**` is not two bold stretches. */
function addRun(runs: Run[], run: Run): void {
  if (run.text === "") return;
  const before = runs.at(-1);
  const alike =
    before !== undefined &&
    before.bold === run.bold &&
    before.italic === run.italic &&
    before.code === run.code &&
    before.href === run.href;
  if (alike) runs[runs.length - 1] = { ...before, text: before.text + run.text };
  else runs.push(run);
}

function lineMarkdown(runs: readonly Run[]): string {
  let line = "";
  let closed = "";
  for (const [i, run] of runs.entries()) {
    const { before, words, after } = margins(run.text);
    const next = after === "" ? runs[i + 1] : plain(" ");
    const marks = marksOf(run, before === "" ? closed : "", next);
    line += before + (words === "" ? "" : wordsMarkdown(run, words, marks)) + after;
    closed = words !== "" && after === "" && run.href === undefined ? marks : "";
  }
  return line;
}

/** Blank space stands outside the marks: `* a*` is not italic. */
function margins(text: string) {
  const words = text.trim();
  const at = words === "" ? text.length : text.indexOf(words);
  return { before: text.slice(0, at), words, after: text.slice(at + words.length) };
}

/**
 * The marks to put before some words, and mirrored after them. Looks are given up where they would meet a
 * neighbour's marks (`**a***b*`) or where `_` would stand before a letter, for there Discord shows the marks.
 */
function marksOf(run: Run, closed: string, next: Run | undefined): string {
  const marked = next !== undefined && (next.bold || next.italic || next.code || next.href !== undefined);
  const beforeLetter = next !== undefined && !marked && /^[0-9A-Za-z]/.test(next.text);
  const alone = run.href !== undefined;
  const bold = run.bold && (alone || !closed.startsWith("*")) ? "**" : "";
  if (!run.italic) return bold;
  if (alone || bold !== "" || (!beforeLetter && closed !== "_")) return `${bold}_`;
  return closed === "" && !marked ? "*" : "";
}

function wordsMarkdown(run: Run, words: string, marks: string): string {
  const mirrored = marks === "**_" ? "_**" : marks;
  const target = run.href === undefined ? undefined : linkTarget(run.href, limits.linkUrl.most);
  if (target !== undefined) {
    if (isPlainLabel(words)) return `[${marks}${words}${mirrored}](${target})`;
    return `${escapeMarkdown(words)} ([open](${target}))`;
  }
  const code = run.code && isPlainCode(words);
  return marks + (code ? `\`${words}\`` : escapeMarkdown(words)) + mirrored;
}
