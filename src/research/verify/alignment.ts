import { spellingOf } from "../search/spelling.ts";
import { stemOf } from "../search/terms.ts";
import type { ClaimWord } from "./claim.ts";
import { weightOf } from "./claim.ts";
import type { SourceWord } from "./source-text.ts";
import type { Token } from "./tokens.ts";

/**
 * One step through a quotation and an article side by side, by the places of their words: both where the words are taken for one
 * another, one of them where the other has no such word. A word may stand against two ("co-operation").
 */
export interface Step {
  readonly claim: readonly number[];
  readonly source: readonly number[];
  readonly isSame: boolean;
}

/** How a quotation lies in an article best. */
export interface Alignment {
  readonly score: number;
  readonly steps: readonly Step[];
}

/** What steps are worth; a word that tells is worth 2 where it is the same, any other 1. */
const worth = {
  changed: -1.2,
  otherForm: -0.2,
  otherSpelling: 0.8,
  added: -1,
  leftOut: -1,
  furtherLeftOut: -0.25,
  elided: -0.5,
  furtherElided: -0.001,
  besideEditorial: -0.3,
  furtherBesideEditorial: -0.1,
  editorial: -0.02,
  mended: 0.5,
};

/** What the step before was: words against one another, or one of the two alone. */
const [matched, added, leftOut] = [0, 1, 2];

/** Added to a state where one word stands against two of the article, or two against one. */
const [twoOfSource, twoOfClaim] = [4, 8];

/**
 * The best alignment of all words of a quotation with a stretch of an article's words (Needleman and Wunsch with free ends in
 * the article, and gaps that cost less the longer they are as Gotoh has them). Cues inside a quotation cost nothing, nor do
 * words left out at an elision. Takes time and memory in proportion to the product of the lengths.
 */
export function align(claim: readonly ClaimWord[], source: readonly SourceWord[], text: Texts): Alignment {
  const [m, n] = [claim.length, source.length];
  const width = n + 1;
  const ids = numbered(claim, source);
  const sourceJoined = joinedIds(source, text.article, ids);
  const claimJoined = joinedIds(claim, text.draft, ids);
  const claimIds = claim.map(({ key }) => ids.get(key) ?? -1);
  const sourceIds = Uint32Array.from(source, ({ key }) => ids.get(key) ?? 0);
  const forms = formsOf(source, ids);
  const back = new Uint8Array((m + 1) * width * 3);
  let [before2, before, here] = [rowOf(width), rowOf(width), rowOf(width)];
  before.matched.fill(0);
  for (let i = 1; i <= m; i++) {
    const word = claim[i - 1];
    if (word === undefined) break;
    const gap = gapCosts(word, claim[i]);
    const weight = word.isEditorial ? 0.5 : weightOf(word);
    const unlike = word.isEditorial ? worth.editorial : worth.changed;
    const alone = word.isEditorial ? 0 : worth.added;
    const near = nearIds(word, forms);
    const id = claimIds[i - 1];
    const isLast = i === m;
    here.matched[0] = none;
    here.leftOut[0] = none;
    for (let j = 0; j <= n; j++) {
      const cell = (i * width + j) * 3;
      let from = stateAt(before, j);
      here.added[j] = valueAt(before, from, j) + alone;
      back[cell + added] = from;
      if (j === 0) continue;
      const sourceId = sourceIds[j - 1] ?? -1;
      from = stateAt(before, j - 1);
      let value = valueAt(before, from, j - 1) + (sourceId === id ? weight : (near.get(sourceId) ?? unlike));
      if (j > 1 && sourceJoined[j - 1] === id) {
        const state = stateAt(before, j - 2);
        const other = valueAt(before, state, j - 2) + weight;
        if (other > value) [value, from] = [other, state + twoOfSource];
      }
      if (i > 1 && claimJoined[i - 1] === sourceId) {
        const state = stateAt(before2, j - 1);
        const other = valueAt(before2, state, j - 1) + 2 * weight;
        if (other > value) [value, from] = [other, state + twoOfClaim];
      }
      here.matched[j] = value;
      back[cell + matched] = from;
      // What follows the last word is the article's alone.
      if (isLast) continue;
      const isCue = source[j - 1]?.isCue === true;
      const opening = (here.added[j - 1] ?? none) > (here.matched[j - 1] ?? none) ? added : matched;
      const opened = valueAt(here, opening, j - 1) + (isCue ? 0 : gap.first);
      const going = (here.leftOut[j - 1] ?? none) + (isCue ? 0 : gap.further);
      here.leftOut[j] = Math.max(opened, going);
      back[cell + leftOut] = going > opened ? leftOut : opening;
    }
    [before2, before, here] = [before, here, before2];
  }
  return traced(before, back, m, width);
}

