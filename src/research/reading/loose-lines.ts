import { closesSentence } from "./quoted.ts";

/** A heading, a caption or a link is no longer than this. Words. */
const longestLoose = 20;
/** A line below the headline that says this much is its standfirst. Words. */
const shortestStandfirst = 8;
/** Looked at no further than this. UTF-16 code units. */
const longestLine = 250;

/**
 * Whether a line ends without a stop as captions, headings and links do: it begins with a capital or
 * a number, since a dash before a name signs the quotation above it, ends with a word, and is not two sentences
 * of which one lost its stop.
 */
export const looksLoose = (line: string): boolean =>
  line.length <= longestLine &&
  /^\(?[^\P{L}\p{Ll}]|^\(?\p{N}/u.test(line) &&
  /[\p{L}\p{N})\]]$/u.test(line) &&
  !closesSentence(line) &&
  !/\p{Ll}[.!?] \p{Lu}/u.test(line) &&
  wordsIn(line) <= longestLoose;

/** A row of a table: several numbers and no stop. */
export const isRow = (line: string): boolean =>
  line.length <= longestLine && !closesSentence(line) && (line.match(/(?:^|\s)[$£€]?\d/gu)?.length ?? 0) > 1;

/** Says enough for a standfirst, and with a verb; a caption there has none. */
export const isStandfirst = (line: string): boolean =>
  wordsIn(line) >= shortestStandfirst &&
  /\b(?:sa(?:id|ys)|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b/u.test(line);

const wordsIn = (line: string): number => line.split(/\s+/u).length;
