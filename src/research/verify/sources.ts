import type { Article, Passage, Quote } from "../article.ts";
import { isoDay } from "../counts.ts";
import type { People } from "../people/people.ts";
import { compare as compareTexts } from "../search/order.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { stemOf } from "../search/terms.ts";
import { type Claim, mostWords, saidWords, weightOf } from "./claim.ts";
import { type Comparison, compare, compareInARow } from "./comparison.ts";
import { rowsFinder } from "./in-a-row.ts";
import { type Finding, findingOf, type Place, placeOf, rankOf } from "./outcome.ts";
import type { SourceText } from "./source-text.ts";
import { relationOf, type SpeakerRelation } from "./speakers.ts";
import { stretchOf } from "./stretch.ts";
import { tokensIn } from "./tokens.ts";

/** Where the words of a quotation stand, or words like them. */
export interface Source extends Comparison {
  readonly finding: Finding;
  readonly place: Place;
  /** The quotation that most of the words stand in. */
  readonly quote?: Quote;
  /** Whether it is the speaker whom the draft names; absent where it names nobody or nobody is quoted there. */
  readonly relation?: SpeakerRelation;
}

/** What verifying takes of a corpus. */
export interface Verifying {
  readonly passages: Pick<SearchIndex<Passage>, "alike">;
  readonly people: Pick<People, "filter" | "profileOf" | "speakersMeant">;
  quotesIn(article: Article): readonly Quote[];
  storyOf(article: Article): object | undefined;
  /** The articles of which the headline holds every word, in any form. */
  inHeadlines(words: string): Iterable<Article>;
}

/** What the sources of one quotation are looked for with. */
export interface Looking {
  readonly draft: string;
  readonly corpus: Verifying;
  readonly textOf: (article: Article) => SourceText;
}

/** So many passages are looked at, of so many articles, and of one story so many copies. */
const mostPassages = 60;
const mostArticles = 24;
const mostCopies = 3;

/** So many pairs of words are compared for one quotation. */
const mostTogether = 1_500_000;

/** So many sources of a quotation are told, the best among them. */
const mostSources = 3;

/** What is less like it than this is no nearest either. */
export const leastLike = 0.35;

/** In a longer quotation a headline is not looked for. */
const longestHeadline = 40;

/** Where a quotation stands, or what is like it, best first, one a story. */
export function* sourcesOf(claim: Claim, looking: Looking): Generator<void, readonly Source[]> {
  const { draft, corpus, textOf } = looking;
  const candidates = yield* candidatesFor(claim, looking);
  const inARow = yield* inARowIn(claim, candidates, looking);
  const sources = [...inARow];
  const likely: {
    readonly text: SourceText;
    readonly paragraphs: readonly number[];
    readonly most: number;
  }[] = [];
  const standing = new Set(inARow.map(({ article }) => article));
  for (const [article, paragraphs] of candidates) {
    if (standing.has(article)) continue;
    const text = textOf(article);
    likely.push({ text, paragraphs, most: mostAlike(claim, text) });
    yield;
  }
  let [cells, best] = [0, inARow.length > 0 ? 1 : leastLike];
  for (const { text, paragraphs, most } of likely.sort((a, b) => b.most - a.most)) {
    if (cells > mostTogether || most < best - clearlyLess) break;
    const [from, to] = stretchOf(claim, text, paragraphs);
    cells += claim.words.length * (to - from);
    const source = sourceOf(claim, compare(draft, claim, text, from, to), corpus);
    sources.push(source);
    best = Math.max(best, source.similarity);
    yield;
  }
  if (!sources.some(isThere)) {
    sources.push(...headlinesWith(claim, saidText(draft, claim), corpus));
    yield;
  }
  return oneAStory(sources.sort(byRank), corpus).slice(0, mostSources);
}

/** Where all words of a quotation stand in a row, best first, one a story; nothing is aligned for it, so it may be of any length. */
export function* sourcesInARow(claim: Claim, looking: Looking): Generator<void, readonly Source[]> {
  const sources = yield* inARowIn(claim, yield* candidatesFor(claim, looking), looking);
  return oneAStory(sources.sort(byRank), looking.corpus).slice(0, mostSources);
}

function* inARowIn(claim: Claim, candidates: Candidates, looking: Looking): Generator<void, Source[]> {
  const { draft, corpus, textOf } = looking;
  const rowsIn = rowsFinder(claim.words);
  const sources: Source[] = [];
  for (const article of candidates.keys()) {
    const text = textOf(article);
    yield;
    for (const row of rowsIn(text.words)) {
      sources.push(sourceOf(claim, compareInARow(draft, claim, text, row), corpus));
      yield;
    }
  }
  return sources;
}

