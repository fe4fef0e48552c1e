import type { webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import { type Card, paragraph } from "../../chat/card.ts";
import { expiredCard, refusedCard } from "../../chat/errors.ts";
import { createUnderWay } from "../../chat/under-way.ts";
import { fallbackText, renderPost, renderSlack } from "./blocks.ts";
import { sendFiles } from "./files.ts";
import { createPeople } from "./people.ts";
import { withoutFiles } from "./posting.ts";
import { isOfContent, reasonOf } from "./refusals.ts";
import { respond } from "./respond.ts";
import { isDirect, refusalAt, type ServedPlaces } from "./served.ts";

/** Who asked, and where an answer is sent. */
interface Question {
  readonly user: string;
  readonly name: string;
  readonly channel: string;
  /** The workspace that it is asked in. */
  readonly team?: string;
  readonly responseUrl: string;
  /** The thread that they are in, by the `ts` of its first message. */
  readonly thread?: string;
}

/** Answers people in Slack. Nothing here rejects. */
export interface Answers {
  command(question: Question & { readonly line: string }): Promise<void>;
  /** `carried` is absent where no version of ours that we know made the button; `replaces`: the answer takes the
   * place of the asker's own card. */
  press(
    question: Question & { readonly carried: string | undefined; readonly replaces: boolean },
  ): Promise<void>;
  /** Resolves once all that is under way is answered, or after a few seconds. */
  settled(): Promise<void>;
}

interface AnswersParts {
  readonly bot: Bot;
  readonly client: webApi.WebClient;
  readonly zone: string;
  /** As for `createPeople`. */
  readonly admins?: readonly string[];
  /** Left out: everywhere. */
  readonly served?: ServedPlaces;
  readonly log: Log;
}

/** Runs questions and brings their cards to the askers, or to everyone in the room where a card is for them. */
export function createAnswers({ bot, client, zone, admins = [], served = {}, log }: AnswersParts): Answers {
  const personOf = createPeople({ client, fallback: zone, admins, log });
  const underWay = createUnderWay();

  const callOf = async ({ user, name, channel }: Question): Promise<Omit<Call, "line">> => {
    const person = await personOf(user);
    return {
      asker: {
        id: user,
        name,
        zone: person.zone,
        mayManage: person.mayManage || isDirect(channel),
      },
      where: { surface: "slack", channel },
    };
  };

  const answer = async (
    question: Question,
    replaces: boolean,
    run: (from: Omit<Call, "line">) => Promise<Card> | Card,
  ): Promise<void> => {
    try {
      const elsewhere = refusalAt(question, served);
      const card = elsewhere === undefined ? await run(await callOf(question)) : refusedCard(elsewhere);
      // A page that is turned again is turned: it may have been turned back meanwhile.
      if (card.isRepeat === true && !replaces) return;
      await bring(card, question, replaces && card.outcome === "answered");
    } catch (cause) {
      bot.undelivered?.("slack", question.user);
      const why = reasonOf(cause) ?? "Slack did not answer";
      log(`An answer to ${question.user} could not be brought to Slack (${why}).`, cause);
    }
  };

  const bring = async (card: Card, question: Question, replaces: boolean): Promise<void> => {
    if (card.audience === "everyone") return show(withoutFiles(card), question);
    const message = renderSlack(await withFilesSent(card, question.user), (line, limit) =>
      bot.carry(line, limit),
    );
    await drawn(message, card, (each) =>
      deliver({ ...each, mrkdwn: false }, question, replaces && each === message),
    );
  };

  /** For everyone: a new message, never in the place of another. */
  const show = async (card: Card, question: Question): Promise<void> => {
    const messages = renderPost(card, bot.carry);
    // The response_url reaches channels that we are not in, and tells no name that a thread could go on from.
    const isThreaded = question.thread !== undefined || messages.length > 1;
    if (isThreaded && (await postAll(messages, card, question))) return;
    await drawn(renderSlack(card, bot.carry), card, (message) =>
      respond(question.responseUrl, {
        ...message,
        mrkdwn: false,
        response_type: "in_channel",
        replace_original: false,
        ...(question.thread !== undefined && { thread_ts: question.thread }),
      }),
    );
  };

  /** All of a post, in the thread or as one; false where we are not in the channel, and nothing was posted. */
  const postAll = async (
    messages: readonly Message[],
    card: Card,
    { channel, thread }: Question,
  ): Promise<boolean> => {
    let first = thread;
    for (const [i, message] of messages.entries()) {
      const inThread = first === undefined ? {} : { thread_ts: first };
      try {
        const { ts } = await drawn(message, card, ({ text, blocks }) =>
          client.chat.postMessage({
            channel,
            text,
            ...(blocks !== undefined && { blocks: [...blocks] }),
            ...inThread,
            mrkdwn: false,
            unfurl_links: false,
            unfurl_media: false,
          }),
        );
        first ??= ts;
      } catch (cause) {
        if (i === 0 && isOutside(cause)) return false;
        throw cause;
      }
    }
    return true;
  };

  /** Sends a message, and what the card says at least where Slack does not take its blocks. */
  const drawn = async <T>(
    message: Message,
    card: Card,
    send: (message: Message) => Promise<T>,
  ): Promise<T> => {
    try {
      return await send(message);
    } catch (cause) {
      if (!isOfContent(cause)) throw cause;
      log(`Slack refused how a card is drawn (${reasonOf(cause)}), so it was shown as plain text.`);
      return send({ text: plainCard(card) });
    }
  };

  /** The card, saying where its files went. */
  const withFilesSent = async (card: Card, user: string): Promise<Card> => {
    const files = card.blocks.filter((block) => block.kind === "file");
    if (files.length === 0) return card;
    const sentence = await sendFiles(files, user, { client, log });
    return { ...card, blocks: [...card.blocks, paragraph(sentence, "note")] };
  };

  const deliver = async (message: Sent, question: Question, replaces: boolean): Promise<void> => {
    const { responseUrl, thread } = question;
    const isNew = { response_type: "ephemeral", replace_original: false } as const;
    if (thread === undefined) {
      return respond(responseUrl, { ...message, ...isNew, replace_original: replaces });
    }
    // Replaced in a thread, an ephemeral message turns up in the channel: there it is posted anew and deleted.
    const isPosted = await postInThread(message, question, thread);
    if (!isPosted) await respond(responseUrl, { ...message, ...isNew, thread_ts: thread });
    if (replaces) await respond(responseUrl, { delete_original: true });
  };

  /** False where we are not in the channel, so that only the response_url is left. */
  const postInThread = async (message: Sent, { user, channel }: Question, thread: string) => {
    try {
      const blocks = message.blocks && { blocks: [...message.blocks] };
      await client.chat.postEphemeral({ channel, user, thread_ts: thread, text: message.text, ...blocks });
      return true;
    } catch (cause) {
      if (isOutside(cause)) return false;
      throw cause;
    }
  };

  return {
    command: (question) =>
      underWay.add(answer(question, false, (from) => bot.run({ ...from, line: question.line }))),
    press: ({ carried, ...question }) =>
      underWay.add(
        answer(question, question.replaces, (from) =>
          carried === undefined ? expiredCard() : bot.press(carried, from),
        ),
      ),
    settled: underWay.settled,
  };
}

type Sent = Pick<Extract<Parameters<typeof respond>[1], { text: string }>, "text" | "mrkdwn" | "blocks">;

type Message = Omit<Sent, "mrkdwn">;

/** Whether Slack says that we are not in the channel, or may not post there: then only the response_url is left. */
const isOutside = (cause: unknown): boolean =>
  ["not_in_channel", "channel_not_found", "missing_scope"].includes(reasonOf(cause) ?? "");

/** What a card says at least, where Slack does not take its blocks. */
const plainCard = ({ summary, line }: Card): string =>
  fallbackText(line === undefined ? summary : `${summary}\n${line}`);
