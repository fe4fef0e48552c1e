import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { AdapterError } from "../../chat/adapter.ts";
import { type Command, type Commands, type Option, offeredCommands } from "../../chat/command.ts";
import { fieldsBeside, type QueryField } from "../../chat/query-fields.ts";
import { offeredIn } from "../../chat/suggestions.ts";
import { actionOf, actionsOf, isReading, optionsFor } from "./actions.ts";
import { limits } from "./limits.ts";
import { messageMenus } from "./message-menus.ts";
import { refuseUnfit } from "./refuse-unfit.ts";
import { visibleKey, visibleOption } from "./visible.ts";
import { choicesOf, type Languages, languages, translated, worded } from "./wording.ts";

/**
 * All that people find in Discord's menus. `isGlobal`: on every server that has the desk, in direct messages and wherever a person
 * who installed it for themselves writes; a server's own menus are there only.
 */
export function applicationCommands(
  commands: Commands,
  isGlobal: boolean,
  into: Languages = languages,
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const all = [applicationCommand(commands, into), ...translated(messageMenus, into)];
  return isGlobal ? all.map((command) => ({ ...command, ...everywhere })) : all;
}

const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** What is typed before every command of the desk's. */
export const rootName = "quote";

/**
 * The one command that is typed, `/quote`, with a subcommand for each of the desk's commands. Throws an `AdapterError` where that is
 * more than Discord takes.
 */
export function applicationCommand(
  commands: Commands,
  into: Languages = languages,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const offered = offeredCommands(commands);
  if (offered.size > limits.subcommands.most) {
    throw new AdapterError(
      `Discord takes ${limits.subcommands.most} commands below /quote, and there are ${offered.size}: take some out of the folder “commands”.`,
    );
  }
  const command: RESTPostAPIChatInputApplicationCommandsJSONBody = {
    ...worded(rootName, "Who said what, when and where: the exact words from the articles"),
    options: Array.from(offered, ([name, one]) => menuOf(name, one)),
  };
  const whole = translated(command, into);
  refuseUnfit(whole);
  return whole;
}

function menuOf(
  name: string,
  command: Command,
): APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption {
  const action = actionOf(command);
  if (action === undefined) return subcommand(name, command.description, command);
  return {
    type: ApplicationCommandOptionType.SubcommandGroup,
    ...worded(name, command.description),
    options: Object.entries(actionsOf(action)).map(([own, means]) =>
      subcommand(own, asSentence(means), command, own),
    ),
  };
}

function subcommand(
  name: string,
  description: string,
  command: Command,
  action?: string,
): APIApplicationCommandSubcommandOption {
  const { options } = command;
  const own = optionsFor(command, action).map(([key, option]) => menuOption(key, option));
  const fields = fieldsBeside(options).map(queryOption);
  const visible = isReading(command, action) && !Object.hasOwn(options, visibleKey) ? [visibleOption] : [];
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...worded(name, description),
    options: [...own, ...fields, ...visible].toSorted(
      (a, b) => Number(b.required ?? false) - Number(a.required ?? false),
    ),
  };
}

const asSentence = (means: string): string => means.charAt(0).toUpperCase() + means.slice(1);

/** Choices and offers while typing exclude one another. */
function queryOption({
  key,
  description,
  choices,
  isOffered = false,
}: QueryField): APIApplicationCommandBasicOption {
  const base = { ...worded(key, description), type: ApplicationCommandOptionType.String } as const;
  return choices === undefined
    ? { ...base, autocomplete: isOffered }
    : { ...base, choices: choicesOf(choices) };
}

function menuOption(name: string, option: Option): APIApplicationCommandBasicOption {
  const { kind, least = 0, most, choices = {}, required = false } = option;
  const base = { ...worded(name, option.description), required };
  if (kind === "count")
    return {
      ...base,
      type: ApplicationCommandOptionType.Integer,
      min_value: least,
      ...(most !== undefined && { max_value: most }),
    };
  const text = { ...base, type: ApplicationCommandOptionType.String } as const;
  if (kind === "choice") return { ...text, choices: choicesOf(choices) };
  return {
    ...text,
    ...(isOffered(option) && { autocomplete: true }),
    ...(kind === "text" && most !== undefined && { max_length: most }),
  };
}

/** Whether something can be offered while it is typed (`offersFor`). */
const isOffered = (option: Option): boolean =>
  offeredIn(option) !== undefined || ["query", "quote", "days"].includes(option.kind);
