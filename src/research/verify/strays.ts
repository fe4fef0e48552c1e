import type { Step } from "./alignment.ts";
import { type ClaimWord, weightOf } from "./claim.ts";
import type { SourceWord } from "./source-text.ts";

/**
 * The steps without words that only happen to stand elsewhere in the article: a few frequent ones in another quotation or paragraph, for
 * which the draft has neither an elision nor the end of a sentence. They stand against nothing then.
 */
export function withoutStrays(
  steps: readonly Step[],
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  draft: string,
): readonly Step[] {
  const islands = islandsIn(steps, claim, source, draft);
  if (islands.length < 2) return steps;
  const strays = new Set(islands.filter((island) => !isOwn(island, claim)).flat());
  if (strays.size === 0) return steps;
  const left = steps.map((step) =>
    strays.has(step) ? { claim: step.claim, source: [], isSame: false } : step,
  );
  const places = left.flatMap(({ claim: mine, source: theirs }) =>
    mine.length > 0 && theirs.length > 0 ? theirs : [],
  );
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  // What stood between them and the rest is before or behind it now.
  return left.filter(
    ({ claim: mine, source: [at] }) => mine.length > 0 || (at !== undefined && at > first && at < last),
  );
}

/** Steps of words against one another, parted where the article goes to another place and the draft does not. */
function islandsIn(
  steps: readonly Step[],
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  draft: string,
): readonly (readonly Step[])[] {
  const islands: Step[][] = [];
  let before: Step | undefined;
  for (const step of steps) {
    if (step.claim.length === 0 || step.source.length === 0) continue;
    const island = islands.at(-1);
    if (island === undefined || before === undefined || isParted(before, step, claim, source, draft))
      islands.push([step]);
    else island.push(step);
    before = step;
  }
  return islands;
}

function isParted(
  before: Step,
  step: Step,
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  draft: string,
): boolean {
  const [last, first] = [before.source.at(-1) ?? 0, step.source[0] ?? 0];
  const [from, to] = [source[last], source[first]];
  if (from === undefined || to === undefined || first === last + 1) return false;
  if (from.paragraph === to.paragraph && from.quote === to.quote) return false;
  const words = claim.slice(before.claim.at(-1) ?? 0, (step.claim[0] ?? 0) + 1);
  return words.every((word, at) => {
    const next = words[at + 1];
    if (next === undefined) return true;
    return !next.isAfterElision && !next.isAfterCue && !/[.!?…]/u.test(draft.slice(word.end, next.start));
  });
}

/** Two words that tell, or four that are the same, are no chance. */
function isOwn(island: readonly Step[], claim: readonly ClaimWord[]): boolean {
  const same = island.filter(({ isSame }) => isSame);
  const telling = same.filter(({ claim: [at] }) => {
    const word = claim[at ?? -1];
    return word !== undefined && weightOf(word) > 1;
  });
  return telling.length > 1 || same.length > 3;
}
