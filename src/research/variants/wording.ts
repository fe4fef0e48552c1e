import { type Quote, textAt } from "../article.ts";
import { stopWords } from "../search/stop-words.ts";
import { stemOf } from "../search/terms.ts";
import { wordsOf } from "../search/words.ts";
import { sharedBy, stretchesOf } from "../stories/shingles.ts";

/** What a quotation is compared by. */
export interface Wording {
  /** Its words in order, folded. */
  readonly words: readonly string[];
  /** The same without endings and in one spelling, stop words as they are. */
  readonly stems: readonly string[];
  /** How often each stem stands there. */
  readonly times: ReadonlyMap<string, number>;
  /** What its words tell: a stop word 1, any other 2. */
  readonly weight: number;
  /** Its numbers. */
  readonly numbers: ReadonlySet<string>;
  /** Hashes of its stretches of two, and of four stems. */
  readonly pairs: Uint32Array;
  readonly stretches: Uint32Array;
}

export function wordingOf({ article, spans }: Quote): Wording {
  const words = spans.flatMap((span) => wordsOf(textAt(article, span)).map(({ word }) => word));
  const stems = words.map((word) => (stopWords.has(word) ? word : stemOf(word)));
  const times = new Map<string, number>();
  for (const stem of stems) times.set(stem, (times.get(stem) ?? 0) + 1);
  return {
    words,
    stems,
    times,
    weight: stems.reduce((sum, stem) => sum + worthOf(stem), 0),
    numbers: new Set(words.filter((word) => /\p{N}/u.test(word))),
    pairs: stretchesOf(stems, 2),
    stretches: stretchesOf(stems, 4),
  };
}

/** What two wordings have in common. */
export interface Common {
  /** The share of what the shorter one's words tell, from 0 to 1. */
  readonly words: number;
  /** The share of its stretches of two words. */
  readonly pairs: number;
  /** How many stretches of four words. */
  readonly stretches: number;
  /** How many words that are no stop words, each once. */
  readonly telling: number;
  /** Each has a number that the other has not. */
  readonly hasOtherNumbers: boolean;
  /** How many words the shorter has. */
  readonly length: number;
  readonly shorter: Wording;
}

/** The same whichever comes first. */
export function commonOf(a: Wording, b: Wording): Common {
  const [short, long] = isFirst(a, b) ? [a, b] : [b, a];
  let [weight, telling] = [0, 0];
  for (const [stem, count] of short.times) {
    const both = Math.min(count, long.times.get(stem) ?? 0);
    weight += both * worthOf(stem);
    if (both > 0 && !stopWords.has(stem)) telling++;
  }
  const near = nearForms(short, long);
  const longPairs =
    near.size === 0
      ? long.pairs
      : stretchesOf(
          long.stems.map((stem) => near.get(stem) ?? stem),
          2,
        );
  return {
    words: (weight + near.size * worthOfNear) / Math.max(1, short.weight),
    pairs: sharedBy(short.pairs, longPairs) / Math.max(1, short.pairs.length),
    stretches: sharedBy(short.stretches, long.stretches),
    telling: telling + near.size,
    hasOtherNumbers:
      short.numbers.difference(long.numbers).size > 0 && long.numbers.difference(short.numbers).size > 0,
    length: short.words.length,
    shorter: short,
  };
}

/** Whether the first is the shorter; of equals always the same one. */
const isFirst = (a: Wording, b: Wording): boolean =>
  (a.weight - b.weight ||
    a.words.length - b.words.length ||
    (a.words.join(" ") < b.words.join(" ") ? -1 : 1)) < 0;

const worthOf = (stem: string): number => (stopWords.has(stem) ? 1 : 2);

const worthOfNear = 1.5;

/** Words of the longer that stand in the shorter only with another ending: "minimum", "minimal". */
function nearForms(short: Wording, long: Wording): ReadonlyMap<string, string> {
  const isLeft = (stem: string, other: Wording) => stem.length >= leastLetters && !other.times.has(stem);
  const found = new Map<string, string>();
  const left = [...long.times.keys()].filter((stem) => isLeft(stem, short));
  if (left.length === 0) return found;
  for (const stem of short.times.keys()) {
    const near = isLeft(stem, long)
      ? left.find((other) => areNear(stem, other) && !found.has(other))
      : undefined;
    if (near !== undefined) found.set(near, stem);
  }
  return found;
}

const leastLetters = 5;

/** Five letters and three quarters of the shorter are the same from the beginning. */
function areNear(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  let same = 0;
  while (same < length && a[same] === b[same]) same++;
  return same >= leastLetters && same >= 0.7 * Math.max(a.length, b.length);
}
