import { UserError } from "../errors.ts";
import { daysOf } from "./days.ts";
import { type Field, fieldOf, unknownField } from "./fields.ts";
import { phraseOf } from "./phrases.ts";
import type { Exclusion, ParsedQuery, Query } from "./query.ts";
import { type Token, tokensOf, withoutMarks } from "./tokens.ts";

/** The longest query read, in UTF-16 code units: some 400 words, more than any question and most quotations. */
const longestQuery = 2_500;
/** Ranked words beyond these change nothing that a person would see, and each costs time. */
const mostWords = 64;
/** Phrases, exclusions, and values of one field. */
const mostOfOne = 32;
const mostNotes = 8;

/** What has been read so far; the sets keep the first of equal parts. */
interface Draft {
  readonly words: Set<string>;
  readonly phrases: Set<string>;
  readonly without: Map<string, Exclusion>;
  readonly by: Set<string>;
  readonly in: Set<string>;
  readonly article: Set<string>;
  readonly after: Set<string>;
  readonly before: Set<string>;
  readonly on: Map<string, { readonly after: string; readonly before: string }>;
  sort: Query["sort"];
  readonly notes: Set<string>;
}

/**
 * What a typed query asks for. Blanks are made single and double marks inside words and phrases ″, so that
 * `printQuery` can print every query that comes from here.
 * @throws UserError when a field's value is empty or cannot be read, no day is left, or it is too long.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > longestQuery) {
    throw new UserError(
      `This query is ${figure(text.length)} characters long and at most ${figure(longestQuery)} can be read: ` +
        "keep the words that matter, or one sentence between quotation marks.",
    );
  }
  const draft: Draft = {
    words: new Set(),
    phrases: new Set(),
    without: new Map(),
    by: new Set(),
    in: new Set(),
    article: new Set(),
    after: new Set(),
    before: new Set(),
    on: new Map(),
    sort: "best",
    notes: new Set(),
  };
  for (const token of tokensOf(text)) readToken(draft, token);
  const query: Query = {
    words: fewWords(draft),
    phrases: few("phrases", draft.phrases),
    without: few("exclusions", draft.without.values()),
    by: few("names after by:", draft.by),
    in: few("outlets after in:", draft.in),
    article: few("ids after article:", draft.article),
    ...timeOf(draft),
    sort: draft.sort,
  };
  return { query, notes: [...draft.notes].slice(0, mostNotes) };
}

function readToken(draft: Draft, token: Token): void {
  const field = token.kind === "field" ? fieldOf(token.key) : undefined;
  if (token.unclosed !== undefined) draft.notes.add(unclosed(token, token.unclosed));
  if (token.kind === "field" && field !== undefined) readField(draft, field, token);
  else if (token.kind === "field") readUnknown(draft, token);
  else if (token.kind === "phrase") addPhrase(draft, token.value, token.not);
  else addWord(draft, token.value, token.not);
}

function unclosed(token: Token, mark: string): string {
  if (token.value.trim() === "") return `The mark ${mark} stands alone, so it was left out.`;
  const taken = token.kind === "field" ? `as what ${token.key}: asks for` : "as one phrase";
  return `The mark ${mark} was not closed, so everything after it is taken ${taken}.`;
}

const example = { by: 'by:"Jane Doe"', in: 'in:"The Daily Example"' };

function readField(draft: Draft, field: Field, { key, value, not }: Token & { key: string }): void {
  const name = `${key.toLowerCase()}:`;
  if (not) {
    throw new UserError(`A minus takes out words and phrases only: take it away before ${name}`);
  }
  const asked = tidy(value);
  switch (field) {
    case "by":
    case "in":
      if (!hasWord(asked)) throw new UserError(`${name} needs a name right after it, like ${example[field]}`);
      draft[field].add(asked);
      return;
    case "article":
      if (asked === "") throw new UserError(`${name} needs the id of an article right after it.`);
      draft.article.add(asked);
      return;
    case "sort":
      draft.sort = sortOf(asked);
      return;
    default:
      readDay(draft, field, name, asked);
  }
}

function sortOf(asked: string): Query["sort"] {
  const sort = (["best", "new", "old"] as const).find((known) => known === asked.toLowerCase());
  if (sort === undefined) throw new UserError(`sort: takes best, new or old (got ${shown(asked)})`);
  return sort;
}

function readDay(draft: Draft, field: "after" | "before" | "on", name: string, asked: string): void {
  const days = daysOf(asked);
  const outside = {
    after: days?.first.subtract({ days: 1 }).toString() ?? "",
    before: days?.last.add({ days: 1 }).toString() ?? "",
  };
  // The first and the last day of the four-digit years have no day beside them that could be written.
  const hasOutside = outside.after.length === 10 && outside.before.length === 10;
  if (days === undefined || (field === "on" && !hasOutside)) {
    throw new UserError(`${name} takes a day, like 2026-03-14 (got ${shown(asked)})`);
  }
  if (field === "after") draft.after.add(days.last.toString());
  else if (field === "before") draft.before.add(days.first.toString());
  else draft.on.set(asked, outside);
}

/**
 * The days asked for. The same field twice means either, so the wider `after` and `before` holds; different
 * fields mean both, so `on` narrows them.
 */
