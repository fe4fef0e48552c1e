import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  Interaction,
  MessageContextMenuCommandInteraction,
  RepliableInteraction,
  StringSelectMenuInteraction,
} from "discord.js";
import type { Button, Card } from "../../chat/card.ts";
import { expiredCard } from "../../chat/errors.ts";
import { type Given, lineOf } from "../../chat/given.ts";
import { guarded } from "../../chat/guarded.ts";
import { actionOf, givenBy } from "./actions.ts";
import { answerQuestion } from "./answering.ts";
import { offer } from "./autocomplete.ts";
import { type Pressed, readPressed } from "./buttons.ts";
import { rootName } from "./commands.ts";
import { askerOf, type Desk } from "./desk.ts";
import { answerForm, openForm } from "./forms.ts";
import { lineOfMenu } from "./message-menus.ts";
import { textOfMessage } from "./message-text.ts";
import { readChosen } from "./selects.ts";
import { defer, deliver, replace, whisper } from "./show.ts";
import { foreignCard, tell } from "./telling.ts";
import { audienceOf, seenBy } from "./visible.ts";

/** Answers a command, a message's menu, a pressed button, a chosen row, a form or a half-typed name; what is none of the desk's is told so. Never rejects: what fails is told and logged. */
export async function answer(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete()) return offer(interaction, desk);
  if (!interaction.isRepliable()) return;
  try {
    await answerOne(interaction, desk);
  } catch (cause) {
    // What is asked and brought is caught where that is done, so nothing was said yet.
    const card = await guarded(askerOf(interaction, desk), desk.log, () => Promise.reject<Card>(cause));
    await tell(card, interaction, desk);
  }
}

async function answerOne(interaction: RepliableInteraction, desk: Desk): Promise<void> {
  if (interaction.isChatInputCommand()) await answerCommand(interaction, desk);
  else if (interaction.isMessageContextMenuCommand()) await answerMenu(interaction, desk);
  else if (interaction.isButton()) await answerPress(interaction, readPressed(interaction.customId), desk);
  else if (interaction.isStringSelectMenu()) await answerPress(interaction, readChosen(interaction), desk);
  else if (interaction.isModalSubmit()) await answerForm(interaction, desk);
  else if (interaction.isCommand()) await tell(foreignCard(interaction.commandName), interaction, desk);
  else await tell(expiredCard("list"), interaction, desk);
}

function answerCommand(interaction: ChatInputCommandInteraction, desk: Desk): Promise<void> {
  const given = givenIn(interaction.options.data);
  const line = lineFor(interaction, given, desk);
  if (line === undefined) return tell(foreignCard(pathOf(interaction)), interaction, desk);
  const isShared = desk.bot.forEveryone(line);
  const audience = isShared ? "everyone" : audienceOf(given);
  return answerQuestion(
    interaction,
    {
      acknowledge: () => defer(interaction, audience),
      run: () => desk.bot.run({ line, ...askerOf(interaction, desk) }),
      bring: (card) => deliver(isShared ? card : seenBy(audience, card), interaction, audience, desk),
      again: { label: "Ask again", line },
    },
    desk,
  );
}

/** The line that a person would have typed; nothing where the desk has no such command. */
function lineFor(
  { commandName, options }: ChatInputCommandInteraction,
  given: Given,
  { bot }: Desk,
): string | undefined {
  const subcommand = options.getSubcommand(false) ?? "";
  const name = options.getSubcommandGroup(false) ?? subcommand;
  const command = bot.commands.get(name);
  if (commandName !== rootName || command === undefined) return undefined;
  const action = actionOf(command);
  return lineOf(name, command, action === undefined ? given : { ...given, ...givenBy(action, subcommand) });
}

/** The command as it stands in Discord's menu. */
const pathOf = ({ commandName, options }: ChatInputCommandInteraction): string =>
  `/${[commandName, options.getSubcommandGroup(false), options.getSubcommand(false)].filter((part) => part !== null).join(" ")}`;

function answerMenu(interaction: MessageContextMenuCommandInteraction, desk: Desk): Promise<void> {
  const asked = lineOfMenu(interaction.commandName, textOfMessage(interaction.targetMessage));
  return answerQuestion(
    interaction,
    {
      acknowledge: () => defer(interaction, "asker"),
      run: () =>
        typeof asked === "string" ? desk.bot.run({ line: asked, ...askerOf(interaction, desk) }) : asked,
      bring: (card) => deliver(card, interaction, "asker", desk),
      again: typeof asked === "string" ? { label: "Ask again", line: asked } : undefined,
    },
    desk,
  );
}

type Press = ButtonInteraction | StringSelectMenuInteraction;

async function answerPress(interaction: Press, pressed: Pressed | undefined, desk: Desk): Promise<void> {
  if (pressed?.does === "edit") return openForm(interaction, pressed.carried, desk);
  const from = askerOf(interaction, desk);
  const again = pressed && againOf(pressed.carried, desk);
  const run = () =>
    guarded(from, desk.log, () =>
      pressed === undefined || desk.bot.lineOf(pressed.carried) === undefined
        ? expiredCard(interaction.isButton() ? "button" : "list")
        : desk.bot.press(pressed.carried, from),
    );
  if (pressed?.does === "replace") {
    const acknowledge = () => interaction.deferUpdate();
    const bring = (card: Card) => turnPage(card, interaction, desk);
    return answerQuestion(interaction, { acknowledge, run, bring, again }, desk);
  }
  const audience = pressed !== undefined && desk.bot.forEveryone(pressed.carried) ? "everyone" : "asker";
  const acknowledge = () => defer(interaction, audience);
  const bring = (card: Card) => deliver(card, interaction, audience, desk);
  return answerQuestion(interaction, { acknowledge, run, bring, again }, desk);
}

/** A page that could not be turned leaves the page that stands, whose foot says what to ask again. */
const turnPage = (card: Card, interaction: Press, desk: Desk): Promise<void> =>
  card.outcome === "answered" ? replace(card, interaction, desk) : whisper(card, interaction, desk);

/** A button that does the same; none where what it carries is not known any more, or not now. */
function againOf(carried: string, { bot }: Desk): Button | undefined {
  try {
    const line = bot.lineOf(carried);
    return line === undefined ? undefined : { label: "Ask again", line };
  } catch {
    return undefined;
  }
}

/** What was given, below subcommands and groups. */
const givenIn = (options: readonly CommandInteractionOption[]): Given =>
  Object.fromEntries(
    options.flatMap(({ name, value, options: below = [] }) =>
      typeof value === "string" || typeof value === "number"
        ? [[name, value]]
        : Object.entries(givenIn(below)),
    ),
  );
