import { DiscordAPIError, HTTPError, type Interaction, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import type { Button, Card } from "../../chat/card.ts";
import type { Desk } from "./desk.ts";
import { codeOf, withoutSecrets } from "./refusals.ts";
import { tellUnclear } from "./tell-unclear.ts";
import { elsewhereCard, notAskedCard } from "./unanswered.ts";

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
 * Answers a question where it was asked; where Discord does not take that, in the person's direct messages; where Discord did not say
 * whether it took it, with a word to ask again if it is not there, for a second answer would be one too many. Never rejects: what fails
 * is logged, once.
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
    if (card !== undefined && isUnclear(cause)) {
      desk.bot.undelivered?.("discord", interaction.user.id);
      desk.log("Discord did not say whether it took an answer", withoutSecrets(cause));
      return tellUnclear(interaction);
    }
    await tellOf(
      cause,
      interaction,
      card === undefined ? notAskedCard(again) : elsewhereCard(card, cause),
      desk,
    );
  }
}

/** Whether no answer of Discord's came, so that it may have taken what was sent. */
const isUnclear = (cause: unknown): boolean =>
  ![DiscordAPIError, HTTPError, RateLimitError].some((told) => cause instanceof told);

/** Tells whoever asked what Discord did not take, where that is possible, and the log why. Never rejects. */
export async function tellOf(
  cause: unknown,
  interaction: Interaction,
  card: Card,
  desk: Desk,
): Promise<void> {
  const { bot, directs, log } = desk;
  const { user, createdTimestamp, id } = interaction;
  const age = Date.now() - createdTimestamp;
  bot.undelivered?.("discord", user.id);
  if (codeOf(cause) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) {
    log(
      `Something else answered on Discord, ${age} ms after the question; does the desk run twice with one token?`,
      withoutSecrets(cause),
    );
    return;
  }
  const isTold = await directs.bring(user, card, id);
  log(
    `Discord did not take an answer, ${age} ms after the question; whoever asked ${isTold ? "was told" : "could not be told"} in direct messages`,
    withoutSecrets(cause),
  );
}
