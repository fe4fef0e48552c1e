import type { Message } from "discord.js";
import { type Card, plain } from "../../chat/card.ts";
import { createOnce } from "../../chat/once.ts";
import { forMany } from "../../chat/views/shared.ts";
import { tellLost } from "./answering.ts";
import type { Closed } from "./closed.ts";
import { askerOf, type Desk } from "./desk.ts";
import { asRead } from "./message-text.ts";
import { isShut, withoutSecrets } from "./refusals.ts";
import { show } from "./show.ts";
import { elsewhereCard, unsureCard } from "./unanswered.ts";

/**
 * Answers messages that are meant for the desk, each by a reply in its channel: Discord has no private answer to a message. Where a
 * channel refuses, that and what is asked there for a while is answered in direct messages, and so is what else Discord does not take;
 * where it did not say whether it took an answer, that is told there. Never rejects: what fails is logged.
 */
export function createMentions(desk: Desk, closed: Closed): (message: Message) => Promise<void> {
  const once = createOnce();

  const answerDirectly = async (message: Message, card: Card, cause?: unknown) => {
    const { author, id } = message;
    desk.bot.undelivered?.("discord", author.id);
    const isTold = await desk.directs.bring(author, shutCard(card, message), id);
    if (!isTold)
      desk.log("A channel on Discord refused an answer, and so did whoever asked", withoutSecrets(cause));
  };

  const answer = async (message: Message, line: string) => {
    const { author, channelId, id } = message;
    const card = await desk.bot.run({ line, ...askerOf(message, desk) });
    // The same line of theirs, a moment ago, is answered above.
    if (card.isRepeat === true) return;
    if (closed.has(channelId)) return answerDirectly(message, card);
    const shown = message.inGuild() ? { ...card, blocks: forMany(card.blocks) } : card;
    await show(shown, author.id, desk, (reply) =>
      message.reply({
        ...reply,
        allowedMentions: { parse: [], repliedUser: false },
        failIfNotExists: false,
        // A reply whose arrival Discord did not confirm is sent again by its client, and must not stand there twice.
        nonce: id,
        enforceNonce: true,
      }),
    ).catch(async (cause) => {
      if (!isShut(cause)) return tellFailed(message, card, cause);
      closed.add(channelId, message.guildId);
      await answerDirectly(message, card, cause);
    });
  };

  /** What was written directly is answered again where it stands: by its nonce, an answer that came is not there twice. */
  const tellFailed = (message: Message, card: Card, cause: unknown) => {
    const { author: user, id, createdTimestamp, channelId } = message;
    const isRoom = message.inGuild();
    const unsure = () => desk.directs.bring(user, isRoom ? unsureCard(channelId) : card, id);
    const elsewhere = isRoom ? elsewhereCard(card, cause) : card;
    return tellLost(cause, { user, id, createdTimestamp }, elsewhere, unsure, desk);
  };

  return async (message) => {
    const line = lineIn(message);
    // What is told again after a connection was lost may have come before.
    if (line === undefined || !once.isFirst(message.id)) return;
    try {
      await answer(message, line);
    } catch (cause) {
      desk.bot.undelivered?.("discord", message.author.id);
      desk.log("Discord did not take an answer to a message", withoutSecrets(cause));
    }
  };
}

/** The line that a message asks, as people read it; nothing where it is not for the desk. */
function lineIn(message: Message): string | undefined {
  const { author, client, content, mentions, system, webhookId } = message;
  if (author.bot || system || webhookId !== null) return undefined;
  // Nor is whoever answers the desk's card below it asking it.
  const isMeant =
    !message.inGuild() ||
    mentions.has(client.user, { ignoreEveryone: true, ignoreRoles: true, ignoreRepliedUser: true });
  return isMeant ? asRead(content) : undefined;
}

/** The answer, for the direct messages of whoever asked in a room that takes none. */
const shutCard = (card: Card, { channel, channelId, client }: Message): Card => {
  const isLocked = channel.isThread() && channel.locked === true;
  const remedy =
    "Ask there with /quote, or give it “View Channel”, “Send Messages” (in threads “Send Messages in Threads”), “Attach Files” and “Read Message History” in the channel's permissions.";
  return {
    ...card,
    blocks: [
      {
        kind: "text",
        style: "note",
        runs: [
          plain(`${client.user.username} may not answer in `),
          { text: "that channel", room: { surface: "discord", channel: channelId } },
          plain(
            isLocked
              ? ", a thread that is locked, so here is the answer."
              : `, so here is the answer. ${remedy}`,
          ),
        ],
      },
      ...card.blocks,
    ],
  };
};