function timeOf(draft: Draft): Pick<Query, "after" | "before"> {
  const [on, another] = draft.on.values();
  if (another !== undefined) {
    throw new UserError("on: can stand once in a query: for several days use after: and before:.");
  }
  const after = [[...draft.after].sort().at(0), on?.after].filter(isGiven).sort().at(-1);
  const before = [[...draft.before].sort().at(-1), on?.before].filter(isGiven).sort().at(0);
  if (after !== undefined && before !== undefined && !hasDayBetween(after, before)) {
    throw new UserError(
      `No day is after ${after} and before ${before}: put the earlier day behind after: and the later one behind before:.`,
    );
  }
  return { ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
}

const hasDayBetween = (after: string, before: string): boolean =>
  Temporal.PlainDate.compare(Temporal.PlainDate.from(after).add({ days: 1 }), before) < 0;

const isGiven = (value: string | undefined): value is string => value !== undefined;

/** A field that does not exist is text: `foo:bar` is a word, and `foo:"bar baz"` a word and a phrase. */
function readUnknown(draft: Draft, token: Token & { kind: "field" }): void {
  const { key, value, not, quoted } = token;
  if (value !== "") draft.notes.add(unknownField(key));
  if (!quoted) addWord(draft, `${key}:${value}`, not);
  else if (not) addPhrase(draft, `${key}: ${value}`, not);
  else {
    addWord(draft, key, not);
    addPhrase(draft, value, not);
  }
}

function addWord(draft: Draft, typed: string, not: boolean): void {
  const word = tidy(typed);
  if (!hasWord(word)) {
    draft.notes.add(`${shown(word)} has no letter or digit, so it was left out.`);
  } else if (not) draft.without.set(`word ${word}`, { text: word, phrase: false });
  else draft.words.add(word);
}

function addPhrase(draft: Draft, typed: string, not: boolean): void {
  const phrase = tidy(typed);
  if (phraseOf(phrase) === "") {
    if (phrase !== "") draft.notes.add(`${shown(phrase)} has nothing to search for, so it was left out.`);
  } else if (not) draft.without.set(`phrase ${phrase}`, { text: phrase, phrase: true });
  else draft.phrases.add(phrase);
}

function fewWords({ words, notes }: Draft): string[] {
  if (words.size > mostWords) notes.add(`Only the first ${mostWords} of ${words.size} words are searched.`);
  return [...words].slice(0, mostWords);
}

function few<T>(what: string, values: Iterable<T>): T[] {
  const list = [...values];
  if (list.length > mostOfOne) {
    throw new UserError(
      `At most ${mostOfOne} ${what} fit into one query and this one has ${list.length}: ask in several.`,
    );
  }
  return list;
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const tidy = (text: string): string => withoutMarks(text.replace(/[\s\p{Cc}]+/gu, " ").trim());

const figure = (count: number): string => count.toLocaleString("en");

function shown(value: string): string {
  if (value === "") return "nothing";
  const characters = Array.from(value);
  return characters.length <= 60 ? `"${value}"` : `"${characters.slice(0, 60).join("")}…"`;
}
