import { UserError } from "../research/errors.ts";
import { parseQuery } from "../research/search/parse-query.ts";
import type { ParsedQuery, Part, Query } from "../research/search/query.ts";
import { DayError } from "../research/search/time.ts";
import { type Token, tokensOf } from "../research/search/tokens.ts";
import type { Button } from "./card.ts";
import type { Option, Options, Values } from "./command.ts";
import { printDraft, readDraftIn, withWholeNames } from "./draft-values.ts";
import { MeantError } from "./errors.ts";
import { clipped, looksMeant, printValue, readValue, sampleId, type Value } from "./option-kinds.ts";

/** What a line gives a command, checked, and what the asker should know of how it was read. */
export interface Reading {
  readonly values: Values<Options>;
  readonly notes: readonly string[];
}

/**
 * Reads a command's options from the tokens that follow its name in `line`. Its own `key:value` are taken off
 * first; a query takes all the rest. Without one each word goes to an option that takes it without its key, or that alone can
 * mean it (days, a zone); a text without a key takes all words that are left.
 * Throws a `UserError` when a value cannot be read, one is missing, or a word is left over.
 */
export function readOptions(
  name: string,
  options: Options,
  line: string,
  typed: readonly Token[],
  today?: string,
): Reading {
  const draftKey = Object.keys(options).find((key) => options[key]?.kind === "draft");
  const besideDraft = Object.keys(options).filter((key) => key !== draftKey);
  const tokens = draftKey === undefined ? typed : withWholeNames(besideDraft, typed);
  const values: Record<string, Value> = {};
  const notes: string[] = [];
  const rest: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    const key = ownKey(options, token);
    const isOwn = key !== undefined && (at === 0 || options[key]?.leads !== true);
    if (!isOwn) rest.push(token);
    else {
      takeTyped(values, key, options[key], token, line);
      if (token.unclosed !== undefined)
        notes.push(`The mark ${token.unclosed} was not closed, so everything after it is taken as ${key}:.`);
    }
  }
  const queryKey = Object.keys(options).find((key) => options[key]?.kind === "query");
  if (draftKey !== undefined) {
    const behind = besideDraft.filter((key) => options[key]?.leads !== true);
    const { draft, fields, ...read } = readDraftIn(behind, line, tokens, rest);
    for (const { key, value } of fields) take(values, key, options[key], value);
    take(values, draftKey, options[draftKey], draft);
    notes.push(...read.notes);
  } else if (queryKey === undefined) readBare(name, options, line, { rest, all: tokens }, values);
  else {
    const asked = readQuery(line, rest, today);
    values[queryKey] = asked.query;
    notes.push(...withIdNote(rest, asked.notes));
  }
  const missing = Object.entries(options).find(
    ([key, option]) => option.required === true && !(key in values),
  );
  if (missing !== undefined) throw new UserError([...notes, tooLittle(name, ...missing)].join(" "));
  return { values: { ...defaultsOf(options), ...values }, notes };
}

/** Of a day that was written otherwise the line is offered with each day that it may be. */
function readQuery(line: string, tokens: readonly Token[], today: string | undefined): ParsedQuery {
  try {
    return parseQuery(tokens.map((token) => typedAs(line, token)).join(" "), today);
  } catch (cause) {
    if (!(cause instanceof DayError)) throw cause;
    const { key, asked } = cause.field;
    const token = tokens.find(
      (each) => each.kind === "field" && each.key.toLowerCase() === key && each.value.trim() === asked,
    );
    if (token === undefined) throw cause;
    throw new MeantError(
      cause.message,
      cause.meant.map((meant) => instead(line, token, meant)),
    );
  }
}

/** The line with something else in a token's place. */
const instead = (line: string, { start, end }: Token, typed: string): Button => ({
  label: typed,
  line: `${line.slice(0, start)}${typed}${line.slice(end)}`.trim(),
});

/** An option as it stands in a line; nothing for a default. `options`: all that the command has. */
export function printOption(key: string, option: Option, value: unknown, options: Options): string {
  if (value === undefined || value === option.default) return "";
  if (option.kind === "query") return printValue(option, withoutKeys(value as Query, options));
  if (option.kind === "draft") return printDraft(key, String(value), options);
  return isBare(option) ? printValue(option, value) : `${key}:${printValue(option, value)}`;
}

/** Whether its value may stand without its key. */
const isBare = ({ kind, bare = false }: Option): boolean =>
  bare || kind === "quote" || kind === "word" || kind === "draft";

function readBare(
  name: string,
  options: Options,
  line: string,
  { rest: tokens, all }: { readonly rest: readonly Token[]; readonly all: readonly Token[] },
  values: Record<string, Value>,
): void {
  const bare = Object.entries(options).filter(([key, option]) => isBare(option) && !(key in values));
  const words: Token[] = [];
  // What takes all words: a text, or a zone where nothing else is asked for.
  const [whole] =
    bare.find(([, option]) => option.kind === "text" || (isWordy(option) && bare.length === 1)) ?? [];
  const others = Object.entries(options).filter(([, option]) => !isBare(option) && isWordy(option));
  for (const token of tokens) {
    const isOpen = ([key]: readonly [string, Option]) => key !== whole && !(key in values);
    const open = bare.filter(isOpen);
    const isMeant = ([, option]: readonly [string, Option]) => looksMeant(option, token.value);
    const [key, option] = [...open, ...others.filter(isOpen)].find(isMeant) ?? open[0] ?? [];
    if (key === undefined) words.push(token);
    else take(values, key, option, token.value);
  }
  const [first, second] = words;
  if (first === undefined) return;
  if (whole === undefined) throw new UserError(tooMuch(name, options, line, { first, all }));
  const typed = words.map((token) => typedAs(line, token)).join(" ");
  take(values, whole, options[whole], second === undefined && first.kind === "phrase" ? first.value : typed);
}

