import type { Pause } from "../slices.ts";
import { type Analysis, gapMark } from "./analysis.ts";
import { createHolders, type Holders, holdersOf } from "./holders.ts";
import { createLists, type Lists, type SavedLists } from "./lists.ts";
import type { Vocabulary as Near } from "./meant.ts";
import { createNearWords } from "./near-words.ts";
import { inAny, type Numbers } from "./numbers.ts";
import { createPairs, type Pairs, pairsOf } from "./pairs.ts";
import { createPhraseFinder } from "./phrase-finder.ts";
import { createSharing, type Sharing } from "./sharing.ts";
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
  /** Which entries have words in common. */
  readonly sharing: Sharing;
  /** The words in the spans, each in its one spelling. */
  readonly vocabulary: Near;
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
  readonly words: Words;
  /** The runs and gaps of each entry, in order, and which entries hold which. */
  readonly tokens: Lists;
  readonly holders: Holders;
  readonly pairs: Pairs;
  /** The same of joined words. */
  readonly joined: Lists;
  readonly joinedHolders: Holders;
}

/** A lookup over entries that come and go, each at its number. */
export function createLookup(): Lookup {
  const [tokens, holders] = [createLists(), createHolders()];
  return lookupOn({
    words: createWords(),
    tokens,
    holders,
    pairs: createPairs({ tokens, holders }),
    joined: createLists(),
    joinedHolders: createHolders(),
  });
}

/** The lookup that was saved, worked out bit by bit. */
export async function loadLookup(saved: SavedLookup, pause: Pause): Promise<Lookup> {
  const words = createWords();
  for (const [place, word] of saved.words.entries()) {
    words.numberOf(word);
    if (place % atOnce === 0) await pause();
  }
  const count = saved.words.length;
  const [holders, joinedHolders] = await Promise.all([
    holdersOf(saved.tokens, count, pause),
    holdersOf(saved.joined, count, pause),
  ]);
  const [tokens, joined] = [createLists(saved.tokens), createLists(saved.joined)];
  const sizes = { entries: saved.tokens.lengths.length, tokens: count };
  const pairs = await pairsOf({ tokens, holders }, sizes, pause);
  return lookupOn({ words, tokens, holders, pairs, joined, joinedHolders });
}

/** Words between two looks at the clock. */
const atOnce = 500;

function lookupOn({ words, tokens, holders, pairs, joined, joinedHolders }: Parts): Lookup {
  const { vocabulary, gaps, formsOf } = words;
  const nearWords = createNearWords(vocabulary.words);
  const phrases = createPhraseFinder({ vocabulary, gaps, tokens, holders, pairs });

  const entriesWith = (form: number): Numbers => inAny([holders.items(form), joinedHolders.items(form)]);
  const isHeld = (form: number): boolean => holders.count(form) > 0 || joinedHolders.count(form) > 0;

  function word(typed: string): Numbers {
    const [only, ...others] = spelledWords(typed);
    if (only === undefined || others.length > 0) return phrases.of(typed);
    return inAny(formsOf(only).map(entriesWith));
  }

  /** Whether some entry has it, and it is no other spelling of another word. */
  const isSpelledWord = (text: string): boolean =>
    !text.startsWith(gapMark) && spellingOf(text) === text && formsOf(text).some(isHeld);

  return {
    phrase: phrases.of,
    anyPhrase: phrases.ofAny,
    word,
    tokens: tokens.get,
    sharing: createSharing({ tokens: tokens.get, tokenTexts: vocabulary.words, holders }),
    vocabulary: {
      near: (text, most) => nearWords.to(text, most).filter((near) => isSpelledWord(near.word)),
      of: word,
      spellings: (spelled) =>
        formsOf(spelled).flatMap((form) =>
          isHeld(form) ? { form: vocabulary.words[form] ?? "", items: entriesWith(form) } : [],
        ),
    },
    tokenTexts: vocabulary.words,
    add(number, analysis) {
      const ofTokens = analysis.tokens.map(words.numberOf);
      const ofJoined = analysis.joined.map(words.numberOf);
      tokens.set(number, ofTokens);
      joined.set(number, ofJoined);
      holders.add(number, ofTokens);
      joinedHolders.add(number, ofJoined);
      pairs.add(number);
    },
    remove(number) {
      pairs.remove(number);
      holders.remove(number, tokens.get(number));
      joinedHolders.remove(number, joined.get(number));
      tokens.set(number, []);
      joined.set(number, []);
    },
    async save(entries, pause) {
      const texts = [...vocabulary.words];
      const [ofTokens, ofJoined] = await Promise.all([
        tokens.save(entries, pause),
        joined.save(entries, pause),
      ]);
      return { words: texts, tokens: ofTokens, joined: ofJoined };
    },
  };
}

/** The runs, gaps and joined words by their numbers, with the spellings of each. */
interface Words {
  readonly vocabulary: Pick<Vocabulary, "find" | "words">;
  /** Those that are gaps. */
  readonly gaps: readonly number[];
  numberOf(word: string): number;
  /** All forms in which a word is written that has this one spelling. */
  formsOf(spelled: string): number[];
}

function createWords(): Words {
  const vocabulary = createVocabulary();
  const gaps: number[] = [];
  /** The words of each spelling that is not its own. */
  const spellings = new Map<string, number[]>();
  return {
    vocabulary,
    gaps,
    numberOf(word) {
      const count = vocabulary.words.length;
      const number = vocabulary.numberOf(word);
      if (number < count) return number;
      const spelled = spellingOf(word);
      if (spelled !== word) spellings.set(spelled, [...(spellings.get(spelled) ?? []), number]);
      if (word.startsWith(gapMark)) gaps.push(number);
      return number;
    },
    formsOf: (spelled) => [vocabulary.find(spelled) ?? [], spellings.get(spelled) ?? []].flat(),
  };
}
