import type { types } from "@slack/bolt";
import type { Run } from "../../chat/card.ts";
import { closeDirections } from "../../chat/direction.ts";
import { webAddressWithin } from "../../chat/web-address.ts";
import { limits } from "./limits.ts";

/** How all runs of a paragraph look, beside what each asks for. */
export type Look = Pick<Run, "bold" | "italic">;

/**
 * Runs as elements of Slack's rich text. Their text is data there: neither `*_~`, `<!channel>`, `@name`
 * nor `:smile:` means anything in it, so nothing is escaped and nothing can be missed.
 */
export const richText = (runs: readonly Run[], look: Look = {}): types.RichTextElement[] =>
  closeDirections(runs)
    .filter(({ text }) => text !== "")
    .map((run) => element(run, look));

function element(run: Run, look: Look): types.RichTextElement {
  const flags = {
    ...((run.bold ?? look.bold) && { bold: true }),
    ...((run.italic ?? look.italic) && !run.code && { italic: true }),
    ...(run.code && { code: true }),
    ...(run.struck && !run.code && { strike: true }),
  };
  const style = Object.keys(flags).length === 0 ? {} : { style: flags };
  if (run.room?.surface === "slack") return { type: "channel", channel_id: run.room.channel, ...style };
  const url = run.href === undefined ? undefined : webAddressWithin(run.href, limits.url);
  return url === undefined
    ? { type: "text", text: run.text, ...style }
    : { type: "link", url, text: run.text, ...style };
}
