/** The words that stand near one another in a query, by the numbers of their terms. */
export interface Closeness {
  /** How much of that stands in an entry with these terms, in order: 0 to 1.5. */
  of(terms: Iterable<number>): number;
}

/** Words of an entry that are so many places apart are near. */
const nearby = 8;

/**
 * Compares the order of words: of the pairs that follow one another in the query, those that do so in the entry
 * count whole, and of the telling ones alone (stop words passed over), those that are near there count half.
 * `undefined` stands for a word that no entry holds.
 */
export function createCloseness(
  sequence: readonly { readonly term: number | undefined; readonly tells: boolean }[],
): Closeness | undefined {
  const following = pairsOf(sequence.map(({ term }) => term));
  const near = pairsOf([...new Set(sequence.flatMap(({ term, tells }) => (tells ? (term ?? []) : [])))]);
  if (following.size === 0 && near.size === 0) return undefined;
  const partners = partnersOf(near);
  const asked = new Set([...following, ...near].flatMap(([, pair]) => pair));
  return {
    of(terms) {
      const followed = new Set<number>();
      const met = new Set<number>();
      const lastPlace = new Map<number, number>();
      let place = 0;
      let before = -1;
      for (const term of terms) {
        if (asked.has(term)) {
          if (following.has(keyOf(before, term))) followed.add(keyOf(before, term));
          for (const { key, partner } of partners.get(term) ?? []) {
            if (place - (lastPlace.get(partner) ?? Number.NEGATIVE_INFINITY) <= nearby) met.add(key);
          }
          lastPlace.set(term, place);
        }
        before = term;
        place++;
      }
      return followed.size / Math.max(1, following.size) + (0.5 * met.size) / Math.max(1, near.size);
    },
  };
}

type Pairs = ReadonlyMap<number, readonly [number, number]>;

function pairsOf(terms: readonly (number | undefined)[]): Pairs {
  const pairs = new Map<number, readonly [number, number]>();
  let before: number | undefined;
  for (const term of terms) {
    if (before !== undefined && term !== undefined && before !== term) {
      pairs.set(keyOf(before, term), [before, term]);
    }
    before = term;
  }
  return pairs;
}

/** Numbers of terms are under 2^26. */
const keyOf = (first: number, second: number): number => first * 2 ** 26 + second;

function partnersOf(pairs: Pairs): ReadonlyMap<number, readonly { key: number; partner: number }[]> {
  const partners = new Map<number, { key: number; partner: number }[]>();
  for (const [key, [first, second]] of pairs) {
    partners.set(first, [...(partners.get(first) ?? []), { key, partner: second }]);
    partners.set(second, [...(partners.get(second) ?? []), { key, partner: first }]);
  }
  return partners;
}
