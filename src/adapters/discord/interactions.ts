import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits,
} from "discord.js";
import type { Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import { type Card, paragraph } from "../../chat/card.ts";
import { expiredCard } from "../../chat/errors.ts";
import { type Given, lineOf } from "../../chat/given.ts";
import type { Suggestion } from "../../chat/suggestions.ts";
import { dayIn } from "../../chat/zone.ts";
import { readPressed } from "./buttons.ts";
import { offersFor } from "./commands.ts";
import { type DiscordMessage, minimalDiscord, renderDiscord } from "./components.ts";
import { limits } from "./limits.ts";
import { refusesContent, withoutSecrets } from "./refusals.ts";

type Answerable = ChatInputCommandInteraction | ButtonInteraction;

/** How the desk answers what people do on Discord. */
export interface Desk {
  readonly bot: Bot;
  /** The IANA zone of the people here: Discord does not tell theirs. */
  readonly zone: string;
  readonly log: Log;
}

/** Answers a command, a pressed button or a half-typed name. Never rejects: what fails is logged. */
export async function answer(interaction: Interaction, desk: Desk): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await offer(interaction, desk);
    else if (interaction.isChatInputCommand()) await answerCommand(interaction, desk);
    else if (interaction.isButton()) await answerButton(interaction, desk);
  } catch (cause) {
    desk.bot.undelivered?.("discord", interaction.user.id);
    const age = Date.now() - interaction.createdTimestamp;
    desk.log(`Discord did not take an answer, ${age} ms after the question`, withoutSecrets(cause));
  }
}

async function answerCommand(interaction: ChatInputCommandInteraction, desk: Desk): Promise<void> {
  const name = interaction.options.getSubcommand(false) ?? "help";
  const command = desk.bot.commands.get(name);
  const line = command === undefined ? "help" : lineOf(name, command, givenIn(interaction));
  const isForAll = await defer(interaction, line, desk);
  const card = await desk.bot.run({ line, ...placeOf(interaction, desk) });
  await reply(card, interaction, isForAll, desk);
}

async function answerButton(interaction: ButtonInteraction, desk: Desk): Promise<void> {
  const pressed = readPressed(interaction.customId);
  const press = async (carried: string | undefined): Promise<Card> =>
    carried === undefined ? expiredCard() : desk.bot.press(carried, placeOf(interaction, desk));
  if (pressed?.inPlace !== true) {
    const isForAll = await defer(interaction, pressed?.carried, desk);
    return reply(await press(pressed?.carried), interaction, isForAll, desk);
  }
  await interaction.deferUpdate();
  const card = await press(pressed.carried);
  // A page that could not be turned leaves the page that stands, whose foot says what to ask again.
  await show(card, desk, (message) =>
    card.outcome === "answered" ? interaction.editReply(message) : beside(interaction, message),
  );
}

/** Before anything is run: Discord waits three seconds. Whether others see the answer is decided here, once. */
async function defer(interaction: Answerable, carried: string | undefined, { bot }: Desk): Promise<boolean> {
  const isForAll = carried !== undefined && bot.forEveryone(carried);
  await interaction.deferReply(isForAll ? {} : { flags: MessageFlags.Ephemeral });
  return isForAll;
}

async function reply(card: Card, interaction: Answerable, isForAll: boolean, desk: Desk): Promise<void> {
  const isRefused = isForAll && card.audience !== "everyone";
  if (isRefused) await withdraw(interaction, desk);
  await show(card, desk, (message) =>
    isRefused ? beside(interaction, message) : interaction.editReply(message),
  );
}

/**
 * Takes a public reply back before anything stands in it. What follows up on one that was only deferred takes its place and is
 * seen by as many (https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages), so it is a
 * message first.
 */
async function withdraw(interaction: Answerable, { bot }: Desk): Promise<void> {
  await interaction.editReply(editable(renderDiscord(nothingShared, bot.carry)));
  await interaction.deleteReply();
}

const nothingShared: Card = {
  outcome: "answered",
  summary: "Nothing is shared.",
  blocks: [paragraph("Nothing is shared.")],
};

/** A message for the asker alone, whoever sees the one that it belongs to. */
const beside = (interaction: Answerable, message: EditableMessage): Promise<unknown> =>
  interaction.followUp({ ...message, flags: [message.flags, MessageFlags.Ephemeral] });

/** Offers from memory: this answer cannot be deferred, and an error would only close the menu. */
async function offer(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  const { bot, zone, log } = desk;
  const { name, value } = interaction.options.getFocused(true);
  const command = interaction.options.getSubcommand(false) ?? "";
  const from = placeOf(interaction, desk);
  const offers = offersWithin(
    () => offersFor(command, name, value, bot, dayIn(zone, Temporal.Now.instant()), from),
    log,
  );
  await interaction.respond(offers.map(({ label, value: offered }) => ({ name: label, value: offered })));
}

function offersWithin(offers: () => readonly Suggestion[], log: Log): readonly Suggestion[] {
  try {
    return offers()
      .filter(({ value, label }) =>
        [value, label].every((text) => text.trim() !== "" && text.length <= limits.choiceText.most),
      )
      .slice(0, limits.choices.most);
  } catch (cause) {
    log("nothing could be offered while someone typed", cause);
    return [];
  }
}

/** Sends a card; one that Discord refuses for what it holds is sent once more at its least. */
async function show(
  card: Card,
  { bot, log }: Desk,
  send: (message: EditableMessage) => Promise<unknown>,
): Promise<void> {
  try {
    await send(editable(renderDiscord(card, bot.carry)));
  } catch (cause) {
    if (cause instanceof DiscordAPIError && !refusesContent(cause)) throw cause;
    log("Discord refused a card, so its one sentence was sent", withoutSecrets(cause));
    await send(editable(minimalDiscord(card)));
  }
}

type EditableMessage = ReturnType<typeof editable>;

/** As discord.js takes it. No files, said as such, take away those of the page that stood here. */
const editable = ({ flags, components, files }: DiscordMessage) => ({
  flags,
  components: [...components],
  files: [...files],
});

const placeOf = (interaction: Answerable | AutocompleteInteraction, { zone }: Desk): Omit<Call, "line"> => ({
  asker: {
    id: interaction.user.id,
    name: interaction.user.displayName,
    zone,
    mayManage: mayManage(interaction),
  },
  where: { surface: "discord", channel: interaction.channelId ?? interaction.user.id },
});

/** In direct messages everyone; on a server whoever may change it, or this channel, as Discord says with each interaction. */
const mayManage = ({
  guildId,
  memberPermissions,
}: Pick<Answerable, "guildId" | "memberPermissions">): boolean =>
  guildId === null ||
  memberPermissions?.any([PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageChannels]) === true;

/** What was given, below the subcommand. */
function givenIn(interaction: ChatInputCommandInteraction): Given {
  const options = interaction.options.data.flatMap((option) => option.options ?? []);
  return Object.fromEntries(
    options.flatMap(({ name, value }) =>
      typeof value === "string" || typeof value === "number" ? [[name, value]] : [],
    ),
  );
}
