import type { Article, Passage, Quote } from "../article.ts";
import { isoDay } from "../counts.ts";
import type { People } from "../people/people.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { stemOf } from "../search/terms.ts";
import { type Claim, saidWords, weightOf } from "./claim.ts";
import { type Comparison, compare, type Piece } from "./comparison.ts";
import type { Draft } from "./draft.ts";
import { type Finding, findingOf, isShort, type Outcome, type Place, placeOf, rankOf } from "./outcome.ts";
import { isEnough, partsAround, partsByQuotation, waysToPart } from "./parts.ts";
import { type SourceText, sourceTextOf } from "./source-text.ts";
import { relationOf, type SpeakerRelation } from "./speakers.ts";
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

/** What is known of one quotation of a draft. */
export interface Verdict {
  readonly claim: Claim;
  readonly outcome: Outcome;
  /** Two or three words stand in many places and prove little. */
  readonly isShort: boolean;
  /** Best first, one a story. Of an absent one the nearest words, where there are any that are like it at all. */
  readonly sources: readonly Source[];
  /** Where it was put together from several places or quotations: the source of each part, in the draft's order. */
  readonly parts?: readonly Source[];
}

/** What of a corpus it takes. */
export interface Verifying {
  readonly passages: Pick<SearchIndex<Passage>, "alike">;
  readonly people: Pick<People, "filter" | "profileOf">;
  quotesIn(article: Article): readonly Quote[];
  storyOf(article: Article): object | undefined;
  /** The articles of which the headline holds every word, in any form. */
  inHeadlines(words: string): Iterable<Article>;
}

/** So many passages are looked at, of so many articles, and of one story so many copies. */
const mostPassages = 60;
const mostArticles = 24;
const mostCopies = 3;

/** So many pairs of words are compared in one go (some milliseconds), and for one quotation. */
const mostAtOnce = 150_000;
const mostTogether = 1_500_000;

/** Further sources beside the best. */
const mostSources = 3;

/** What is less like it than this is no nearest either. */
const leastLike = 0.35;

/** In a longer quotation a headline is not looked for. */
const longestHeadline = 40;

/**
 * Checks the quotations of a draft one by one; between two steps, of some milliseconds each, others may have their turn. What changes
 * in the corpus meanwhile may be seen by some of them and not by others.
 */
export function* verifying(draft: Draft, corpus: Verifying): Generator<void, readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const texts = new Map<Article, SourceText>();
  const textOf = (article: Article): SourceText => {
    const known = texts.get(article);
    if (known !== undefined) return known;
    if (texts.size > 500) texts.clear();
    const text = sourceTextOf(article, corpus.quotesIn(article));
    texts.set(article, text);
    return text;
  };
  for (const claim of draft.claims)
    verdicts.push(yield* verdictOn(claim, { draft: draft.text, corpus, textOf }));
  return verdicts;
}

interface Looking {
  readonly draft: string;
  readonly corpus: Verifying;
  readonly textOf: (article: Article) => SourceText;
}

function* verdictOn(claim: Claim, looking: Looking): Generator<void, Verdict> {
  const found = yield* sourcesOf(claim, looking);
  const [best] = found;
  const whole = best === undefined ? "absent" : best.finding;
  const base = { claim, isShort: isShort(claim) };
  if (best === undefined || whole === "altered" || whole === "absent") {
    const parts = yield* partsOf(claim, best, looking);
    if (parts !== undefined) return { ...base, outcome: outcomeOfParts(parts), sources: parts, parts };
  }
  if (best !== undefined && (whole === "stitched" || whole === "altered")) {
    const parts = partsInOne(claim, best, looking);
    if (parts.length > 1 && (whole === "stitched" || areOfSeveral(parts)))
      return { ...base, outcome: whole, sources: parts, parts };
  }
  if (best === undefined || whole === "absent")
    return {
      ...base,
      outcome: "absent",
      sources: found.filter(({ similarity, longestRun }) => similarity >= leastLike && longestRun > 1),
    };
  const isOthers =
    (whole === "exact" || whole === "otherwise-written") &&
    best.place === "quotation" &&
    best.relation === "other";
  return {
    ...base,
    outcome: isOthers ? "other-speaker" : whole,
    sources: found.filter(({ finding }) => finding !== "absent"),
  };
}

const outcomeOfParts = (parts: readonly Source[]): Outcome =>
  parts.some(({ finding }) => finding === "altered") ? "altered" : "stitched";

/** The sources of its parts, where these are more of it than one place has. */
function* partsOf(
  claim: Claim,
  best: Source | undefined,
  looking: Looking,
): Generator<void, readonly Source[] | undefined> {
  const around = best === undefined ? [] : partsAround(claim, ...matchedRange(claim, best));
  for (const parts of [...waysToPart(looking.draft, claim), around]) {
    const sources = yield* sourcesOfAll(parts, looking);
    if (sources.length === 0) continue;
    const isWhole = sources.every(({ finding }) => finding !== "altered");
    const mean = sources.reduce((sum, { similarity }) => sum + similarity, 0) / sources.length;
    if (isWhole || mean > (best?.similarity ?? 0) + clearlyMore) return sources;
  }
  return undefined;
}

/** The best source of each part; none where one has none. What is too little is looked for in the articles of the others alone. */
function* sourcesOfAll(parts: readonly Claim[], looking: Looking): Generator<void, readonly Source[]> {
  const found = new Map<Claim, Source>();
  for (const part of parts.filter(isEnough)) {
    const [source] = yield* sourcesOf(part, looking);
    if (source === undefined || source.finding === "absent") return [];
    found.set(part, source);
  }
  const articles = [...new Set([...found.values()].map(({ article }) => article))];
  for (const part of parts.filter((each) => !isEnough(each))) {
    const source = articles
      .map((article) => wordForWord(part, article, looking))
      .find((each) => each !== undefined);
    if (source === undefined) return [];
    found.set(part, source);
    yield;
  }
  return parts.flatMap((part) => found.get(part) ?? []);
}

