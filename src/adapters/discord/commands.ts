import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { AdapterError } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Command, Commands, Option, Options } from "../../chat/command.ts";
import { completionsOf } from "../../chat/completions.ts";
import { offersOf } from "../../chat/offers.ts";
import { withoutMarks } from "../../research/search/tokens.ts";
import { limits } from "./limits.ts";

/** What a person gave for each option of a menu, by its name. */
export type Given = Readonly<Record<string, string | number>>;

/** The one application command, `/quote`, with a subcommand for each of the desk's commands. */
export function applicationCommand(commands: Commands): RESTPostAPIChatInputApplicationCommandsJSONBody {
  if (commands.size > limits.subcommands.most) {
    throw new AdapterError(
      `Discord takes ${limits.subcommands.most} commands below /quote, and there are ${commands.size}: take some out of the folder “commands”.`,
    );
  }
  return {
    name: "quote",
    description: "Who said what, when and where: the exact words from the articles",
    options: Array.from(commands, ([name, command]) => subcommand(name, command)),
  };
}

/** The line that a person would have typed for what they gave in the menu of the command `name`. */
export function lineOf(name: string, { options }: Command, given: Given): string {
  const own = Object.entries(options).flatMap(([key, option]) => {
    const value = given[key];
    return value === undefined || isRest(option) ? [] : [printGiven(key, option, value)];
  });
  const hasQuery = queryKey(options) !== undefined;
  const fields = queryFields.flatMap(({ name: key }) => {
    const value = given[key];
    return hasQuery && value !== undefined && !Object.hasOwn(options, key) ? [`${key}:${quoted(value)}`] : [];
  });
  // The query stands last: a mark in it that is never closed then swallows nothing.
  const rest = Object.keys(options).find((key) => options[key] !== undefined && isRest(options[key]));
  const query = given[rest ?? ""] ?? "";
  return [name, ...own, ...fields, String(query).trim()].filter((part) => part !== "").join(" ");
}

/** The fields of the query language that a menu offers beside the query itself. */
const queryFields = [
  { name: "by", description: "Who said it: a name, or the beginning of one", autocomplete: true },
  { name: "in", description: "Where it was published: the name of an outlet", autocomplete: true },
  { name: "about", description: "What the article is about: words of its headline or its text" },
  { name: "after", description: "Published after this day, like 2026-03-14" },
  { name: "before", description: "Published before this day, like 2026-03-14" },
  { name: "during", description: "Published in this month, like 2026-03, or year", autocomplete: true },
  { name: "last", description: "Published in the last days, like 7d, 2w, 3m or 1y", autocomplete: true },
  {
    name: "type",
    description: "Whole quotations, or the words quoted inside a sentence",
    choices: [
      { name: "whole quotations", value: "direct" },
      { name: "words quoted inside a sentence", value: "fragment" },
    ],
  },
  {
    name: "sort",
    description: "What comes first",
    choices: [
      { name: "best match", value: "best" },
      { name: "newest", value: "new" },
      { name: "oldest", value: "old" },
    ],
  },
] as const;

/**
 * What to offer while someone types in an option: names in `by` and `in`; in other fields and in the query what
 * may stand in place of its last word. In the order in which they are best.
 */
export function offersFor(
  command: string,
  option: string,
  typed: string,
  bot: Pick<Bot, "commands" | "suggest">,
  today: string,
): readonly string[] {
  if (option === "by" || option === "in") return bot.suggest(option, typed, limits.choices.most);
  const options = bot.commands.get(command)?.options;
  const own = options?.[option];
  if (own !== undefined && own.kind !== "query") return offersOf(own, typed).slice(0, limits.choices.most);
  const key = options && queryKey(options);
  if (key === undefined) return [];
  const before = option === key ? `${command} ` : `${command} ${option}:`;
  const [offers, word] = completionsOf(before + typed, bot, today);
  if (word === "") return [];
  const kept = (before + typed).slice(0, -word.length);
  // What was typed stands in the box already.
  const others = offers.filter((offer) => offer !== word);
  return others.map((offer) => (kept + offer).slice(before.length).trim());
}

function subcommand(name: string, { description, options }: Command): APIApplicationCommandSubcommandOption {
  const own = Object.entries(options)
    .filter(([, option]) => option.hidden !== true)
    .map(([key, option]) => menuOption(key, option));
  const fields: readonly APIApplicationCommandBasicOption[] = queryFields
    .filter((field) => queryKey(options) !== undefined && !Object.hasOwn(options, field.name))
    .map(stringOption);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    options: [...own, ...fields].toSorted(
      (a, b) => Number(b.required ?? false) - Number(a.required ?? false),
    ),
  };
}

/** Choices and offers while typing exclude one another. */
function stringOption({
  name,
  description,
  ...more
}: (typeof queryFields)[number]): APIApplicationCommandBasicOption {
  const base = { name, description, type: ApplicationCommandOptionType.String } as const;
  return "choices" in more
    ? { ...base, choices: [...more.choices] }
    : { ...base, autocomplete: "autocomplete" in more };
}

function menuOption(name: string, option: Option): APIApplicationCommandBasicOption {
  const base = { name, description: option.description, required: option.required ?? false };
  if (option.kind === "query")
    return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
  if (name === "by" && option.kind === "text")
    return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
  if (option.kind === "choice") {
    const choices = Object.entries(option.choices ?? {}).map(([value, means]) => ({ name: means, value }));
    return { ...base, type: ApplicationCommandOptionType.String, choices };
  }
  if (option.kind === "text" && option.most !== undefined)
    return { ...base, type: ApplicationCommandOptionType.String, max_length: option.most };
  if (option.kind === "zone" || option.kind === "days")
    return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
  if (option.kind !== "count") return { ...base, type: ApplicationCommandOptionType.String };
  return {
    ...base,
    type: ApplicationCommandOptionType.Integer,
    min_value: option.least ?? 0,
    ...(option.most !== undefined && { max_value: option.most }),
  };
}

/** Takes all that the other options leave of a line. */
const isRest = ({ kind }: Option): boolean => kind === "query" || kind === "draft";

const queryKey = (options: Options): string | undefined =>
  Object.keys(options).find((key) => options[key]?.kind === "query");

function printGiven(key: string, { kind }: Option, value: string | number): string {
  if (kind === "count") return `${key}:${value}`;
  if (kind === "quote") return `q:${quoted(String(value).trim().replace(/^q:/i, ""))}`;
  return kind === "word" ? quoted(value) : `${key}:${quoted(value)}`;
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
