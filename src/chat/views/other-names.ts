import { foldedWords } from "../../research/fold.ts";
import { printQuery } from "../../research/search/print-query.ts";
import { emptyQuery, type Query } from "../../research/search/query.ts";
import { othersTurn } from "../../research/slices.ts";
import type { Context } from "../command.ts";
import type { Relaxation } from "./relaxations.ts";

/** A name that a query asks for. */
interface Asked {
  readonly field: "by" | "in";
  readonly asked: string;
}

/** The query with each name that the corpus does not have replaced by one nearly like it. */
export const nearestNames = (query: Query, { research }: Context): readonly Relaxation[] =>
  unlike(
    namesIn(query).flatMap((each) => {
      const name = research.nearest(each.field, each.asked);
      return name === undefined ? [] : withName(query, each, name);
    }),
  );

/**
 * The query with a name that nobody and no outlet has replaced by each of the names that begin so, the frequent and the recent first.
 * Whether one is called so takes a question, so others have their turn before it.
 */
export async function begunNames(query: Query, { research }: Context): Promise<readonly Relaxation[]> {
  const found: Relaxation[] = [];
  for (const each of namesIn(query).slice(0, mostAsked)) {
    const { field, asked } = each;
    // Roles are offered by their beginning too, and are no names.
    const begun = research.suggest(field, asked, mostSuggested).filter((name) => beginsSo(name, asked));
    if (begun.length === 0) continue;
    await othersTurn();
    const { total } = research.articles({ ...emptyQuery, [field]: [asked] }, { offset: 0, limit: 0 });
    if (total === 0) found.push(...begun.slice(0, mostBegun).map((name) => withName(query, each, name)));
  }
  return unlike(found).slice(0, mostBegun);
}

/** Of so many names it is asked whether somebody has them. */
const mostAsked = 3;

/** So many names are offered, and looked for among so many that begin so by name or role. */
const mostBegun = 5;
const mostSuggested = 200;

const namesIn = (query: Query): readonly Asked[] =>
  (["by", "in"] as const).flatMap((field) => query[field].map((asked) => ({ field, asked })));

const withName = (query: Query, { field, asked }: Asked, name: string): Relaxation => ({
  label: printQuery({ ...emptyQuery, [field]: [name] }),
  query: { ...query, [field]: query[field].map((each) => (each === asked ? name : each)) },
});

const unlike = (all: readonly Relaxation[]): readonly Relaxation[] => [
  ...new Map(all.map((one) => [one.label, one])).values(),
];

/** Whether all that was asked for stands in a name from the beginning of a word. */
const beginsSo = (name: string, asked: string): boolean => inWords(name).includes(inWords(asked));

/** Each word of a name behind a blank. */
const inWords = (name: string): string => ` ${foldedWords(name).join(" ")}`;
