import type { Destination } from "../../../src/desk/destination.ts";
import type { Found, Posted, Surfaces } from "../../../src/desk/posting.ts";
import type { SimulatedTime } from "./time.ts";

/** A post, as the simulation makes them. */
export type Made =
  | { readonly subscription: number; readonly window: string; readonly after: number; readonly until: number }
  | { readonly notice: number; readonly reason: string };

export interface Message {
  readonly to: Destination;
  readonly key: string;
  readonly post: Made;
  /** What stood there of it already. */
  readonly standing?: string;
  /** As the surface's clock has it, which is right. */
  readonly at: number;
}

/** What happens to a call. `lost`: it is posted, and the answer never comes; `fault`: it is not, and nobody can tell. */
export type PostOutcome = "sent" | "lost" | "fault" | "later" | "forbidden";
export type FindOutcome = "told" | "part" | "unknown" | "unreadable";

export interface SimulatedSurface {
  readonly messages: readonly Message[];
  /** Calls of `post`. */
  readonly calls: () => number;
  /** What one process sees of it. */
  view(isAlive?: () => boolean): Surfaces<Made>;
}

interface Outcomes {
  post(to: Destination): PostOutcome;
  find(to: Destination): FindOutcome;
  /** How long a call takes, in milliseconds. */
  pace(call: "post" | "find"): number;
}

/** A platform that keeps what it was given, and answers as it is told to. */
export function simulatedSurface(time: SimulatedTime, outcomes: Outcomes): SimulatedSurface {
  const messages: Message[] = [];
  let calls = 0;

  async function post(
    to: Destination,
    made: Made,
    key: string,
    standing: string | undefined,
    isAlive: () => boolean,
  ): Promise<Posted> {
    calls++;
    const outcome = outcomes.post(to);
    const pace = outcomes.pace("post");
    const name = `m${calls}`;
    // What left the process arrives, whether the process lives or not.
    if (outcome === "sent" || outcome === "lost") {
      time.at(time.now() + pace, () =>
        messages.push({ to, key, post: made, at: time.now(), ...(standing !== undefined && { standing }) }),
      );
    }
    await time.wait(outcome === "lost" ? Math.min(pace, 15_000) : pace, isAlive);
    if (outcome === "sent") return { outcome, message: name };
    if (outcome === "later") return { outcome, after: 20_000, reason: "Too many posts." };
    if (outcome === "forbidden") return { outcome, reason: "The desk is not in the room." };
    return { outcome: "unclear", reason: "No answer came." };
  }

  async function find(to: Destination, key: string, isAlive: () => boolean): Promise<Found> {
    const outcome = outcomes.find(to);
    await time.wait(outcomes.pace("find"), isAlive);
    const place = messages.findIndex((one) => one.key === key && one.to.channel === to.channel);
    if (outcome === "unknown" || outcome === "unreadable") {
      return { outcome: "unknown", reason: "Cannot look.", forbidden: outcome === "unreadable" };
    }
    if (place < 0) return { outcome: "missing" };
    return { outcome: "found", message: `found${place}`, ...(outcome === "part" && { isPartial: true }) };
  }

  return {
    messages,
    calls: () => calls,
    view: (isAlive = () => true) => ({
      post: (to, made, key, standing) => post(to, made, key, standing, isAlive),
      find: (to, key) => find(to, key, isAlive),
    }),
  };
}
