/** What was taken lately, so that what a platform sends a second time is not taken again. */
export interface Once {
  /** Whether this is the first time lately that it comes; whoever has no key always is. */
  isFirst(key: string | undefined): boolean;
}

/** Slack sends an event again after seconds, a minute and five: https://docs.slack.dev/apis/events-api#retries */
const lifetime = 600_000;

/** More does not come in that time from a workspace that people work in. About a megabyte. */
const mostKeys = 10_000;

/** Nothing was taken yet. `now`: milliseconds on a clock that is never set back. */
export function createOnce(now: () => number = performance.now.bind(performance)): Once {
  /** When each key came, oldest first. */
  const taken = new Map<string, number>();
  /** Makes room for one more. */
  const forget = () => {
    const old = now() - lifetime;
    for (const [key, since] of taken) {
      if (since > old && taken.size < mostKeys) return;
      taken.delete(key);
    }
  };
  return {
    isFirst(key) {
      if (key === undefined) return true;
      const since = taken.get(key);
      if (since !== undefined && since > now() - lifetime) return false;
      forget();
      taken.set(key, now());
      return true;
    },
  };
}
