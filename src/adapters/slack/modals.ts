import { setTimeout as pause } from "node:timers/promises";
import type { ViewOutput, ViewResponseAction } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import { lineBehind } from "../../chat/behind.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Card } from "../../chat/card.ts";
import { expiredCard, refusedCard } from "../../chat/errors.ts";
import { type Form, formOf } from "../../chat/forms.ts";
import { createUnderWay } from "../../chat/under-way.ts";
import { dayIn } from "../../chat/zone.ts";
import { UserError } from "../../research/errors.ts";
import type { Answers } from "./answers.ts";
import type { Delivery } from "./delivery.ts";
import type { Directs } from "./direct.ts";
import { isTooLong } from "./form-fields.ts";
import { readForm } from "./form-given.ts";
import { type InViews, nobodyElse, type Run, type Trigger, type Who } from "./in-views.ts";
import { limits } from "./limits.ts";
import type { Question } from "./question.ts";
import { wordOf } from "./refusals.ts";
import { refusalAt, type ServedPlaces } from "./served.ts";
import { type Place, readState } from "./view-state.ts";
import { formView, lookingView } from "./views.ts";

/** What is done with a form that was submitted: what Slack is told at once, and what comes after. */
interface Submitted {
  readonly acknowledge: ViewResponseAction | undefined;
  answer(): Promise<void>;
}

/** Forms, and what is pressed in Home and in modals. Nothing here rejects. */
export interface Modals {
  /** Opens the form of a line that a button carries, or of a command's name. */
  form(who: Who, place: Place, trigger: Trigger, carried: string | undefined): Promise<void>;
  /** A button in a view. `carried` is absent where no version of ours that we know made it. */
  press(who: Who, place: Place, trigger: Trigger, pressed: Pressed): Promise<void>;
  /** A form was submitted. */
  submit(who: Who, view: ViewOutput): Submitted;
  /** Resolves once all that is under way is answered, or after a few seconds. */
  settled(): Promise<void>;
}

interface Pressed {
  readonly carried: string | undefined;
  /** The answer takes the place of the modal that was pressed in. */
  readonly replaces: boolean;
}

interface ModalsParts {
  readonly bot: Bot;
  readonly answers: Answers;
  readonly inViews: InViews;
  readonly delivery: Delivery;
  readonly directs: Directs;
  /** Left out: everywhere. */
  readonly served?: ServedPlaces;
  readonly zone: string;
  readonly log: Log;
}

/** Slack may take up a modal after it is acknowledged with another: so long nothing else is put there. Milliseconds. */
const settling = 500;

/** The forms and modals of this desk. */
export function createModals(parts: ModalsParts): Modals {
  const { bot, answers, inViews, delivery, directs, served = {}, zone, log } = parts;
  const underWay = createUnderWay();
  const today = () => dayIn(zone, Temporal.Now.instant());

  /** The form of what a button carries; or why there is none. */
  const formFor = (carried: string | undefined): Form | Card => {
    try {
      const line = carried === undefined ? expiredCard() : lineBehind(carried, bot);
      if (typeof line !== "string") return line;
      const form = formOf(line, bot.commands, today());
      const long = form.fields.find(isTooLong);
      return long === undefined ? form : refusedCard(tooLong(long.value ?? ""));
    } catch (cause) {
      if (cause instanceof UserError) return refusedCard(cause.message);
      throw cause;
    }
  };

  const openForm: Modals["form"] = async (who, place, trigger, carried) => {
    const question = questionAt(who, place);
    try {
      const form = formFor(carried);
      const isHere = refusalAt(question, served) === undefined;
      if ("fields" in form && isHere) {
        const view = formView(form, { place, depth: inViews.depthOf(trigger) });
        await inViews.open(trigger, view);
        return;
      }
      const card = "fields" in form ? expiredCard() : form;
      if ("channel" in place) await answers.refuse(question, card);
      else await inViews.answer(who, trigger, place.room, () => card);
    } catch (cause) {
      log(`A form could not be opened in Slack (${wordOf(cause)}).`, cause);
      const channel = question.channel || ((await directs.of(who.user)) ?? who.user);
      await delivery.tell(
        notOpened,
        question.channel === "" ? { ...who, channel, isDirect: true } : question,
      );
    }
  };

  /** What changed something for good is seen in Home too. */
  const afterwards = async (who: Who, carried: string, card: Card | undefined): Promise<void> => {
    if (card?.outcome === "answered" && isChanging(carried)) await inViews.home(who, undefined);
  };

  const isChanging = (carried: string): boolean => {
    try {
      return bot.changing(bot.lineOf(carried) ?? "");
    } catch {
      return false;
    }
  };

  const runOf = (carried: string | undefined): Run => {
    if (carried === undefined) return () => expiredCard();
    return (from) => (bot.forEveryone(carried) ? refusedCard(nobodyElse) : bot.press(carried, from));
  };

  const pressed: Modals["press"] = async (who, place, trigger, { carried, replaces }) => {
    const { within } = trigger;
    const room = "room" in place ? place.room : undefined;
    const card =
      replaces && within !== undefined
        ? await inViews.update(who, within.id, { place, depth: within.depth }, runOf(carried))
        : await inViews.answer(who, trigger, room, runOf(carried));
    await afterwards(who, carried ?? "", card);
  };

  return {
    form: (...asked) => underWay.add(openForm(...asked)),
    press: (...asked) => underWay.add(pressed(...asked)),
    submit(who, view) {
      const state = readState(view.private_metadata);
      const read = readForm(view, state, bot.commands, today());
      if ("errors" in read || state === undefined) {
        const errors = "errors" in read ? read.errors : {};
        return { acknowledge: { response_action: "errors", errors }, answer: async () => {} };
      }
      const { line } = read;
      const { place, depth } = state;
      if ("channel" in place) {
        const ask = async () => {
          const isDirect = place.isOpen === true && (await directs.isOf(who.user, place.channel));
          await answers.ask({ ...questionAt(who, place), line, ...(isDirect && { isDirect }) });
        };
        return { acknowledge: undefined, answer: () => underWay.add(ask()) };
      }
      const shown = { place, depth };
      const answer = async () => {
        await pause(settling);
        const card = await inViews.update(who, view.id, shown, runOf(line));
        await afterwards(who, line, card);
      };
      return {
        acknowledge: { response_action: "update", view: lookingView(shown) },
        answer: () => underWay.add(answer()),
      };
    },
    settled: underWay.settled,
  };
}

/** The question of a form, where it was opened; a view has no channel. */
function questionAt(who: Who, place: Place): Question {
  if (!("channel" in place)) return { ...who, channel: "" };
  const { channel, thread, responseUrl } = place;
  return {
    ...who,
    channel,
    ...(thread !== undefined && { thread }),
    ...(responseUrl !== undefined && { responseUrl }),
  };
}

const tooLong = (text: string): string =>
  `A field of this form would hold ${text.length.toLocaleString("en-GB")} characters, and Slack takes ${limits.input.toLocaleString("en-GB")}. Please write the line to me in direct messages: it stands at the foot of the card.`;

const notOpened = "Slack did not open the form. Please press once more.";
