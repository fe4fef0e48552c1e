import { fenced, type Token, tokensOf } from "../research/search/tokens.ts";
import type { Options } from "./command.ts";

/**
 * A draft as it stands behind all else in a line: as it is, or, where something in it would be read as an option of the command, as the
 * value of its own.
 */
export function printDraft(key: string, draft: string, options: Options): string {
  const text = draft.trim();
  // Behind others its own key would be a part of it.
  if (options[key]?.leads === true) return text;
  const tokens = tokensOf(text);
  const isOpen = tokens.some(({ unclosed }) => unclosed !== undefined);
  const keys = Object.keys(options);
  // Where a mark is left open, options are looked for in what seems to stand in marks too.
  const holdsOption =
    tokens.some((token) => token.kind === "field" && keys.includes(token.key.toLowerCase())) ||
    (isOpen && lastField(keys, text) !== undefined);
  // A name at the beginning could be the rest of the name before it.
  return holdsOption || namesFrom(tokens, 0).length > 0 ? `${key}:${fenced(text)}` : text;
}

/**
 * "by:Jan Holm" beside a draft in marks: words with a capital that follow go with the one before them, where only marks come next or
 * nothing.
 */
export function withWholeNames(keys: readonly string[], tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ kind }) => kind === "phrase")) return tokens;
  const read: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const isOpen =
      token.kind === "field" && !token.not && !token.quoted && keys.includes(token.key.toLowerCase());
    const words = isOpen ? namesFrom(tokens, at + 1) : [];
    const last = words.at(-1);
    read.push(
      last === undefined
        ? token
        : { ...token, value: [token, ...words].map(({ value }) => value).join(" "), end: last.end },
    );
    at += words.length;
  }
  return read;
}

function namesFrom(tokens: readonly Token[], from: number): readonly Token[] {
  let to = from;
  while (to - from < mostNames && isName(tokens[to])) to++;
  const next = tokens[to];
  return next === undefined || next.kind === "phrase" ? tokens.slice(from, to) : [];
}

const isName = (token: Token | undefined): boolean =>
  token?.kind === "word" && /^\p{Lu}[\p{L}.'’-]*$/u.test(token.value);

/** Words of a name behind its first. */
const mostNames = 4;

/** An own option at the end of a draft, as typed. */
interface Field {
  readonly key: string;
  readonly value: string;
}

/** A draft as it was typed, and what else was found in it. */
interface DraftRead {
  readonly draft: string;
  /** Options at its end, which an open mark would have taken for words said. */
  readonly fields: readonly Field[];
  readonly notes: readonly string[];
}

/** Reads the draft of a line from the tokens that are no options; `keys` are the options that may stand behind it. */
export function readDraftIn(
  keys: readonly string[],
  line: string,
  tokens: readonly Token[],
  rest: readonly Token[],
): DraftRead {
  const fields: Field[] = [];
  let draft = draftIn(line, tokens, rest);
  for (const _ of rest.at(-1)?.unclosed === undefined ? [] : keys) {
    const last = lastField(keys, draft);
    if (last === undefined) break;
    fields.unshift(last);
    draft = draft.slice(0, last.at);
  }
  return { draft, fields, notes: unclosedNotes(rest, fields) };
}

/** The option that a text ends with, of which the value stands between marks or is a word, and what may be the rest of a name. */
function lastField(keys: readonly string[], text: string): (Field & { readonly at: number }) | undefined {
  const named = new RegExp(`(?<=\\s)(?:${keys.map(RegExp.escape).join("|")}):`, "gi");
  const at = Array.from(text.matchAll(named), ({ index }) => index).at(-1);
  if (at === undefined) return undefined;
  const [token, ...more] = tokensOf(text.slice(at));
  if (token?.kind !== "field" || token.unclosed !== undefined) return undefined;
  const isWhole = more.length === 0 || (!token.quoted && more.length <= mostNames && more.every(isName));
  const value = [token, ...more].map((word) => word.value).join(" ");
  return isWhole ? { at, key: token.key.toLowerCase(), value } : undefined;
}

/** A draft of several quotations may have paragraphs that close no mark; of one it is a slip. */
function unclosedNotes(tokens: readonly Token[], fields: readonly Field[]): readonly string[] {
  const mark = tokens.at(-1)?.unclosed;
  if (
    mark === undefined ||
    (fields.length === 0 && tokens.filter(({ kind }) => kind === "phrase").length > 1)
  )
    return [];
  const upTo = fields.length === 0 ? "the end" : fields.map(({ key }) => `${key}:`).join(" and ");
  return [`The mark ${mark} was not closed, so everything up to ${upTo} is taken as words said.`];
}

/** What was typed behind the command's name, without its own options. */
function draftIn(line: string, tokens: readonly Token[], rest: readonly Token[]): string {
  const kept = new Set(rest);
  let draft = "";
  for (const [at, token] of tokens.entries()) {
    if (kept.has(token)) draft += line.slice(token.start, tokens[at + 1]?.start ?? line.length);
  }
  return draft;
}
