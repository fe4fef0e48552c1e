import type { Query } from "../research/search/query.ts";
import type { Command, Commands, Option, Options } from "./command.ts";
import { type Given, printField } from "./given.ts";
import { type ParsedLine, parseLine } from "./line.ts";
import { printValue } from "./option-kinds.ts";
import { printOption } from "./option-values.ts";
import { fieldsBeside, type QueryField, takenFrom } from "./query-fields.ts";
import { offeredIn, type SuggestField } from "./suggestions.ts";

/** One field of a form, as every surface can draw it. */
export interface FormField {
  /** Its name in what is given (`lineOf`). */
  readonly key: string;
  /** At most 45 characters. */
  readonly label: string;
  /** What to put in, in at most 100 characters; nothing where the label says it all. */
  readonly hint: string;
  /** One line, several, one of `choices`, or a whole number. */
  readonly kind: "line" | "lines" | "choice" | "count";
  /** Each value with what it means. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What stands in it, such as what was asked before. */
  readonly value?: string;
  readonly required: boolean;
  /** The longest value, in UTF-16 code units; of a count, the largest. */
  readonly most: number;
  /** Names that can be offered while it is typed (`Bot.suggest`). */
  readonly names?: SuggestField;
  /** It takes a whole day, so a calendar can stand in its place. */
  readonly isDay?: true;
}

/** A line, to be changed before it is run: `lineOf(command, …, { ...kept, ...what was given })`. */
export interface Form {
  /** The command's name. */
  readonly command: string;
  readonly title: string;
  readonly fields: readonly FormField[];
  /** What has no field and goes along as it is, such as the quotation that a note is for. */
  readonly kept: Given;
}

/**
 * The form of a line, filled in with what the line says; of a command's name alone, an empty one. What fields cannot say
 * (several names, a minus) stays in the query's own. `today`: as for `parseLine`. Throws a `UserError` where the line is wrong.
 */
export function formOf(line: string, commands: Commands, today: string): Form {
  const { name, command, values } = blankOf(line, commands) ?? parseLine(line, commands, today);
  const kept: Record<string, string> = {};
  const fields = Object.entries(command.options).flatMap(([key, option]): readonly FormField[] => {
    const value = (values as Readonly<Record<string, unknown>>)[key];
    if (option.hidden === true) return [];
    if (option.kind === "query") return fieldsOfQuery(command, key, value as Query | undefined);
    if (option.kind !== "quote" || value === undefined) return [fieldOf(key, option, value)];
    kept[key] = textOf(option, value);
    return [];
  });
  return { command: name, title: capital(name), fields, kept };
}

/** What stands in a form's fields, with what it keeps. */
export const givenIn = ({ fields, kept }: Form): Given => ({
  ...kept,
  ...Object.fromEntries(fields.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]]))),
});

/**
 * The form with at most so many fields: those that must be given, the query, those that hold something, then the others in
 * their order. What the rest holds goes along, in the query's own field where there is one.
 */
export function formWithin(form: Form, most: number, { options }: Pick<Command, "options">): Form {
  if (form.fields.length <= most) return form;
  const ranked = form.fields.toSorted((a, b) => rankOf(a, options) - rankOf(b, options));
  const shown = new Set(ranked.slice(0, most));
  const rest = form.fields.filter((field) => !shown.has(field) && field.value !== undefined);
  const isOfQuery = ({ key }: FormField): boolean => !Object.hasOwn(options, key);
  const folded = rest.filter(isOfQuery).map(({ key, value = "" }) => printField(key, value));
  const kept = rest.filter((field) => !isOfQuery(field)).map(({ key, value = "" }) => [key, value]);
  const withFolded = (field: FormField): FormField =>
    options[field.key]?.kind === "query"
      ? withText(field, [...folded, ...(field.value === undefined ? [] : [field.value])].join(" "))
      : field;
  return {
    ...form,
    fields: form.fields.filter((field) => shown.has(field)).map(withFolded),
    kept: { ...form.kept, ...Object.fromEntries(kept) },
  };
}

function rankOf({ key, required, value }: FormField, options: Options): number {
  if (required) return 0;
  if (options[key]?.kind === "query") return 1;
  return value === undefined || value === String(options[key]?.default) ? 3 : 2;
}

/** A command's name alone asks for nothing yet, not even for what it must have. */
function blankOf(
  line: string,
  commands: Commands,
): Pick<ParsedLine, "name" | "command" | "values"> | undefined {
  const name = line.trim().toLowerCase();
  const command = commands.get(name);
  return command && { name, command, values: {} };
}

function fieldOf(key: string, option: Option, value: unknown): FormField {
  const { kind, description, required = false, most = longest[kind] ?? shortest } = option;
  const { choices, default: preset } = option;
  const offers = offeredIn(option);
  const shown = value === undefined ? preset : textOf(option, value);
  return {
    key,
    label: labels[key] ?? capital(key),
    hint: description,
    kind: kindOf(option),
    ...(choices !== undefined && { choices }),
    ...(shown !== undefined && String(shown) !== "" && { value: String(shown) }),
    required,
    most,
    ...(offers !== undefined && { names: offers }),
  };
}

/** A value as it stands in a field, without the marks that it has in a line. */
const textOf = (option: Option, value: unknown): string =>
  option.kind === "days" ? printValue(option, value) : String(value);

const shortest = 200;

const longest: Partial<Readonly<Record<Option["kind"], number>>> = {
  query: 2000,
  draft: 2000,
  count: Number.MAX_SAFE_INTEGER,
};

const labels: Readonly<Record<string, string>> = { q: "Quotation", query: "Words" };

function kindOf({ kind, most = 0 }: Option): FormField["kind"] {
  if (kind === "choice" || kind === "count") return kind;
  return kind === "draft" || (kind === "text" && most > shortest) ? "lines" : "line";
}

/** The query's own field, and one for each of its fields that the command does not have as an option. */
function fieldsOfQuery(
  { options }: Pick<Command, "options">,
  key: string,
  query: Query | undefined,
): readonly FormField[] {
  const option = options[key];
  if (option === undefined) return [];
  const given: Record<string, string> = {};
  let left = query;
  const own = fieldsBeside(options);
  for (const field of own) {
    const taken = left && takenFrom(left, field.key);
    if (taken === undefined) continue;
    given[field.key] = taken.value;
    left = taken.rest;
  }
  const text = left === undefined ? "" : printOption(key, option, left, options);
  return [
    withText(fieldOf(key, option, undefined), text),
    ...own.map((field) => fieldOfField(field, given[field.key])),
  ];
}

/** The field with this in it, for which there is room whatever was typed. */
const withText = (field: FormField, text: string): FormField =>
  text === "" ? field : { ...field, value: text, most: Math.max(field.most, text.length) };

const fieldOfField = (
  { key, label, description, choices, isDay }: QueryField,
  value: string | undefined,
): FormField => ({
  key,
  label,
  hint: beside(label, description),
  kind: choices === undefined ? "line" : "choice",
  ...(choices !== undefined && { choices }),
  ...(value !== undefined && { value }),
  required: false,
  most: Math.max(shortest, value?.length ?? 0),
  ...((key === "by" || key === "in") && { names: key }),
  ...(isDay && { isDay }),
});

/** What a description says more than the label that stands above it. */
const beside = (label: string, description: string): string =>
  description.startsWith(label)
    ? capital(description.slice(label.length).replace(/^[:,]\s*/, ""))
    : description;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
