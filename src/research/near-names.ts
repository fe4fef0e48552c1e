import { foldedWords } from "./fold.ts";
import { createNearWords, type NearWords } from "./search/near-words.ts";

interface Listed {
  readonly name: string;
}

/** The words of names, each with the places of the names that it stands in, ascending. */
interface NameWords {
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly near: NearWords;
}

/**
 * The first name of which each word asked for is one, or a slip of the finger away from one (two for words of eight
 * letters and more). The words are looked up, so that it does not take a comparison with each name.
 */
export function nearestName(listed: readonly Listed[], asked: string): string | undefined {
  const words = foldedWords(asked);
  const { places, near } = wordsOf(listed);
  const fitting = words.map(
    (word) =>
      new Set(
        [
          word,
          ...(word.length < 2 ? [] : near.to(word, word.length < 8 ? 1 : 2).map((one) => one.word)),
        ].flatMap((one) => places.get(one) ?? []),
      ),
  );
  const [first, ...others] = fitting.sort((a, b) => a.size - b.size);
  let least = Number.POSITIVE_INFINITY;
  for (const place of first ?? []) if (place < least && others.every((set) => set.has(place))) least = place;
  return listed[least]?.name;
}

/** Names beyond these are so rare that few would mean them. */
const most = 20_000;

const known = new WeakMap<readonly Listed[], NameWords>();

function wordsOf(listed: readonly Listed[]): NameWords {
  const before = known.get(listed);
  if (before !== undefined) return before;
  const places = new Map<string, number[]>();
  listed.slice(0, most).forEach((one, place) => {
    for (const word of wordsIn(one)) {
      const those = places.get(word);
      if (those === undefined) places.set(word, [place]);
      else those.push(place);
    }
  });
  const words = { places, near: createNearWords([...places.keys()]) };
  known.set(listed, words);
  return words;
}

/** Few names are others after a change, and folding thousands anew would be felt. */
const folded = new WeakMap<Listed, readonly string[]>();

function wordsIn(listed: Listed): readonly string[] {
  const before = folded.get(listed);
  if (before !== undefined) return before;
  const words = foldedWords(listed.name);
  folded.set(listed, words);
  return words;
}
