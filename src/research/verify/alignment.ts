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
  /** The words are the same by their keys. */
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
const matched = 0;
const added = 1;
const leftOut = 2;

/** Added to a state where one word stands against two of the article, or two against one. */
const twoOfSource = 4;
const twoOfClaim = 8;

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
  const cues = Uint8Array.from(source, ({ isCue }) => Number(isCue));
  const sourceIds = Uint32Array.from(source, ({ key }) => ids.get(key) ?? 0);
  const forms = formsOf(source, ids);
  const back = new Uint8Array((m + 1) * width * 3);
  let before2 = rowOf(width);
  let before = rowOf(width);
  let here = rowOf(width);
  before.matched.fill(0);
  before.best.fill(0);
  const points = new Float64Array(ids.size);
  for (let i = 1; i <= m; i++) {
    const word = claim[i - 1];
    if (word === undefined) break;
    const gap = gapCosts(word, claim[i]);
    const weight = word.isEditorial ? 0.5 : weightOf(word);
    const alone = word.isEditorial ? 0 : worth.added;
    const id = claimIds[i - 1] ?? -1;
    points.fill(word.isEditorial ? worth.editorial : worth.changed);
    for (const [near, worthOfNear] of nearIds(word, forms)) points[near] = worthOfNear;
    points[id] = weight;
    const joined = claimJoined[i - 1];
    here.added[0] = (before.best[0] ?? none) + alone;
    here.best[0] = here.added[0];
    here.state[0] = added;
    back[i * width * 3 + added] = before.state[0] ?? matched;
    for (let j = 1; j <= n; j++) {
      const cell = (i * width + j) * 3;
      const sourceId = sourceIds[j - 1] ?? 0;
      const ofAdded = (before.best[j] ?? none) + alone;
      back[cell + added] = before.state[j] ?? matched;
      let ofMatched = (before.best[j - 1] ?? none) + (points[sourceId] ?? 0);
      let from = before.state[j - 1] ?? matched;
      if (sourceJoined[j - 1] === id && (before.best[j - 2] ?? none) + weight > ofMatched) {
        ofMatched = (before.best[j - 2] ?? none) + weight;
        from = (before.state[j - 2] ?? matched) + twoOfSource;
      }
      if (joined === sourceId && (before2.best[j - 1] ?? none) + 2 * weight > ofMatched) {
        ofMatched = (before2.best[j - 1] ?? none) + 2 * weight;
        from = (before2.state[j - 1] ?? matched) + twoOfClaim;
      }
      back[cell + matched] = from;
      let ofLeftOut = none;
      // What follows the last word is the article's alone.
      if (i < m) {
        const isCue = cues[j - 1] === 1;
        const opening = (here.added[j - 1] ?? none) > (here.matched[j - 1] ?? none) ? added : matched;
        const opened =
          ((opening === added ? here.added[j - 1] : here.matched[j - 1]) ?? none) + (isCue ? 0 : gap.first);
        const going = (here.leftOut[j - 1] ?? none) + (isCue ? 0 : gap.further);
        ofLeftOut = Math.max(going, opened);
        back[cell + leftOut] = going > opened ? leftOut : opening;
      }
      here.matched[j] = ofMatched;
      here.added[j] = ofAdded;
      here.leftOut[j] = ofLeftOut;
      const best = Math.max(ofMatched, ofAdded, ofLeftOut);
      here.best[j] = best;
      here.state[j] = best === ofMatched ? matched : best === ofAdded ? added : leftOut;
    }
    const free = before2;
    before2 = before;
    before = here;
    here = free;
    here.matched[0] = none;
    here.leftOut[0] = none;
  }
  return traced(before, back, claim, source);
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
  /** The best of the three, and which it is. */
  readonly best: Float64Array;
  readonly state: Uint8Array;
}

function rowOf(width: number): Row {
  const values = () => new Float64Array(width).fill(none);
  return {
    matched: values(),
    added: values(),
    leftOut: values(),
    best: values(),
    state: new Uint8Array(width),
  };
}

/** From the best end back to the beginning. */
function traced(last: Row, back: Uint8Array, claim: readonly Token[], source: readonly Token[]): Alignment {
  const width = source.length + 1;
  let score = none;
  let [state, j] = [matched, 0];
  for (let at = 0; at < width; at++)
    if ((last.best[at] ?? none) > score)
      [score, state, j] = [last.best[at] ?? none, last.state[at] ?? matched, at];
  const steps: Step[] = [];
  for (let i = claim.length; i > 0; ) {
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
      steps.push({ claim: [i - 1], source: [j - 1], isSame: claim[i - 1]?.key === source[j - 1]?.key });
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

/** At each word the number of what it is together with the one before it, where only a hyphen parts them; else -2, which is no word's. */
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
