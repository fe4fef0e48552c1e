import type { Article, Passage, Quote, Span } from "./article.ts";
import { byOutlet, daysOf, isoDay, outletCount } from "./counts.ts";
import { type Derive, type Derived, derive } from "./derive.ts";
import { firstPlace } from "./first-place.ts";
import { createPeople, type People } from "./people/people.ts";
import type { CorpusCount, OutletCount } from "./research.ts";
import { indexOf, type SavedItems, savedItems } from "./saved-items.ts";
import { createAbout, loadAbout, type SavedAbout } from "./search/about.ts";
import { createSearchIndex, loadSearchIndex } from "./search/create-search-index.ts";
import type { Copy, Entry, SearchIndex } from "./search/search-index.ts";
import { createSelection, type Selection } from "./selection.ts";
import type { Pause } from "./slices.ts";
import type { SavedStories } from "./stories/saved-stories.ts";
import { createStatements } from "./stories/statements.ts";
import { loadStories, type Stories, type Story, storiesOf } from "./stories/stories.ts";
import { createTally } from "./tally.ts";
import { type Variants, variantsOf } from "./variants/variants.ts";

/** One change of what is held: articles that come, or take the place of the one with their id, and ids that go. */
interface Change {
  readonly add: readonly Article[];
  readonly remove: readonly string[];
}

/** All that is known of some articles, every part of it at the same state. */
export interface Holdings {
  readonly quotes: SearchIndex<Quote>;
  readonly passages: SearchIndex<Passage>;
  readonly storyOf: Stories["of"];
  /** The articles of which the headline holds every word, in any form. */
  inHeadlines(words: string): ReadonlySet<Article>;
  article(id: string): Article | undefined;
  quote(id: string): Quote | undefined;
  quotesIn(article: Article): readonly Quote[];
  othersOf(quote: Quote): readonly Quote[];
  variantsOf(quote: Quote): Variants;
  /** An empty selection. */
  select(): Selection;
  readonly people: Pick<
    People,
    "list" | "listOf" | "profileOf" | "takenFor" | "meant" | "directory" | "filter" | "speakersMeant"
  >;
  outlets(): readonly OutletCount[];
  count(): CorpusCount;
  /** Takes a change up, whole, before it returns. */
  apply(change: Change): void;
  /** Works out, bit by bit, what a question would otherwise. */
  steps(): Generator<void>;
  /** Whether most of what is kept for finding is of articles that are gone: then it is to be saved and restored. */
  isWasteful(): boolean;
  /** What takes long to make of the articles, as it is at the call. */
  save(pause: Pause): Promise<SavedHoldings>;
  /** Takes up what was saved, where nothing is held yet. @throws SavedIndexError when it cannot be; then these holdings are of no use. */
  restore(saved: SavedHoldings, pause: Pause): Promise<void>;
}

/** Holdings as they may be kept in a file, without the articles and what is derived of one alone. */
export interface SavedHoldings {
  /** Undefined where one is not there any more: the rest is taken up without it. */
  readonly articles: readonly (Article | undefined)[];
  readonly quotes: SavedItems;
  readonly passages: SavedItems;
  readonly headlines: SavedAbout;
  readonly stories: SavedStories;
}

interface Held extends Derived {
  readonly article: Article;
  readonly passages: readonly Passage[];
}

