import type { Destination, Maker } from "../desk/destination.ts";
import type { Call } from "./call.ts";

/** Whoever asks, as the maker of something. */
export const makerOf = ({ asker, where }: Call): Maker => ({
  surface: where.surface,
  id: asker.id,
  name: asker.name,
});

/** The room that is asked in. */
export const roomOf = ({ where }: Pick<Call, "where">): Destination => ({
  surface: where.surface,
  channel: where.channel,
  isPerson: false,
});

/** The room in a sentence, as whoever it tells. */
export const roomText = ({ where }: Pick<Call, "where">): string => (where.isDirect ? "you" : "this channel");

/** Whoever asks, alone. */
export const personOf = ({ asker, where }: Pick<Call, "asker" | "where">): Destination => ({
  surface: where.surface,
  channel: asker.id,
  isPerson: true,
});
