import type { webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import type { Card } from "../../chat/card.ts";
import { expiredCard } from "../../chat/errors.ts";
import { createUnderWay } from "../../chat/under-way.ts";
import type { Ask } from "./asking.ts";
import { renderSlack } from "./blocks.ts";
import type { Delivery } from "./delivery.ts";
import { sendDrawn } from "./drawn.ts";
import { withFilesSent } from "./files.ts";
import type { Question } from "./question.ts";
import { wordOf } from "./refusals.ts";
import { createSharing } from "./sharing.ts";

/** Answers people in Slack. Nothing here rejects. */
export interface Answers {
  /** `line`: what they typed, or what stands for it. */
  ask(question: Question & { readonly line: string }): Promise<void>;
  /** `carried` is absent where no version of ours that we know made the button; `replaces`: the answer takes the
   * place of the asker's own card. */
  press(
    question: Question & { readonly carried: string | undefined; readonly replaces: boolean },
  ): Promise<void>;
  /** What was asked makes no line; this card says why. */
  refuse(question: Question, card: Card): Promise<void>;
  /** Resolves once all that is under way is answered, or after a few seconds. */
  settled(): Promise<void>;
}

interface AnswersParts {
  readonly bot: Bot;
  readonly client: webApi.WebClient;
  /** The app's name in Slack, as far as it is known. */
  readonly name: () => string;
  readonly ask: Ask;
  readonly delivery: Delivery;
  readonly log: Log;
}

/** Runs questions and brings their cards to the askers, or to everyone in the room where a card is for them. */
export function createAnswers(parts: AnswersParts): Answers {
  const { bot, ask, delivery, log } = parts;
  const share = createSharing({ ...parts, carry: bot.carry });
  const underWay = createUnderWay();

  const answer = async (
    question: Question,
    replaces: boolean,
    run: (from: Omit<Call, "line">) => Promise<Card> | Card,
  ): Promise<void> => {
    try {
      const card = await ask(question, run);
      // A page that is turned again is turned: it may have been turned back meanwhile.
      if (card.isRepeat === true && !replaces) return;
      await bring(card, question, replaces && card.outcome === "answered");
    } catch (cause) {
      bot.undelivered?.("slack", question.user);
      const why = wordOf(cause);
      log(`An answer to ${question.user} could not be brought to Slack (${why}).`, cause);
    }
  };

  const bring = async (card: Card, question: Question, replaces: boolean): Promise<void> => {
    if (card.audience === "everyone") return share(card, question);
    const told = await withFilesSent(card, question.user, parts);
    const message = renderSlack(told, bot.carry);
    await sendDrawn(message, told, log, (each) =>
      delivery.bring(each, question, replaces && each === message),
    );
  };

  return {
    ask: (question) =>
      underWay.add(answer(question, false, (from) => bot.run({ ...from, line: question.line }))),
    press: ({ carried, ...question }) =>
      underWay.add(
        answer(question, question.replaces, (from) =>
          carried === undefined ? expiredCard() : bot.press(carried, from),
        ),
      ),
    refuse: (question, card) => underWay.add(answer(question, false, () => card)),
    settled: underWay.settled,
  };
}
