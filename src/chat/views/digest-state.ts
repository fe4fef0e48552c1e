import type { Destination } from "../../desk/destination.ts";
import { isNotice, isTest, type Occurrence } from "../../desk/occurrence.ts";
import { printSchedule } from "../../desk/schedule.ts";
import type { Subscription } from "../../desk/subscription.ts";
import { type Block, plain, type Run } from "../card.ts";
import type { Context } from "../command.ts";
import { roomOf } from "../destinations.ts";
import { stateText } from "./occurrence.ts";
import { surfaceName } from "./surface-name.ts";
import { momentText, nextTimes } from "./times.ts";

/** Test lines and notices stand among the windows of a ledger: in so many rows there is a window, if there is one at all. */
const mostLooked = 10;

/** A digest in short: when and where it comes, when next or why not, and what became of the last. */
export function digestLine({ id, schedule, paused, to }: Subscription, context: Context): readonly Block[] {
  if (schedule === undefined) return [];
  const { zone } = schedule;
  const last = context.records.ledger.history(id, mostLooked).find(isWindow);
  const [next = 0] = nextTimes(schedule, context.now().epochMilliseconds, 1);
  return [
    {
      kind: "text",
      style: "body",
      runs: [
        { text: capital(printSchedule(schedule)), bold: true },
        plain(", in "),
        roomRun(to, context),
        plain(
          [
            "",
            paused === undefined ? `next: ${momentText(next, zone)}` : `paused: ${paused}`,
            last === undefined
              ? "none was due yet"
              : `last: ${momentText(last.due, zone)}, ${stateText(last, zone)}`,
          ].join(" · "),
        ),
      ],
    },
  ];
}

const isWindow = ({ window, state }: Occurrence): boolean =>
  !isTest(window) && !isNotice(window) && state !== "planned";

/** The room by its id where it is another one: a surface that can name it does. */
function roomRun(to: Destination, { call }: Context): Run {
  const here = roomOf(call);
  return to.surface === here.surface && to.channel === here.channel
    ? plain(call.where.isDirect ? "these direct messages" : "this channel")
    : { text: `a channel on ${surfaceName(to.surface)} (${to.channel})`, room: to };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
