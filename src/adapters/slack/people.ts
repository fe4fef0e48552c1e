import { setTimeout as pause } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Call } from "../../chat/call.ts";
import { setLatest } from "../../chat/set-latest.ts";
import { isZone } from "../../chat/zone.ts";
import { reasonOf } from "./refusals.ts";

/** What Slack knows of a person that an answer needs. `mayManage`: in the channels of the workspace. */
type Person = Pick<Call["asker"], "zone" | "mayManage"> & Partial<Pick<Call["asker"], "name">>;

interface PeopleParts {
  readonly client: webApi.WebClient;
  /** The desk's zone, for those whose own is not known. */
  readonly fallback: string;
  /** Ids of those who may set up channels; without any, the workspace's admins and owners. */
  readonly admins: readonly string[];
  readonly log: Log;
}

/** How long an answer waits for Slack to tell of a person, in milliseconds. */
const patience = 1000;

/** A person who travels, or is an admin no more, is asked for again after this, in milliseconds. */
const lifetime = 3600 * 1000;

const mostPeople = 1000;

/** Tells the zone of a person and what they may, by their id; asks Slack once in a while, and never rejects. */
export function createPeople(parts: PeopleParts): (user: string) => Promise<Person> {
  const { client, fallback, admins, log } = parts;
  const known = new Map<string, Person & { readonly until: number }>();
  let told = false;

  const ask = async (user: string): Promise<Person> => {
    try {
      const info = (await client.users.info({ user })).user ?? {};
      const isAdmin = [info.is_admin, info.is_owner, info.is_primary_owner].includes(true);
      const person = {
        ...(info.name !== undefined && { name: info.name }),
        zone: info.tz !== undefined && isZone(info.tz) ? info.tz : fallback,
        mayManage: admins.length === 0 ? isAdmin : admins.includes(user),
      };
      setLatest(known, user, { ...person, until: Date.now() + lifetime }, mostPeople);
      return person;
    } catch (cause) {
      if (!told) log(untold(reasonOf(cause) ?? "no answer"));
      told = true;
      return unknown(user);
    }
  };

  const untold = (why: string): string =>
    [
      `Slack does not tell people's time zones (${why}), so days are read in ${fallback}.`,
      ...(admins.length === 0
        ? ["Nor who is an admin, so nobody may set up channels: list those who may in SLACK_ADMINS."]
        : []),
    ].join(" ");

  const unknown = (user: string): Person => ({ zone: fallback, mayManage: admins.includes(user) });

  return async (user) => {
    const own = known.get(user);
    if (own !== undefined && own.until > Date.now()) return own;
    const late = pause(patience, own ?? unknown(user), { ref: false });
    return Promise.race([ask(user), late]);
  };
}
