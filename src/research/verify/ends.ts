import type { Step } from "./alignment.ts";
import type { ClaimWord } from "./claim.ts";
import type { SourceWord } from "./source-text.ts";

/** The words of an article's stretch, and the text that they stand in. */
interface Stretch {
  readonly words: readonly SourceWord[];
  readonly text: string;
}

/**
 * The steps with the first and the last words of a quotation set against those that the article has in their place. What stands
 * before the first same word and behind the last is free to the alignment, so it tells a replaced last word as added. A word is
 * replaced by the rest of its clause, where that is one word longer at most; else the sentence is another there.
 */
export function withReplacedEnds(
  steps: readonly Step[],
  claim: readonly ClaimWord[],
  stretch: Stretch,
): readonly Step[] {
  const first = steps.findIndex(isPair);
  const last = steps.findLastIndex(isPair);
  if (first < 0) return steps;
  const opening = replaced(steps.slice(0, first), claim, restOf(stretch, steps[first]?.source[0] ?? 0, -1));
  const ending = replaced(steps.slice(last + 1), claim, restOf(stretch, steps[last]?.source.at(-1) ?? 0, 1));
  return [...opening, ...steps.slice(first, last + 1), ...ending];
}

const isPair = ({ claim, source }: Step): boolean => claim.length > 0 && source.length > 0;

/** The last of the one against the last of the other, and so on back; of the longer one the first stand alone. */
function replaced(
  steps: readonly Step[],
  claim: readonly ClaimWord[],
  rest: readonly number[],
): readonly Step[] {
  const own = steps.flatMap(({ claim: places }) => places);
  const isAdded = own.every((at) => claim[at]?.isEditorial === false && !claim[at]?.isAfterElision);
  if (!isAdded || own.length === 0 || rest.length === 0 || rest.length > own.length + 1) return steps;
  const more = rest.length - own.length;
  return [
    ...rest.slice(0, Math.max(0, more)).map((at) => ({ claim: [], source: [at], isSame: false })),
    ...own.map((at, place) => {
      const other = rest[place + more];
      return { claim: [at], source: other === undefined ? [] : [other], isSame: false };
    }),
  ];
}

/** The places from a word to the end of its clause, or back to its beginning, in the same quotation; in the article's order. */
function restOf({ words, text }: Stretch, from: number, by: 1 | -1): readonly number[] {
  const places: number[] = [];
  for (let at = from + by; ; at += by) {
    const [here, next] = [words[at - by], words[at]];
    if (here === undefined || next === undefined || next.isCue) break;
    if (next.quote !== here.quote || next.paragraph !== here.paragraph) break;
    const [before, after] = by > 0 ? [here, next] : [next, here];
    if (/[.,;:!?…()–—]|\s-\s/u.test(text.slice(before.end, after.start))) break;
    places.push(at);
  }
  return by > 0 ? places : places.reverse();
}
