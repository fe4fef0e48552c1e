import type { Quote } from "../article.ts";

/** A word or a phrase, as typed. */
export interface Part {
  readonly text: string;
  readonly phrase: boolean;
}

/** `last:7d`: the span as typed, and the days around it that this meant on the day it was read (as `after` and `before`). */
export interface Last {
  readonly span: string;
  readonly after: string;
  readonly before: string;
}

/**
 * What a person asked for, parsed: plain data. The same field twice means either; different fields mean both.
 * Days are ISO, whole days, and exclusive: `after` the 14th begins with the 15th.
 */
export interface Query {
  /** Ranked: any may match, those with all of them first. As typed. */
  readonly words: readonly string[];
  /** Each must match, in any form and spelling as ranked words do, and is ranked with them. */
  readonly required: readonly string[];
  /** Each must stand in the words searched, as typed but for case, accents and kinds of marks. */
  readonly phrases: readonly string[];
  /** Of each group one must match: a word as if required, a phrase as above. Ranked too. */
  readonly either: readonly (readonly Part[])[];
  /** A word (in every spelling, not in other forms) or a phrase that must not be there. */
  readonly without: readonly Part[];
  /** Fields that a minus stood before: none of these. */
  readonly except: Except;
  readonly by: readonly string[];
  readonly in: readonly string[];
  readonly article: readonly string[];
  /** What the article's headline or text has, whoever says it: all words of one of these. */
  readonly about: readonly string[];
  readonly type: readonly Quote["kind"][];
  /** Days, months and years (`2026-03-14`, `2026-03`, `2026`): within one of them. */
  readonly on: readonly string[];
  readonly after?: string;
  readonly before?: string;
  readonly last?: Last;
  readonly sort: "best" | "new" | "old";
}

/** What may be left out by a field: what these speakers said, these outlets printed, these articles or kinds hold. */
export type Except = Pick<Query, "by" | "in" | "article" | "type">;

/** A query, and what the asker should know of how it was understood, one sentence each. */
export interface ParsedQuery {
  readonly query: Query;
  readonly notes: readonly string[];
}

/** Leaves nothing out. */
export const noExcept: Except = { by: [], in: [], article: [], type: [] };

/** A query that asks for everything. */
export const emptyQuery: Query = {
  words: [],
  required: [],
  phrases: [],
  either: [],
  without: [],
  except: noExcept,
  by: [],
  in: [],
  article: [],
  about: [],
  type: [],
  on: [],
  sort: "best",
};
