import { textAt } from "../article.ts";
import type { Items } from "./items.ts";
import { wordsOf } from "./words.ts";

/** A folded word as it is written in the first, by its place, of the items that hold it: so it does not depend on which came first. */
export function writtenIn(
  numbers: Uint32Array,
  form: string,
  { entries, given }: Pick<Items<unknown>, "entries" | "given">,
): string | undefined {
  const first = numbers.reduce(
    (before, number) => (given(number, before) < 0 ? number : before),
    numbers[0] ?? -1,
  );
  const entry = entries[first];
  return entry?.spans
    .values()
    .flatMap((span) => {
      const text = textAt(entry.article, span);
      return wordsOf(text).flatMap(({ word, start, end }) => (word === form ? text.slice(start, end) : []));
    })
    .next().value;
}
