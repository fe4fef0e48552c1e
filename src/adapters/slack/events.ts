import type { Question } from "./question.ts";
import { typedText } from "./typed.ts";

/** A question that was written in a message. */
type Written = Question & { readonly line: string };

/** A message that Slack tells of, as far as we read it. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly text?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly subtype?: string | undefined;
  readonly thread_ts?: string;
  readonly team?: string;
  readonly user_team?: string;
}

/**
 * What somebody asks with a mention, or in their direct messages; undefined where no person asks: what apps write, what was
 * changed or deleted, and what Slack itself notes. What we write ourselves Bolt leaves out before.
 */
export function questionIn(
  message: Message,
  { self, isDirect }: { readonly self: string; readonly isDirect: boolean },
): Written | undefined {
  const { user, channel, thread_ts: thread, text = "" } = message;
  if (user === undefined || message.bot_id !== undefined || !isWritten(message.subtype)) return undefined;
  const team = message.user_team ?? message.team;
  return {
    user,
    channel,
    line: typedText(withoutMention(text, self)) || "help",
    isMessage: true,
    ...(team !== undefined && { team }),
    ...(thread !== undefined && { thread }),
    ...(isDirect && { isDirect }),
  };
}

/**
 * Whether a message of this subtype is what a person wrote: as it is, with a file, or in a thread and for the channel too.
 * https://docs.slack.dev/reference/events/message
 */
const isWritten = (subtype: string | undefined): boolean =>
  subtype === undefined || subtype === "file_share" || subtype === "thread_broadcast";

/** The app's own name is no word of a question, wherever in it people write that. */
const withoutMention = (text: string, self: string): string =>
  text.replace(mention, (whole, id) => (id === self ? " " : whole));

const mention = /<@([A-Z0-9]+)(?:\|[^<>]*)?>(?:\s*[:,])?/g;
