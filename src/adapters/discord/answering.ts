import { type Interaction, RESTJSONErrorCodes, type RepliableInteraction, type User } from "discord.js";
import type { Button, Card } from "../../chat/card.ts";
import type { Desk } from "./desk.ts";
import { codeOf, isUnclear, refusesContent, withoutSecrets } from "./refusals.ts";
import { sayThere } from "./say-there.ts";
import { takeAway } from "./show.ts";
import { elsewhereCard, isTooOld, notAskedCard, nowhere, refusedTwiceCard, unsure } from "./unanswered.ts";

/** Whose question failed, and which: what they did, or wrote. */
export interface Asked {
  readonly user: User;
  readonly id: string;
  readonly createdTimestamp: number;
}

/** A question that somebody asks, and how it is answered. */
export interface Question {
  /** Tells Discord in three seconds that the answer comes. */
  readonly acknowledge: () => Promise<unknown>;
  /** Asks it; only once it is acknowledged. */
  readonly run: () => Promise<Card> | Card;
  readonly bring: (card: Card) => Promise<unknown>;
  /** What asks the same again; left out where nothing can. */
  readonly again?: Button | undefined;
}

/**
 * Answers a question where it was asked; where Discord does not take that, in the person's direct messages, and where it does not take
 * that either, by a sentence where it was asked; where Discord did not say whether it took it, with a word to ask again if it is not
 * there, for a second answer would be one too many. Never rejects: what fails is logged.
 */
export async function answerQuestion(
  interaction: Interaction,
  { acknowledge, run, bring, again }: Question,
  desk: Desk,
): Promise<void> {
  let card: Card | undefined;
  try {
    await acknowledge();
    card = await run();
    await bring(card);
  } catch (cause) {
    if (card === undefined) return tellOf(cause, interaction, notAskedCard(again, cause), desk);
    const unsurely = () => sayThere(interaction, unsure);
    await tellLost(cause, interaction, elsewhereCard(card, cause), unsurely, desk, {
      say: async () => !isTooOld(cause) && (await sayThere(interaction, nowhere(cause))),
      clear: async () => {
        if (isOwed(interaction) && !isTooOld(cause)) await takeAway(interaction, desk.log);
      },
    });
  }
}

/** Where something was asked, for what direct messages do not take. */
interface Place {
  /** Says in a sentence that there is no answer; resolves to whether that stands there. */
  readonly say: () => Promise<boolean>;
  /** Takes away what stands for the answer. */
  readonly clear: () => Promise<void>;
}

/** Whether “thinking …” was put up, for an answer of its own: on a card that was pressed nothing waits, and that stays. */
const isOwed = (interaction: Interaction): interaction is RepliableInteraction =>
  interaction.isRepliable() && interaction.ephemeral !== null;

/**
 * Tells whoever asked of an answer that Discord did not take, by what `elsewhere` says in their direct messages; where it did not say
 * whether it took it, by `unsure` that it may be lost. Never rejects.
 */
export async function tellLost(
  cause: unknown,
  asked: Asked,
  elsewhere: Card,
  unsure: () => Promise<unknown>,
  desk: Desk,
  place?: Place,
): Promise<void> {
  if (!isUnclear(cause)) return tellOf(cause, asked, elsewhere, desk, place);
  desk.bot.undelivered?.("discord", asked.user.id);
  desk.log("Discord did not say whether it took an answer", withoutSecrets(cause));
  await unsure();
}

/** Tells whoever asked what Discord did not take, by the first way that is open, and the log why. Never rejects. */
export async function tellOf(
  cause: unknown,
  asked: Asked,
  card: Card,
  desk: Desk,
  place?: Place,
): Promise<void> {
  const { bot, directs, log } = desk;
  const { user, createdTimestamp, id } = asked;
  const age = Date.now() - createdTimestamp;
  bot.undelivered?.("discord", user.id);
  if (codeOf(cause) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) {
    log(
      `Something else answered on Discord, ${age} ms after the question; does the desk run twice with one token?`,
      withoutSecrets(cause),
    );
    return;
  }
  const isDirect =
    (await directs.bring(user, card, id)) ||
    (refusesContent(cause) && (await directs.bring(user, refusedTwiceCard(cause), id)));
  const isThere = !isDirect && (await place?.say()) === true;
  const became = isDirect
    ? "was told in direct messages"
    : isThere
      ? "was told where they asked, for direct messages did not come there either"
      : "could not be told";
  log(
    `Discord did not take an answer, ${age} ms after the question; whoever asked ${became}`,
    withoutSecrets(cause),
  );
  if (!isThere) await place?.clear();
}
