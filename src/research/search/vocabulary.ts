/** Numbers for words, given as they come, from 0. A number stays its word's. */
export interface Vocabulary {
  /** Gives a number to a word that has none. */
  numberOf(word: string): number;
  find(word: string): number | undefined;
  /** All words; a word's place is its number. */
  readonly words: readonly string[];
}

export function createVocabulary(words: string[] = []): Vocabulary {
  const numbers = new Map(words.map((word, number) => [word, number]));
  return {
    words,
    find: (word) => numbers.get(word),
    numberOf(word) {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, words.length);
      words.push(word);
      return words.length - 1;
    },
  };
}
