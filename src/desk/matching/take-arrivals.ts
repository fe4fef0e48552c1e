import type { Article, Quote } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import { inSlices } from "../../research/slices.ts";
import { clip } from "../clip.ts";
import type { Clipped } from "../clipping.ts";
import type { Noted, Records } from "../records.ts";
import { hashOf, isNewStatement, saidIn, saidInEither } from "./edits.ts";
import { type Found, matchSteps } from "./match-articles.ts";
import { createWatchQueries } from "./watch-queries.ts";

/** What arrivals are taken up with. */
export interface ArrivalParts {
  readonly research: Research;
  readonly records: Pick<Records, "arrivals" | "watches">;
  readonly log: (sentence: string, cause?: unknown) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told after new articles, or new statements that watches found, were noted. */
  readonly onNews?: () => void;
  /** How long to wait before what could not be noted is tried again. Milliseconds; a minute if not given. */
  readonly patience?: number;
  /** How many articles the watches are asked of together: asking one costs nearly as much as asking all of these. 200 if not given. */
  readonly atOnce?: number;
}

/** Tells what is new to the desk, and has the watches find in it, while others work. */
export interface TakingArrivals {
  /**
   * All that there is when the desk starts: what came while it was down is found among it. On a new desk these articles are
   * the baseline, and no news. Resolves, and never rejects, once they are noted or could not be: then the log says why, and
   * they are tried again.
   */
  begin(all: Iterable<Article>): Promise<void>;
  /** Articles that came into the corpus, or changed in it. Resolves as `begin` does. */
  take(articles: Iterable<Article>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * An article that was not seen before is an arrival; of one whose text is another now, only new statements are asked for. What was
 * found is written together with its article in one transaction, and last: a desk that is killed in between does it again, and
 * no more than that.
 */
export function createTakingArrivals(parts: ArrivalParts): TakingArrivals {
  const { research, records, log, now = Date.now, onNews = () => {} } = parts;
  const { patience = 60_000, atOnce = 200 } = parts;
  const { arrivals, watches } = records;
  const waiting = new Map<string, Article>();
  const queries = createWatchQueries(watches, ({ name }, cause) =>
    log(`The watch “${name}” cannot be read and finds nothing: set it anew.`, cause),
  );
  let hasBegun = false;
  let isStopped = false;
  let isBroken = false;
  let timer: NodeJS.Timeout | undefined;
  let busy = Promise.resolve();

  /** Whether it is the article that is searched now: of one that changed meanwhile, the new one is told of. */
  const isHeld = (article: Article): boolean => research.article(article.id) === article;

  function done(article: Article): void {
    if (waiting.get(article.id) === article) waiting.delete(article.id);
  }

  /** Goes through what waits until a batch is full; what is not new waits no longer. */
  function* newsSteps(): Generator<void, readonly News[]> {
    const batch: News[] = [];
    for (const article of waiting.values()) {
      if (batch.length === atOnce) break;
      const news = isHeld(article) ? newsIn(article) : undefined;
      if (news === undefined) done(article);
      else batch.push(news);
      yield;
    }
    return batch;
  }

  function newsIn(article: Article): News | undefined {
    const seen = arrivals.seen(article.id);
    const hash = hashOf(article);
    if (seen?.hash === hash) return undefined;
    const quotes = research.quotesIn(article);
    const said = saidIn(quotes);
    if (seen === undefined) {
      // A file by another name is another article, and no news where the first is gone.
      const was = arrivals.withHash(hash).find((id) => research.article(id) === undefined);
      return was === undefined
        ? { article, hash, said, quotes, isNew: true }
        : { article, hash, said, quotes: [], isNew: false, was };
    }
    const fresh = quotes.filter((quote) => isNewStatement(quote, seen.said));
    // What was said, left out and comes back is no news either.
    return { article, hash, said: saidInEither(seen.said, said), quotes: fresh, isNew: false };
  }

  async function takeBatch(): Promise<void> {
    const batch = await inSlices(newsSteps());
    const quotes = batch.flatMap((news) => news.quotes);
    const found: ReadonlyMap<Article, Found> = arrivals.isEmpty
      ? new Map()
      : await inSlices(matchSteps(quotes, now(), { research, queries, watches, arrivals }));
    await inSlices(noteSteps(batch, found));
  }

  /** Some articles a step, each with what was found in it. */
  function* noteSteps(batch: readonly News[], found: ReadonlyMap<Article, Found>): Generator {
    const isBaseline = arrivals.isEmpty;
    for (const some of groupsOf(batch, ({ article }) => 1 + (found.get(article)?.length ?? 0))) {
      const held = some.filter(({ article }) => isHeld(article));
      const noted = held.map(
        ({ article, hash, said, was, quotes }): Noted => ({
          article: article.id,
          at: now(),
          hash,
          said,
          found: found.get(article) ?? [],
          words: wordsFound(quotes, found.get(article)),
          ...(was !== undefined && { was }),
        }),
      );
      if (noted.length > 0) arrivals.note(noted);
      for (const { article } of some) done(article);
      if (!isBaseline && held.some(({ article, isNew }) => isNew || found.has(article))) onNews();
      yield;
    }
  }

  async function takeAll(): Promise<void> {
    while (waiting.size > 0 && !isStopped) await takeBatch();
    if (hasBegun && waiting.size === 0 && arrivals.isEmpty) arrivals.endBaseline();
    isBroken = false;
  }

  function work(): Promise<void> {
    clearTimeout(timer);
    busy = busy.then(takeAll).catch((cause) => {
      // Said once, until it is mended.
      if (!isBroken)
        log(
          "New articles cannot be noted, so watches and digests wait; they go on once this is mended.",
          cause,
        );
      isBroken = true;
      if (!isStopped) timer = setTimeout(() => void work(), patience);
    });
    return busy;
  }

  function take(articles: Iterable<Article>): Promise<void> {
    for (const article of articles) waiting.set(article.id, article);
    return work();
  }

  return {
    begin(all) {
      hasBegun = true;
      return take(all);
    },
    take,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await busy;
    },
  };
}

/** An article that is noted anew, and what it says that is new. */
interface News {
  readonly article: Article;
  readonly hash: string;
  readonly said: Uint32Array;
  readonly quotes: readonly Quote[];
  readonly isNew: boolean;
  /** The id that it was seen with, and has no more. */
  readonly was?: string;
}

/** As they stand now: a correction has other words, and who was told these can see so. */
function wordsFound(quotes: readonly Quote[], found: Found = []): readonly Clipped[] {
  const ids = new Set(found.map(({ quote }) => quote));
  return quotes.filter(({ id }) => ids.has(id)).map(clip);
}

/** Rows that are written in one transaction: some milliseconds. */
const mostRows = 300;

/** In order, each group of `most` rows at least, but the last. */
function* groupsOf<T>(list: readonly T[], rowsOf: (item: T) => number): Generator<readonly T[]> {
  let group: T[] = [];
  let rows = 0;
  for (const item of list) {
    group.push(item);
    rows += rowsOf(item);
    if (rows < mostRows) continue;
    yield group;
    [group, rows] = [[], 0];
  }
  if (group.length > 0) yield group;
}
