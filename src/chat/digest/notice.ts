import type { Records } from "../../desk/records.ts";
import type { Subscription } from "../../desk/subscription.ts";
import { type Block, type Card, paragraph, plain, type Run } from "../card.ts";
import { buttonRow } from "../views/foot.ts";
import { surfaceName } from "../views/surface-name.ts";
import type { PostContext } from "./watch-blocks.ts";

/** What a notice is made with. */
interface NoticeParts extends Pick<PostContext, "lineFor"> {
  readonly records: Pick<Records, "watches">;
}

/** Tells who set posts up, in private, that they are paused: what, where, why, and how they go on. */
export function noticeOf(subscription: Subscription, reason: string, parts: NoticeParts): Card {
  const { kind, to } = subscription;
  const isDigest = kind === "digest";
  const title = isDigest ? "The digest that you set up is paused" : "What your watches find is not posted";
  const names = isDigest
    ? []
    : parts.records.watches
        .of(to)
        .flatMap(({ every, name, paused }) => (every === kind && !paused ? [name] : []));
  const goOn = isDigest
    ? parts.lineFor("digest", { action: "resume" })
    : parts.lineFor("watches", {
        name: names[0] ?? "NAME",
        ...(!to.isPerson && { to: "channel" }),
        pause: "no",
      });
  const all = names.length > 1 ? ", which lets all of them go on" : "";
  return {
    outcome: "answered",
    summary: `${title}. ${reason}`,
    blocks: [
      paragraph(title, "heading"),
      textOf([plain(`${whatText(names)} cannot be posted `), ...placeRuns(to), plain(`. ${reason}`)]),
      textOf([
        plain(
          `Nothing is lost: what arrives meanwhile is told when ${names.length > 1 ? "they go" : "it goes"} on. Once that is mended, ${to.isPerson ? "press Go on or type" : "type"} `,
        ),
        { text: goOn, code: true },
        plain(`${to.isPerson ? "" : " there"}${all}.`),
      ]),
      // A press in these direct messages is of these: it does nothing for a channel.
      ...buttonRow(to.isPerson ? [{ label: "Go on", line: goOn }] : []),
    ],
  };
}

const textOf = (runs: readonly Run[]): Block => ({ kind: "text", style: "body", runs });

/** Whose finds: the first few watches by name. */
function whatText(names: readonly string[]): string {
  if (names.length === 0) return "It";
  const named = names.slice(0, mostNamed).map((name) => `“${name}”`);
  const more = names.length - named.length;
  return `What ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""} ${names.length === 1 ? "finds" : "find"}`;
}

const mostNamed = 3;

/** The room by its id, where the surface cannot name it better. */
function placeRuns({ surface, channel, isPerson }: Subscription["to"]): readonly Run[] {
  const name = surfaceName(surface);
  if (isPerson) return [plain(`to you on ${name}`)];
  return [
    plain("in "),
    { text: `a channel on ${name} (${channel})`, room: { surface, channel } },
    plain(", where you set it up"),
  ];
}
