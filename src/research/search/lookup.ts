import type { Pause } from "../slices.ts";
import { type Analysis, gapMark } from "./analysis.ts";
import { createLists, type Lists, type SavedLists } from "./lists.ts";
import type { Vocabulary as Words } from "./meant.ts";
import { createNearWords } from "./near-words.ts";
import { inAny, type Numbers } from "./numbers.ts";
import { createPhraseFinder } from "./phrase-finder.ts";
import { createPostings, type Postings, postingsOf } from "./postings.ts";
import { spellingOf } from "./spelling.ts";
import { spelledWords } from "./terms.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

/** Which entries hold what in their spans, exactly, by their numbers. */
export interface Lookup {
  /**
   * The entries in which it stands, or those of `among`: as typed but for case, accents and kinds of marks. It may run
   * over the spans of one entry.
   */
  phrase(typed: string, among?: Numbers): Numbers;
  /** The entries in which any of these phrases stands. */
  anyPhrase(typed: readonly string[]): Numbers;
  /** In any spelling, unstemmed; a word that is several ("twenty-one") is looked up as a phrase. */
  word(typed: string): Numbers;
  /** The words in the spans, each in its one spelling. */
  readonly vocabulary: Words;
  /** The tokens of an entry, by their numbers; good until the next change. */
  tokens(number: number): Uint32Array;
  /** Every run, gap and joined word; its place is its number. */
  readonly tokenTexts: readonly string[];
  add(number: number, analysis: Analysis): void;
  remove(number: number): void;
  /** As it is at the call. */
  save(entries: number, pause: Pause): Promise<SavedLookup>;
}

export interface SavedLookup {
  readonly words: readonly string[];
  readonly tokens: SavedLists;
  readonly joined: SavedLists;
}

interface Parts {
  readonly vocabulary: Vocabulary;
  /** The words of each spelling that is not its own. */
  readonly spellings: Map<string, number[]>;
  readonly postings: Postings;
  readonly tokens: Lists;
  readonly joined: Lists;
  readonly count: number;
}

/** A lookup over entries that come and go, each at its number. */
export const createLookup = (): Lookup =>
  lookupOn({
    vocabulary: createVocabulary(),
    spellings: new Map(),
    postings: createPostings(),
    tokens: createLists(),
    joined: createLists(),
    count: 0,
  });

/** The lookup that was saved, worked out bit by bit. */
export async function loadLookup(saved: SavedLookup, pause: Pause): Promise<Lookup> {
  const vocabulary = createVocabulary();
  const spellings = new Map<string, number[]>();
  for (const [place, word] of saved.words.entries()) {
    numbered(word, vocabulary, spellings);
    if (place % atOnce === 0) await pause();
  }
  const isRun = Uint8Array.from(saved.words, (word) => Number(!word.startsWith(gapMark)));
  const postings = createPostings(await postingsOf([saved.tokens, saved.joined], isRun, pause));
  const [tokens, joined] = [createLists(saved.tokens), createLists(saved.joined)];
  return lookupOn({ vocabulary, spellings, postings, tokens, joined, count: saved.tokens.lengths.length });
}

/** Words between two looks at the clock. */
const atOnce = 500;

function numbered(word: string, vocabulary: Vocabulary, spellings: Map<string, number[]>): number {
  const count = vocabulary.words.length;
  const number = vocabulary.numberOf(word);
  if (number === count) {
    const spelled = spellingOf(word);
    if (spelled !== word) spellings.set(spelled, [...(spellings.get(spelled) ?? []), number]);
  }
  return number;
}

function lookupOn({ vocabulary, spellings, postings, tokens, joined, count: first }: Parts): Lookup {
  let count = first;
  const numberOf = (word: string) => numbered(word, vocabulary, spellings);
  const isGap = (token: number): boolean => vocabulary.words[token]?.startsWith(gapMark) === true;
  const wordsOf = (number: number) => [
    ...Array.from(tokens.get(number)).filter((token) => !isGap(token)),
    ...joined.get(number),
  ];

  const nearWords = createNearWords(vocabulary.words);
  const everJoined = new Set<number>();
  for (let number = 0; number < count; number++) for (const word of joined.get(number)) everJoined.add(word);
  const phrases = createPhraseFinder({
    vocabulary,
    tokens,
    postings,
    isJoined: (token) => everJoined.has(token),
    count: () => count,
  });

  /** All forms in which a word is written that has this one spelling. */
  const formsOf = (spelled: string): number[] =>
    [vocabulary.find(spelled) ?? [], spellings.get(spelled) ?? []].flat();

  function word(typed: string): Numbers {
    const [only, ...others] = spelledWords(typed);
    if (only === undefined || others.length > 0) return phrases.of(typed);
    return inAny(formsOf(only).map(postings.items));
  }

  /** Whether some entry has it, and it is no other spelling of another word. */
  const isSpelledWord = (text: string): boolean =>
    !text.startsWith(gapMark) &&
    spellingOf(text) === text &&
    formsOf(text).some((form) => postings.count(form) > 0);

  return {
    phrase: phrases.of,
    anyPhrase: phrases.ofAny,
    word,
    tokens: tokens.get,
    vocabulary: {
      near: (text, most) => nearWords.to(text, most).filter((near) => isSpelledWord(near.word)),
      of: word,
      spellings: (spelled) =>
        formsOf(spelled).flatMap((form) =>
          postings.count(form) > 0 ? { form: vocabulary.words[form] ?? "", items: postings.items(form) } : [],
        ),
    },
    tokenTexts: vocabulary.words,
    add(number, analysis) {
      tokens.set(number, analysis.tokens.map(numberOf));
      const ofJoined = analysis.joined.map(numberOf);
      joined.set(number, ofJoined);
      for (const word of ofJoined) everJoined.add(word);
      postings.add(number, wordsOf(number));
      count = Math.max(count, number + 1);
    },
    remove(number) {
      postings.remove(number, new Set(wordsOf(number)));
      tokens.set(number, []);
      joined.set(number, []);
    },
    async save(entries, pause) {
      const words = [...vocabulary.words];
      const [ofTokens, ofJoined] = await Promise.all([
        tokens.save(entries, pause),
        joined.save(entries, pause),
      ]);
      return { words, tokens: ofTokens, joined: ofJoined };
    },
  };
}
