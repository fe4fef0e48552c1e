import { expect, it } from "vitest";
import { gapMark, tokensOf } from "../../../src/research/search/analysis.ts";
import { createHolders } from "../../../src/research/search/holders.ts";
import { createLists } from "../../../src/research/search/lists.ts";
import { createPairs, frequentToken } from "../../../src/research/search/pairs.ts";
import { createPhraseFinder } from "../../../src/research/search/phrase-finder.ts";
import { createVocabulary } from "../../../src/research/search/vocabulary.ts";

/** A finder over texts that are comparable already, which says how many of them it compared with a phrase. */
function finderOn(texts: readonly string[]) {
  const vocabulary = createVocabulary();
  const [tokens, holders] = [createLists(), createHolders()];
  const pairs = createPairs({ tokens, holders });
  for (const [number, text] of texts.entries()) {
    const those = tokensOf(text).map(vocabulary.numberOf);
    tokens.set(number, those);
    holders.add(number, those);
    pairs.add(number);
  }
  const gaps = [...vocabulary.words.keys()].filter((at) => vocabulary.words[at]?.startsWith(gapMark));
  const compared = new Set<number>();
  const counted = {
    ...tokens,
    start(number: number) {
      compared.add(number);
      return tokens.start(number);
    },
  };
  const finder = createPhraseFinder({ vocabulary, gaps, tokens: counted, holders, pairs });
  return (typed: string) => {
    compared.clear();
    return { found: Array.from(finder.of(typed)), compared: compared.size };
  };
}

const size = frequentToken * 3;
/** "the" and " (" are frequent, and rarely side by side; " <" is not. */
const texts = Array.from({ length: size }, (_, number) => {
  if (number % 500 === 0) return "a plan (the draft) of a board";
  if (number % 500 === 1) return "a plan <the draft> and the) rest";
  return number % 2 === 0 ? "the plan (a draft) of the board" : "the board of a ferry (no plan) said so";
});
const find = finderOn(texts);
const numbersOf = (part: string): number[] =>
  texts.flatMap((text, number) => (text.includes(part) ? number : []));

it.each(["(the", "<the", "the)"])(
  "%s is looked for where its marks are, not everywhere that its words are",
  (typed) => {
    const { found, compared } = find(typed);
    expect(found).toEqual(numbersOf(typed));
    expect(found.length).toBeGreaterThan(10);
    expect(compared).toBeLessThan(size / 100);
  },
);

it.each(["((the", "the%", "$the"])("%s, whose marks stand nowhere, is compared with nothing", (typed) => {
  expect(find(typed)).toEqual({ found: [], compared: 0 });
});
