import type { Run } from "../../chat/card.ts";
import { inOneLine, plain, textOf } from "../../chat/card.ts";
import { closeDirections } from "../../chat/direction.ts";
import { escapeMarkdown, isPlainCode, isPlainLabel, linkTarget } from "./escape.ts";
import { limits } from "./limits.ts";

/** How each line of a text begins: body, quotation, small print, heading. */
export type LineStart = "" | "> " | "-# " | "### ";

/** Runs as Discord markdown, each line begun with `start`; what people read is the runs' text, nothing else. */
export function markdownOf(runs: readonly Run[], start: LineStart): string {
  const lines = linesOf(closeDirections(runs)).map(lineMarkdown);
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.map((line, i) => (begins(line, start, i < last) ? start : "") + line).join("\n");
}

/**
 * Text as a code block, or escaped where it holds what would end one, or a link of an article's: that it stays text must not hang on
 * the fence alone. The desk's own links stand in angle brackets (`[a](<https://b>)`), so a citation in Markdown is a block. Its lines
 * stay.
 */
export function codeMarkdown(text: string): string {
  const lines = textOf(closeDirections([plain(text)])).replace(/\r\n?/g, "\n");
  return lines.includes("``") || /\]\((?!<)/.test(lines)
    ? markdownOf([plain(lines)], "")
    : `\`\`\`\n${lines}\n\`\`\``;
}

/** Facts in one line of small print. */
export const factsMarkdown = (facts: readonly (readonly Run[])[]): string =>
  markdownOf(inOneLine(facts.map(closeDirections)), "-# ");

/** A start before nothing would be shown itself, except that a quotation goes on over blank lines. */
function begins(text: string, start: LineStart, goesOn: boolean): boolean {
  if (text.trim() === "") return start === "> " && goesOn;
  // Discord takes # off the end of a heading, escaped or not.
  return !(start === "### " && /#\s*$/.test(text));
}

/**
 * Runs cut at line breaks, of every kind, for Discord knows one. Marks that open in one line and close in
 * another would mean something else.
 */
function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  let line: Run[] = [];
  const lines = [line];
  for (const run of runs) {
    for (const [i, text] of run.text.split(/\r\n|\r|\n/).entries()) {
      if (i > 0) {
        line = [];
        lines.push(line);
      }
      addRun(line, { ...run, text });
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
    before.struck === run.struck &&
    before.room === undefined &&
    run.room === undefined &&
    before.href === run.href;
  if (alike) runs[runs.length - 1] = { ...before, text: before.text + run.text };
  else runs.push(run);
}

function lineMarkdown(runs: readonly Run[]): string {
  const pieces = runs.map(pieceOf);
  let line = "";
  let closed = "";
  for (const [i, piece] of pieces.entries()) {
    if (piece.before !== "") closed = "";
    const form = piece.form === "code" && closed === "`" ? "text" : piece.form;
    const marks = piece.words === "" ? "" : marksOf({ ...piece, form }, closed, pieces[i + 1]);
    line += piece.before + formed[form](piece, marks) + piece.after;
    closed = piece.after === "" ? (form === "code" ? "`" : form === "text" ? marks : "") : "";
  }
  return line;
}

/** A run in its parts. Blank space stands outside the marks: `* a*` is not italic. */
interface Piece {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** A room by its id, a link's label, words with their link beside them, code, or just text. */
  readonly form: "room" | "label" | "beside" | "code" | "text";
  readonly target: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
}

function pieceOf({ text, bold = false, italic = false, code, struck = false, href, room }: Run): Piece {
  if (room?.surface === "discord" && /^\d+$/.test(room.channel)) return roomPiece(room.channel);
  const words = text.trim();
  const at = words === "" ? text.length : text.indexOf(words);
  const target = href === undefined || words === "" ? undefined : linkTarget(href, limits.linkUrl.most);
  const linked = isPlainLabel(words) ? "label" : "beside";
  const unlinked = code && isPlainCode(words) ? "code" : "text";
  const form = target === undefined ? unlinked : linked;
  const margins = { before: text.slice(0, at), words, after: text.slice(at + words.length) };
  return { ...margins, form, target: target ?? "", bold, italic, struck };
}

/** Discord's client writes the channel's name, and a link to it; nobody is told of that. */
const roomPiece = (id: string): Piece => ({
  before: "",
  words: `<#${id}>`,
  after: "",
  form: "room",
  target: "",
  bold: false,
  italic: false,
  struck: false,
});

const formed = {
  room: ({ words }) => words,
  label: ({ words, target }, marks) => `[${marked(words, marks)}](${target})`,
  beside: ({ words, target }, marks) => `${marked(escapeMarkdown(words), marks)} ([open](${target}))`,
  code: ({ words }) => `\`${words}\``,
  text: ({ words }, marks) => marked(escapeMarkdown(words), marks),
} as const satisfies Record<Piece["form"], (piece: Piece, marks: string) => string>;

const marked = (words: string, marks: string): string => marks + words + (marks === "**_" ? "_**" : marks);

/**
 * The marks to put before some words, and mirrored after them. Looks are given up where they would meet a
 * neighbour's marks (`**a***b*`) or where `_` would stand before a letter, for there Discord shows the marks.
 */
function marksOf(piece: Piece, closed: string, next: Piece | undefined): string {
  const { form, bold, italic, after, words } = piece;
  // Around a code span, marks would end at a mark inside it.
  if (form === "code") return "";
  // Struck words have no other look; a tilde of theirs would end the mark one character too soon.
  if (piece.struck && !words.endsWith("~")) return closed === "~~" ? "" : "~~";
  const alone = form === "label";
  const strong = bold && (alone || !closed.startsWith("*")) ? "**" : "";
  if (!italic) return strong;
  // Behind ~~ an _ would undo the mark.
  if (closed === "~~") return strong === "" ? "*" : strong;
  const open = after !== "" || form === "beside" || next === undefined || !beginsWithLetter(next);
  if (alone || strong !== "" || (open && closed !== "_")) return `${strong}_`;
  return closed === "" ? "*" : "";
}

/** Whether a piece may be drawn with a letter first, next to what closes before it. */
const beginsWithLetter = ({ before, words, form, bold }: Piece): boolean =>
  before === "" && /^[0-9A-Za-z]/.test(words) && !bold && (form === "beside" || form === "text");
