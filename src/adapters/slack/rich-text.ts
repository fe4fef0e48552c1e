import type { types } from "@slack/bolt";
import type { Run } from "../../chat/card.ts";
import { closeDirections } from "./direction.ts";
import { limits } from "./limits.ts";

/** How all runs of a paragraph look, beside what each asks for. */
export type Look = Pick<Run, "bold" | "italic">;

/**
 * Runs as elements of Slack's rich text. Their text is data there: neither `*_~`, `<!channel>`, `@name`
 * nor `:smile:` means anything in it, so nothing is escaped and nothing can be missed.
 */
export function richText(runs: readonly Run[], look: Look = {}): types.RichTextElement[] {
  let sequence = "";
  return runs.flatMap((run, i) => {
    const next = runs[i + 1];
    sequence += run.text;
    // Never inside a quotation's words, which stay as they are whatever is bold in them.
    const closers =
      next === undefined || (run.said === true && next.said !== true) ? closeDirections(sequence) : "";
    sequence += closers;
    return run.text === "" ? [] : [element({ ...run, text: run.text + closers }, look)];
  });
}

/** Where a link may lead: the address, without its part after `#` where it is too long, or nowhere. */
export function linkOf(href: string): string | undefined {
  const [address = ""] = href.split("#");
  const url = href.length <= limits.url ? href : address;
  if (url.length > limits.url || !URL.canParse(url)) return undefined;
  return ["http:", "https:", "mailto:"].includes(new URL(url).protocol) ? url : undefined;
}

function element(run: Run, look: Look): types.RichTextElement {
  const flags = {
    ...((run.bold ?? look.bold) && { bold: true }),
    ...((run.italic ?? look.italic) && !run.code && { italic: true }),
    ...(run.code && { code: true }),
  };
  const style = Object.keys(flags).length === 0 ? {} : { style: flags };
  const url = run.href === undefined ? undefined : linkOf(run.href);
  return url === undefined
    ? { type: "text", text: run.text, ...style }
    : { type: "link", url, text: run.text, ...style };
}
