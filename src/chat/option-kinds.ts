import { readDays } from "../desk/read-days.ts";
import { readTime } from "../desk/read-time.ts";
import { readZone } from "../desk/read-zone.ts";
import { printDays } from "../desk/schedule.ts";
import { UserError } from "../research/errors.ts";
import { nearestOf } from "../research/nearest.ts";
import { printQuery } from "../research/search/print-query.ts";
import type { Query } from "../research/search/query.ts";
import { fenced, withoutMarks } from "../research/search/tokens.ts";
import type { Option, Options, Values } from "./command.ts";

/** What an option holds. */
export type Value = Values<Options>[string];

/** An id as its cards show it. */
export const sampleId = "q:k3v7m2qa";

/** What was typed wrongly is repeated only so far as it takes to know it again. */
export const clipped = (typed: string): string => typed.slice(0, 40);

/**
 * What was typed for an option, read as its kind; undefined where it holds nothing. A query is not read here.
 * Throws a `UserError` that says what the option takes.
 */
export function readValue(key: string, option: Option, typed: string): Value {
  switch (option.kind) {
    case "count":
      return readCount(key, option, typed);
    case "quote":
      return readQuoteId(typed);
    case "text":
      return readText(key, option, typed);
    case "draft":
      return readDraft(key, option, typed);
    case "choice":
      return readChoice(key, option, typed);
    case "time":
      return readTime(typed);
    case "zone":
      return readZone(typed);
    case "days":
      return readDays(typed);
    default:
      return /[\p{L}\p{N}]+/u.exec(typed)?.[0];
  }
}

/** A value as it stands in a line, without its key; it reads back as the same. */
export function printValue({ kind, asTyped }: Option, value: unknown): string {
  // A command's values are of the kinds that it names: `readValue` and types see to that.
  if (kind === "query") return printQuery(value as Query);
  if (kind === "days")
    return printDays(value as readonly number[])
      .toLowerCase()
      .replaceAll(" ", "");
  if (kind === "text") return asTyped ? printAsTyped(String(value)) : typable(String(value));
  return String(value);
}

/** Text in one line as an option keeps it: single blanks, and double marks as ″, which close nothing. */
export const oneLine = (text: string): string => withoutMarks(text.replace(/[\s\p{Cc}]+/gu, " ").trim());

/** Whether a word without a key is meant for this option rather than for another that is open. */
export function looksMeant(option: Option, typed: string): boolean {
  if (option.kind === "choice") return Object.hasOwn(option.choices ?? {}, typed.toLowerCase());
  if (option.kind === "time") return /^\d/.test(typed);
  if (option.kind === "zone") return /\/|^(?:utc|gmt)$/i.test(typed);
  return option.kind !== "days" || /^(?:mon|tue|wed|thu|fri|sat|sun|week|dai|every)/i.test(typed);
}

/** Lines and marks as they are, but for other control characters. Without blanks at its ends. */
const linesOf = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .trim();

/** A text as a person gives it, as the value of its key: it reads back as the same. */
export function printAsTyped(text: string): string {
  const lines = linesOf(text);
  return oneLine(lines) === lines ? typable(lines) : fenced(lines);
}

const typable = (text: string): string => (/^[\p{L}\p{N}]+$/u.test(text) ? text : `"${text}"`);

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

function readText(
  key: string,
  { most = longestText, clears, asTyped }: Option,
  typed: string,
): string | undefined {
  const text = asTyped ? linesOf(typed) : oneLine(typed);
  if (text.length > most)
    throw new UserError(
      `${key}: holds at most ${most} characters, and this has ${text.length}: please say it in fewer.`,
    );
  return text === "" && clears !== true ? undefined : text;
}

const longestText = 200;

function readDraft(key: string, { most = longestText }: Option, typed: string): string | undefined {
  const text = typed.trim();
  if (text.length > most)
    throw new UserError(
      `A ${key} may have ${most.toLocaleString("en-GB")} characters, and this has ${text.length.toLocaleString("en-GB")}: ask in parts.`,
    );
  return text === "" ? undefined : text;
}

function readChoice(key: string, { choices = {}, elsewhere = {}, bare }: Option, typed: string): string {
  const word = typed.trim().toLowerCase();
  if (Object.hasOwn(choices, word)) return word;
  const known = Object.keys(choices);
  const other = Object.hasOwn(elsewhere, word) ? elsewhere[word] : undefined;
  if (other !== undefined) {
    const means = choices[other];
    throw new UserError(means === undefined ? other : `${word} is ${key}:${other} here: ${means}.`);
  }
  const near = nearestOf(word, known);
  const list = known.length === 1 ? known.join() : `${known.slice(0, -1).join(", ")} or ${known.at(-1)}`;
  throw new UserError(
    `${bare === true ? "Say" : `${key}: takes`} ${list} (got “${clipped(typed)}”).${near === undefined ? "" : ` Did you mean ${near}?`}`,
  );
}
