import type { Article, Passage, Quote } from "./article.ts";
import { bySpeaker, speakerCount } from "./counts.ts";
import { foldedWords } from "./fold.ts";
import { createHoldings, type Holdings } from "./holdings.ts";
import type { Corpus, Problem } from "./reading/read-corpus.ts";
import type { Research, SpeakerCount } from "./research.ts";
import type { Query } from "./search/query.ts";
import type { Copy, Page } from "./search/search-index.ts";

/** What changed in a corpus since it was read. */
interface Changes {
  /** New articles, and changed ones, which take the place of those with their ids. */
  readonly add: readonly Article[];
  /** Ids of articles that are gone. */
  readonly remove: readonly string[];
  /** What was not read, where that changed. */
  readonly problems?: readonly Problem[];
}

/** A Research that follows its corpus. */
export interface LiveResearch {
  /** The same object before and after an update. */
  readonly research: Research;
  /**
   * Takes changes up, an article at a time, and lets others work in between: an article is asked for as it
   * was or as it is, never half of each. Updates run one after the other. Rejects with an `AggregateError`
   * when articles could not be taken up; the others are.
   */
  update(changes: Changes): Promise<void>;
}

/** Finds the quotations of a corpus and makes all of it searchable, in memory. */
export const createResearch = (corpus: Corpus): Research => createLiveResearch(corpus).research;

/** As `createResearch`, for a corpus that changes. */
export function createLiveResearch(corpus: Corpus): LiveResearch {
  const holdings = createHoldings();
  holdings.apply({ add: corpus.articles, remove: [] });
  let problems = corpus.problems;
  let before: Promise<void> = Promise.resolve();

  async function takeUp(changes: Changes): Promise<void> {
    const failures = await takeUpIn(holdings, changes);
    problems = changes.problems ?? problems;
    if (failures.length > 0) throw new AggregateError(failures, "Some articles could not be taken up.");
  }

  return {
    research: researchOn(holdings, () => problems),
    update(changes) {
      const update = before.then(() => takeUp(changes));
      before = update.catch(() => {});
      return update;
    },
  };
}

/** How long work may hold others up before they have their turn, in milliseconds; one article may overrun it. */
const slice = 10;

async function takeUpIn(holdings: Holdings, { add, remove }: Changes): Promise<readonly unknown[]> {
  const steps = [
    ...remove.map((id) => ({ add: [], remove: [id] })),
    ...add.map((article) => ({ add: [article], remove: [] })),
  ];
  const failures: unknown[] = [];
  let started = performance.now();
  for (const step of steps) {
    try {
      holdings.apply(step);
    } catch (failure) {
      failures.push(failure);
    }
    if (performance.now() - started < slice) continue;
    await new Promise((resume) => setImmediate(resume));
    started = performance.now();
  }
  return failures;
}

function researchOn(holdings: Holdings, problems: () => readonly Problem[]): Research {
  const { quotes, passages, storyOf, copyOf } = holdings;
  const storyCopyOf = ({ article }: Passage): Copy => {
    const story = storyOf(article);
    return story === undefined
      ? { of: article, place: 0 }
      : { of: story, place: story.copies.indexOf(article) };
  };
  return {
    get problems() {
      return problems();
    },
    get count() {
      return holdings.count();
    },
    find: (query, page) => quotes.search(query, page, copyOf),
    articles: (query, page) => {
      const hits = passages.search(query, page, storyCopyOf);
      // Words may stand together in an article though not in one passage, so passages do not tell.
      return { ...hits, withAll: hits.total };
    },
    who: (query) =>
      isOpen(query)
        ? holdings.speakers()
        : speakersOf(quotes.search(query, everything, copyOf).items.map(({ item }) => item)),
    outlets: holdings.outlets,
    quote: holdings.quote,
    article: holdings.article,
    quotesIn: holdings.quotesIn,
    copiesOfQuote: holdings.othersOf,
    copiesOf: (article) => storyOf(article)?.copies.filter((copy) => copy !== article) ?? [],
    suggest: (field, typed, limit) => {
      const counts = field === "by" ? holdings.speakers() : holdings.outlets();
      return beginningWith(counts, typed).slice(0, limit);
    },
  };
}

const everything: Page = { offset: 0, limit: Number.POSITIVE_INFINITY };

const isOpen = (query: Query): boolean =>
  [query.words, query.phrases, query.without, query.by, query.in, query.article].every(
    (list) => list.length === 0,
  ) &&
  query.after === undefined &&
  query.before === undefined;

const speakersOf = (quotes: readonly Quote[]): readonly SpeakerCount[] =>
  [...Map.groupBy(quotes, ({ speaker }) => speaker?.name)]
    .flatMap(([name, said]) => (name === undefined ? [] : speakerCount(name, said)))
    .sort(bySpeaker);

interface Counted {
  readonly name?: string;
}

/** Folding thousands of names anew for every letter typed would be felt. */
const folded = new WeakMap<Counted, string>();

/** A name's words, each behind a blank. */
function foldedName(counted: Counted): string {
  const known = folded.get(counted);
  if (known !== undefined) return known;
  const words = ` ${foldedWords(counted.name ?? "").join(" ")}`;
  folded.set(counted, words);
  return words;
}

/** Names with a word that begins with what was typed, or that contain all of it in a row. */
function beginningWith(counts: readonly Counted[], typed: string): readonly string[] {
  const wanted = ` ${foldedWords(typed).join(" ")}`;
  return counts.flatMap((counted) =>
    counted.name !== undefined && foldedName(counted).includes(wanted) ? counted.name : [],
  );
}
