import type { Saving } from "../../src/desk/clipping.ts";
import type { Destination, Maker } from "../../src/desk/destination.ts";
import type { Noted, Records } from "../../src/desk/records.ts";
import type { Watch } from "../../src/desk/watch.ts";

/** A day in November 2026. */
export const day = Date.UTC(2026, 10, 22);

export const room: Destination = { surface: "slack", channel: "C1", isPerson: false };
export const otherRoom: Destination = { surface: "slack", channel: "C2", isPerson: false };
export const ines: Maker = { surface: "slack", id: "U1", name: "Ines Tavor" };
export const morning = { at: "08:30", zone: "Europe/Brussels", days: [1, 2, 3, 4, 5] };

export const clipping = (changes: Partial<Saving> = {}): Saving => ({
  quote: "q1",
  kind: "direct",
  spans: [{ start: 10, end: 34, text: "The ferry will run again" }],
  whole: "“The ferry will run again”",
  speaker: { name: "Odo Lammers", role: "harbour master", basis: "named" },
  cue: "said",
  article: { id: "a1", title: "Ferry to return", outlet: "Dune Courier", paragraphs: 7, paragraph: 2 },
  board: "Ferries",
  by: ines,
  saved: day,
  ...changes,
});

export const watch = (changes: Partial<Watch> = {}): Omit<Watch, "id" | "paused" | "since"> => ({
  name: "Ferry",
  query: "ferry",
  every: "day",
  to: room,
  by: ines,
  zone: "Europe/Brussels",
  made: day,
  ...changes,
});

export const article = (id: string, changes: Partial<Noted> = {}): Noted => ({
  article: id,
  at: day,
  hash: `hash of ${id}`,
  said: Uint32Array.of(1, 70_000, 4_294_967_295),
  ...changes,
});

/** Notes articles about which nothing is told but that they came. */
export const arrive = ({ arrivals }: Records, ...ids: readonly string[]): readonly number[] =>
  arrivals.note(ids.map((id) => article(id)));
