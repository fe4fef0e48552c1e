import type { Subscription } from "../../desk/subscription.ts";
import { type Card, paragraph, plain } from "../card.ts";
import { surfaceName } from "../views/surface-name.ts";

/** Tells who set posts up, in private, that they are paused: where, why, and how they go on. */
export function noticeOf({ kind, to }: Pick<Subscription, "kind" | "to">, reason: string): Card {
  const isDigest = kind === "digest";
  const title = isDigest ? "The digest that you set up is paused" : "What your watches find is not posted";
  const name = surfaceName(to.surface);
  const place = to.isPerson
    ? `to you on ${name}`
    : `in the channel on ${name} where you set it up (${to.channel})`;
  const resume = isDigest ? "digest resume" : "watches NAME pause:no";
  return {
    outcome: "answered",
    summary: `${title}. ${reason}`,
    blocks: [
      paragraph(title, "heading"),
      paragraph(`It cannot be posted ${place}. ${reason}`),
      {
        kind: "text",
        style: "body",
        runs: [
          plain(
            `Nothing is lost: what arrives meanwhile is told when it goes on. Once that is mended, type `,
          ),
          { text: resume, code: true },
          plain(isDigest ? " there." : " there, with the name of one of them."),
        ],
      },
    ],
  };
}
