import type { Poster } from "../../chat/rooms.ts";

/** Where Slack is served, by ids; an empty list is everywhere. */
export interface ServedPlaces {
  readonly channels?: readonly string[];
  /** Workspaces. */
  readonly teams?: readonly string[];
}

/** Direct messages, whose room is nobody else's. */
export const isDirect = (channel: string): boolean => channel.startsWith("D");

/**
 * The sentence that is answered in a place that is not served; undefined in one that is. A place without a channel (App Home) and direct
 * messages are served in every workspace that is.
 */
export function refusalAt(
  { channel, team }: { readonly channel: string; readonly team?: string },
  places: ServedPlaces,
): string | undefined {
  const { teams = [] } = places;
  if (teams.length > 0 && (team === undefined || !teams.includes(team)))
    return "This desk serves other workspaces. Whoever runs it can add this one to SLACK_TEAMS.";
  return isServed(channel, places) ? undefined : notServed;
}

/** Posts to the channels that are served, and refuses the others. */
export const postingIn = (posting: Poster, places: ServedPlaces): Poster => ({
  ...posting,
  post: async (to, card, key, standing) =>
    to.isPerson || isServed(to.channel, places)
      ? posting.post(to, card, key, standing)
      : { outcome: "forbidden", reason: notServed },
});

const isServed = (channel: string, { channels = [] }: ServedPlaces): boolean =>
  channels.length === 0 || channel === "" || isDirect(channel) || channels.includes(channel);

const notServed =
  "This desk does not serve this channel. Ask in direct messages with it, or ask whoever runs it to add the channel to SLACK_CHANNELS.";
