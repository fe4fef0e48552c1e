import type { Step } from "./alignment.ts";
import type { SourceWord } from "./source-text.ts";
import type { Token } from "./tokens.ts";

/** The places of an article's words that words of a quotation stand at, in their order. */
export type Row = readonly number[];

/**
 * Where words stand in an article one after the other, whatever their number: with its cues passed over, or with them as text. Takes time
 * in proportion to the words of both (Knuth, Morris and Pratt).
 */
export function rowsFinder(words: readonly Token[]): (source: readonly SourceWord[]) => readonly Row[] {
  const keys = words.map(({ key }) => key);
  const back = fallbacks(keys);
  const most = Math.min(mostRows, Math.max(1, Math.floor(mostCompared / Math.max(1, words.length))));
  return (source) => {
    const all = [...source.keys()];
    const said = all.filter((at) => source[at]?.isCue !== true);
    const rows = rowsAt(all, source, keys, back);
    const around = said.length === all.length ? [] : rowsAt(said, source, keys, back).filter(passesCue);
    return quotedFirst([...rows, ...around], source).slice(0, most);
  };
}

/** Of an article so many rows are compared, with so many words together, those in a quotation first. */
const mostRows = 20;
const mostCompared = 2000;

/** The steps of words that stand in a row. */
export const stepsOf = (row: Row): readonly Step[] =>
  row.map((at, place) => ({ claim: [place], source: [at], isSame: true }));

/** The rows among some places of an article's words. */
function rowsAt(
  places: readonly number[],
  source: readonly SourceWord[],
  keys: readonly string[],
  back: Uint32Array,
): readonly Row[] {
  const rows: Row[] = [];
  if (keys.length === 0) return rows;
  let same = 0;
  for (const [at, place] of places.entries()) {
    const key = source[place]?.key;
    while (same > 0 && keys[same] !== key) same = back[same - 1] ?? 0;
    if (keys[same] === key) same++;
    if (same < keys.length) continue;
    rows.push(places.slice(at + 1 - same, at + 1));
    // One within another would be the same words again.
    same = 0;
  }
  return rows;
}

/** At each word how many of the first words stand before its end too. */
function fallbacks(keys: readonly string[]): Uint32Array {
  const back = new Uint32Array(keys.length);
  let same = 0;
  for (let at = 1; at < keys.length; at++) {
    while (same > 0 && keys[same] !== keys[at]) same = back[same - 1] ?? 0;
    if (keys[same] === keys[at]) same++;
    back[at] = same;
  }
  return back;
}

const passesCue = (row: Row): boolean => (row.at(-1) ?? 0) - (row[0] ?? 0) >= row.length;

function quotedFirst(rows: readonly Row[], source: readonly SourceWord[]): readonly Row[] {
  const isQuoted = (row: Row): boolean => {
    const quote = source[row[0] ?? -1]?.quote;
    return quote !== undefined && quote === source[row.at(-1) ?? -1]?.quote;
  };
  return rows.toSorted((a, b) => Number(isQuoted(b)) - Number(isQuoted(a)));
}
