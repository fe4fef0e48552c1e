/** Spreads posts over time, surface by surface. */
export interface Pacing {
  /** In how many milliseconds a post may begin there. */
  wait(surface: string): number;
  begin(surface: string): void;
  /** The surface said that it was too much: nothing is begun there for so many milliseconds, a minute at most. */
  rest(surface: string, ms: number): void;
}

/**
 * A post every `gap` milliseconds on one surface, by a clock that never jumps. Slack takes "several hundred" posts a minute
 * in a workspace, and Discord 50 requests a second (their pages on rate limits); each says "later" where that was too much.
 */
export function createPacing(elapsed: () => number, gap: number): Pacing {
  const free = new Map<string, number>();
  const notBefore = (surface: string, time: number) =>
    free.set(surface, Math.max(free.get(surface) ?? time, time));
  return {
    wait: (surface) => Math.max(0, (free.get(surface) ?? 0) - elapsed()),
    begin: (surface) => notBefore(surface, elapsed() + gap),
    rest: (surface, ms) => notBefore(surface, elapsed() + Math.min(ms, 60_000)),
  };
}
