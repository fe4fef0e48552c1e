import { setTimeout as pause } from "node:timers/promises";
import { webApi } from "@slack/bolt";

/** How a client of ours behaves. */
export interface ClientOptions extends webApi.WebClientOptions {
  /** The longest that it waits to be let in again where Slack takes no more calls, in milliseconds; else it throws. */
  readonly longestWait: number;
  /** Told of every call how it ended: with nothing, or with what it threw. */
  readonly onEnd: (cause: unknown) => void;
}

/**
 * A client of Slack's methods that sends nothing again but what Slack turned away unread (429), after the time that Slack
 * names, and once. The library's own would send again what may have arrived, or hold all other calls up meanwhile.
 */
export function createClient(
  token: string,
  { longestWait, onEnd, ...options }: ClientOptions,
): webApi.WebClient {
  return new (class extends webApi.WebClient {
    override async apiCall(...call: Parameters<webApi.WebClient["apiCall"]>) {
      try {
        const result = await super.apiCall(...call).catch(async (cause) => {
          if (!(cause instanceof webApi.WebAPIRateLimitedError)) throw cause;
          const wait = 1000 * cause.retryAfter;
          if (wait > longestWait) throw cause;
          await pause(wait);
          return super.apiCall(...call);
        });
        onEnd(undefined);
        return result;
      } catch (cause) {
        onEnd(cause);
        throw cause;
      }
    }
  })(token, { ...options, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
}
