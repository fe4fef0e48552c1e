import { fenced, tokensOf } from "../research/search/tokens.ts";
import { withoutAddresses } from "../research/verify/chat-text.ts";
import { isMarked, quotedWithoutMarks } from "../research/verify/draft.ts";
import { type Card, paragraph } from "./card.ts";
import { refusedCard } from "./errors.ts";

/** Slack's longest message, and more than Discord's, in UTF-16 code units. With what is put in between it still fits `verify`. */
const mostVerified = 40_000;

/** What people mean by more words than these is better asked in their own; UTF-16 code units for a word and for all. */
const [longestWord, mostSought] = [100, 600];

/** What is asked of the text of a message by its menu: a line; or why there is nothing to ask. */
export type AskOfMessage = (message: string) => string | Card;

/** Verifies its quotations. People write more than quotations, so words without marks are not taken for one until somebody says so. */
export const verifyMessage: AskOfMessage = (message) => {
  const line = verifyLineOf(message);
  if (line === undefined) return noWords();
  return isMarked(message.slice(0, mostVerified)) ? line : unmarkedCard(line, findLineOf(message));
};

/** Finds what is like it. */
export const findLikeMessage: AskOfMessage = (message) => findLineOf(message) ?? noWords();

const noWords = (): Card => refusedCard("There are no words in this message.");

function unmarkedCard(line: string, similar: string | undefined): Card {
  const sentence = "No words of this message stand in quotation marks.";
  return {
    outcome: "refused",
    summary: sentence,
    blocks: [
      paragraph(`${sentence} All of them can be looked for as one quotation, or what is like them.`),
      {
        kind: "buttons",
        buttons: [
          { label: "Verify all its words", line },
          ...(similar === undefined ? [] : [{ label: "Find similar", line: similar }]),
        ],
      },
    ],
  };
}

/**
 * The line that verifies the text of a message, whatever stands in it; undefined where there are no words. Its marks and
 * paragraphs stay.
 */
export function verifyLineOf(message: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(withoutAddresses(message))) return undefined;
  const text = message.slice(0, mostVerified).toWellFormed().trim();
  // What has a colon could seem to give an option.
  return `verify ${/[a-z_-]:(?!\/\/)/i.test(text) ? `draft:${fenced(text)}` : text}`;
}

/**
 * The line that finds what is like the text of a message; undefined where there are no words. Of words in marks only those are
 * sought, where several stand there, and of quoted lines only those. They are plain words: nothing in them means anything in the
 * query language.
 */
export function findLineOf(message: string): string | undefined {
  const sent = message.slice(0, mostVerified);
  const quoted = quotedWithoutMarks(sent).map(({ start, end }) => sent.slice(start, end));
  const text = withoutAddresses(quoted.length === 0 ? sent : quoted.join("\n"));
  const marked = tokensOf(text)
    .filter((token) => token.kind === "phrase" || (token.kind === "field" && token.quoted))
    .map(({ value }) => wordsOf(value))
    .filter((words) => words.length > 1);
  const words = fewOf(marked.length === 0 ? wordsOf(text) : marked.flat());
  return words.length === 0 ? undefined : `find ${words.join(" ")}`;
}

/** Letters and digits, with apostrophes inside a word. */
const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu) ?? [];

function fewOf(words: readonly string[]): readonly string[] {
  const few: string[] = [];
  let length = 0;
  for (const word of words) {
    const asked = plainWord(word);
    length += asked.length + 1;
    if (length > mostSought) break;
    few.push(asked);
  }
  return few;
}

/** In capitals OR would join what stands beside it. */
const plainWord = (word: string): string =>
  word === "OR" ? "or" : word.slice(0, longestWord).toWellFormed();
