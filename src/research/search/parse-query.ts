import { UserError } from "../errors.ts";
import { alternativesIn, joiningNotes } from "./alternatives.ts";
import { type Field, fieldOf } from "./fields.ts";
import { printQuery } from "./print-query.ts";
import type { ParsedQuery, Part, Query } from "./query.ts";
import { shown } from "./shown.ts";
import { type Clock, readDay, readLast, type TimeDraft, timeOf } from "./time.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { hasWord, partsOf, tidy } from "./typed-parts.ts";

/** The longest query read, in UTF-16 code units: some 400 words, more than any question and most quotations. */
const longestQuery = 2_500;
/** Ranked words beyond these change nothing that a person would see, and each costs time. */
const mostWords = 256;
/** Phrases, exclusions, and values of one field. */
const mostOfOne = 32;
/** Words and phrases between which OR stands, in all groups together. */
const mostAlternatives = 64;
const mostNotes = 8;

/** The fields that a minus may stand before, and their values. */
interface FieldDraft {
  readonly by: Set<string>;
  readonly in: Set<string>;
  readonly article: Set<string>;
  readonly type: Set<Query["type"][number]>;
}

/** What has been read so far; the sets keep the first of equal parts. */
interface Draft extends TimeDraft, FieldDraft {
  /** As often as typed: what is asked for twice counts more. */
  readonly words: string[];
  readonly required: Set<string>;
  readonly phrases: Set<string>;
  readonly either: Map<string, readonly Part[]>;
  readonly without: Map<string, Part>;
  readonly except: FieldDraft;
  readonly about: Set<string>;
  sort: Query["sort"];
}

/**
 * What a typed query asks for; `today` is the asker's day (ISO), which `last:` counts back from. Blanks are made
 * single and double marks inside words and phrases ″, so that `printQuery` can print every query that comes from here.
 * @throws UserError when a field's value is empty or cannot be read, no day is left, nothing in it can be searched for,
 * or it is too long.
 */
export function parseQuery(text: string, today?: string): ParsedQuery {
  if (text.length > longestQuery) {
    throw new UserError(
      `This query is ${figure(text.length)} characters long and at most ${figure(longestQuery)} can be read: ` +
        "keep the words that matter, or one sentence between quotation marks.",
    );
  }
  const clock: Clock = { today, notes: new Set() };
  const draft = emptyDraft();
  const tokens = tokensOf(text);
  const { groups: typed, hasLoneOr } = alternativesIn(tokens);
  const groups = typed.map(withoutBrackets);
  for (const group of groups) {
    const [token, another] = group;
    if (another !== undefined) readGroup(draft, group, clock);
    else if (token !== undefined) readToken(draft, token, clock);
  }
  for (const note of joiningNotes(groups.flat(), hasLoneOr)) clock.notes.add(note);
  const query = queryOf(draft, clock.notes);
  if (
    tokens.length > 0 &&
    tokens.every((token) => knownField(token) === undefined) &&
    printQuery(query) === ""
  ) {
    throw new UserError(
      `There is nothing to search for in ${shown(text.trim())}: type a word, a "phrase" or a name like ${example.by}. The command alone shows everything.`,
    );
  }
  return { query, notes: [...clock.notes].slice(0, mostNotes) };
}

/** Around all that OR joins, brackets say what is meant without them. */
function withoutBrackets(group: readonly Token[]): readonly Token[] {
  const [first, last] = [group[0], group.at(-1)];
  const isAround =
    group.length > 1 &&
    group.every(({ kind }) => kind === "word") &&
    /^\([^()]+$/.test(first?.value ?? "") &&
    /^[^()]+\)$/.test(last?.value ?? "");
  return isAround ? group.map((token) => ({ ...token, value: token.value.replace(/[()]/g, "") })) : group;
}

const emptyDraft = (): Draft => ({
  words: [],
  required: new Set(),
  phrases: new Set(),
  either: new Map(),
  without: new Map(),
  ...emptyFields(),
  except: emptyFields(),
  about: new Set(),
  on: new Set(),
  after: new Set(),
  before: new Set(),
  sort: "best",
});

const emptyFields = (): FieldDraft => ({
  by: new Set(),
  in: new Set(),
  article: new Set(),
  type: new Set(),
});

/** The values of the fields, of which those with a minus have one before their names. */
const fieldsOf = (draft: FieldDraft, minus: "" | "-") => ({
  by: few(`names after ${minus}by:`, draft.by),
  in: few(`outlets after ${minus}in:`, draft.in),
  article: few(`ids after ${minus}article:`, draft.article),
  type: [...draft.type],
});

function queryOf(draft: Draft, notes: Set<string>): Query {
  const either = [...draft.either.values()];
  few("words and phrases with OR between them", either.flat(), mostAlternatives);
  return {
    words: fewWords(
      draft.words.filter((word) => !draft.required.has(word)),
      notes,
    ),
    required: few("words with a plus", draft.required),
    phrases: few("phrases", draft.phrases),
    either,
    without: few("exclusions", draft.without.values()),
    except: fieldsOf(draft.except, "-"),
    ...fieldsOf(draft, ""),
    about: few("values of about:", draft.about),
    ...timeOf({ ...draft, on: new Set(few("days after on: and during:", draft.on)) }),
    sort: draft.sort,
  };
}

