import { UserError } from "../research/errors.ts";
import { nearestOf } from "../research/search/nearest.ts";
import { parseQuery } from "../research/search/parse-query.ts";
import { printQuery } from "../research/search/print-query.ts";
import type { Query } from "../research/search/query.ts";
import { type Token, tokensOf } from "../research/search/tokens.ts";
import type { Command, Commands, Option, Options, Values } from "./command.ts";

/** A typed line, understood: which command, with what, and what the asker should know of it. */
export interface ParsedLine {
  readonly name: string;
  readonly command: Command;
  readonly values: Values<Options>;
  readonly notes: readonly string[];
  /** The command that the first word may have meant, when the line was searched instead. */
  readonly meant?: string;
}

/** Longer lines are not read; a phrase of a whole paragraph still fits. UTF-16 code units. */
const longestLine = 2000;

/**
 * Reads a line. A first word that names no command is searched for (`find`); an empty line asks for `help`.
 * Throws a `UserError` that says what to type instead.
 */
export function parseLine(typed: string, commands: Commands): ParsedLine {
  const line = typed.replace(/^\s*\/quote(?=\s|$)/i, "");
  if (line.length > longestLine) {
    const [length, most] = [line.length, longestLine].map((count) => count.toLocaleString("en-GB"));
    throw new UserError(
      `That line has ${length} characters, and ${most} are the most. Ask with the words that matter.`,
    );
  }
  const tokens = tokensOf(line);
  const first = tokens[0];
  const word = first?.kind === "word" && !first.not ? first.value.toLowerCase() : undefined;
  const name = first === undefined ? "help" : word !== undefined && commands.has(word) ? word : "find";
  const command = commands.get(name);
  if (command === undefined) throw new Error(`there is no command ${name} to fall back on`);
  const named = first !== undefined && word === name;
  const rest = named ? tokens.slice(1) : tokens;
  const meant = named || word === undefined ? undefined : nearestOf(word, [...commands.keys()]);
  const { values, notes } = readValues(name, command.options, line, rest);
  return { name, command, values, notes, ...(meant !== undefined && { meant }) };
}

/** The line that gives these values: typed again, it means the same. Defaults are left out. */
export function printLine(name: string, command: Command, values: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(command.options).map(([key, option]) => printOption(key, option, values[key]));
  return [name, ...parts].filter((part) => part !== "").join(" ");
}

function printOption(key: string, option: Option, value: unknown): string {
  if (value === undefined || value === option.default) return "";
  if (option.kind === "query") return printQuery(value as Query);
  if (option.kind === "count") return `${key}:${value}`;
  return String(value);
}

function readValues(name: string, options: Options, line: string, tokens: readonly Token[]) {
  const queryKey = Object.keys(options).find((key) => options[key]?.kind === "query");
  const own = tokens.filter(
    (token) => token.kind === "field" && !token.not && ownKey(options, token.key) !== undefined,
  );
  const others = tokens.filter((token) => !own.includes(token));
  const values: Record<string, Values<Options>[string]> = Object.fromEntries(
    Object.entries(options).flatMap(([key, option]) =>
      option.default === undefined ? [] : [[key, option.default]],
    ),
  );
  for (const token of own) {
    const key = token.kind === "field" ? ownKey(options, token.key) : undefined;
    const option = key === undefined ? undefined : options[key];
    if (key !== undefined && option !== undefined) values[key] = readValue(key, option, token.value);
  }
  if (queryKey !== undefined) {
    const parsed = parseQuery(others.map((token) => line.slice(token.start, token.end)).join(" "));
    return { values: { ...values, [queryKey]: parsed.query }, notes: parsed.notes };
  }
  for (const token of others) {
    const key = Object.keys(options).find(
      (candidate) => values[candidate] === undefined && options[candidate]?.kind !== "count",
    );
    const option = key === undefined ? undefined : options[key];
    const typed = line.slice(token.start, token.end);
    if (key === undefined || option === undefined) throw new UserError(tooMuch(name, options, typed));
    values[key] = readValue(key, option, token.value);
  }
  const missing = Object.keys(options).find(
    (key) => options[key]?.required === true && values[key] === undefined,
  );
  if (missing !== undefined)
    throw new UserError(
      `${name} needs ${missing}: ${options[missing]?.description}, like ${name} ${sampleOf(missing, options[missing])}.`,
    );
  return { values, notes: [] };
}

/** `q` of `Q:abc`, when the command has such an option; a query's own key is not one. */
const ownKey = (options: Options, typed: string): string | undefined => {
  const key = typed.toLowerCase();
  return Object.hasOwn(options, key) && options[key]?.kind !== "query" ? key : undefined;
};

function readValue(key: string, option: Option, typed: string): string | number {
  if (option.kind === "count") return readCount(key, option, typed);
  if (option.kind === "quote") return readQuoteId(typed);
  return typed;
}

function readCount(key: string, option: Option, typed: string): number {
  const least = option.least ?? 0;
  const most = option.most ?? Number.MAX_SAFE_INTEGER;
  const count = /^\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN;
  if (count >= least && count <= most) return count;
  const range = option.most === undefined ? `from ${least}` : `from ${least} to ${most}`;
  throw new UserError(
    `${key}: takes a whole number ${range}, like ${key}:${Math.max(1, least)} (got “${typed.slice(0, 40)}”).`,
  );
}

function readQuoteId(typed: string): string {
  const id = typed.toLowerCase().replace(/^q:/, "");
  if (/^[a-z0-9]{8}$/.test(id)) return `q:${id}`;
  throw new UserError(
    `“${typed.slice(0, 40)}” is no quotation's id. Ids look like ${sampleId}, and every card shows its own.`,
  );
}

const sampleId = "q:k3v7m2qa";

const sampleOf = (key: string, option: Option | undefined): string =>
  option?.kind === "quote" ? sampleId : option?.kind === "count" ? `${key}:1` : `${key}:word`;

const tooMuch = (name: string, options: Options, typed: string): string => {
  const known = Object.keys(options).filter((key) => options[key]?.hidden !== true);
  const takes = known.length === 0 ? "nothing more" : `only ${known.map((key) => `${key}:`).join(", ")}`;
  return `${name} takes ${takes}; “${typed.slice(0, 40)}” is too much.`;
};
