import { isNotice, keyOf, type Occurrence } from "../../../src/desk/occurrence.ts";
import { windowsBetween } from "../../../src/desk/schedule.ts";
import type { Subscription } from "../../../src/desk/subscription.ts";
import { nameOf, type World } from "./world.ts";

/** All that is wrong with how a world ended, in sentences; nothing where all was posted once or skipped with its reason. */
export function wrongsOf(world: World): readonly string[] {
  const { records, surface } = world;
  const keys = surface.messages.map(({ key }) => key);
  const twice = keys
    .filter((key, place) => keys.indexOf(key) !== place)
    .map((key) => `${key} was posted twice`);
  return [...twice, ...records.subscriptions.all().flatMap((one) => wrongsWith(world, one))];
}

function wrongsWith(world: World, subscription: Subscription): readonly string[] {
  const { records, surface, troubled, end, plan } = world;
  const { id, schedule, made, covered, paused, kind } = subscription;
  const name = `${kind} ${id}`;
  const rows = records.ledger.history(id, 100_000).toReversed();
  const wrongs: string[] = [];
  if (paused !== undefined) wrongs.push(`${name} is still paused`);
  const last = records.arrivals.last();
  if (kind === "digest" ? covered < lastBefore(world, subscription) : covered > last) {
    wrongs.push(`${name} has covered ${covered} of ${last}`);
  }
  for (const row of rows) {
    const messages = surface.messages.filter(({ key }) => key === keyOf(row));
    if (row.state === "sent" && messages.length !== 1)
      wrongs.push(`${name} ${row.window} is sent, and is not there`);
    if (messages.length > 0 && row.state !== "sent" && !/may have been posted/.test(row.reason ?? "")) {
      wrongs.push(`${name} ${row.window} stands there and is ${row.state}: ${row.reason}`);
    }
    if (row.state === "skipped" && !row.reason)
      wrongs.push(`${name} ${row.window} is skipped without a reason`);
    if (begun.has(row.state) && row.due < end - hour)
      wrongs.push(`${name} ${row.window} is left ${row.state}`);
    if (row.state === "sent" && !isNotice(row.window)) wrongs.push(...contentOf(world, row, name));
  }
  wrongs.push(...gaps(rows, name, covered));
  if (schedule !== undefined) {
    const states = new Map(rows.map((row) => [row.window, row]));
    for (const { key, due } of windowsBetween(schedule, plan.jumps ? troubled + day : made, end - hour)) {
      const { state, reason } = states.get(key) ?? {};
      if (state !== "sent" && state !== "skipped") wrongs.push(`${name} ${key} is ${state ?? "nowhere"}`);
      const isFine = state === "sent" || reason === "Nothing new.";
      if (due > troubled + day && !isFine && !isEarly(world, id, key)) {
        wrongs.push(`${name} ${key} is ${state} though all went well: ${reason}`);
      }
    }
  }
  return wrongs;
}

const begun: ReadonlySet<string> = new Set(["planned", "claimed", "sending", "failed"]);

/** The message tells the range of its row. */
function contentOf({ surface }: World, row: Occurrence, name: string): readonly string[] {
  const post = surface.messages.find(({ key }) => key === keyOf(row))?.post;
  const isSame =
    post !== undefined && "after" in post && post.after === row.after && post.until === row.until;
  return isSame ? [] : [`${name} ${row.window} tells another range than ${row.after} to ${row.until}`];
}

/** Ranges meet: no arrival is in two, and none between two. */
function gaps(rows: readonly Occurrence[], name: string, covered: number): readonly string[] {
  const ranges = rows
    .filter(
      ({ state, until, window }) =>
        (state === "sent" || state === "skipped") && until !== undefined && !isNotice(window),
    )
    .map(({ after = 0, until = 0 }) => ({ after, until }))
    .filter(({ after, until }) => until > after)
    .sort((a, b) => a.after - b.after);
  const wrongs: string[] = [];
  let until = 0;
  for (const range of ranges) {
    if (range.after !== until) wrongs.push(`${name}: after ${until} comes ${range.after} to ${range.until}`);
    until = range.until;
  }
  if (until !== covered) wrongs.push(`${name}: ranges end at ${until}, and ${covered} are covered`);
  return wrongs;
}

/** The last arrival before the last window that is well over, and was not posted early by a wrong clock. */
function lastBefore(world: World, { id, schedule, made }: Subscription): number {
  if (schedule === undefined) return 0;
  const windows = windowsBetween(schedule, made, world.end - hour);
  const due = windows.findLast(({ key }) => !isEarly(world, id, key))?.due;
  return due === undefined ? 0 : world.records.arrivals.until(due);
}

/** Made by a wrong clock, before its time; also at the very moment when clocks are set right. */
const isEarly = ({ made, troubled, plan }: World, id: number, window: string): boolean =>
  plan.jumps && (made.get(nameOf(id, window)) ?? Number.POSITIVE_INFINITY) <= troubled;

const hour = 3_600_000;
const day = 24 * hour;
