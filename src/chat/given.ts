import { withoutMarks } from "../research/search/tokens.ts";
import type { Command, Option } from "./command.ts";
import { printDraft } from "./draft-values.ts";
import { printAsTyped } from "./option-kinds.ts";
import { queryFields } from "./query-fields.ts";

/** What a person gave for each field of a menu or a form, by its name. */
export type Given = Readonly<Record<string, string | number>>;

/** The line that a person would have typed for what they gave for the command `name`. An empty field is one that was left out, but for what an empty one takes away (`Option.clears`). */
export function lineOf(name: string, { options }: Pick<Command, "options">, given: Given): string {
  const givenFor = (key: string): string | number | undefined => {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    return String(value ?? "").trim() === "" ? undefined : value;
  };
  const own = Object.entries(options).flatMap(([key, option]) => {
    const value = option.clears === true && given[key] === "" ? "" : givenFor(key);
    return value === undefined || isRest(option) ? [] : [printGiven(key, option, value)];
  });
  const hasQuery = Object.values(options).some(({ kind }) => kind === "query");
  const fields = queryFields.flatMap(({ key }) => {
    const value = givenFor(key);
    return hasQuery && value !== undefined && !Object.hasOwn(options, key) ? [printField(key, value)] : [];
  });
  // What takes all the rest stands last: a mark in it that is never closed then swallows nothing.
  const rest = Object.keys(options).find((key) => options[key] !== undefined && isRest(options[key]));
  const words = String(givenFor(rest ?? "") ?? "").trim();
  const isDraft = rest !== undefined && options[rest]?.kind === "draft";
  return [name, ...own, ...fields, isDraft && words !== "" ? printDraft(rest, words, options) : words]
    .filter((part) => part !== "")
    .join(" ");
}

/** Whether an option takes all that the others leave of a line. */
const isRest = ({ kind }: Option): boolean => kind === "query" || kind === "draft";

/** A field as it stands in a line; the name of the field may have been given with its value, as it is typed elsewhere. */
export function printField(key: string, value: string | number): string {
  const given = String(value).trim();
  const isNamed = given.toLowerCase().startsWith(`${key}:`);
  return `${key}:${quoted(isNamed ? given.slice(key.length + 1) : value)}`;
}

function printGiven(key: string, option: Option, value: string | number): string {
  const { kind } = option;
  if (kind === "count") return `${key}:${value}`;
  if (kind === "quote") return `q:${quoted(String(value).trim().replace(/^q:/i, ""))}`;
  if (option.kind === "text" && option.asTyped) return `${key}:${printAsTyped(String(value))}`;
  return kind === "word" ? quoted(value) : printField(key, value);
}

/** A value as one part of a line. A double mark inside becomes ″, which reads alike and closes nothing. */
function quoted(value: string | number): string {
  const text = withoutMarks(
    String(value)
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim(),
  );
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]*$/u.test(text) ? text : `"${text}"`;
}
