import { daysOf, printDays } from "./days.ts";
import { fieldOf } from "./fields.ts";
import type { Exclusion, Query } from "./query.ts";
import { tokensOf, withoutMarks } from "./tokens.ts";

/**
 * The query as a line that can be typed: words, phrases, exclusions, fields, days, order. For a query that
 * came from `parseQuery` the line parses to the same query; in one built by hand a word that would be read
 * as something else is printed as the plain words in it, which search alike.
 */
export function printQuery(query: Query): string {
  return [
    ...query.words.map(printWord),
    ...query.phrases.map(quoted),
    ...query.without.map(printExclusion),
    ...query.by.map((name) => `by:${printValue(name)}`),
    ...query.in.map((outlet) => `in:${printValue(outlet)}`),
    ...query.article.map((id) => `article:${printValue(id)}`),
    ...printTime(query),
    ...(query.sort === "best" ? [] : [`sort:${query.sort}`]),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

const quoted = (text: string): string => `"${withoutMarks(text)}"`;

const printWord = (word: string): string =>
  isOneWord(word) ? word : (word.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

const printExclusion = ({ text, phrase }: Exclusion): string =>
  `-${phrase || !isOneWord(text) ? quoted(text) : text}`;

/** Whether a word, typed, is read as that word. */
function isOneWord(word: string): boolean {
  const [token, more] = tokensOf(word);
  if (token === undefined || more !== undefined || token.not) return false;
  return token.kind === "word" || (token.kind === "field" && fieldOf(token.key) === undefined);
}

function printValue(value: string): string {
  const plain = withoutMarks(value);
  return /^[\p{L}\p{N}][^\s\p{Cc}]*$/u.test(plain) ? plain : quoted(plain);
}

function printTime({ after, before }: Query): string[] {
  const first = after === undefined ? undefined : daysOf(after)?.last.add({ days: 1 });
  const last = before === undefined ? undefined : daysOf(before)?.first.subtract({ days: 1 });
  const whole = first === undefined || last === undefined ? undefined : printDays({ first, last });
  if (whole !== undefined) return [`on:${whole}`];
  return [
    ...(after === undefined ? [] : [`after:${after}`]),
    ...(before === undefined ? [] : [`before:${before}`]),
  ];
}
