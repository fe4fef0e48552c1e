import type { webApi } from "@slack/bolt";

/** How many people's are remembered. */
const mostKnown = 1000;

/**
 * Tells whether a channel is a person's direct messages with us, and not with somebody else: in both Slack shows what was
 * shared there, but only in ours nobody else reads. Never rejects; where Slack does not say, it is not.
 */
export function createDirects(client: webApi.WebClient): (user: string, channel: string) => Promise<boolean> {
  const known = new Map<string, string>();
  const ask = async (user: string): Promise<string | undefined> => {
    const opened = await client.conversations.open({ users: user }).catch(() => undefined);
    const channel = opened?.channel?.id;
    if (channel === undefined) return undefined;
    known.set(user, channel);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    return channel;
  };
  return async (user, channel) => {
    // https://docs.slack.dev/apis/web-api/using-the-conversations-api: ids of direct messages begin with D.
    if (!channel.startsWith("D")) return false;
    return (known.get(user) ?? (await ask(user))) === channel;
  };
}
