import { setTimeout as pause } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import { isZone } from "../../chat/zone.ts";
import { reasonOf } from "./refusals.ts";

interface ZonesParts {
  readonly client: webApi.WebClient;
  /** The desk's zone, for those whose own is not known. */
  readonly fallback: string;
  readonly log: Log;
}

/** How long an answer waits for Slack to tell the zone, in milliseconds. */
const patience = 1000;

/** A person who travels is asked for again after this, in milliseconds. */
const lifetime = 6 * 3600 * 1000;

const mostPeople = 1000;

/** Tells the IANA time zone of a person by their id; asks Slack once in a while, and never rejects. */
export function createZones({ client, fallback, log }: ZonesParts): (user: string) => Promise<string> {
  const known = new Map<string, { readonly zone: string; readonly until: number }>();
  let told = false;

  const ask = async (user: string): Promise<string> => {
    try {
      const zone = (await client.users.info({ user })).user?.tz;
      if (zone === undefined || !isZone(zone)) return fallback;
      known.delete(user);
      known.set(user, { zone, until: Date.now() + lifetime });
      const [oldest] = known.keys();
      if (known.size > mostPeople && oldest !== undefined) known.delete(oldest);
      return zone;
    } catch (cause) {
      const why = reasonOf(cause) ?? "no answer";
      if (!told) log(`Slack does not tell people's time zones (${why}), so days are read in ${fallback}.`);
      told = true;
      return fallback;
    }
  };

  return async (user) => {
    const own = known.get(user);
    if (own !== undefined && own.until > Date.now()) return own.zone;
    const late = pause(patience, own?.zone ?? fallback, { ref: false });
    return Promise.race([ask(user), late]);
  };
}
