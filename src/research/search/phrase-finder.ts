import { gapMark, tokensOf } from "./analysis.ts";
import type { Lists } from "./lists.ts";
import { inAll, inAny, type Numbers, noNumbers } from "./numbers.ts";
import { phraseOf } from "./phrases.ts";
import type { Postings } from "./postings.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Finds typed phrases exactly, among entries by their numbers. */
export interface PhraseFinder {
  /** The entries in which it stands, of `among` where that is given. */
  of(typed: string, among?: Numbers): Numbers;
  /** The entries in which any of them stands. */
  ofAny(typed: readonly string[]): Numbers;
}

export interface PhraseSource {
  readonly vocabulary: Vocabulary;
  /** The runs and gaps of each entry, in order. */
  readonly tokens: Lists;
  /** Which entries hold which runs, and which joined words. */
  readonly postings: Postings;
  /** Whether the postings of a run hold it as a joined word too ("co-operation" for "cooperation"). */
  readonly isJoined: (token: number) => boolean;
  /** One more than the highest number of an entry. */
  readonly count: () => number;
}

/** Tokens in a row, behind a gap and before one that end and begin like these. Without tokens, `before` is in a gap. */
interface Row {
  readonly asked: readonly number[];
  readonly before: string;
  readonly after: string;
}

/** From so many entries to compare on, one walk over all tokens is cheaper for several phrases. */
const manyEntries = 20_000;

export function createPhraseFinder({
  vocabulary,
  tokens,
  postings,
  isJoined,
  count,
}: PhraseSource): PhraseFinder {
  const isGap = (token: number): boolean => vocabulary.words[token]?.startsWith(gapMark) === true;

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
      (after === "" || gapAt(at + same).startsWith(gapMark + after))
    );
  }

  function stands(row: Row, number: number): boolean {
    const values = tokens.values();
    const first = row.asked[0];
    const start = tokens.start(number);
    const end = start + tokens.length(number);
    for (let at = start; at < end; at++) {
      if (values[at] === first && standsAt(row, number, at)) return true;
    }
    return false;
  }

  /** The place in a row of the token that the fewest entries have. */
  function rarestIn({ asked }: Row): number {
    let rarest = asked.findIndex((token) => !isGap(token));
    asked.forEach((token, place) => {
      if (!isGap(token) && postings.count(token) < postings.count(asked[rarest] ?? 0)) rarest = place;
    });
    return rarest;
  }

  /** One walk over the tokens of all entries, or of these, whatever the number of rows. */
  function walkFor(rows: readonly Row[], among?: Numbers): Numbers {
    const inGaps = rows.flatMap(({ asked, before }) => (asked.length === 0 ? before : []));
    // A mark for each token, since every token of every entry is looked at.
    const marks = new Uint8Array(vocabulary.words.length);
    if (inGaps.length > 0) {
      vocabulary.words.forEach((word, token) => {
        if (word.startsWith(gapMark) && inGaps.some((gap) => word.includes(gap, 1))) marks[token] = whole;
      });
    }
    const rowsAt = new Map<number, { readonly row: Row; readonly place: number }[]>();
    for (const row of rows) {
      if (row.asked.length === 0) continue;
      const place = rarestIn(row);
      const token = row.asked[place] ?? 0;
      marks[token] = part;
      rowsAt.set(token, [...(rowsAt.get(token) ?? []), { row, place }]);
    }
    if (!marks.includes(part) && !marks.includes(whole)) return noNumbers;
    const values = tokens.values();
    const isIn = (number: number): boolean => {
      const start = tokens.start(number);
      const end = start + tokens.length(number);
      for (let at = start; at < end; at++) {
        const token = values[at] ?? 0;
        const mark = marks[token];
        if (mark === 0) continue;
        if (mark === whole) return true;
        for (const { row, place } of rowsAt.get(token) ?? []) {
          // Most do not even begin alike, and a call for each is dear.
          if (values[at - place] === row.asked[0] && standsAt(row, number, at - place)) return true;
        }
      }
      return false;
    };
    if (among !== undefined) return among.filter(isIn);
    const found = new Uint32Array(count());
    let length = 0;
    for (let number = 0; number < found.length; number++) if (isIn(number)) found[length++] = number;
    return found.subarray(0, length);
  }

  function of(typed: string, among?: Numbers): Numbers {
    const row = rowOf(typed);
    if (row === undefined || among?.length === 0) return noNumbers;
    if (row.asked.length === 0) return walkFor([row], among);
    const holding = postings.holding(row.asked.filter((token) => !isGap(token)));
    const candidates = among === undefined ? holding : inAll([among, holding]);
    const [only = -1, another] = row.asked;
    const isExact = another === undefined && row.before + row.after === "" && !isJoined(only);
    return isExact ? candidates : candidates.filter((number) => stands(row, number));
  }

  return {
    of,
    ofAny(typed) {
      const rows = typed.flatMap((each) => rowOf(each) ?? []);
      if (rows.length > 1) {
        const compared = rows.map((row) =>
          row.asked.length === 0 ? manyEntries : postings.count(row.asked[rarestIn(row)] ?? 0),
        );
        if (compared.reduce((sum, each) => sum + each, 0) > manyEntries) return walkFor(rows);
      }
      return inAny(typed.map((each) => of(each)));
    },
  };
}

const isGapEnding = (token: string, marks: string): boolean =>
  token.startsWith(gapMark) && token.slice(gapMark.length).endsWith(marks);

/** Marks of tokens: all of what is asked for, or part of a row. */
const whole = 2;
const part = 1;
