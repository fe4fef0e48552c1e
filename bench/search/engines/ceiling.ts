import { firstOf } from "../../../src/research/search/order.ts";
import { countOf, createPostings, itemOf } from "../../../src/research/search/postings.ts";
import { stopWords } from "../../../src/research/search/stop-words.ts";
import { termsOf } from "../../../src/research/search/terms.ts";
import { createVocabulary } from "../../../src/research/search/vocabulary.ts";
import type { CreateEngine } from "../engine.ts";
import { textOf } from "../passages.ts";

/** BM25 on typed arrays and nothing else: how fast words could be ranked, without phrases, near spellings or a second look. */
export const create: CreateEngine = (passages) => {
  const vocabulary = createVocabulary();
  const postings = createPostings();
  const lengths = new Uint32Array(passages.length);
  let total = 0;
  passages.forEach((passage, number) => {
    const terms = termsOf(textOf(passage)).map(({ term }) => vocabulary.numberOf(term));
    postings.add(number, terms);
    lengths[number] = terms.length;
    total += terms.length;
  });
  const scores = new Float64Array(passages.length);
  return {
    search(typed) {
      const found: number[] = [];
      for (const term of new Set(
        termsOf(typed).flatMap(({ word, term }) => (stopWords.has(word) ? [] : term)),
      )) {
        const number = vocabulary.find(term);
        if (number === undefined) continue;
        const list = postings.of(number);
        const tells = Math.log(1 + (passages.length - list.length + 0.5) / (list.length + 0.5));
        for (const posting of list) {
          const item = itemOf(posting);
          const length = ((lengths[item] ?? 0) * passages.length) / total;
          if (scores[item] === 0) found.push(item);
          scores[item] =
            (scores[item] ?? 0) +
            (tells * countOf(posting) * 2.2) / (countOf(posting) + 1.2 * (0.25 + 0.75 * length));
        }
      }
      firstOf(Uint32Array.from(found), 10, (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
      for (const item of found) scores[item] = 0;
      return found.length;
    },
  };
};
