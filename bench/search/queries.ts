import type { Passage } from "../../src/research/article.ts";
import { stopWords } from "../../src/research/search/stop-words.ts";
import { createRandom } from "../random.ts";
import { textOf } from "./passages.ts";

/** Queries of one kind, as typed at a prompt. */
export interface Kind {
  readonly name: string;
  readonly queries: readonly string[];
  /** Only engines that know phrases, fields and days are asked. */
  readonly needsLanguage?: boolean;
}

/** Queries drawn from the passages. */
export function queryKinds(passages: readonly Passage[], count: number): readonly Kind[] {
  const random = createRandom(21578);
  const below = (most: number) => Math.floor(random() * most);
  function wordsOfOne(least: number): string[] {
    for (;;) {
      const passage = passages[below(passages.length)];
      const words = passage === undefined ? [] : (textOf(passage).match(/[A-Za-z]+/g) ?? []);
      if (words.length >= least) return words;
    }
  }
  const inRow = (least: number, most: number): string => {
    const length = least + below(most - least + 1);
    const words = wordsOfOne(length);
    const from = below(words.length - length + 1);
    return words.slice(from, from + length).join(" ");
  };
  const telling = (wanted: number): string[] => {
    for (;;) {
      const words = [...new Set(wordsOfOne(10).filter((word) => !stopWords.has(word.toLowerCase())))];
      if (words.length < wanted) continue;
      return Array.from({ length: wanted }, () => words.splice(below(words.length), 1)[0] ?? "");
    }
  };
  const many = (make: () => string): string[] => Array.from({ length: count }, make);
  const question = () => {
    const [who = "", ...about] = telling(4);
    return `what did ${who} say about the ${about.join(" ")}`;
  };
  return [
    { name: "two words", queries: many(() => telling(2).join(" ")) },
    { name: "sentence", queries: many(() => inRow(8, 16)) },
    { name: "question", queries: many(question) },
    { name: "phrase", queries: many(() => `"${inRow(2, 5)}"`), needsLanguage: true },
    {
      name: "phrase and day",
      queries: many(() => `"${inRow(2, 5)}" after:1987-03-${10 + below(15)}`),
      needsLanguage: true,
    },
    {
      name: "words, day, exclusion",
      queries: many(() => `${telling(2).join(" ")} after:1987-03-${10 + below(15)} -${telling(1)[0]}`),
      needsLanguage: true,
    },
  ];
}

/** The dearest questions that we could think of. */
export function worstQueries(passages: readonly Passage[]): readonly { name: string; query: string }[] {
  const times = new Map<string, number>();
  for (const passage of passages) {
    for (const word of new Set(
      textOf(passage)
        .toLowerCase()
        .match(/[a-z]+/g) ?? [],
    ))
      times.set(word, (times.get(word) ?? 0) + 1);
  }
  const common = [...times].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const telling = common.filter((word) => !stopWords.has(word));
  const unknown = Array.from({ length: 12 }, (_, at) => `${telling[400 + at]?.slice(0, 6)}qitions`);
  const mistyped = telling
    .filter((word) => word.length >= 8)
    .slice(0, 8)
    .map((word) => `${word.slice(0, -1)}q`);
  const phrases = (count: number) => common.slice(0, count).map((word) => `"of the ${word}"`);
  return [
    { name: "one common word", query: telling[0] ?? "" },
    { name: "the", query: "the" },
    { name: '"the"', query: '"the"' },
    { name: '"of the"', query: '"of the"' },
    { name: "-the", query: "-the" },
    { name: "40 common words", query: telling.slice(0, 40).join(" ") },
    {
      name: "40 stop words",
      query: common
        .filter((word) => stopWords.has(word))
        .slice(0, 40)
        .join(" "),
    },
    { name: "350 words", query: common.slice(0, 350).join(" ") },
    { name: "12 long unknown words", query: unknown.join(" ") },
    { name: "a common phrase of five words", query: `"${["it", "was", "not", "the", "same"].join(" ")}"` },
    { name: "8 unknown words that must be there", query: mistyped.map((word) => `+${word}`).join(" ") },
    { name: "one common word 250 times", query: `${telling[0]} `.repeat(250) },
    { name: "a phrase of two words 200 times", query: `"${"of the ".repeat(200)}"` },
    { name: "32 common phrases", query: phrases(32).join(" ") },
    {
      name: "64 common words with marks, with OR",
      query: common
        .slice(0, 16)
        .flatMap((word) => [`"<${word}"`, `"(${word}"`, `"${word}>"`, `"%${word}"`])
        .join(" OR "),
    },
    { name: "64 common phrases with OR", query: phrases(64).join(" OR ") },
    {
      name: "32 common phrases left out",
      query: phrases(32)
        .map((phrase) => `-${phrase}`)
        .join(" "),
    },
    { name: "64 words with OR", query: telling.slice(0, 64).join(" OR ") },
    { name: "64 stop words with OR", query: common.slice(0, 64).join(" OR ") },
    {
      name: "32 common words left out",
      query: common
        .slice(0, 32)
        .map((word) => `-${word}`)
        .join(" "),
    },
    { name: "every letter by itself", query: Array.from("abcdefghijklmnopqrstuvwxyz").join(" ") },
    {
      name: "every letter with a *",
      query: Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => `${letter}*`).join(" "),
    },
    { name: "a mark", query: '"…"' },
    { name: "nothing (everything, newest first)", query: "" },
    { name: "a day", query: "after:1987-03-10 before:1987-04-10" },
  ];
}
