import { isTest, type Occurrence } from "../../desk/occurrence.ts";
import { type Block, plain } from "../card.ts";
import { momentText } from "./times.ts";

/** One row of the ledger in words: when it was due, and what became of it. */
export const occurrenceRow = (occurrence: Occurrence, zone: string): Block => ({
  kind: "text",
  style: "body",
  runs: [
    { text: momentText(occurrence.due, zone), bold: true },
    plain(`${kindText(occurrence)} · ${stateText(occurrence, zone)}`),
  ],
});

const kindText = ({ window }: Occurrence): string =>
  window.startsWith("run:") ? " (asked for)" : isTest(window) ? " (test line)" : "";

/** What became of it, and why. */
export function stateText({ state, reason, retryAt, due, changed }: Occurrence, zone: string): string {
  const why = reason === undefined ? "" : `: ${reason}`;
  if (state === "planned") return "planned";
  if (state === "sent")
    return changed - due > noticed ? `posted late, ${momentText(changed, zone)}` : "posted";
  if (state === "skipped") return `left out${why}`;
  if (state !== "failed") return "being posted";
  return `not posted yet${why}${retryAt === undefined ? "" : ` Next try ${momentText(retryAt, zone)}.`}`;
}

/** What comes later than this is called late. Milliseconds. */
const noticed = 10 * 60_000;