function readToken(draft: Draft, token: Token, clock: Clock): void {
  const field = knownField(token);
  noteUnclosed(token, clock);
  if (token.kind === "field" && field !== undefined) readField(draft, field, token, clock);
  else for (const part of partsOf(token, clock.notes)) addPart(draft, part, token);
}

const knownField = (token: Token): Field | undefined =>
  token.kind === "field" ? fieldOf(token.key) : undefined;

function noteUnclosed(token: Token, { notes }: Clock): void {
  if (token.unclosed === undefined) return;
  const taken = token.kind === "field" ? `as what ${token.key}: asks for` : "as one phrase";
  notes.add(
    token.value.trim() === ""
      ? `The mark ${token.unclosed} stands alone, so it was left out.`
      : `The mark ${token.unclosed} was not closed, so everything after it is taken ${taken}.`,
  );
}

/** Values of one field are alternatives as they are; words and phrases become a group. */
function readGroup(draft: Draft, tokens: readonly Token[], clock: Clock): void {
  const fields = new Set(tokens.map(knownField));
  if (fields.size > 1) {
    throw new UserError(
      "OR stands between words and phrases, or between values of one field: ask for the others in a second question.",
    );
  }
  if (tokens.some(({ not }) => not)) {
    throw new UserError("OR cannot stand beside a minus: what is left out is left out in any case.");
  }
  if (!fields.has(undefined)) {
    for (const token of tokens) readToken(draft, token, clock);
    return;
  }
  const parts = new Map<string, Part>();
  for (const token of tokens) {
    noteUnclosed(token, clock);
    for (const part of partsOf(token, clock.notes, true)) parts.set(keyOf(part), part);
  }
  const [only, another] = parts.values();
  if (only === undefined) return;
  if (another !== undefined) draft.either.set([...parts.keys()].join("\n"), [...parts.values()]);
  else (only.phrase ? draft.phrases : draft.required).add(only.text);
}

const keyOf = ({ text, phrase }: Part): string => `${phrase ? "phrase" : "word"} ${text}`;

function addPart(draft: Draft, part: Part, { not, must }: Token): void {
  if (not) draft.without.set(keyOf(part), part);
  else if (part.phrase) draft.phrases.add(part.text);
  else if (must) draft.required.add(part.text);
  else draft.words.push(part.text);
}

const example = { by: 'by:"Jane Doe"', in: 'in:"The Daily Example"' };

function readField(
  draft: Draft,
  field: Field,
  { key, value, not }: Token & { kind: "field" },
  clock: Clock,
): void {
  const name = `${key.toLowerCase()}:`;
  if (not && !(field in draft.except)) {
    throw new UserError(
      `A minus takes out words, phrases, and what by:, in:, article: and type: ask for: take it away before ${name}`,
    );
  }
  const fields = not ? draft.except : draft;
  const asked = tidy(value);
  switch (field) {
    case "by":
    case "in":
      if (!hasWord(asked)) throw new UserError(`${name} needs a name right after it, like ${example[field]}`);
      fields[field].add(asked);
      return;
    case "article":
      if (asked === "") throw new UserError(`${name} needs the id of an article right after it.`);
      fields.article.add(asked);
      return;
    case "about":
      if (!hasWord(asked)) throw new UserError(`${name} needs a subject right after it, like about:budget`);
      draft.about.add(asked);
      return;
    case "type":
      fields.type.add(oneOf("type:", ["direct", "fragment"], asked));
      return;
    case "sort":
      draft.sort = oneOf("sort:", ["best", "new", "old"], asked);
      return;
    case "last":
      readLast(draft, asked, clock.today);
      return;
    default:
      readDay(draft, field, name, asked, clock);
  }
}

function oneOf<T extends string>(name: string, known: readonly T[], asked: string): T {
  const value = known.find((each) => each === asked.toLowerCase());
  if (value === undefined) {
    const list = `${known.slice(0, -1).join(", ")} or ${known.at(-1)}`;
    throw new UserError(`${name} takes ${list} (got ${shown(asked)}).`);
  }
  return value;
}

function fewWords(words: readonly string[], notes: Set<string>): readonly string[] {
  if (words.length > mostWords)
    notes.add(`Only the first ${mostWords} of ${words.length} words are searched.`);
  return words.slice(0, mostWords);
}

function few<T>(what: string, values: Iterable<T>, most = mostOfOne): T[] {
  const list = [...values];
  if (list.length > most) {
    throw new UserError(
      `At most ${most} ${what} fit into one query and this one has ${list.length}: ask in several.`,
    );
  }
  return list;
}

const figure = (count: number): string => count.toLocaleString("en");
