import { createRecords } from "../../../src/desk/create-records.ts";
import { type Database, openMemory } from "../../../src/desk/database.ts";
import { type ArrivalParts, createTakingArrivals } from "../../../src/desk/matching/take-arrivals.ts";
import type { Records } from "../../../src/desk/records.ts";
import type { Watch } from "../../../src/desk/watch.ts";
import type { Article } from "../../../src/research/article.ts";
import { createLiveResearch, type LiveResearch } from "../../../src/research/create-research.ts";
import { articleOf, storyText } from "../../research/stories/articles.ts";
import { day, watch } from "../made-up.ts";

/** A desk whose corpus grows, without a surface. */
export interface GrowingDesk {
  readonly live: LiveResearch;
  readonly records: Records;
  readonly logged: readonly string[];
  /** How often news were told of. */
  readonly news: () => number;
  /** Sets a watch and gives it. */
  readonly watch: (query: string, changes?: Partial<Watch>) => Watch;
  /** Articles come into the corpus and are noted. Gives the words that each watch found anew, by its name. */
  readonly come: (...articles: readonly Article[]) => Promise<Readonly<Record<string, readonly string[]>>>;
  readonly stop: () => Promise<void>;
}

/** Begins with these articles as the baseline. */
export async function growingDesk(
  baseline: readonly Article[],
  { database = openMemory(), ...parts }: Partial<ArrivalParts> & { database?: Database } = {},
): Promise<GrowingDesk> {
  const records = createRecords(database);
  const live = createLiveResearch({ articles: baseline, problems: [] });
  const logged: string[] = [];
  let news = 0;
  const taking = createTakingArrivals({
    research: live.research,
    records,
    log: (sentence) => void logged.push(sentence),
    now: () => day,
    onNews: () => void news++,
    ...parts,
  });
  await taking.begin(baseline);
  return {
    live,
    records,
    logged,
    news: () => news,
    watch: (query, changes = {}) => records.watches.add(watch({ query, name: query, ...changes })),
    async come(...articles) {
      const before = records.arrivals.last();
      await live.update({ add: articles, remove: [] });
      await taking.take(articles);
      return foundAfter(records, before);
    },
    stop: taking.stop,
  };
}

/** What each watch is told of arrivals after this one, an item once: the ids of the articles. */
function foundAfter(records: Records, after: number): Readonly<Record<string, readonly string[]>> {
  const told = records.watches.running().map(({ id, name, to, every }) => {
    const theirs = records.watches.matches(to, [every], after, records.arrivals.last());
    const items = theirs.filter(({ watch: of, isKnown }) => of === id && !isKnown).map(({ item }) => item);
    return [name, [...new Set(items)]] as const;
  });
  return Object.fromEntries(told.filter(([, items]) => items.length > 0));
}

/** An article of one story, `seed`, that quotes these words: “…”, said Name. */
export const quoting = (
  id: string,
  seed: number,
  said: readonly (readonly [words: string, name: string])[],
  more: { outlet?: string; day?: string } = {},
): Article =>
  articleOf(
    id,
    [...said.map(([words, name]) => `“${words},” said ${name}.`), storyText(seed)].join("\n\n"),
    more,
  );