/** `deriveFrom` works out what is told of one article alone. */
export function createHoldings(deriveFrom: Derive = derive): Holdings {
  const byId = new Map<string, Held>();
  const byArticle = new Map<Article, Held>();
  const quotesById = new Map<string, Quote>();
  const quotesIn = (article: Article): readonly Quote[] => byArticle.get(article)?.quotes ?? [];

  const passagesHolding = (asked: readonly string[]) => passages.articlesHolding(asked);
  let about = createAbout(passagesHolding);
  const people = createPeople((quote) => isShown(quote));
  const outside = {
    about: (asked: readonly string[]) => about.of(asked),
    speakers: { filter: people.filter, all: people.speakersMeant },
  };
  const ofQuotes = { ...outside, copyOf: (quote: Quote) => statements.copyOf(quote) };
  let quotes = createSearchIndex([], quoteEntry, ofQuotes);
  const entryOf = (passage: Passage) => passageEntry(passage, quotesIn);
  const ofPassages = { ...outside, copyOf: ({ article }: Passage) => placeOf(article, storyOf(article)) };
  let passages = createSearchIndex([], entryOf, ofPassages);
  const shinglesFor = (article: Article) => (byArticle.get(article) ?? deriveFrom(article)).shingles;
  let stories = storiesOf([], shinglesFor);
  const storyOf: Stories["of"] = (article) => stories.of(article);
  const statements = createStatements({ storyOf, quotesIn });
  const isShown = (quote: Quote): boolean => (statements.copyOf(quote)?.place ?? 0) === 0;

  const outlets = createTally<Article, OutletCount>(
    (name, articles) => (articles.size === 0 ? [] : [outletCount(name, [...articles], quotesIn)]),
    byOutlet,
  );
  let counted: CorpusCount | undefined;

  const heldBy = (article: Article): Held => ({
    ...deriveFrom(article),
    article,
    passages: article.paragraphs.map((_, paragraph) => ({ article, paragraph })),
  });

  function drop(id: string): readonly Article[] {
    const held = byId.get(id);
    if (held === undefined) return [];
    quotes.remove(held.quotes);
    passages.remove(held.passages);
    about.remove(held.article);
    for (const quote of held.quotes) {
      if (quotesById.get(quote.id) === quote) quotesById.delete(quote.id);
    }
    people.remove(held.article);
    outlets.remove(held.article.outlet ?? "", held.article);
    byId.delete(id);
    byArticle.delete(held.article);
    return [held.article];
  }

  function take(held: Held): void {
    note(held);
    quotes.add(held.quotes);
    passages.add(held.passages);
    about.add(held.article);
  }

  function recopy(article: Article): void {
    const held = byArticle.get(article);
    if (held === undefined) return;
    quotes.recopy(held.quotes);
    passages.recopy(held.passages);
  }

  /** All that is not saved. */
  function note(held: Held): void {
    byId.set(held.article.id, held);
    byArticle.set(held.article, held);
    for (const quote of held.quotes) {
      quotesById.set(quote.id, quote);
    }
    people.add(held.article, held.sightings);
    outlets.add(held.article.outlet ?? "", held.article);
  }

  return {
    get quotes() {
      return quotes;
    },
    get passages() {
      return passages;
    },
    storyOf,
    inHeadlines: (words) => about.inHeadlines(words),
    article: (id) => byId.get(id)?.article,
    quote: (id) => quotesById.get(id),
    quotesIn,
    othersOf: statements.othersOf,
    variantsOf: (quote) =>
      variantsOf(quote, {
        index: quotes,
        quotesIn,
        profileOf: people.profileOf,
        copyOf: statements.copyOf,
        othersOf: statements.othersOf,
      }),
    select: () =>
      createSelection({
        quoteEntry,
        paragraphsOf: (article) => (byArticle.get(article)?.passages ?? []).map(entryOf),
        speakers: { filter: people.filter },
        copyOf: statements.copyOf,
      }),
    people,
    outlets: outlets.list,
    count() {
      counted ??= countOf([...byArticle.keys()], [...quotesById.values()].filter(isShown).length);
      return counted;
    },
    apply({ add, remove }) {
      // What may fail comes before anything is changed. Of articles with one id the last counts.
      const coming = [...new Map(add.map((article) => [article.id, article])).values()].map(heldBy);
      const gone = [...remove, ...coming.map(({ article }) => article.id)].flatMap(drop);
      coming.forEach(take);
      const changed = stories.update({ add: coming.map(({ article }) => article), remove: gone });
      statements.update([...changed, ...gone]);
      for (const article of changed) {
        people.changed(article);
        recopy(article);
      }
      counted = undefined;
    },
    steps: people.steps,
    isWasteful: () => Math.max(quotes.unused(), passages.unused()) > mostUnused,
    async save(pause) {
      const all = [...byId.values()];
      const articles = all.map(({ article }) => article);
      const [ofQuotes, ofPassages, headlines, ofStories] = await Promise.all([
        quotes.save(pause),
        passages.save(pause),
        about.save(articles, pause),
        stories.save(articles, pause),
      ]);
      return {
        articles,
        headlines,
        stories: ofStories,
        quotes: savedItems(
          ofQuotes,
          all.map((held) => held.quotes),
        ),
        passages: savedItems(
          ofPassages,
          all.map((held) => held.passages),
        ),
      };
    },
    async restore(saved, pause) {
      const all: (Held | undefined)[] = [];
      for (const article of saved.articles) {
        const held = article && heldBy(article);
        all.push(held);
        if (held !== undefined) note(held);
        await pause();
      }
      const savedQuotes = indexOf(
        saved.quotes,
        all.map((held) => held?.quotes),
      );
      quotes = await loadSearchIndex(savedQuotes, quoteEntry, { ...ofQuotes, pause });
      const savedPassages = indexOf(
        saved.passages,
        all.map((held) => held?.passages),
      );
      passages = await loadSearchIndex(savedPassages, entryOf, { ...ofPassages, pause });
      about = loadAbout(saved.headlines, saved.articles, passagesHolding);
      stories = await loadStories(saved.stories, saved.articles, shinglesFor, pause);
      for (const article of byArticle.keys()) {
        const story = storyOf(article);
        if (story?.copies[0] === article) {
          statements.update([article]);
          story.copies.forEach(recopy);
        }
        await pause();
      }
      for (const _ of people.steps()) await pause();
    },
  };
}

