import type { webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Call } from "../../chat/call.ts";
import type { Card } from "../../chat/card.ts";
import { turnedAwayCard } from "../../chat/errors.ts";
import { personName } from "../../chat/person-name.ts";
import { createPeople } from "./people.ts";
import type { Question } from "./question.ts";
import { isDirect, refusalAt, type ServedPlaces } from "./served.ts";

/** The card that a question gets: what `run` gives for whoever asks, or why nobody is answered there. */
export type Ask = (
  question: Question,
  run: (from: Omit<Call, "line">) => Promise<Card> | Card,
) => Promise<Card>;

interface AskingParts {
  readonly client: webApi.WebClient;
  readonly zone: string;
  /** As for `createPeople`. */
  readonly admins?: readonly string[];
  /** Left out: everywhere. */
  readonly served?: ServedPlaces;
  readonly log: Log;
}

/** Tells who asks, with what Slack knows of them, and serves only the places that are served. */
export function createAsking({ client, zone, admins = [], served = {}, log }: AskingParts): Ask {
  const personOf = createPeople({ client, fallback: zone, admins, log });
  return async (question, run) => {
    const elsewhere = refusalAt(question, served);
    if (elsewhere !== undefined) return turnedAwayCard(elsewhere);
    const { user, name, channel, thread, isMessage } = question;
    const person = await personOf(user);
    const isOwn = isDirect(channel);
    return run({
      asker: {
        id: user,
        name: personName(name ?? person.name ?? user, user),
        zone: person.zone,
        mayManage: person.mayManage || isOwn,
      },
      where: {
        surface: "slack",
        channel,
        ...(thread !== undefined && { thread }),
        ...(isMessage && { isMessage }),
        ...(isOwn && { isDirect: true }),
      },
    });
  };
}
