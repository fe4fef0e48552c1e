import type { Article } from "../article.ts";
import { type Claim, saidWords, wholeOf } from "./claim.ts";
import { compare, type Piece } from "./comparison.ts";
import type { Draft } from "./draft.ts";
import { isShort, type Outcome } from "./outcome.ts";
import { isEnough, partsAround, partsByQuotation, waysToPart } from "./parts.ts";
import { type SourceText, sourceTextOf } from "./source-text.ts";
import {
  isThere,
  type Looking,
  leastLike,
  type Source,
  sourceOf,
  sourcesInARow,
  sourcesOf,
  type Verifying,
} from "./sources.ts";

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
    if (texts.size === mostTexts) texts.clear();
    const text = sourceTextOf(article, corpus.quotesIn(article));
    texts.set(article, text);
    return text;
  };
  for (const claim of draft.claims)
    verdicts.push(yield* verdictOn(claim, { draft: draft.text, corpus, textOf }));
  return verdicts;
}

/** So many articles taken apart into words are kept for the next quotations of the draft. */
const mostTexts = 500;

function* verdictOn(given: Claim, looking: Looking): Generator<void, Verdict> {
  const whole = wholeOf(given);
  const inARow = whole === given ? [] : yield* sourcesInARow(whole, looking);
  return inARow.length > 0
    ? yield* verdictBy(inARow, whole, looking)
    : yield* verdictBy(yield* sourcesOf(given, looking), given, looking);
}

/** What its sources make of a quotation, and its parts where these are more of it. */
function* verdictBy(found: readonly Source[], claim: Claim, looking: Looking): Generator<void, Verdict> {
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
    best.relation === "other" &&
    // Many say “spring”: a word is nobody's.
    saidWords(claim).length > 1;
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
