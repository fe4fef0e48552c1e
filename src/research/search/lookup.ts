import { textAt } from "../article.ts";
import type { Vocabulary } from "./meant.ts";
import type { Numbers } from "./numbers.ts";
import { comparable, occurrencesOf, phraseOf } from "./phrases.ts";
import { createPostings } from "./postings.ts";
import type { Entry } from "./search-index.ts";
import { spellingOf } from "./spelling.ts";
import { spelledWords } from "./terms.ts";
import { runsOf } from "./words.ts";

/** Which entries hold what in their spans, exactly, by their numbers. */
export interface Lookup {
  /** As typed but for case, accents and kinds of marks. It may run over the spans of one entry. */
  phrase(typed: string): Numbers;
  /** In any spelling, unstemmed; a word that is several ("twenty-one") is looked up as a phrase. */
  word(typed: string): Numbers;
  /** The words in the spans, each in its one spelling. */
  readonly vocabulary: Vocabulary;
  add(number: number, entry: Entry): void;
  remove(number: number, entry: Entry): void;
}

/** A lookup over entries that come and go, each at its number. */
export function createLookup(entries: readonly (Entry | undefined)[]): Lookup {
  const postings = createPostings();
  const phrase = (typed: string): Numbers => {
    const wanted = phraseOf(typed);
    const runs = spelledRuns(wanted);
    const candidates = runs.length > 0 ? postings.holding(runs) : entries.keys();
    return Array.from(candidates).filter((number) => isIn(wanted, entries[number]));
  };
  return {
    phrase,
    vocabulary: postings,
    word: (typed) => {
      const words = spelledWords(typed);
      return words.length === 1 ? postings.holding(words) : phrase(typed);
    },
    add: (number, entry) => postings.add(number, wordsIn(entry)),
    remove: (number, entry) => postings.remove(number, wordsIn(entry)),
  };
}

/** Both as phrases are compared and as words are, so that neither side misses what it looks for. */
const wordsIn = ({ article, spans }: Entry): readonly string[] => [
  ...spelledRuns(comparable(article.text, spans).text),
  ...spans.flatMap((span) => spelledWords(textAt(article, span))),
];

const spelledRuns = (text: string): string[] => runsOf(text).map((run) => spellingOf(run.text));

/** The words of an entry are folded again here and not kept: that would double the memory of the texts. */
const isIn = (phrase: string, entry: Entry | undefined): boolean =>
  entry !== undefined &&
  occurrencesOf(phrase, comparable(entry.article.text, entry.spans)).next().done !== true;
