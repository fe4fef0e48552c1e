import { type BaseInteraction, InteractionContextType } from "discord.js";
import { setLatest } from "../../chat/set-latest.ts";

/** A server that we were not invited to, or a group or direct messages of others: whoever has us for themselves asks from there. */
export type OutsidePlace = "server" | "others";

/** Rooms that people asked from though the desk is not in them, so that nothing can be posted there. */
export interface Outside {
  note(interaction: BaseInteraction): void;
  placeOf(channel: string): OutsidePlace | undefined;
}

/** None is known yet. */
export function createOutside(): Outside {
  const places = new Map<string, OutsidePlace>();
  return {
    note(interaction) {
      const { channelId } = interaction;
      const place = placeOfInteraction(interaction);
      if (channelId === null) return;
      if (place === undefined) places.delete(channelId);
      else setLatest(places, channelId, place, most);
    },
    placeOf: (channel) => places.get(channel),
  };
}

function placeOfInteraction({ guildId, context, client }: BaseInteraction): OutsidePlace | undefined {
  if (guildId !== null) return client.guilds.cache.has(guildId) ? undefined : "server";
  return context === InteractionContextType.PrivateChannel ? "others" : undefined;
}

/** Rooms that are remembered, those asked from last. */
const most = 1000;