/** Articles with the paragraphs that were found, in their order. */
type Candidates = ReadonlyMap<Article, readonly number[]>;

/** The articles that are likely to have it; of a long one its beginning tells them. */
function* candidatesFor(claim: Claim, { draft, corpus }: Looking): Generator<void, Candidates> {
  const candidates = candidatesIn(corpus.passages.alike(saidText(draft, claim), mostPassages), corpus);
  yield;
  return candidates;
}

const saidText = (draft: string, claim: Claim): string =>
  saidWords(claim)
    .slice(0, mostWords)
    .map(({ start, end }) => draft.slice(start, end))
    .join(" ");

/** It stands there in these words. */
export const isThere = ({ finding }: Source): boolean =>
  finding === "exact" || finding === "otherwise-written";

/** What differs so much more than another is no source beside it. */
const clearlyLess = 0.1;

/** No comparison with a text shows more likeness: the weight of the words that it has in any place and form. */
function mostAlike(claim: Claim, { stems }: SourceText): number {
  let [shared, total] = [0, 0];
  for (const word of saidWords(claim)) {
    const weight = weightOf(word);
    total += weight;
    if (word.isMended || stems.has(stemOf(word.key))) shared += weight;
  }
  return total === 0 ? 0 : shared / total;
}

/** The articles of some passages with the paragraphs that were found, in their order. */
function candidatesIn(passages: readonly Passage[], { storyOf }: Verifying): Candidates {
  const articles = new Map<Article, number[]>();
  const copies = new Map<object, number>();
  for (const { article, paragraph } of passages) {
    const known = articles.get(article);
    if (known !== undefined) {
      known.push(paragraph);
      continue;
    }
    const story = storyOf(article) ?? article;
    const count = copies.get(story) ?? 0;
    if (count === mostCopies || articles.size === mostArticles) continue;
    copies.set(story, count + 1);
    articles.set(article, [paragraph]);
  }
  return articles;
}

/** What a comparison with an article makes it. */
export function sourceOf(claim: Claim, comparison: Comparison, { people }: Verifying): Source {
  const { place, quote } = placeOf(comparison);
  const isTold = claim.speaker !== undefined && quote !== undefined;
  return {
    ...comparison,
    finding: findingOf(claim, comparison),
    place,
    ...(quote !== undefined && { quote }),
    ...(isTold && { relation: relationOf(claim.speaker, quote, people, claim) }),
  };
}

/** Articles whose headline has the words, all and in a row. */
function headlinesWith(claim: Claim, said: string, { inHeadlines }: Verifying): readonly Source[] {
  if (claim.words.length > longestHeadline || claim.words.length === 0) return [];
  const wanted = ` ${saidWords(claim)
    .map(({ key }) => key)
    .join(" ")} `;
  return [...inHeadlines(said)].flatMap((article): readonly Source[] => {
    const words = tokensIn(article.title, { start: 0, end: article.title.length }).map(({ key }) => key);
    if (!` ${words.join(" ")} `.includes(wanted)) return [];
    return [
      {
        article,
        differences: [],
        spans: [],
        similarity: 1,
        density: 1,
        longestRun: claim.words.length,
        telling: claim.words.length,
        isOtherwiseWritten: false,
        pieces: [],
        quotes: [],
        outside: claim.words.length,
        isAcross: false,
        finding: "exact",
        place: "headline",
      },
    ];
  });
}

/** Best first: by the finding, whose words and how they are given, then whole quotations, then the earliest. */
function byRank(a: Source, b: Source): number {
  return (
    rankIn(a) - rankIn(b) ||
    Number(a.quote?.kind === "fragment") - Number(b.quote?.kind === "fragment") ||
    compareTexts(isoDay(a.article) ?? "9", isoDay(b.article) ?? "9") ||
    compareTexts(a.article.id, b.article.id)
  );
}

const rankIn = ({ finding, relation, place, similarity }: Source): number =>
  rankOf(finding, relation, place) +
  (finding === "altered" || finding === "absent" ? (1 - similarity) * 150 : 0);

function oneAStory(sources: readonly Source[], { storyOf }: Verifying): readonly Source[] {
  const seen = new Set<object>();
  return sources.filter(({ article }) => {
    const story = storyOf(article) ?? article;
    if (seen.has(story)) return false;
    seen.add(story);
    return true;
  });
}
