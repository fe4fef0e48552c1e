/** A word (in every spelling, not in other forms) or a phrase that must not be there. */
export interface Exclusion {
  readonly text: string;
  readonly phrase: boolean;
}

/**
 * What a person asked for, parsed. The same field twice means either; different fields mean both.
 * Days are ISO (`2026-03-14`), whole days, and exclusive: `after` the 14th begins with the 15th.
 */
export interface Query {
  /** Ranked: any may match, those with all of them first. As typed. */
  readonly words: readonly string[];
  /** Each must stand in the words searched, as typed but for case, accents and kinds of marks. */
  readonly phrases: readonly string[];
  readonly without: readonly Exclusion[];
  readonly by: readonly string[];
  readonly in: readonly string[];
  readonly article: readonly string[];
  readonly after?: string;
  readonly before?: string;
  readonly sort: "best" | "new" | "old";
}

/** A query, and what the asker should know of how it was understood, one sentence each. */
export interface ParsedQuery {
  readonly query: Query;
  readonly notes: readonly string[];
}

/** A query that asks for everything. */
export const emptyQuery: Query = {
  words: [],
  phrases: [],
  without: [],
  by: [],
  in: [],
  article: [],
  sort: "best",
};
