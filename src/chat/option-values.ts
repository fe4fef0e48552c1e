import { UserError } from "../research/errors.ts";
import { parseQuery } from "../research/search/parse-query.ts";
import { printQuery } from "../research/search/print-query.ts";
import type { Query } from "../research/search/query.ts";
import type { Token } from "../research/search/tokens.ts";
import type { Option, Options, Values } from "./command.ts";

/** What a line gives a command, checked, and what the asker should know of how it was read. */
export interface Reading {
  readonly values: Values<Options>;
  readonly notes: readonly string[];
}

type Value = Values<Options>[string];

/**
 * Reads a command's options from the tokens that follow its name in `line`. Its own `key:value` are taken off
 * first; a query takes all the rest, and without one each word goes to the next option still open.
 * Throws a `UserError` when a value cannot be read, one is missing, or a word is left over.
 */
export function readOptions(
  name: string,
  options: Options,
  line: string,
  tokens: readonly Token[],
  today?: string,
): Reading {
  const values: Record<string, Value> = {};
  const rest: Token[] = [];
  for (const token of tokens) {
    const key = ownKey(options, token);
    if (key === undefined) rest.push(token);
    else Object.assign(values, readValue(key, options[key], token.value));
  }
  const queryKey = Object.keys(options).find((key) => options[key]?.kind === "query");
  if (queryKey !== undefined) {
    const { query, notes } = parseQuery(rest.map((token) => typedAs(line, token)).join(" "), today);
    return { values: { ...defaultsOf(options), ...values, [queryKey]: query }, notes };
  }
  for (const token of rest) {
    const key = Object.keys(options).find((open) => !(open in values) && options[open]?.kind !== "count");
    if (key === undefined) throw new UserError(tooMuch(name, options, typedAs(line, token)));
    Object.assign(values, readValue(key, options[key], token.value));
  }
  const missing = Object.entries(options).find(
    ([key, option]) => option.required === true && !(key in values),
  );
  if (missing !== undefined) throw new UserError(tooLittle(name, ...missing));
  return { values: { ...defaultsOf(options), ...values }, notes: [] };
}

/** An option as it stands in a line; nothing for a default. */
export function printOption(key: string, option: Option, value: unknown): string {
  if (value === undefined || value === option.default) return "";
  if (option.kind === "query") return printQuery(value as Query);
  return option.kind === "count" ? `${key}:${value}` : String(value);
}

const typedAs = (line: string, token: Token): string => line.slice(token.start, token.end);

/** `page` of `Page:2`, when the command has such an option; a query's own key is not one. */
function ownKey(options: Options, token: Token): string | undefined {
  if (token.kind !== "field" || token.not) return undefined;
  const key = token.key.toLowerCase();
  return Object.hasOwn(options, key) && options[key]?.kind !== "query" ? key : undefined;
}

const defaultsOf = (options: Options): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([key, option]) =>
      option.default === undefined ? [] : [[key, option.default]],
    ),
  );

/** The value by its key; nothing where a word was asked for and there is none. */
function readValue(key: string, option: Option | undefined, typed: string): Record<string, Value> {
  if (option?.kind === "count") return { [key]: readCount(key, option, typed) };
  if (option?.kind === "quote") return { [key]: readQuoteId(typed) };
  const word = /[\p{L}\p{N}]+/u.exec(typed)?.[0];
  return word === undefined ? {} : { [key]: word };
}

function readCount(key: string, option: Option, typed: string): number {
  const least = option.least ?? 0;
  const most = option.most ?? Number.MAX_SAFE_INTEGER;
  const count = /^\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN;
  if (count >= least && count <= most) return count;
  const range = option.most === undefined ? `from ${least}` : `from ${least} to ${most}`;
  throw new UserError(
    `${key}: takes a whole number ${range}, like ${key}:${Math.max(1, least)} (got “${clipped(typed)}”).`,
  );
}

function readQuoteId(typed: string): string {
  const id = typed.toLowerCase().replace(/^q:/, "");
  if (/^[a-z0-9]{8}$/.test(id)) return `q:${id}`;
  throw new UserError(
    `“${clipped(typed)}” is no quotation's id. Ids look like ${sampleId}, and every card shows its own.`,
  );
}

const sampleId = "q:k3v7m2qa";

/** What was typed wrongly is repeated only so far as it takes to know it again. */
const clipped = (typed: string): string => typed.slice(0, 40);

const tooLittle = (name: string, key: string, { kind, description }: Option): string => {
  const sample = kind === "quote" ? sampleId : `${key}:${kind === "count" ? 1 : "word"}`;
  return `${name} needs ${key}: ${description}, like ${name} ${sample}.`;
};

function tooMuch(name: string, options: Options, typed: string): string {
  const known = Object.keys(options).filter((key) => options[key]?.hidden !== true);
  const takes = known.length === 0 ? "nothing more" : `only ${known.map((key) => `${key}:`).join(", ")}`;
  return `${name} takes ${takes}; “${clipped(typed)}” is too much.`;
}
