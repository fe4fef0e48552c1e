import type { Item, Sentence } from "./sentences.ts";

// "United Nations Educational, Scientific and Cultural Organization": with its small words.
const longestName = 12;

/** What the article's acronyms stand for, by the acronym in lower case: "Harbour Workers of Ulm (HWU)" as items. */
export function acronymsOf(sentences: readonly Sentence[]): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, readonly Item[]>();
  for (const { items } of sentences) {
    for (const [at, item] of items.entries()) {
      if (!/^\p{Lu}{2,8}$/u.test(item.text) || items[at - 1]?.text !== "(" || items[at + 1]?.text !== ")")
        continue;
      const name = nameWithInitials(items, at - 1, item.lower);
      if (name && !found.has(item.lower)) found.set(item.lower, name);
    }
  }
  return found;
}

/** The words that end at `end` and whose capitals are the acronym's letters; small words between do not count. */
function nameWithInitials(items: readonly Item[], end: number, acronym: string): readonly Item[] | undefined {
  let left = acronym.length;
  for (let i = end - 1; i >= Math.max(0, end - longestName); i--) {
    const item = items[i];
    if (item?.kind === "stretch" || item === undefined) return undefined;
    if (item.capital && item.lower.charAt(0) !== acronym.charAt(--left)) return undefined;
    if (left === 0) return items.slice(i, end);
  }
  return undefined;
}
