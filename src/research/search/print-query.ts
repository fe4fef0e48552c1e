import { isOr } from "./alternatives.ts";
import { fieldOf } from "./fields.ts";
import type { Part, Query } from "./query.ts";
import { printTime } from "./time.ts";
import { tokensOf, withoutMarks } from "./tokens.ts";

/**
 * The query as a line that can be typed: words, phrases, alternatives, exclusions, fields, days, order. For a
 * query that came from `parseQuery` the line parses to the same query on the same day; in one built by hand a
 * word that would be read as something else is printed as the plain words in it, which search alike.
 */
export function printQuery(query: Query): string {
  return [
    ...query.words.map((word) => printWord(word, "")),
    ...query.required.map((word) => printWord(word, "+")),
    ...query.phrases.map(quoted),
    ...query.either.map(printGroup),
    ...query.without.map((part) => `-${printPart(part)}`),
    ...exceptFields.flatMap((field) => printField(`-${field}`, query.except[field])),
    ...printField("by", query.by),
    ...printField("in", query.in),
    ...printField("article", query.article),
    ...printField("about", query.about),
    ...printField("type", query.type),
    ...printTime(query),
    ...(query.sort === "best" ? [] : [`sort:${query.sort}`]),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

const exceptFields = ["by", "in", "article", "type"] as const;

const quoted = (text: string): string => `"${withoutMarks(text)}"`;

const printField = (field: string, values: readonly string[]): string[] =>
  values.map((value) => `${field}:${printValue(value)}`);

/** A group of one is that one, which must be there. */
const printGroup = (group: readonly Part[]): string =>
  group.length === 1
    ? group.map((part) => (part.phrase ? quoted(part.text) : printWord(part.text, "+"))).join("")
    : group.map((part) => (isOrWord(part.text) ? quoted(part.text) : printPart(part))).join(" OR ");

const printPart = ({ text, phrase }: Part): string => (phrase || !isOneWord(text) ? quoted(text) : text);

function printWord(word: string, sign: "" | "+"): string {
  if (isOneWord(word) && (sign !== "" || !isOrWord(word))) return sign + word;
  return (word.match(/[\p{L}\p{N}]+/gu) ?? [])
    .map((plain) => sign + (sign === "" && isOrWord(plain) ? plain.toLowerCase() : plain))
    .join(" ");
}

const isOrWord = (word: string): boolean => isOr(tokensOf(word)[0]);

/** Whether a word, typed, is read as that word. */
function isOneWord(word: string): boolean {
  const [token, more] = tokensOf(word);
  if (token === undefined || more !== undefined || token.not || token.must) return false;
  return token.kind === "word" || (token.kind === "field" && fieldOf(token.key) === undefined);
}

function printValue(value: string): string {
  const plain = withoutMarks(value);
  return /^[\p{L}\p{N}][^\s\p{Cc}]*$/u.test(plain) ? plain : quoted(plain);
}