/** Below this, making it anew would cost more than it gives back. */
const mostUnused = 0.5;

const quoteEntry = ({ article, spans, speaker, kind }: Quote): Entry => ({
  article,
  spans,
  speakers: speaker === undefined ? [] : [speaker.name],
  kinds: [kind],
});

function passageEntry(
  { article, paragraph }: Passage,
  quotesIn: (article: Article) => readonly Quote[],
): Entry {
  const span = article.paragraphs[paragraph];
  const said = span === undefined ? [] : quotesWithin(quotesIn(article), span);
  const parts = {
    article,
    spans: span === undefined ? none : [span],
    // An article whose words stand in its headline alone is found by its first passage.
    ...(paragraph === 0 && { headline: article.title }),
  };
  if (said.length === 0) return { ...parts, speakers: none, kinds: none };
  return {
    ...parts,
    speakers: said.flatMap(({ speaker }) => speaker?.name ?? []),
    kinds: said.map(({ kind }) => kind),
  };
}

/** One for all: most passages hold no quotation, and a list of its own for each is felt. */
const none: readonly never[] = [];

/** Those of an article's quotations of which words stand in a span; quotations and their spans are in order. */
function quotesWithin(quotes: readonly Quote[], { start, end }: Span): readonly Quote[] {
  const ends = ({ spans }: Quote): number => spans.at(-1)?.end ?? 0;
  const within: Quote[] = [];
  for (let at = firstPlace(quotes, (quote) => ends(quote) > start); at < quotes.length; at++) {
    const quote = quotes[at];
    if (quote === undefined || (quote.spans[0]?.start ?? 0) >= end) break;
    const next = quote.spans[firstPlace(quote.spans, (span) => span.end > start)];
    if (next !== undefined && next.start < end) within.push(quote);
  }
  return within;
}

/** The place of an article among the copies of its story; one that stands alone is the only one. */
function placeOf(article: Article, story: Story | undefined): Copy {
  if (story === undefined) return { of: article, place: 0 };
  const places = placesIn.get(story) ?? new Map(story.copies.map((copy, place) => [copy, place]));
  placesIn.set(story, places);
  return { of: story, place: places.get(article) ?? 0 };
}

const placesIn = new WeakMap<Story, ReadonlyMap<Article, number>>();

const countOf = (articles: readonly Article[], quotations: number): CorpusCount => ({
  articles: articles.length,
  quotations,
  ...daysOf(articles),
  undated: articles.filter((article) => isoDay(article) === undefined).length,
});
