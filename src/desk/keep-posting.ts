import type { Clock } from "./clock.ts";
import { createLeft } from "./left.ts";
import { isNotice, type Occurrence } from "./occurrence.ts";
import { createPacing } from "./pacing.ts";
import { createPlanning, latest, wasMissed } from "./plan-windows.ts";
import { createPosting, type PostingParts } from "./post-occurrence.ts";

/** What the clock works with. */
export interface KeepPostingParts<Post> extends Omit<PostingParts<Post>, "now" | "onLater"> {
  readonly clock: Clock;
  /** How many posts may be under way at once. */
  readonly most?: number;
  /** Between the beginnings of two posts on one surface, in milliseconds. */
  readonly gap?: number;
  /** Whoever has not moved an occurrence for so long has left it. Longer than a post takes at worst. Milliseconds. */
  readonly lease?: number;
  /** How long it sleeps at most: the clock may have jumped meanwhile, and others may have planned something. Milliseconds. */
  readonly idle?: number;
}

/** The clock of the desk, while it runs. */
export interface KeepPosting {
  /** Something was planned, or arrived. */
  wake(): void;
  /** Begins nothing more; resolves once what is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Posts what is due: plans windows, claims each post in the ledger and takes it to its end. One post at a time for each destination,
 * in the order that they are due. What was left by one who died is taken over once it has not moved for `lease`.
 */
export function keepPosting<Post>(parts: KeepPostingParts<Post>): KeepPosting {
  const { records, clock, owner, log, most = 4, gap = 250, lease = 120_000, idle = 60_000 } = parts;
  const { ledger, subscriptions } = records;
  const pacing = createPacing(clock.elapsed, gap);
  const left = createLeft(clock.elapsed, lease);
  const planWindows = createPlanning(records);
  const post = createPosting({ ...parts, now: clock.now, onLater: pacing.rest });
  /** What is under way, by the occurrence's id, and to which destinations. */
  const underWay = new Map<number, Promise<void>>();
  const busy = new Set<string>();
  let waking = new AbortController();
  let isStopped = false;
  let isBroken = false;

  /** Begins what may begin, and tells how long nothing else can, in milliseconds. */
  function look(): number {
    const now = clock.now();
    planWindows(now);
    const due = ledger.due(now);
    left.forgetOthers(due);
    const waits = due.filter(({ id }) => !underWay.has(id)).map((occurrence) => consider(occurrence, now));
    const next = ledger.nextDue();
    return Math.min(...waits, next === undefined || next <= now ? soon(waits) : next - now, idle);
  }

  /** Begins it (0: look again) or tells in how many milliseconds it may begin; never, where another's end is waited for. */
  function consider(occurrence: Occurrence, now: number): number {
    const { id, window, due, state } = occurrence;
    const subscription = subscriptions.byId(occurrence.subscription);
    if (subscription === undefined) return never;
    if (state === "planned" && !isNotice(window) && now - due > latest) {
      ledger.missed(subscription.id, window, due, wasMissed, now);
      return 0;
    }
    const { surface, channel, isPerson } = subscription.to;
    const place = `${surface} ${isPerson} ${channel}`;
    if (underWay.size >= most || busy.has(place)) return never;
    const wait = Math.max(left.wait(occurrence), pacing.wait(surface));
    if (wait > 0) return wait;
    const claimed = ledger.claim(occurrence, owner, now);
    if (claimed === undefined) return never;
    pacing.begin(surface);
    busy.add(place);
    const ending = post(claimed)
      .catch(broken)
      .finally(() => {
        underWay.delete(id);
        busy.delete(place);
        wake();
      });
    underWay.set(id, ending);
    return never;
  }

  function broken(cause: unknown): void {
    if (!isBroken) log("The desk's posts are held up; they go on once this is mended.", cause);
    isBroken = true;
  }

  function wake(): void {
    waking.abort();
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      waking = new AbortController();
      const { signal } = waking;
      let wait = afterTrouble;
      try {
        wait = look();
        isBroken = underWay.size > 0 && isBroken;
      } catch (cause) {
        broken(cause);
      }
      await clock.sleep(wait, signal);
    }
  }

  const running = run();
  return {
    wake,
    async stop() {
      isStopped = true;
      wake();
      await running;
      await Promise.all(underWay.values());
    },
  };
}

const never = Number.POSITIVE_INFINITY;

/** A database that is locked or full is not asked all the time. Milliseconds. */
const afterTrouble = 15_000;

/** Where something is due that waits for another's end, others may come due before that. Milliseconds. */
const soon = (waits: readonly number[]): number => (waits.length > 0 ? 1000 : never);
