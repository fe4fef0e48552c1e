import type { webApi } from "@slack/bolt";
import { fallbackText, type SlackMessage } from "./blocks.ts";
import { isUnclear, postRefusal } from "./post-refusals.ts";
import type { Question } from "./question.ts";
import { isOfContent, Refusal } from "./refusals.ts";
import { respond } from "./respond.ts";

/** A message whose text is all that there is of it, or is shown where blocks are not. */
export type Message = Pick<SlackMessage, "text"> & Partial<SlackMessage>;

/** Brings answers to people, for their eyes only. */
export interface Delivery {
  /**
   * Brings a message to whoever asked: the way that the question has, else another; never twice. `replaces`: it takes the
   * place of the card that was pressed. Throws what Slack said where no way was open, where Slack does not take what the
   * message holds, and where it did not say whether it took it; the person is told of the last, if that is possible.
   */
  bring(message: Message, question: Question, replaces: boolean): Promise<void>;
  /** Tells whoever asked in a sentence, where that is possible. Never rejects. */
  tell(words: string, question: Question): Promise<void>;
  /** Tells them that an answer may have been lost. Never rejects. */
  tellUnclear(question: Question): Promise<void>;
}

interface DeliveryParts {
  readonly client: webApi.WebClient;
  /** The app's name in Slack, as far as it is known. */
  readonly name: () => string;
}

/** Brings a message, or throws. `refused` is what kept the way before it shut, where there was one. */
type Way = (message: Message, refused?: unknown) => Promise<unknown>;

/** Every way to a person: where they asked, and their direct messages with us. */
export function createDelivery({ client, name }: DeliveryParts): Delivery {
  const post = (channel: string, message: Message, thread?: string) =>
    client.chat.postMessage(postOf(channel, message, thread));

  const toRoom =
    ({ channel, user, thread }: Question): Way =>
    (message) =>
      client.chat.postEphemeral({
        channel,
        user,
        ...apiMessage(message),
        ...(thread !== undefined && { thread_ts: thread }),
      });

  /** They learn there why it did not come to where they asked. */
  const toPerson =
    ({ user }: Question): Way =>
    async (message, refused) => {
      const channel = (await client.conversations.open({ users: user })).channel?.id;
      if (channel === undefined) throw new Refusal("channel_not_found");
      if (refused !== undefined) await post(channel, sentence(notThere(postRefusal(refused, name()).reason)));
      await post(channel, message);
    };

  const waysOf = (question: Question, replaces: boolean): readonly Way[] => {
    const { responseUrl: url, thread, channel, isDirect } = question;
    const inPlace = url === undefined ? [] : [toUrl(url, { replace_original: true })];
    if (isDirect) return [...(replaces ? inPlace : []), (message) => post(channel, message, thread)];
    if (url === undefined) return [toRoom(question), toPerson(question)];
    // Replaced in a thread, a message for one person turns up in the channel: there it is posted anew and deleted.
    if (thread !== undefined) {
      return [
        toRoom(question),
        toUrl(url, { replace_original: false, thread_ts: thread }),
        toPerson(question),
      ];
    }
    return [toUrl(url, { replace_original: replaces }), toRoom(question), toPerson(question)];
  };

  const tell = async (words: string, question: Question): Promise<void> => {
    const [first, second, ...rest] = waysOf(question, false);
    // What failed was mostly the first.
    const ways = rest.length === 0 ? [first, second] : [second, first, ...rest];
    for (const way of ways) {
      const isTold = await way?.(sentence(words)).then(
        () => true,
        () => false,
      );
      if (isTold) return;
    }
  };

  const tellUnclear = (question: Question): Promise<void> => tell(unclear, question);

  const bringSomehow = async (message: Message, question: Question, replaces: boolean): Promise<void> => {
    let refused: unknown;
    for (const way of waysOf(question, replaces)) {
      try {
        await way(message, refused);
        return;
      } catch (cause) {
        if (isOfContent(cause)) throw cause;
        if (isUnclear(cause)) {
          await tellUnclear(question);
          throw cause;
        }
        refused ??= cause;
      }
    }
    throw refused;
  };

  return {
    tell,
    tellUnclear,
    async bring(message, question, replaces) {
      const { responseUrl: url, thread, isDirect } = question;
      await bringSomehow(message, question, replaces);
      // The answer is there: a card that stays above it is no answer lost.
      if (replaces && thread !== undefined && url !== undefined && !isDirect)
        await respond(url, { delete_original: true }).catch(() => {});
    },
  };
}

/** A message as the method takes that posts it for all in a channel. */
export const postOf = (channel: string, message: Message, thread: string | undefined) => ({
  channel,
  ...apiMessage(message),
  ...(thread !== undefined && { thread_ts: thread }),
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
});

/** A response_url shows it to whoever it was made for. */
const toUrl =
  (url: string, how: { readonly replace_original: boolean; readonly thread_ts?: string }): Way =>
  (message) =>
    respond(url, { ...message, mrkdwn: false, response_type: "ephemeral", ...how });

const apiMessage = ({ text, blocks }: Message) => ({
  text,
  ...(blocks !== undefined && { blocks: [...blocks] }),
});

/** Plain words as a message. */
const sentence = (text: string): Message => ({ text: fallbackText(text) });

const notThere = (reason: string): string =>
  `I could not answer where you asked. ${reason} Here is the answer:`;

const unclear = "Slack did not say whether it took my answer. If you do not see it, please ask again.";
