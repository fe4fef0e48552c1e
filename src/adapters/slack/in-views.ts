import type { types, webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import type { Card } from "../../chat/card.ts";
import { refusedCard } from "../../chat/errors.ts";
import type { Ask } from "./asking.ts";
import type { Delivery } from "./delivery.ts";
import type { Directs } from "./direct.ts";
import { withFilesSent } from "./files.ts";
import { limits } from "./limits.ts";
import { isUnclear } from "./post-refusals.ts";
import type { Question } from "./question.ts";
import { reasonOf, wordOf } from "./refusals.ts";
import type { ViewState } from "./view-state.ts";
import { answerView, drawnIn, homeView, lookingView } from "./views.ts";

/** Whoever asks in a view. */
export type Who = Pick<Question, "user" | "name" | "team">;

/** What was pressed: with it one modal can be opened, for three seconds. */
export interface Trigger {
  readonly id: string;
  /** The modal that it was pressed in, by Slack's id, and how many stand on one another up to it. */
  readonly within?: { readonly id: string; readonly depth: number };
}

/** What makes the card of an answer. */
export type Run = (from: Omit<Call, "line">) => Promise<Card> | Card;

/** Brings cards into modals and App Home, where only whoever asked sees them. */
export interface InViews {
  /** How many modals will stand on one another once this one is opened. */
  depthOf(trigger: Trigger): number;
  /** Opens a modal, on that in which was pressed; in its place where Slack takes no more. Resolves to its id. */
  open(trigger: Trigger, view: types.ModalView): Promise<string>;
  /** Opens a modal at once, and puts the answer into it. Never rejects. */
  answer(who: Who, trigger: Trigger, room: string | undefined, run: Run): Promise<Card | undefined>;
  /** Puts the answer into a modal that is open; resolves to its card where it stands there. Never rejects. */
  update(who: Who, view: string, state: ViewState, run: Run): Promise<Card | undefined>;
  /** Shows App Home anew. Never rejects. */
  home(who: Who, room: string | undefined): Promise<void>;
}

interface InViewsParts {
  readonly bot: Bot;
  readonly client: webApi.WebClient;
  /** The app's name in Slack, as far as it is known. */
  readonly name: () => string;
  readonly ask: Ask;
  readonly delivery: Delivery;
  readonly directs: Directs;
  readonly log: Log;
}

/** Views of this desk in Slack. */
export function createInViews(parts: InViewsParts): InViews {
  const { bot, client, ask, delivery, directs, log } = parts;

  const roomOf = async ({ user }: Who, room: string | undefined) => room ?? (await directs.of(user)) ?? user;

  const cardFor = async (question: Question, run: Run): Promise<Card> => {
    const card = await ask(question, run);
    return card.audience === "everyone" ? refusedCard(nobodyElse) : card;
  };

  /** The same view twice is that view: what may be lost is sent again. */
  const put = async (view_id: string, view: types.ModalView): Promise<unknown> => {
    const send = () => client.views.update({ view_id, view });
    return send().catch((cause) => {
      if (!isUnclear(cause)) throw cause;
      return send();
    });
  };

  const failed = async (who: Who, question: Question | undefined, cause: unknown): Promise<undefined> => {
    const word = reasonOf(cause);
    bot.undelivered?.("slack", who.user);
    // They closed it meanwhile.
    if (word === "not_found") return undefined;
    log(`A modal could not be shown in Slack (${wordOf(cause)}).`, cause);
    const channel = question?.channel ?? (await roomOf(who, undefined));
    await delivery.tell(notShown, { ...who, channel, isDirect: true });
    return undefined;
  };

  const update: InViews["update"] = async (who, view, state, run) => {
    let question: Question | undefined;
    try {
      question = { ...who, channel: await roomOf(who, "room" in state.place ? state.place.room : undefined) };
      const card = await withFilesSent(await cardFor(question, run), who.user, parts);
      await drawnIn(card, bot.carry, log, (blocks) => put(view, answerView(blocks, state)));
      return card;
    } catch (cause) {
      return failed(who, question, cause);
    }
  };

  const depthOf = ({ within }: Trigger): number => Math.min(limits.stack, (within?.depth ?? 0) + 1);

  const open: InViews["open"] = async ({ id: trigger_id, within }, view) => {
    if (within?.depth === limits.stack) {
      await put(within.id, view);
      return within.id;
    }
    const { views } = client;
    const opened = await (within === undefined
      ? views.open({ trigger_id, view })
      : views.push({ trigger_id, view }));
    return opened.view?.id ?? "";
  };

  return {
    depthOf,
    open,
    update,
    async answer(who, trigger, room, run) {
      const state: ViewState = { place: { room }, depth: depthOf(trigger) };
      try {
        const id = await open(trigger, lookingView(state));
        return await update(who, id, state, run);
      } catch (cause) {
        return failed(who, undefined, cause);
      }
    },
    async home(who, room) {
      try {
        const channel = await roomOf(who, room);
        const state: ViewState = { place: { room: channel }, depth: 0 };
        const card = await cardFor({ ...who, channel }, (from) => bot.run({ ...from, line: "home" }));
        await drawnIn(card, bot.carry, log, (blocks) =>
          client.views.publish({ user_id: who.user, view: homeView(blocks, state) }),
        );
      } catch (cause) {
        log(`App Home could not be shown in Slack (${wordOf(cause)}).`, cause);
      }
    },
  };
}

/** Why nothing is shared from a place that nobody else reads. */
export const nobodyElse =
  "Here nobody but you would see it. Ask in the channel where all shall see it, and press Share there.";

const notShown = "Slack did not show my answer. Please press once more.";
