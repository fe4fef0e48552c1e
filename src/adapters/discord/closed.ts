import { GatewayDispatchEvents, type GatewayDispatchPayload } from "discord.js";
import { setLatest } from "../../chat/set-latest.ts";

/** Channels that refused an answer, and are left alone for a while: of 10,000 refusals in ten minutes Discord bars a machine. */
export interface Closed {
  /** `server`: the one it stands in, where it stands in one. */
  add(channel: string, server?: string | null): void;
  has(channel: string): boolean;
  /** Something changed that may have opened a channel, or any of a server. */
  reopen(id: string | undefined): void;
}

/** None has refused yet. `now`: milliseconds since 1970. */
export function createClosed(now: () => number = Date.now, most = 1000): Closed {
  const refused = new Map<string, { readonly until: number; readonly server: string | null }>();
  return {
    add: (channel, server = null) => setLatest(refused, channel, { until: now() + pauseOf, server }, most),
    has: (channel) => (refused.get(channel)?.until ?? 0) > now(),
    reopen(id) {
      for (const [channel, { server }] of refused) {
        if (channel === id || server === id) refused.delete(channel);
      }
    },
  };
}

/** Ten minutes, where Discord does not tell that somebody mended the permissions. */
const pauseOf = 600_000;

/**
 * The channel, or the server, in which we may do more than before by what the gateway tells. Of members it tells only of us without an
 * intent that needs leave (https://docs.discord.com/developers/events/gateway#gateway-intents, “Caveats”).
 */
export function openedBy(packet: GatewayDispatchPayload): string | undefined {
  switch (packet.t) {
    case GatewayDispatchEvents.ThreadUpdate:
    case GatewayDispatchEvents.GuildCreate:
      return packet.d.id;
    // Of a category or a channel with threads, so of all in the server.
    case GatewayDispatchEvents.ChannelUpdate:
    case GatewayDispatchEvents.GuildRoleUpdate:
    case GatewayDispatchEvents.GuildMemberUpdate:
      return packet.d.guild_id;
    default:
      return undefined;
  }
}