/** The texts that words stand in. */
export interface Texts {
  readonly draft: string;
  readonly article: string;
}

const none = Number.NEGATIVE_INFINITY;

/** The best that words up to one of the quotation come to, by the places in the article, for each state. */
interface Row {
  readonly matched: Float64Array;
  readonly added: Float64Array;
  readonly leftOut: Float64Array;
}

function rowOf(width: number): Row {
  const values = () => new Float64Array(width).fill(none);
  return { matched: values(), added: values(), leftOut: values() };
}

/** The best state at a place. */
function stateAt(row: Row, j: number): number {
  const value = row.matched[j] ?? none;
  const ofAdded = row.added[j] ?? none;
  const ofLeftOut = row.leftOut[j] ?? none;
  if (value >= ofAdded && value >= ofLeftOut) return matched;
  return ofAdded >= ofLeftOut ? added : leftOut;
}

const valueAt = (row: Row, state: number, j: number): number =>
  (state === matched ? row.matched : state === added ? row.added : row.leftOut)[j] ?? none;

/** From the best end back to the beginning. */
function traced(last: Row, back: Uint8Array, m: number, width: number): Alignment {
  let score = none;
  let [state, j] = [matched, 0];
  for (let at = 0; at < width; at++)
    for (const each of [matched, added])
      if (valueAt(last, each, at) > score) [score, state, j] = [valueAt(last, each, at), each, at];
  const steps: Step[] = [];
  for (let i = m; i > 0; ) {
    const from = back[(i * width + j) * 3 + state] ?? 0;
    if (state === added) {
      steps.push({ claim: [i - 1], source: [], isSame: false });
      i--;
    } else if (state === leftOut) {
      steps.push({ claim: [], source: [j - 1], isSame: false });
      j--;
    } else if (from >= twoOfClaim) {
      steps.push({ claim: [i - 2, i - 1], source: [j - 1], isSame: true });
      i -= 2;
      j--;
    } else if (from >= twoOfSource) {
      steps.push({ claim: [i - 1], source: [j - 2, j - 1], isSame: true });
      i--;
      j -= 2;
    } else {
      steps.push({ claim: [i - 1], source: [j - 1], isSame: false });
      i--;
      j--;
    }
    state = from & 3;
  }
  return { score, steps: steps.reverse() };
}

function numbered(...texts: readonly (readonly Token[])[]): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const words of texts) for (const { key } of words) if (!ids.has(key)) ids.set(key, ids.size);
  return ids;
}

/** At each word the number of what it is together with the one before it, where only a hyphen parts them; else -1. */
function joinedIds(words: readonly Token[], text: string, ids: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(words, ({ key, start }, at) => {
    const before = words[at - 1];
    if (before === undefined || start - before.end !== 1 || !hyphen.test(text.charAt(before.end))) return -2;
    return ids.get(before.key + key) ?? -2;
  });
}

const hyphen = /[-\u2010\u2011]/u;

interface Forms {
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly bySpelling: ReadonlyMap<string, readonly number[]>;
}

function formsOf(source: readonly Token[], ids: ReadonlyMap<string, number>): Forms {
  const keys = [...new Set(source.map(({ key }) => key))];
  const groups = (of: (key: string) => string) =>
    new Map(
      [...Map.groupBy(keys, of)].map(
        ([form, those]) => [form, those.map((key) => ids.get(key) ?? -1)] as const,
      ),
    );
  return { byStem: groups(stemOf), bySpelling: groups(spellingOf) };
}

/** What other words of the article are worth against this one: other forms and spellings of it. */
function nearIds(word: ClaimWord, { byStem, bySpelling }: Forms): ReadonlyMap<number, number> {
  const near = new Map<number, number>();
  for (const id of byStem.get(stemOf(word.key)) ?? [])
    near.set(id, word.isMended ? worth.mended : worth.otherForm);
  for (const id of bySpelling.get(spellingOf(word.key)) ?? []) near.set(id, worth.otherSpelling);
  return near;
}

/** What it costs to pass over words of the article between a word of the quotation and the next. */
function gapCosts(word: ClaimWord, next: ClaimWord | undefined) {
  if (next?.isAfterElision) return { first: worth.elided, further: worth.furtherElided };
  if (word.isEditorial || next?.isEditorial)
    return { first: worth.besideEditorial, further: worth.furtherBesideEditorial };
  return { first: worth.leftOut, further: worth.furtherLeftOut };
}
