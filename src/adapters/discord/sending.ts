import type { Log } from "../../chat/adapter.ts";
import type { Card, Carry } from "../../chat/card.ts";
import { withoutFiles } from "../../chat/least.ts";
import { type DiscordMessage, minimalDiscord, renderDiscord } from "./components.ts";
import { codeOf, refusesContent, withoutSecrets } from "./refusals.ts";

/**
 * Sends a card, or the least of one that cannot be drawn. One that Discord refuses for what it holds is sent again without its files, which are named with the reason, and where
 * that is refused too, or there are none, at its least. Rejects with what else is wrong.
 */
export async function sendCard<T>(
  card: Card,
  { carry, log }: { readonly carry: Carry; readonly log: Log },
  send: (message: DiscordMessage) => Promise<T>,
): Promise<T> {
  const drawn = (each: Card): DiscordMessage => {
    try {
      return renderDiscord(each, carry);
    } catch (cause) {
      log("a card could not be drawn for Discord, so the least of it was sent", cause);
      return minimalDiscord(each);
    }
  };
  const whole = drawn(card);
  return send(whole).catch((cause) => {
    if (!refusesContent(cause)) throw cause;
    const bare = withoutFiles(card, whyNoFile(cause));
    const sendLeast = (refusal: unknown) => {
      if (!refusesContent(refusal)) throw refusal;
      log("Discord refused a card, so the least of it was sent", withoutSecrets(refusal));
      return send(minimalDiscord(bare));
    };
    if (whole.files.length === 0) return sendLeast(cause);
    log("Discord refused a card with files, so it was sent without them", withoutSecrets(cause));
    return send(drawn(bare)).catch(sendLeast);
  });
}

const whyNoFile = (cause: { readonly status: number }): string =>
  cause.status === 413
    ? "could not be sent: Discord found it too large. Ask for less of it."
    : `could not be sent: Discord refused it (${codeOf(cause) ?? cause.status}). Ask for less of it, or in another form.`;
