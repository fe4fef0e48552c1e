import { type Quote, textAt } from "../article.ts";
import type { Query } from "../search/query.ts";
import { stopWords } from "../search/stop-words.ts";
import { termOf, termsOf } from "../search/terms.ts";
import { unspaced, type Word, wordsOf } from "../search/words.ts";

/** Counts in how many quotations of each group a word stands, and tells which words stand out in one. */
export interface KeyWords<Group> {
  /** A quotation, of all the groups that it belongs to. */
  add(quote: Quote, groups: readonly Group[]): void;
  /** Words that stand out in the group against all other quotations, the clearest first, as they are written there. */
  of(group: Group): readonly string[];
}

/** More are not read. */
const most = 3;

/** A word stands out that is so many times as frequent as elsewhere. */
const leastLift = 1.5;

/** Chi-squared with one degree of freedom: a difference as large comes by chance one time in twenty. */
const clear = 3.84;

/**
 * Words are ranked by log-likelihood (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence") over
 * quotations that hold them, so that one that repeats a word counts once. `ignored` are terms that say nothing here.
 */
export function createKeyWords<Group>(ignored: ReadonlySet<string>): KeyWords<Group> {
  const all = createCount();
  const groups = new Map<Group, Count>();
  const written = new Map<string, Map<string, number>>();

  function termsIn({ article, spans }: Quote): ReadonlySet<string> {
    const terms = new Set<string>();
    for (const span of spans) {
      const text = textAt(article, span);
      for (const words of compoundsIn(text)) {
        if (!words.some((word) => tells(word.word, writtenAs(text, word)))) continue;
        const parts = words.map((word) => termOf(word, text));
        if (parts.some((part) => ignored.has(part))) continue;
        const [term, shown] = [parts.join("-"), shownAs(text, words)];
        terms.add(term);
        const forms = written.get(term);
        if (forms === undefined) written.set(term, new Map([[shown, 1]]));
        else forms.set(shown, (forms.get(shown) ?? 0) + 1);
      }
    }
    return terms;
  }

  return {
    add(quote, belongsTo) {
      const terms = termsIn(quote);
      countIn(all, terms);
      for (const group of belongsTo) {
        let count = groups.get(group);
        if (count === undefined) {
          count = createCount();
          groups.set(group, count);
        }
        countIn(count, terms);
      }
    },
    of(group) {
      const count = groups.get(group);
      if (count === undefined) return [];
      const ranked: { readonly term: string; readonly score: number }[] = [];
      for (const [term, holding] of count.holding) {
        const elsewhere = (all.holding.get(term) ?? 0) - holding;
        const score = surprise(holding, count.quotations, elsewhere, all.quotations - count.quotations);
        if (holding > 1 && score >= clear) ranked.push({ term, score });
      }
      return ranked
        .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
        .slice(0, most)
        .map(({ term }) => usualForm(written.get(term)));
    },
  };
}

/** The terms of a query's own words, which every hit has. */
export const termsAsked = (query: Query): ReadonlySet<string> =>
  new Set(
    [
      ...query.words,
      ...query.required,
      ...query.phrases,
      ...query.either.flat().map(({ text }) => text),
      ...query.by,
      ...query.about,
    ].flatMap((text) => termsOf(text).map(({ term }) => term)),
  );

/** Words that hyphens hold together, such as short-sighted, are one. */
function compoundsIn(text: string): readonly (readonly Word[])[] {
  const compounds: Word[][] = [];
  for (const word of wordsOf(text)) {
    const last = compounds.at(-1);
    const isHeld = last !== undefined && hyphen.test(text.slice(last.at(-1)?.end, word.start));
    if (isHeld) last.push(word);
    else compounds.push([word]);
  }
  return compounds;
}

const hyphen = /^[-\u2010\u2011]$/;

/** A word as it stands there; U.N. with its last point. */
function writtenAs(text: string, { runs, start, end }: Word): string {
  const isInitials = runs > 1 && text[start + 1] === "." && text[end] === ".";
  return text.slice(start, isInitials ? end + 1 : end);
}

/** All of them as they stand there, with what stands between. */
const shownAs = (text: string, words: readonly Word[]): string =>
  words
    .map((word, at) => text.slice(words[at - 1]?.end ?? word.start, word.start) + writtenAs(text, word))
    .join("");

interface Count {
  quotations: number;
  readonly holding: Map<string, number>;
}

const createCount = (): Count => ({ quotations: 0, holding: new Map() });

function countIn(count: Count, terms: ReadonlySet<string>): void {
  count.quotations++;
  for (const term of terms) count.holding.set(term, (count.holding.get(term) ?? 0) + 1);
}

/** How unlikely it is that a share this much larger than elsewhere came by chance; 0 where it is hardly larger. */
function surprise(here: number, of: number, elsewhere: number, ofOthers: number): number {
  if (ofOthers === 0 || here / of < (leastLift * elsewhere) / ofOthers) return 0;
  const share = (here + elsewhere) / (of + ofOthers);
  const part = (seen: number, expected: number) => (seen === 0 ? 0 : seen * Math.log(seen / expected));
  return 2 * (part(here, of * share) + part(elsewhere, ofOthers * share));
}

/** Whether a word may say what is spoken of: no stop word, no number, and not so short, unless it is written EU or 北. */
const tells = (word: string, shown: string): boolean =>
  !stopWords.has(word) &&
  !commonInSpeech.has(word) &&
  /\p{L}/u.test(word) &&
  (word.length > 2 || unspaced.test(word) || /^\p{Lu}(?:\.?\p{Lu})+\.?$/u.test(shown));

/** What people say of anything, beside the stop words of a search. */
const commonInSpeech: ReadonlySet<string> = new Set(
  `also always another anything around back came come coming even ever every everything first get gets getting give given go
  goes going gone good got great however just keep kind know last like likely little long look looking lot made make makes
  making many may maybe mean might much must need never new next nothing now often one people per put quite rather really
  right said say saying says see seen shall since something sort still sure take taken taking tell thing things think two
  three four five six seven eight nine ten us use used using want wants way ways well went whether will within without yes yet`
    .trim()
    .split(/\s+/),
);

/** The form written most often; of equals the one in small letters, which is not only the start of a sentence. */
function usualForm(forms: ReadonlyMap<string, number> = new Map()): string {
  const ranked = [...forms].sort(
    ([a, some], [b, others]) =>
      others - some || Number(b === b.toLowerCase()) - Number(a === a.toLowerCase()) || (a < b ? -1 : 1),
  );
  return ranked[0]?.[0] ?? "";
}
