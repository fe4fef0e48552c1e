import type { Watch } from "../../desk/watch.ts";
import type { Button } from "../card.ts";
import type { Context } from "../command.ts";
import { dayText } from "../day.ts";
import { roomText } from "../destinations.ts";
import { paceText, wordOf } from "./watch.ts";

/** The watch, as a line names it. */
export const namedIn = ({ name, to }: Watch) => ({ name, ...(!to.isPerson && { to: wordOf(to) }) });

/** Pauses it, or lets it go on. */
export const pauseButton = (watch: Watch, context: Context): Button => ({
  label: watch.paused ? "Go on" : "Pause",
  line: context.lineFor("watches", { ...namedIn(watch), pause: watch.paused ? "no" : "yes" }),
});

/** "tells you daily at 08:30, Europe/Brussels". */
export const toldText = ({ every, to, zone }: Watch, context: Context): string =>
  `tells ${to.isPerson ? "you" : roomText(context.call)} ${paceText(every, to, zone, context)}`;

/** How much was found, and the day of the newest. */
export function foundText({ id }: Watch, { records, research }: Context): string {
  const count = records.watches.countOf(id);
  if (count === 0) return "found nothing yet";
  const last = records.watches.matchesOf(id, { offset: 0, limit: 1 })[0];
  const quote = last && research.quote(last.quote);
  return `found ${count.toLocaleString("en-GB")}${quote === undefined ? "" : `, the last of ${dayText(quote.article.published)}`}`;
}
