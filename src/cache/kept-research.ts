import type { Article } from "../research/article.ts";
import type { SavedHoldings } from "../research/holdings.ts";
import type { SavedItems } from "../research/saved-items.ts";

/** What stands before the numbers and words. */
interface Head {
  /** The prints of the articles, in their order. */
  readonly prints: readonly string[];
  /** How long each array of numbers and of words is: of quotations, passages, headlines and stories. */
  readonly lengths: readonly { readonly numbers: readonly number[]; readonly words: readonly number[] }[];
}

/** Of numbers or words in one part: some ten milliseconds of work. */
const together = { numbers: 1_000_000, words: 20_000 };

/** A research in parts, to be written one after another. */
export function partsOf(
  { quotes, passages, headlines, stories }: SavedHoldings,
  prints: readonly string[],
): readonly unknown[] {
  const indexes: readonly SavedItems[] = [quotes, passages, headlines, { ...stories, words: [] }];
  const head: Head = {
    prints,
    lengths: indexes.map(({ numbers, words }) => ({
      numbers: numbers.map(({ length }) => length),
      words: words.map(({ length }) => length),
    })),
  };
  return [
    head,
    ...indexes.flatMap(({ numbers, words }) => [
      ...numbers.flatMap((list) => stretches(list.length, together.numbers, (a, b) => list.slice(a, b))),
      ...words.flatMap((list) => stretches(list.length, together.words, (a, b) => list.slice(a, b))),
    ]),
  ];
}

/** The prints of the articles that the research in these parts is of. */
export const printsIn = (parts: readonly unknown[]): readonly string[] => headOf(parts).prints;

/** The research in these parts, with the articles that there still are. */
export function researchIn(
  parts: readonly unknown[],
  articleOf: (print: string) => Article | undefined,
): SavedHoldings {
  const { prints, lengths } = headOf(parts);
  const rest = parts.slice(1).values();
  const [quotes = nothing, passages = nothing, headlines = nothing, stories = nothing] = lengths.map(
    ({ numbers, words }): SavedItems => ({
      numbers: numbers.map((length) => {
        const all = new Uint32Array(length);
        stretches(length, together.numbers, (at) => all.set(rest.next().value as Uint32Array, at));
        return all;
      }),
      words: words.map((length) =>
        stretches(length, together.words, () => rest.next().value as readonly string[]).flat(),
      ),
    }),
  );
  return { articles: prints.map(articleOf), quotes, passages, headlines, stories };
}

const nothing: SavedItems = { numbers: [], words: [] };

/** A file of this version, its sums right, holds what this version wrote. */
const headOf = (parts: readonly unknown[]): Head => parts[0] as Head;

const stretches = <T>(length: number, size: number, of: (from: number, to: number) => T): T[] =>
  Array.from({ length: Math.ceil(length / size) }, (_, i) => of(i * size, (i + 1) * size));
