import type { webApi } from "@slack/bolt";
import { setLatest } from "../../chat/set-latest.ts";

/** How many people's are remembered. */
const mostKnown = 1000;

/** People's direct messages with us. Nothing here rejects. */
export interface Directs {
  /** The channel of a person's; undefined where Slack does not say. */
  of(user: string): Promise<string | undefined>;
  /**
   * Whether a channel is a person's direct messages with us, and not with somebody else: in both Slack shows what was shared
   * there, but only in ours nobody else reads. Where Slack does not say, it is not.
   */
  isOf(user: string, channel: string): Promise<boolean>;
}

/** Knows nobody's yet. */
export function createDirects(client: webApi.WebClient): Directs {
  const known = new Map<string, string>();
  const ask = async (user: string): Promise<string | undefined> => {
    const opened = await client.conversations.open({ users: user }).catch(() => undefined);
    const channel = opened?.channel?.id;
    if (channel === undefined) return undefined;
    setLatest(known, user, channel, mostKnown);
    return channel;
  };
  const of = async (user: string) => known.get(user) ?? ask(user);
  return {
    of,
    // https://docs.slack.dev/apis/web-api/using-the-conversations-api: ids of direct messages begin with D.
    isOf: async (user, channel) => channel.startsWith("D") && (await of(user)) === channel,
  };
}