/** Whether people write it in several words, like New York. */
const isWordy = ({ kind }: Option): boolean => kind === "zone" || kind === "days";

/** Nothing where a word was asked for and there is none. */
function take(values: Record<string, Value>, key: string, option: Option | undefined, typed: string): void {
  const value = option === undefined ? undefined : readValue(key, option, typed);
  if (value !== undefined) values[key] = value;
}

/** The same for an option with its key: of a wrong choice the line is offered with each one that there is. */
function takeTyped(
  values: Record<string, Value>,
  key: string,
  option: Option | undefined,
  token: Token,
  line: string,
): void {
  try {
    take(values, key, option, token.value);
  } catch (cause) {
    const choices = Object.keys(option?.choices ?? {});
    if (!(cause instanceof UserError) || choices.length === 0) throw cause;
    throw new MeantError(
      cause.message,
      choices.map((choice) => instead(line, token, `${key}:${choice}`)),
    );
  }
}

const typedAs = (line: string, token: Token): string => line.slice(token.start, token.end);

/** `page` of `Page:2`, when the command has such an option; a query's own key is not one. */
function ownKey(options: Options, token: Token): string | undefined {
  if (token.kind !== "field" || token.not) return undefined;
  const key = token.key.toLowerCase();
  return Object.hasOwn(options, key) && options[key]?.kind !== "query" ? key : undefined;
}

/** The query with words that would be read as the command's own keys as the plain words in them, which search alike. */
function withoutKeys(query: Query, options: Options): Query {
  const isKey = (word: string): boolean => {
    const [token] = tokensOf(word);
    return token !== undefined && ownKey(options, token) !== undefined;
  };
  const plain = (word: string): readonly string[] =>
    isKey(word) ? (word.match(/[\p{L}\p{N}]+/gu) ?? []) : [word];
  const asPhrase = (part: Part): Part =>
    part.phrase || !isKey(part.text) ? part : { text: plain(part.text).join(" "), phrase: true };
  return {
    ...query,
    words: query.words.flatMap(plain),
    required: query.required.flatMap(plain),
    either: query.either.map((group) => group.map(asPhrase)),
  };
}

const defaultsOf = (options: Options): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([key, option]) =>
      option.default === undefined ? [] : [[key, option.default]],
    ),
  );

/** What may stand without its key is told without it: most have never seen the key. */
function tooLittle(name: string, key: string, option: Option): string {
  const { description } = option;
  const what =
    isBare(option) && description !== ""
      ? `${description.charAt(0).toLowerCase()}${description.slice(1)}`
      : `${key}: ${description}`;
  return `${name} needs ${what}, like ${name} ${sampleOf(key, option)}.`;
}

function sampleOf(key: string, option: Option): string {
  if (option.kind === "quote") return sampleId;
  const value =
    option.kind === "choice" ? (Object.keys(option.choices ?? {})[0] ?? "") : samples[option.kind];
  return isBare(option) && option.kind !== "word" ? value : `${key}:${value}`;
}

const samples: Readonly<Record<Option["kind"], string>> = {
  query: "words",
  quote: sampleId,
  count: "1",
  word: "word",
  text: '"some words"',
  draft: "“some words”",
  choice: "",
  time: "08:30",
  zone: "Europe/Brussels",
  days: "weekdays",
};

function tooMuch(
  name: string,
  options: Options,
  line: string,
  { first, all }: { readonly first: Token; readonly all: readonly Token[] },
): string {
  const known = Object.keys(options).filter((key) => options[key]?.hidden !== true);
  const takes = known.length === 0 ? "nothing more" : `only ${known.map((key) => `${key}:`).join(", ")}`;
  const marks = marksHint(options, first, all);
  return `${name} takes ${takes}; “${clipped(typedAs(line, first))}” is too much.${marks}`;
}

/** Where words are too much, they are mostly those of the text before them: written without marks, or with such marks inside. */
function marksHint(options: Options, first: Token, all: readonly Token[]): string {
  const before = all.slice(0, all.indexOf(first)).toReversed();
  const given = before.find((token) => ownKey(options, token) !== undefined);
  const key = given === undefined ? undefined : ownKey(options, given);
  const texts = Object.keys(options).filter((each) => options[each]?.kind === "text");
  if (key !== undefined && texts.includes(key) && given?.kind === "field" && given.quoted)
    return ` In ${key}: a double mark ends the words; inside them write single ones, like ${key}:"she said ‘no’ twice".`;
  const text = key !== undefined && texts.includes(key) ? key : texts[0];
  return text === undefined ? "" : ` Words of ${text}: stand between marks, like ${text}:"two words".`;
}

/** What the query language takes for an unknown field is an id, where it looks like one. */
function withIdNote(tokens: readonly Token[], notes: readonly string[]): readonly string[] {
  const id = tokens.find(
    (token) => token.kind === "field" && /^q$/i.test(token.key) && /^[a-z0-9]{8}$/i.test(token.value),
  );
  if (id === undefined) return notes;
  const note = `An id stands behind a command: context q:${id.value.toLowerCase()}, or save, cite, compare, share. Here it was searched as words.`;
  return [note, ...notes.filter((each) => !/^There is no field “q:”/i.test(each))];
}
