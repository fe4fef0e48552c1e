import { type Folded, fold, unfold } from "../fold.ts";

/** One word of a text, folded, and where it stands: `[start, end)` in UTF-16 code units of the text. */
export interface Word {
  readonly word: string;
  /** How many runs were joined to it: U.N. is two. */
  readonly runs: number;
  readonly start: number;
  readonly end: number;
}

/** A run of letters and digits in a folded text; a number is one run with its points and commas. */
export interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text as both sides of the search know them: runs of letters and digits, without the "'s" of
 * a possessive and other shortened words, with U.N. as one word, co-operation as cooperation, and 3.2 and 4,500
 * as they stand.
 */
export const wordsOf = (text: string): Word[] => wordsIn(fold(text));

/** As `wordsOf`, of a text that is folded already. */
export function wordsIn(folded: Folded): Word[] {
  const runs = runsOf(folded.text);
  const words: Word[] = [];
  let before: Run | undefined;
  for (let at = 0; at < runs.length; at++) {
    const first = runs[at];
    if (first === undefined) break;
    let last = first;
    if (!isClitic(folded.text, before, first)) {
      let word = first.text;
      let joined = 1;
      for (let next = runs[at + 1]; next && isJoined(folded.text, word, last, next); next = runs[at + 1]) {
        word += next.text;
        last = next;
        joined++;
        at++;
      }
      words.push({ word, runs: joined, ...unfold(folded, first.start, last.end) });
    }
    before = last;
  }
  return words;
}

/**
 * The runs of letters and digits in a folded text, each letter alone where the script puts no blanks between
 * words, so that 北京 is found inside a sentence.
 */
export const runsOf = (folded: string): Run[] =>
  Array.from(folded.matchAll(/^\p{ASCII}*$/u.test(folded) ? asciiRuns : runs), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));

const scripts = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{scx=${script}}`)
  .join("");

/** A letter of a script that puts no blanks between words. */
export const unspaced: RegExp = new RegExp(`[[${scripts}]&&[\\p{L}\\p{N}]]`, "v");

/** A point between digits, and a comma before three of them and after three at most: 3.2 and 4,500, but not "2026,27". */
const numberMark = String.raw`(?:(?<=[0-9])\.(?=[0-9])|(?<=(?<![0-9])[0-9]{1,3}),(?=[0-9]{3}(?![0-9])))`;

const asciiRuns = new RegExp(`[a-z0-9]+(?:${numberMark}[a-z0-9]+)*`, "gv");

const spaced = `[[\\p{L}\\p{N}]--[${scripts}]]+`;

const runs = new RegExp(`[[${scripts}]&&[\\p{L}\\p{N}]]|${spaced}(?:${numberMark}${spaced})*`, "gv");

const markHere = new RegExp(numberMark, "vy");

/** Whether a point or a comma of a number stands at this place of a folded text. */
export function isNumberMark(folded: string, at: number): boolean {
  markHere.lastIndex = at;
  return markHere.test(folded);
}

/** What an apostrophe leaves of a word: NATO's, don't, we're, they'll, I've, he'd, I'm. */
const clitics = new Set(["s", "t", "re", "ll", "ve", "d", "m"]);

/** Prefixes that are written with a hyphen before the vowel they end in: co-operate, re-elect, pre-empt. */
const prefixes = new Set(["co", "re", "pre"]);

const isClitic = (folded: string, before: Run | undefined, run: Run): boolean =>
  clitics.has(run.text) && folded[run.start - 1] === "'" && before?.end === run.start - 1;

/** Whether the next run belongs to the word so far: U.N., co-operation. */
function isJoined(folded: string, word: string, last: Run, next: Run): boolean {
  if (next.start !== last.end + 1) return false;
  const between = folded[last.end];
  if (between === ".") return isInitial(last.text) && isInitial(next.text);
  return between === "-" && prefixes.has(word) && next.text.startsWith(word.slice(-1));
}

const isInitial = (text: string): boolean => /^\p{L}$/u.test(text) && !unspaced.test(text);
