import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { AdapterError } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import {
  type Command,
  type Commands,
  type Option,
  type Options,
  offeredCommands,
} from "../../chat/command.ts";
import { completionsOf } from "../../chat/completions.ts";
import { offersOf } from "../../chat/offers.ts";
import { type QueryField, queryFields } from "../../chat/query-fields.ts";
import type { Suggestion, Typing } from "../../chat/suggestions.ts";
import { limits } from "./limits.ts";

/** The one application command, `/quote`, with a subcommand for each of the desk's commands. */
export function applicationCommand(all: Commands): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const commands = offeredCommands(all);
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
  from?: Typing,
): readonly Suggestion[] {
  const options = bot.commands.get(command)?.options;
  const own = options?.[option];
  const field = own?.offers ?? (option === "by" || option === "in" ? option : undefined);
  if (field !== undefined) return bot.suggest(field, typed, limits.choices.most, from);
  if (own !== undefined && own.kind !== "query")
    return offersOf(own, typed).slice(0, limits.choices.most).map(asTyped);
  const key = options && queryKey(options);
  if (key === undefined) return [];
  const before = option === key ? `${command} ` : `${command} ${option}:`;
  const [offers, word] = completionsOf(before + typed, bot, today, from);
  if (word === "") return [];
  const kept = (before + typed).slice(0, -word.length);
  // What was typed stands in the box already.
  const others = offers.filter((offer) => offer !== word);
  return others.map((offer) => asTyped((kept + offer).slice(before.length).trim()));
}

const asTyped = (value: string): Suggestion => ({ value, label: value });

function subcommand(name: string, { description, options }: Command): APIApplicationCommandSubcommandOption {
  const own = Object.entries(options)
    .filter(([, option]) => option.hidden !== true)
    .map(([key, option]) => menuOption(key, option));
  const fields: readonly APIApplicationCommandBasicOption[] = queryFields
    .filter((field) => queryKey(options) !== undefined && !Object.hasOwn(options, field.key))
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
  key,
  description,
  choices,
  isOffered = false,
}: QueryField): APIApplicationCommandBasicOption {
  const base = { name: key, description, type: ApplicationCommandOptionType.String } as const;
  return choices === undefined
    ? { ...base, autocomplete: isOffered }
    : { ...base, choices: choicesOf(choices) };
}

const choicesOf = (choices: NonNullable<Option["choices"]>) =>
  Object.entries(choices).map(([value, means]) => ({ name: means, value }));

function menuOption(name: string, option: Option): APIApplicationCommandBasicOption {
  const base = { name, description: option.description, required: option.required ?? false };
  if (option.kind === "query")
    return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
  if (option.kind === "choice")
    return { ...base, type: ApplicationCommandOptionType.String, choices: choicesOf(option.choices ?? {}) };
  if (option.kind === "text")
    return {
      ...base,
      type: ApplicationCommandOptionType.String,
      ...(option.offers !== undefined && { autocomplete: true }),
      ...(option.most !== undefined && { max_length: option.most }),
    };
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

const queryKey = (options: Options): string | undefined =>
  Object.keys(options).find((key) => options[key]?.kind === "query");
