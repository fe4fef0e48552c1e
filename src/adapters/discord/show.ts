import { setTimeout as pause } from "node:timers/promises";
import { MessageFlags, RESTJSONErrorCodes, type RepliableInteraction } from "discord.js";
import type { Log } from "../../chat/adapter.ts";
import type { Card } from "../../chat/card.ts";
import { forMany } from "../../chat/views/shared.ts";
import type { DiscordMessage } from "./components.ts";
import type { Desk } from "./desk.ts";
import { codeOf, isPassing, isUnclear, withoutSecrets } from "./refusals.ts";
import { sendCard } from "./sending.ts";
import type { Audience } from "./visible.ts";

/** What people do that is answered by a card. */
export type Deferrable = RepliableInteraction;

/** What showing a card to somebody takes. */
export type Shower = Pick<Desk, "bot" | "seen" | "log">;

/** Answers in three seconds that the answer comes. Who will see it is decided here, once: Discord keeps it so. */
export const defer = async (interaction: Deferrable, audience: Audience): Promise<void> => {
  await interaction.deferReply(audience === "everyone" ? {} : { flags: MessageFlags.Ephemeral });
};

/** Brings a card to where it was deferred; what is not for everyone, to the asker alone. */
export async function deliver(
  card: Card,
  interaction: Deferrable,
  audience: Audience,
  desk: Desk,
): Promise<void> {
  if (audience === "everyone" && card.audience !== "everyone") return withdraw(card, interaction, desk);
  const shown = audience === "everyone" ? { ...card, blocks: forMany(card.blocks) } : card;
  await replace(shown, interaction, desk);
}

/** Puts a card in the place of what stands there: the answer that is owed, or the card that was pressed. */
export const replace = (card: Card, interaction: Deferrable, desk: Desk): Promise<void> =>
  show(card, interaction.user.id, desk, (message) => onceMore(() => interaction.editReply(message)));

/** Sends again, after a pause, what Discord certainly did not take while it, or the way to it, fails. Rejects with what else is wrong. */
async function onceMore(send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await send();
  } catch (cause) {
    if (!isPassing(cause) || isUnclear(cause)) throw cause;
    await pause(moment);
    return send();
  }
}

/** Milliseconds: whoever asked waits. */
const moment = 1000;

/**
 * The first follow-up of an answer that is still owed becomes that answer, for everyone, and once it is deleted Discord may take none
 * (https://github.com/discord/discord-api-docs/issues/2739). So it is given in a word, and taken away at the end.
 */
async function withdraw(card: Card, interaction: Deferrable, desk: Desk): Promise<void> {
  const content = "Only whoever asked sees the answer to this.";
  try {
    await onceMore(() => interaction.editReply({ content }));
  } catch (cause) {
    if (!isUnclear(cause) || !(await stands(content, interaction))) throw cause;
  }
  try {
    await whisper(card, interaction, desk);
  } finally {
    await takeAway(interaction, desk.log);
  }
}

/** Whether Discord says that this stands in the place of an answer. */
const stands = (content: string, interaction: Deferrable): Promise<boolean> =>
  interaction.fetchReply().then(
    (reply) => reply.content === content,
    () => false,
  );

/** Deletes what stands in the place of an answer. Never rejects: nothing hangs on it any more. */
export async function takeAway(interaction: Deferrable, log: Log): Promise<void> {
  for (const wait of [0, 2000]) {
    await pause(wait);
    try {
      return await interaction.deleteReply();
    } catch (cause) {
      if (codeOf(cause) === RESTJSONErrorCodes.UnknownMessage) return;
      log("Discord did not take away the line that stood for an answer", withoutSecrets(cause));
    }
  }
}

/** Shows a card to whoever asked alone, beside what stands there. */
export const whisper = (card: Card, interaction: Deferrable, desk: Desk): Promise<void> =>
  show(card, interaction.user.id, desk, (message) =>
    onceMore(() => interaction.followUp({ ...message, flags: [message.flags, MessageFlags.Ephemeral] })),
  );

/** Sends a card to a person, as much of it as Discord takes (`sendCard`), and remembers what they saw. Rejects with what else is wrong. */
export async function show(
  card: Card,
  person: string,
  { bot, seen, log }: Shower,
  send: (message: SendableMessage) => Promise<unknown>,
): Promise<void> {
  seen.add(person, card.shown ?? []);
  await sendCard(card, { carry: bot.carry, log }, (message) => send(sendable(message)));
}

type SendableMessage = ReturnType<typeof sendable>;

/** As discord.js takes it. No files, said as such, take away those of the page that stood here. */
const sendable = ({ flags, components, files }: DiscordMessage) => ({
  flags,
  components: [...components],
  files: [...files],
});
