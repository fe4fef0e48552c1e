import type { Claim } from "./claim.ts";
import type { SourceText } from "./source-text.ts";
import type { Token } from "./tokens.ts";

/** So many pairs of words are compared in one go (some milliseconds), and more only where a quotation would not fit in else. */
const mostAtOnce = 150_000;

/** So many times the words of a quotation it is compared with, at least. */
const room = 1.25;

/** `[from, to)` of an article's words to compare: all of them, or of a long one as many around what was found as can be. */
export function stretchOf(
  claim: Claim,
  { words }: SourceText,
  paragraphs: readonly number[],
): readonly [number, number] {
  const count = Math.max(1, claim.words.length);
  const most = Math.max(Math.floor(mostAtOnce / count), Math.ceil(count * room));
  if (words.length <= most) return [0, words.length];
  const hit = words.findIndex(({ paragraph }) => paragraph === paragraphs[0]);
  // What was found may be any part of a long quotation.
  const begin = count * 3 > most ? likelyBegin(claim.words, words) : undefined;
  const wanted = begin === undefined ? hit - Math.floor(most / 3) : begin - Math.floor((most - count) / 2);
  const from = Math.max(0, Math.min(wanted, words.length - most));
  return [from, Math.min(words.length, from + most)];
}

/** Where in an article most of the pairs of words that a quotation has once say that it begins. */
function likelyBegin(claim: readonly Token[], source: readonly Token[]): number | undefined {
  const places = new Map<string, number>();
  for (const [pair, at] of pairsOf(claim)) places.set(pair, places.has(pair) ? Number.NaN : at);
  const votes = new Map<number, number>();
  for (const [pair, at] of pairsOf(source)) {
    const place = places.get(pair) ?? Number.NaN;
    if (Number.isNaN(place)) continue;
    const begin = Math.floor((at - place) / near) * near;
    for (const each of [begin, begin + near]) votes.set(each, (votes.get(each) ?? 0) + 1);
  }
  let [best, most] = [undefined as number | undefined, 0];
  for (const [begin, count] of votes) if (count > most) [best, most] = [begin, count];
  return best;
}

/** Words left out or added move what follows: so far apart, two pairs say the same. */
const near = 16;

const pairsOf = (words: readonly Token[]): readonly (readonly [string, number])[] =>
  words.slice(1).map(({ key }, at) => [`${words[at]?.key} ${key}`, at]);
