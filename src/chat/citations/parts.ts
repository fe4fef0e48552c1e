import { clippedDay } from "../../desk/clip.ts";
import type { Day } from "../../research/article.ts";
import { foldedWords } from "../../research/fold.ts";
import { isRole } from "../../research/quotations/roles.ts";
import { dayText } from "../day.ts";
import type { Exported } from "../exports/format.ts";
import { webAddress } from "../web-address.ts";

/** Text in one line, with single blanks: for headlines and names, never for the words said. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** How a sentence begins: "a spokesman" and "von Holm" with a capital there. */
export const opening = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** A headline to stand between double marks: its own become single ones, as AP and the Chicago Manual ask. */
export function innerMarks(title: string): string {
  let isOpen = false;
  return title.replace(/["“”]/g, (mark) => {
    isOpen = mark === "“" || (mark === '"' && !isOpen);
    return isOpen ? "‘" : "’";
  });
}

/** The words to the letter, each part between marks, and an ellipsis where others' words stand between. */
export function quotedWords({ spans, whole }: Exported): string {
  const from = spans[0]?.start ?? 0;
  return spans
    .map(({ start, text }, i) => {
      const before = spans[i - 1];
      const gap = before === undefined ? "" : whole.slice(before.end - from, start - from);
      const between = before === undefined ? "" : foldedWords(gap).length === 0 ? " " : " … ";
      return `${between}“${text}”`;
    })
    .join("");
}

/** The same at the end of a sentence of ours: the comma before the article's own cue is its full stop (CMOS 13.7, 6.9). */
export const wordsAtEnd = (row: Exported): string => quotedWords(row).replace(/,(\s*)”$/u, ".$1”");

/** Why the speaker is less than named beside the words, where that is so: whoever cites must know. */
export function groundText({ speaker, cue }: Exported): string | undefined {
  if (speaker === undefined) return "the article does not say whose words these are";
  if (speaker.basis === "named") return undefined;
  const words = cue === undefined ? "" : ` (“${oneLine(cue)}”)`;
  const ground =
    speaker.basis === "carried"
      ? "carried on from the words before"
      : `${speaker.basis === "pronoun" ? "a pronoun" : "a role"}${words}`;
  return `speaker as the article gives it: ${ground}`;
}

/** Who said it, in which role: "Jane Doe, mayor"; undefined where the text does not tell. */
export const speakerText = ({ speaker }: Exported): string | undefined =>
  speaker &&
  [oneLine(speaker.name), ...(speaker.role === undefined ? [] : [roleText(speaker.role)])].join(", ");

/** "Mayor" before a name is "mayor" behind it, as AP and the Chicago Manual have it; of what may hold a name nothing is changed. */
const roleText = (role: string): string => {
  const line = oneLine(role);
  return /^\p{Lu}\p{Ll}+$/u.test(line) && isRole(line.toLowerCase()) ? line.toLowerCase() : line;
};

/**
 * All that the forms for reference managers have no field for: who said which words, where they stand, on what ground, and the desk's
 * own page of them.
 */
export function noteText(row: Exported): string {
  const { article, quote, page } = row;
  const ground = groundText(row);
  return [
    `Quotation of ${speakerText(row) ?? "an unattributed speaker"}: ${quotedWords(row)}`,
    ` (¶ ${article.paragraph} of ${article.paragraphs}, ${quote}).`,
    ...(ground === undefined ? [] : [` ${ground.charAt(0).toUpperCase()}${ground.slice(1)}.`]),
    ...partialDay(clippedDay(article)),
    ...(row.note === undefined ? [] : [` Note: ${oneLine(row.note)}.`]),
    ...(page === undefined ? [] : [` ${page}`]),
  ].join("");
}

/** The address that a reference leads to: the words in the article, else the article, else the desk's own page of them. */
export const addressOf = ({ link, article, page }: Exported): string | undefined =>
  [link, article.url, page].flatMap((url) => (url === undefined ? [] : (webAddress(url) ?? [])))[0];

/** Said in words where no field for a date can hold it. */
const partialDay = (day: Day | undefined): readonly string[] =>
  day === undefined || day.precision === "partial" ? [` Published: ${dayText(day)}.`] : [];

/** Numbers of a day as far as they are known: [2022, 6]. None where there is no year. */
export const dateParts = (day: Day | undefined): readonly number[] =>
  day === undefined || day.precision === "partial" ? [] : day.iso.split("-").map(Number);
