import { randomBytes } from "node:crypto";
import type { Destination } from "../../desk/destination.ts";
import { testOf } from "../../desk/occurrence.ts";
import type { Subscription } from "../../desk/subscription.ts";
import { UserError } from "../../research/errors.ts";
import { paragraph } from "../card.ts";
import type { Context } from "../command.ts";

/**
 * Posts a sentence in a room before something is set up for it: everybody there sees what will come, and that it can. `line` is what the
 * post answers; `what` is what is set up. What is given back notes it in the history of what then was set up. Throws a `UserError` with
 * the remedy where it is not posted: then nothing is to be set.
 */
export async function postTestLine(
  to: Destination,
  sentence: string,
  line: string,
  what: "digest" | "watch",
  { post, records, now }: Pick<Context, "post" | "records" | "now">,
): Promise<(subscription: Subscription | undefined) => void> {
  const key = `verbatim-test-${randomBytes(4).toString("hex")}`;
  const posted = await post(
    to,
    { outcome: "answered", summary: sentence, blocks: [paragraph(sentence)], line },
    key,
  );
  if (posted.outcome === "sent") {
    const { message } = posted;
    return (subscription) => {
      if (subscription !== undefined)
        records.ledger.tested(subscription.id, testOf(key), message, now().epochMilliseconds);
    };
  }
  throw new UserError(`${posted.reason} So no ${what} was set${remedies[posted.outcome]}`);
}

const remedies = {
  gone: ".",
  forbidden: ": do that, and then set it again.",
  later: ": please try again in a minute.",
  unclear: ": look whether a test line of mine stands there, and set it again.",
} as const;
