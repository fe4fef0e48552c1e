import type { Article, Quote } from "./article.ts";
import type { Derive } from "./derive.ts";
import { emptyDirectory, listedFrom, namesFor, namesOf } from "./directory.ts";
import { createHoldings, type Holdings, type SavedHoldings } from "./holdings.ts";
import { nearestName } from "./near-names.ts";
import type { Corpus, Problem } from "./reading/read-corpus.ts";
import type { Research } from "./research.ts";
import { printQuery } from "./search/print-query.ts";
import type { Query } from "./search/query.ts";
import { createPause, inSlices, othersTurn } from "./slices.ts";
import { termsAsked } from "./timeline/key-words.ts";
import { timelineOf } from "./timeline/timeline.ts";
import { verifying } from "./verify/verify.ts";

/** What changed in a corpus since it was read. */
interface Changes {
  /** New articles, and changed ones, which take the place of those with their ids. */
  readonly add: readonly Article[];
  /** Ids of articles that are gone. */
  readonly remove: readonly string[];
  /** What was not read, where that changed. */
  readonly problems?: readonly Problem[];
  /** The file of an article as people know it, for one that cannot be taken up. */
  readonly fileOf?: (id: string) => string | undefined;
}

/** A Research that follows its corpus. */
export interface LiveResearch {
  /** The same object before and after an update. */
  readonly research: Research;
  /**
   * Takes changes up, an article at a time, and lets others work in between: an article is asked for as it
   * was or as it is, never half of each. Updates run one after the other. `onProgress` is told, whenever others
   * have had their turn, how many of the changes are taken up. Articles that cannot be taken up are problems of the
   * research; then it rejects with an `AggregateError` once the others are taken up.
   */
  update(changes: Changes, onProgress?: (taken: number, of: number) => void): Promise<void>;
  /** What takes long to make of the articles, to be kept for `restore`. Changes and questions go on meanwhile. */
  save(): Promise<SavedHoldings>;
  /**
   * Begins with what was saved, in place of all that is held; it lets others work in between, and until it is whole
   * everything is as it was. It rejects when what was saved cannot be used, and then too.
   */
  restore(saved: SavedHoldings): Promise<void>;
}

/** Finds the quotations of a corpus and makes all of it searchable, in memory, before it returns. */
export const createResearch = (corpus: Corpus): Research => createLiveResearch(corpus).research;

/**
 * As `createResearch`, for a corpus that changes; without one it begins empty. `deriveFrom` may know from before what an
 * article holds.
 */
export function createLiveResearch(corpus?: Corpus, deriveFrom?: Derive): LiveResearch {
  let holdings = createHoldings(deriveFrom);
  const failed = new Map<string, Problem>();
  let problems = corpus?.problems ?? [];
  let before: Promise<void> = Promise.resolve();

  /** Each step takes up one article or lets one go, and gives what it failed with. */
  function* stepsOf({ add, remove, fileOf }: Changes): Generator<unknown> {
    for (const id of remove) {
      failed.delete(id);
      yield failureOf(() => holdings.apply({ add: [], remove: [id] }));
    }
    for (const article of add) {
      failed.delete(article.id);
      const failure = failureOf(() => holdings.apply({ add: [article], remove: [] }));
      if (failure !== undefined)
        failed.set(article.id, { file: fileOf?.(article.id) ?? article.title, reason: notTaken });
      yield failure;
    }
  }

  async function takeUp(changes: Changes, onProgress: (taken: number, of: number) => void): Promise<void> {
    const failures: unknown[] = [];
    let taken = 0;
    await inSlices(stepsOf(changes), {
      onStep(failure) {
        taken++;
        if (failure !== undefined) failures.push(failure);
      },
      onTurn: () => onProgress(taken, changes.remove.length + changes.add.length),
    });
    if (holdings.isWasteful()) await restore(await holdings.save(createPause()));
    await inSlices(holdings.steps());
    problems = changes.problems ?? problems;
    if (failures.length > 0) throw new AggregateError(failures, "Some articles could not be taken up.");
  }

  async function restore(saved: SavedHoldings): Promise<void> {
    const restored = createHoldings(deriveFrom);
    await restored.restore(saved, createPause());
    holdings = restored;
  }

  if (corpus !== undefined) Array.from(stepsOf({ add: corpus.articles, remove: [], ...corpus }));
  function inTurn(task: () => Promise<void>): Promise<void> {
    const done = before.then(task);
    before = done.catch(() => {});
    return done;
  }

  return {
    research: researchOn(
      () => holdings,
      () => [...problems, ...failed.values()],
    ),
    update: (changes, onProgress = () => {}) => inTurn(() => takeUp(changes, onProgress)),
    save: () => holdings.save(createPause()),
    restore: (saved) =>
      inTurn(async () => {
        await restore(saved);
        failed.clear();
      }),
  };
}

