import type { Span } from "../article.ts";
import { spellingOf } from "../search/spelling.ts";
import type { Step } from "./alignment.ts";
import type { ClaimWord } from "./claim.ts";
import { elidedIn } from "./elided.ts";
import { type Move, movedPlaces } from "./moves.ts";
import { isMendedFrom } from "./pairs.ts";
import type { SourceWord } from "./source-text.ts";
import type { Token } from "./tokens.ts";

/** Where a quotation of a draft and an article differ; spans into the draft and into the article's text. */
export interface Difference {
  /**
   * `elided`: left out where the draft has an elision. `between`: left out from one quotation or paragraph to another.
   * `editorial`: an editor's words in brackets. `spelling`: the same word, spelt as elsewhere.
   */
  readonly kind: "changed" | "spelling" | "added" | "leftOut" | "moved" | "elided" | "between" | "editorial";
  readonly draft?: Span;
  readonly source?: Span;
}

/** The steps that are not the same, put together where they stand side by side, and then what was moved. */
export function differencesIn(
  steps: readonly Step[],
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  moves: readonly Move[],
): readonly Difference[] {
  const elided = elidedIn(steps, claim);
  const [movedFrom, movedTo] = [movedPlaces(moves, "source"), movedPlaces(moves, "claim")];
  const found: Difference[] = [];
  let group: Group = { claim: [], source: [] };
  const close = () => {
    const difference = differenceOf(group, claim, source);
    if (difference !== undefined) found.push(difference);
    group = { claim: [], source: [] };
  };
  for (const step of steps) {
    const [word, other] = [claim[step.claim[0] ?? -1], source[step.source[0] ?? -1]];
    const kind = elided.has(step) ? "elided" : kindOf(step, word, other);
    if (kind === undefined || (group.kind !== undefined && group.kind !== kind)) close();
    if (kind === undefined || (word === undefined && other?.isCue === true)) continue;
    group.kind = kind;
    for (const at of step.claim) if (!movedTo.has(at)) group.claim.push(at);
    for (const at of step.source) if (!movedFrom.has(at)) group.source.push(at);
  }
  close();
  return [...found, ...moves.flatMap((move) => movedDifference(move, claim, source))];
}

/** Places of words that differ in one way, side by side. */
interface Group {
  readonly claim: number[];
  readonly source: number[];
  kind?: "spelling" | "elided" | "other";
}

/** In which way the words of a step differ, where it passes no elision; undefined where they do not. */
function kindOf(
  { isSame }: Step,
  word: ClaimWord | undefined,
  other: SourceWord | undefined,
): "spelling" | "other" | undefined {
  if (isSame) return undefined;
  if (word === undefined || other === undefined) return "other";
  if (isMendedFrom(word, other)) return undefined;
  return spellingOf(word.key) === spellingOf(other.key) ? "spelling" : "other";
}

function differenceOf(
  group: Group,
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
): Difference | undefined {
  const draft = spanOf(claim, group.claim);
  const article = spanOf(source, group.source);
  if (draft === undefined && article === undefined) return undefined;
  const both = { ...(draft !== undefined && { draft }), ...(article !== undefined && { source: article }) };
  if (group.claim.length > 0 && group.claim.every((at) => claim[at]?.isEditorial === true))
    return { kind: "editorial", ...both };
  if (group.kind === "elided") return { kind: "elided", ...both };
  if (draft === undefined) {
    const [first, last] = [group.source[0] ?? 0, group.source.at(-1) ?? 0];
    return { kind: isAnotherPlace(source, first - 1, last + 1) ? "between" : "leftOut", ...both };
  }
  if (article === undefined) return { kind: "added", ...both };
  return { kind: group.kind === "spelling" ? "spelling" : "changed", ...both };
}

/** Whether two words of an article are of different quotations or paragraphs. */
function isAnotherPlace(source: readonly SourceWord[], from: number, to: number): boolean {
  const [before, after] = [source[from], source[to]];
  if (before === undefined || after === undefined) return false;
  if (before.paragraph !== after.paragraph) return true;
  return before.quote !== undefined && after.quote !== undefined && before.quote !== after.quote;
}

function movedDifference(
  move: Move,
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
): readonly Difference[] {
  const draft = spanOf(claim, [...movedPlaces([move], "claim")]);
  const article = spanOf(source, [...movedPlaces([move], "source")]);
  return draft === undefined || article === undefined ? [] : [{ kind: "moved", draft, source: article }];
}

function spanOf(words: readonly Token[], places: readonly number[]): Span | undefined {
  const [first, last] = [words[Math.min(...places)], words[Math.max(...places)]];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}
