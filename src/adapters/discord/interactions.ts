import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  Interaction,
  MessageContextMenuCommandInteraction,
} from "discord.js";
import { expiredCard, refusedCard } from "../../chat/errors.ts";
import { type Given, lineOf } from "../../chat/given.ts";
import { acknowledge } from "./acknowledge.ts";
import { actionOf, givenBy } from "./actions.ts";
import { offer } from "./autocomplete.ts";
import { readPressed } from "./buttons.ts";
import { askerOf, type Desk } from "./desk.ts";
import { lineOfMenu } from "./message-menus.ts";
import { textOfMessage } from "./message-text.ts";
import { withoutSecrets } from "./refusals.ts";
import { defer, deliver, show, whisper } from "./show.ts";
import { tellUnclear } from "./tell-unclear.ts";
import { audienceOf, seenBy } from "./visible.ts";

/** Answers a command, a message's menu, a pressed button or a half-typed name. Never rejects: what fails is logged. */
export async function answer(interaction: Interaction, desk: Desk): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await offer(interaction, desk);
    else if (interaction.isChatInputCommand()) await answerCommand(interaction, desk);
    else if (interaction.isMessageContextMenuCommand()) await answerMenu(interaction, desk);
    else if (interaction.isButton()) await answerButton(interaction, desk);
  } catch (cause) {
    desk.bot.undelivered?.("discord", interaction.user.id);
    const age = Date.now() - interaction.createdTimestamp;
    desk.log(`Discord did not take an answer, ${age} ms after the question`, withoutSecrets(cause));
    await tellUnclear(interaction, cause);
  }
}

async function answerCommand(interaction: ChatInputCommandInteraction, desk: Desk): Promise<void> {
  const given = givenIn(interaction.options.data);
  const line = lineFor(interaction, given, desk);
  const isShared = desk.bot.forEveryone(line);
  const audience = isShared ? "everyone" : audienceOf(given);
  await defer(interaction, audience);
  const card = await desk.bot.run({ line, ...askerOf(interaction, desk) });
  await deliver(isShared ? card : seenBy(audience, card), interaction, audience, desk);
}

/** The line that a person would have typed. */
function lineFor({ options }: ChatInputCommandInteraction, given: Given, { bot }: Desk): string {
  const subcommand = options.getSubcommand();
  const name = options.getSubcommandGroup(false) ?? subcommand;
  const command = bot.commands.get(name);
  if (command === undefined) return "help";
  const action = actionOf(command);
  return lineOf(name, command, action === undefined ? given : { ...given, ...givenBy(action, subcommand) });
}

async function answerMenu(interaction: MessageContextMenuCommandInteraction, desk: Desk): Promise<void> {
  await defer(interaction, "asker");
  const line = lineOfMenu(interaction.commandName, textOfMessage(interaction.targetMessage));
  const card =
    line === undefined
      ? refusedCard("There are no words in this message.")
      : await desk.bot.run({ line, ...askerOf(interaction, desk) });
  await deliver(card, interaction, "asker", desk);
}

async function answerButton(interaction: ButtonInteraction, desk: Desk): Promise<void> {
  const pressed = readPressed(interaction.customId);
  if (pressed?.inPlace === true) return turnPage(interaction, pressed.carried, desk);
  const isForAll = pressed !== undefined && desk.bot.forEveryone(pressed.carried);
  const audience = isForAll ? "everyone" : "asker";
  await defer(interaction, audience);
  const card =
    pressed === undefined ? expiredCard() : await desk.bot.press(pressed.carried, askerOf(interaction, desk));
  await deliver(card, interaction, audience, desk);
}

/** A page that could not be turned leaves the page that stands, whose foot says what to ask again. */
async function turnPage(interaction: ButtonInteraction, carried: string, desk: Desk): Promise<void> {
  await acknowledge(interaction, () => interaction.deferUpdate());
  const card = await desk.bot.press(carried, askerOf(interaction, desk));
  if (card.outcome === "answered")
    await show(card, interaction.user.id, desk, (message) => interaction.editReply(message));
  else await whisper(card, interaction, desk);
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