const notTaken = "The desk could not take it up. This is a fault of ours; the log says more.";

function failureOf(task: () => void): unknown {
  try {
    task();
    return undefined;
  } catch (failure) {
    return failure ?? new Error("nothing was thrown");
  }
}

function researchOn(held: () => Holdings, problems: () => readonly Problem[]): Research {
  const listed = (field: "by" | "in") =>
    field === "by" ? held().people.directory() : listedFrom(held().outlets());
  let last = emptyDirectory;
  return {
    get problems() {
      return problems();
    },
    get count() {
      return held().count();
    },
    find: (query, page) => held().quotes.search(query, page),
    // Words may stand together in an article though not in one passage.
    articles: (query, page) => held().passages.search(query, page, { ofArticles: true }),
    every: (query) => held().quotes.every(query),
    select(quotes = []) {
      const selection = held().select();
      selection.add(quotes);
      return selection;
    },
    who: (query) => (isOpen(query) ? held().people.list() : held().people.listOf(held().quotes.every(query))),
    verify: (draft) =>
      inSlices(
        verifying(draft, {
          passages: { alike: (text, most) => held().passages.alike(text, most) },
          get people() {
            return held().people;
          },
          quotesIn: (article) => held().quotesIn(article),
          storyOf: (article) => held().storyOf(article),
          inHeadlines: (words) => held().inHeadlines(words),
        }),
      ),
    timeline: async (query) => {
      // Whoever asks has searched already: others first have their turn.
      await othersTurn();
      const { people, quotes } = held();
      const nameOf = (quote: Quote) => people.profileOf(quote)?.name;
      return inSlices(timelineOf(quotes.every(query), nameOf, termsAsked(query)));
    },
    person: (quote) => held().people.profileOf(quote),
    takenFor: (quote) => held().people.takenFor(quote),
    meant: (query) => query.by.map((asked) => held().people.meant(asked, query)),
    outlets: () => held().outlets(),
    quote: (id) => held().quote(id),
    article: (id) => held().article(id),
    quotesIn: (article) => held().quotesIn(article),
    variantsOf: (quote) => held().variantsOf(quote),
    copiesOfQuote: (quote) => held().othersOf(quote),
    copiesOf: (article) => (held().storyOf(article)?.copies ?? []).filter((copy) => copy !== article),
    directory() {
      const now = { by: namesOf(listed("by")), in: namesOf(listed("in")) };
      if (now.by !== last.by || now.in !== last.in) last = now;
      return last;
    },
    suggest: (field, typed, limit) => namesFor(namesOf(listed(field)), typed, limit).map(({ name }) => name),
    nearest: (field, asked) =>
      namesFor(namesOf(listed(field)), asked, 1).length > 0 ? undefined : nearestName(listed(field), asked),
  };
}

/** Whether a query asks for everything; order is nothing to those that count. */
const isOpen = (query: Query): boolean => printQuery({ ...query, sort: "best" }) === "";
