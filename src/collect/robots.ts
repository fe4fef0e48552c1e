import robots from "robots-parser";
import { decode } from "../research/reading/decode.ts";
import { ReadingError } from "../research/reading/reading-error.ts";
import type { Clock } from "./clock.ts";
import { FetchError } from "./fetch-error.ts";
import type { Page } from "./fetch-page.ts";

/** Refuses what a site asks programs not to fetch. @throws FetchError when it does, or cannot say so now. */
export type Robots = (address: string, signal?: AbortSignal) => Promise<void>;

/** The name that a robots.txt calls the desk by; it begins the desk's user agent. */
const product = "Verbatim";
/** RFC 9309, 2.4: no longer than a day. Milliseconds. */
const keptFor = 24 * 60 * 60 * 1000;

/** Its types tell of a `default` inside the module, but the module is the function. */
const parseRobots = robots as unknown as typeof robots.default;

interface Rules {
  readonly allows: (address: string) => boolean;
  readonly until: number;
}

/**
 * Reads each site's robots.txt once a day (RFC 9309). A site that has none allows all; one that cannot answer is
 * asked again later, and until then nothing of it is fetched.
 */
export function createRobots(
  fetch: (address: string, signal?: AbortSignal) => Promise<Page | undefined>,
  clock: Pick<Clock, "elapsed">,
): Robots {
  const sites = new Map<string, Rules>();
  return async (address, signal) => {
    const { origin, host } = new URL(address);
    let rules = sites.get(origin);
    if (rules === undefined || rules.until < clock.elapsed()) {
      rules = {
        allows: await rulesOf(`${origin}/robots.txt`, fetch, signal),
        until: clock.elapsed() + keptFor,
      };
      sites.set(origin, rules);
    }
    if (rules.allows(address)) return;
    throw new FetchError(
      "refused",
      `${host} asks programs not to fetch this page (robots.txt): open it in a browser, save it and import the file.`,
    );
  };
}

async function rulesOf(
  place: string,
  fetch: (address: string, signal?: AbortSignal) => Promise<Page | undefined>,
  signal?: AbortSignal,
): Promise<Rules["allows"]> {
  try {
    const page = await fetch(place, signal);
    const text = page === undefined ? "" : decode(page.bytes).slice(0, longestRules);
    const rules = parseRobots(place, text);
    return (address) =>
      text.length * address.length <= mostWork && (rules.isAllowed(address, product) ?? true);
  } catch (error) {
    // A site that is there and hands out no rules has none (RFC 9309, 2.3.1.3).
    const hasNone =
      error instanceof ReadingError || (error instanceof FetchError && error.trouble !== "later");
    if (hasNone) return () => true;
    throw error;
  }
}

/** RFC 9309, 2.5: at least 500 KiB are read. UTF-16 code units. */
const longestRules = 512_000;
/** Each rule is held against each letter of an address, and nobody is answered meanwhile: for some 0.2 seconds at worst. */
const mostWork = 50_000_000;
