import type { Destination, Maker } from "./destination.ts";

/** When a watch tells: as matches arrive, once a day, once a week. */
export type Every = "now" | "day" | "week";

/** A query that someone wants to be told the new matches of. */
export interface Watch {
  readonly id: number;
  /** One destination has each name once, whatever its case. */
  readonly name: string;
  /** The query as it prints, in the language of `find`. */
  readonly query: string;
  readonly every: Every;
  readonly to: Destination;
  readonly by: Maker;
  /** The zone that the query's days are read in. */
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly made: number;
  /** Only what arrives after this is told: the number of the last arrival when it was made, or went on. */
  readonly since: number;
  readonly paused: boolean;
}

/** A quotation that a watch found as it arrived. */
export interface Match {
  readonly watch: number;
  /** The arrival of its article. */
  readonly arrival: number;
  readonly quote: string;
  /** Statements that are the same are one item: the same words of the same speaker, wherever they stand. */
  readonly item: string;
}
