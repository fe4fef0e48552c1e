import { type Analysis, gapMark, tokensOf } from "./analysis.ts";
import { createLists, type SavedLists } from "./lists.ts";
import type { Vocabulary as Words } from "./meant.ts";
import { createNearWords } from "./near-words.ts";
import { inAny, type Numbers, noNumbers } from "./numbers.ts";
import { phraseOf } from "./phrases.ts";
import { createPostings } from "./postings.ts";
import { spellingOf } from "./spelling.ts";
import { spelledWords } from "./terms.ts";
import { createVocabulary } from "./vocabulary.ts";

/** Which entries hold what in their spans, exactly, by their numbers. */
export interface Lookup {
  /** As typed but for case, accents and kinds of marks. It may run over the spans of one entry. */
  phrase(typed: string): Numbers;
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
  save(entries: number): SavedLookup;
}

export interface SavedLookup {
  readonly words: readonly string[];
  readonly tokens: SavedLists;
  readonly joined: SavedLists;
}

/** A lookup over entries that come and go, each at its number. */
export function createLookup(saved?: SavedLookup): Lookup {
  const vocabulary = createVocabulary();
  const nearWords = createNearWords(vocabulary.words);
  const spellings = new Map<string, number[]>();
  const postings = createPostings();
  const tokens = createLists(saved?.tokens);
  const joined = createLists(saved?.joined);
  for (const word of saved?.words ?? []) numberOf(word);

  function numberOf(word: string): number {
    const count = vocabulary.words.length;
    const number = vocabulary.numberOf(word);
    if (number === count) {
      const spelled = spellingOf(word);
      if (spelled !== word) spellings.set(spelled, [...(spellings.get(spelled) ?? []), number]);
    }
    return number;
  }

  const isGap = (token: number): boolean => vocabulary.words[token]?.startsWith(gapMark) === true;
  const wordsOf = (number: number) => [
    ...Array.from(tokens.get(number)).filter((token) => !isGap(token)),
    ...joined.get(number),
  ];

  function phrase(typed: string): Numbers {
    const wanted = phraseOf(typed);
    const parts = tokensOf(wanted);
    const isWhole = (part: string | undefined) => part === undefined || !part.startsWith(gapMark);
    const before = isWhole(parts[0]) ? "" : (parts.shift() ?? "").slice(gapMark.length);
    const after = isWhole(parts.at(-1)) ? "" : (parts.pop() ?? "").slice(gapMark.length);
    if (parts.length === 0) return wanted === "" ? noNumbers : entriesWithGap(before);
    const asked = parts.map((part) => vocabulary.find(part) ?? -1);
    if (asked.includes(-1)) return noNumbers;
    const candidates = postings.holding(asked.filter((token) => !isGap(token)));
    if (asked.length === 1 && before + after === "") return candidates;
    return candidates.filter((number) => stands(asked, number, before, after));
  }

  /** Whether the tokens stand in an entry in a row, behind a gap and before one that end and begin like these. */
  function stands(asked: readonly number[], number: number, before: string, after: string): boolean {
    const values = tokens.values();
    const start = tokens.start(number);
    const end = start + tokens.length(number);
    const gapAt = (at: number) => (at < start || at >= end ? "" : (vocabulary.words[values[at] ?? 0] ?? ""));
    const first = asked[0];
    for (let at = start; at <= end - asked.length; at++) {
      if (values[at] !== first) continue;
      let same = 1;
      while (same < asked.length && values[at + same] === asked[same]) same++;
      if (same < asked.length) continue;
      const isBehind = before === "" || isGapEnding(gapAt(at - 1), before);
      if (isBehind && (after === "" || gapAt(at + same).startsWith(gapMark + after))) return true;
    }
    return false;
  }

  function entriesWithGap(marks: string): Uint32Array {
    // A mark for each token, since every token of every entry is looked at.
    const isAsked = Uint8Array.from(vocabulary.words, (word, token) =>
      Number(isGap(token) && word.includes(marks, 1)),
    );
    if (!isAsked.includes(1)) return noNumbers;
    const found = new Uint32Array(count);
    let length = 0;
    const values = tokens.values();
    for (let number = 0; number < count; number++) {
      const end = tokens.start(number) + tokens.length(number);
      let at = tokens.start(number);
      while (at < end && isAsked[values[at] ?? 0] === 0) at++;
      if (at < end) found[length++] = number;
    }
    return found.subarray(0, length);
  }

  let count = saved?.tokens.lengths.length ?? 0;
  for (let number = 0; number < count; number++) postings.add(number, wordsOf(number));

  /** All forms in which a word is written that has this one spelling. */
  const formsOf = (spelled: string): number[] =>
    [vocabulary.find(spelled) ?? [], spellings.get(spelled) ?? []].flat();

  function word(typed: string): Numbers {
    const [only, ...others] = spelledWords(typed);
    if (only === undefined || others.length > 0) return phrase(typed);
    return inAny(formsOf(only).map(postings.items));
  }

  /** Whether some entry has it, and it is no other spelling of another word. */
  const isSpelledWord = (text: string): boolean =>
    !text.startsWith(gapMark) &&
    spellingOf(text) === text &&
    formsOf(text).some((form) => postings.count(form) > 0);

  return {
    phrase,
    word,
    tokens: tokens.get,
    vocabulary: {
      near: (text, most) => nearWords.to(text, most).filter((near) => isSpelledWord(near.word)),
      of: word,
    },
    tokenTexts: vocabulary.words,
    add(number, analysis) {
      tokens.set(number, analysis.tokens.map(numberOf));
      joined.set(number, analysis.joined.map(numberOf));
      postings.add(number, wordsOf(number));
      count = Math.max(count, number + 1);
    },
    remove(number) {
      postings.remove(number, new Set(wordsOf(number)));
      tokens.set(number, []);
      joined.set(number, []);
    },
    save: (entries) => ({
      words: vocabulary.words,
      tokens: tokens.save(entries),
      joined: joined.save(entries),
    }),
  };
}

const isGapEnding = (token: string, marks: string): boolean =>
  token.startsWith(gapMark) && token.slice(gapMark.length).endsWith(marks);
