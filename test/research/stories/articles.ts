import type { Article, Day } from "../../../src/research/article.ts";

/** A made-up article: a line a paragraph. */
export function articleOf(
  id: string,
  text: string,
  { title = "Ferry talks", outlet, day }: { title?: string; outlet?: string; day?: string } = {},
): Article {
  const published: Day | undefined = day === undefined ? undefined : { precision: "day", iso: day };
  return {
    id,
    title,
    text,
    paragraphs: Array.from(text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({
      start: index,
      end: index + line.length,
    })),
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
  };
}

const syllables = ["ka", "lo", "mi", "ren", "tor", "sel", "vi", "dan", "pe", "ru"];

/** That many words that are the same for the same seed and that no other seed has in this order. */
export function wordsFrom(seed: number, count: number): string[] {
  let state = seed * 7919 + 17;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return syllables[(state >> 8) % syllables.length] ?? "";
  };
  return Array.from({ length: count }, () => next() + next() + next());
}

/** A made-up story of eight paragraphs of fifteen words. */
export const storyText = (seed: number): string =>
  Array.from({ length: 8 }, (_, part) => `${wordsFrom(seed * 100 + part, 15).join(" ")}.`).join("\n\n");
