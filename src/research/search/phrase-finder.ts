import { gapMark, tokensOf } from "./analysis.ts";
import type { Holders } from "./holders.ts";
import type { Lists } from "./lists.ts";
import { inAll, inAny, kept, type Numbers, noNumbers } from "./numbers.ts";
import type { Pairs } from "./pairs.ts";
import { phraseOf } from "./phrases.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Finds typed phrases exactly, among entries by their numbers. */
export interface PhraseFinder {
  /** The entries in which it stands, of `among` where that is given. */
  of(typed: string, among?: Numbers): Numbers;
  /** The entries in which any of them stands. */
  ofAny(typed: readonly string[]): Numbers;
}

export interface PhraseSource {
  readonly vocabulary: Pick<Vocabulary, "find" | "words">;
  /** The tokens that are gaps. */
  readonly gaps: readonly number[];
  /** The runs and gaps of each entry, in order. */
  readonly tokens: Lists;
  /** Which entries hold which of them. */
  readonly holders: Holders;
  readonly pairs: Pick<Pairs, "of">;
}

/** Tokens in a row, behind a gap and before one that end and begin like these. Without tokens, `before` is in a gap. */
interface Row {
  readonly asked: readonly number[];
  readonly before: string;
  readonly after: string;
}

export function createPhraseFinder({ vocabulary, gaps, tokens, holders, pairs }: PhraseSource): PhraseFinder {
  function rowOf(typed: string): Row | undefined {
    const wanted = phraseOf(typed);
    const parts = tokensOf(wanted);
    const isWhole = (part: string | undefined) => part === undefined || !part.startsWith(gapMark);
    const before = isWhole(parts[0]) ? "" : (parts.shift() ?? "").slice(gapMark.length);
    const after = isWhole(parts.at(-1)) ? "" : (parts.pop() ?? "").slice(gapMark.length);
    const asked = parts.map((part) => vocabulary.find(part) ?? -1);
    return wanted === "" || asked.includes(-1) ? undefined : { asked, before, after };
  }

  /** Whether a row begins at this place among the tokens of an entry. */
  function standsAt({ asked, before, after }: Row, number: number, at: number): boolean {
    const values = tokens.values();
    const start = tokens.start(number);
    const end = start + tokens.length(number);
    if (at < start || at + asked.length > end) return false;
    let same = 0;
    while (same < asked.length && values[at + same] === asked[same]) same++;
    if (same < asked.length) return false;
    const gapAt = (place: number) =>
      place < start || place >= end ? "" : (vocabulary.words[values[place] ?? 0] ?? "");
    return (
      (before === "" || isGapEnding(gapAt(at - 1), before)) &&
      (after === "" || isGapBeginning(gapAt(at + same), after))
    );
  }

  function stands(row: Row, number: number): boolean {
    const values = tokens.values();
    const [first, second] = row.asked;
    const start = tokens.start(number);
    const last = start + tokens.length(number) - row.asked.length;
    for (let at = start; at <= last; at++) {
      // Most do not even begin alike, and a call for each is dear.
      if (values[at] !== first || (second !== undefined && values[at + 1] !== second)) continue;
      if (standsAt(row, number, at)) return true;
    }
    return false;
  }

  const gapsThat = (have: (gap: string, marks: string) => boolean, marks: string): number[] =>
    gaps.filter((gap) => have(vocabulary.words[gap] ?? "", marks));

  /**
   * The only entries in which a row can have its marks, a list for each end: of all that hold "the" each would be compared for
   * "(the", which is a second for 64 of those.
   */
  function besideMarks({ asked, before, after }: Row): Numbers[] {
    const [first = -1, last = -1] = [asked[0], asked.at(-1)];
    const withGap = (gap: number, pair: Numbers | undefined) => pair ?? holders.items(gap);
    const lists: Numbers[] = [];
    if (before !== "")
      lists.push(inAny(gapsThat(isGapEnding, before).map((gap) => withGap(gap, pairs.of(gap, first)))));
    if (after !== "")
      lists.push(inAny(gapsThat(isGapBeginning, after).map((gap) => withGap(gap, pairs.of(last, gap)))));
    return lists;
  }

  function of(typed: string, among?: Numbers): Numbers {
    const row = rowOf(typed);
    if (row === undefined || among?.length === 0) return noNumbers;
    const { asked, before, after } = row;
    const also = among === undefined ? [] : [among];
    if (asked.length === 0) return inAll([inAny(gapsThat(isGapWith, before).map(holders.items)), ...also]);
    const paired = asked.slice(1).flatMap((second, at) => {
      const entries = pairs.of(asked[at] ?? -1, second);
      return entries === undefined ? [] : [entries];
    });
    const isExact = before + after === "" && asked.length === 1 + paired.length && paired.length < 2;
    // The two shortest lists leave few to compare, and each further one takes longer than to compare them.
    const lists = [...asked.map(holders.items), ...paired, ...besideMarks(row)].sort(
      (a, b) => a.length - b.length,
    );
    const candidates = inAll([...(isExact ? lists.slice(0, 1) : lists.slice(0, 2)), ...also]);
    return isExact ? candidates : kept(candidates, (number) => stands(row, number));
  }

  return { of, ofAny: (typed) => inAny(typed.map((each) => of(each))) };
}

const isGapWith = (token: string, marks: string): boolean =>
  token.startsWith(gapMark) && token.includes(marks, gapMark.length);

const isGapBeginning = (token: string, marks: string): boolean => token.startsWith(gapMark + marks);

const isGapEnding = (token: string, marks: string): boolean =>
  token.startsWith(gapMark) && token.slice(gapMark.length).endsWith(marks);