/** A few words in a quotation of an article, where they stand in one to the letter. */
function wordForWord(part: Claim, article: Article, { draft, corpus, textOf }: Looking): Source | undefined {
  const source = sourceOf(part, compare(draft, part, textOf(article)), corpus);
  return source.place === "quotation" && isThere(source) ? source : undefined;
}

const isThere = ({ finding }: Source): boolean => finding === "exact" || finding === "otherwise-written";

/** What stands in several quotations of one article, each part by its own, so that it is laid on nobody else. */
function partsInOne(
  claim: Claim,
  { article, pieces, finding }: Source,
  { draft, corpus, textOf }: Looking,
): readonly Source[] {
  const text = textOf(article);
  const parts = partsByQuotation(claim, pieces, finding === "stitched").map(({ part, piece }) => {
    const [from, to] = stretchAround(text, piece);
    return sourceOf(part, compare(draft, part, text, from, to), corpus);
  });
  return parts.every(({ finding }) => finding !== "absent") ? parts : [];
}

/** The words of a piece and of all its quotation. */
function stretchAround({ words }: SourceText, { source, quote }: Piece): readonly [number, number] {
  const start = Math.min(source.start, quote?.spans[0]?.start ?? source.start);
  const end = Math.max(source.end, quote?.spans.at(-1)?.end ?? source.end);
  const from = words.findIndex((word) => word.start >= start);
  return [from, words.findLastIndex((word) => word.end <= end) + 1];
}

const areOfSeveral = (parts: readonly Source[]): boolean =>
  new Set(parts.map(({ quote }) => quote?.speaker?.name)).size > 1;

/** Parts that are altered themselves must have so much more of it than one place. */
const clearlyMore = 0.2;

/** The words from the first to the last that stand in the source, without those behind or before a long stretch that does not. */
function matchedRange(claim: Claim, { differences }: Source): readonly [number, number] {
  const added = differences.flatMap(({ kind, draft }) =>
    draft !== undefined && (kind === "added" || kind === "changed") ? [draft] : [],
  );
  const isIn = (at: number) =>
    added.some(({ start, end }) => {
      const word = claim.words[at];
      return word !== undefined && word.start >= start && word.end <= end;
    });
  let [from, to] = [0, claim.words.length];
  while (from < to && isIn(from)) from++;
  while (to > from && isIn(to - 1)) to--;
  return [from, to];
}

/** Where it stands, or what is like it, best first, one a story. */
function* sourcesOf(claim: Claim, { draft, corpus, textOf }: Looking): Generator<void, readonly Source[]> {
  const said = saidWords(claim)
    .map(({ start, end }) => draft.slice(start, end))
    .join(" ");
  const candidates = candidatesIn(corpus.passages.alike(said, mostPassages), corpus);
  yield;
  const sources: Source[] = [];
  const likely: {
    readonly text: SourceText;
    readonly paragraphs: readonly number[];
    readonly most: number;
  }[] = [];
  for (const [article, paragraphs] of candidates) {
    const text = textOf(article);
    likely.push({ text, paragraphs, most: mostAlike(claim, text) });
    yield;
  }
  let [cells, best] = [0, leastLike];
  for (const { text, paragraphs, most } of likely.sort((a, b) => b.most - a.most)) {
    if (cells > mostTogether || most < best - clearlyLess) break;
    const [from, to] = stretchOf(text, paragraphs, Math.floor(mostAtOnce / Math.max(1, claim.words.length)));
    cells += claim.words.length * (to - from);
    const source = sourceOf(claim, compare(draft, claim, text, from, to), corpus);
    sources.push(source);
    best = Math.max(best, source.similarity);
    yield;
  }
  if (!sources.some(isThere)) {
    sources.push(...headlinesWith(claim, said, corpus));
    yield;
  }
  return oneAStory(sources.sort(byRank), corpus).slice(0, mostSources);
}

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
function candidatesIn(
  passages: readonly Passage[],
  { storyOf }: Verifying,
): ReadonlyMap<Article, readonly number[]> {
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

/** The words to compare: all of an article, or of a long one as many around what was found as can be. */
function stretchOf(
  { words }: SourceText,
  paragraphs: readonly number[],
  most: number,
): readonly [number, number] {
  if (words.length <= most) return [0, words.length];
  const hit = words.findIndex(({ paragraph }) => paragraph === paragraphs[0]);
  const from = Math.max(0, Math.min(hit - Math.floor(most / 3), words.length - most));
  return [from, Math.min(words.length, from + most)];
}

function sourceOf(claim: Claim, comparison: Comparison, { people }: Verifying): Source {
  const { place, quote } = placeOf(comparison);
  const isTold = claim.speaker !== undefined && quote !== undefined;
  return {
    ...comparison,
    finding: findingOf(claim, comparison),
    place,
    ...(quote !== undefined && { quote }),
    ...(isTold && { relation: relationOf(claim.speaker, quote, people) }),
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

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function oneAStory(sources: readonly Source[], { storyOf }: Verifying): readonly Source[] {
  const seen = new Set<object>();
  return sources.filter(({ article }) => {
    const story = storyOf(article) ?? article;
    if (seen.has(story)) return false;
    seen.add(story);
    return true;
  });
}
