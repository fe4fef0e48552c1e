import { type Run, textOf } from "../card.ts";

/** What a page holds beside its headline, speaker and facts: with these it fits every platform. UTF-16 code units. */
export const mostOnPage = 2400;

/**
 * Paragraphs on as many pages as they need, one that is longer than a page cut between two of its words. Where it is cut our dots
 * stand at the end and the beginning, in italics.
 */
export function inPages(
  paragraphs: readonly (readonly Run[])[],
  most = mostOnPage,
): readonly (readonly (readonly Run[])[])[] {
  const pages: (readonly Run[])[][] = [[]];
  let room = most;
  for (const piece of paragraphs.flatMap((runs) => [...piecesOf(runs, most)])) {
    const { length } = textOf(piece);
    if (length > room) {
      pages.push([]);
      room = most;
    }
    pages.at(-1)?.push(piece);
    room -= length;
  }
  return pages.filter((page) => page.length > 0);
}

function* piecesOf(runs: readonly Run[], most: number): Generator<readonly Run[]> {
  let rest = runs;
  for (let text = textOf(rest); text.length > most; text = textOf(rest)) {
    const at = cutIn(text, most - dots.text.length);
    yield [...part(rest, 0, at), dots];
    rest = [dots, ...part(rest, at, text.length)];
  }
  yield rest;
}

/** Stands where a page ends or begins inside a paragraph. */
export const dots: Run = { text: "…", italic: true };

/** Behind the last blank that leaves at most so much before it; where there is none, anywhere but inside a character. */
function cutIn(text: string, most: number): number {
  const blank = text.slice(0, most).search(/\s\S*$/u);
  if (blank > 0) return blank + 1;
  const segment = graphemes.segment(text).containing(most);
  return segment === undefined || segment.index === 0 ? most : segment.index;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The stretch of what the runs say, each as it looks. */
function part(runs: readonly Run[], from: number, to: number): readonly Run[] {
  let start = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += run.text.length;
    return text === "" ? [] : [{ ...run, text }];
  });
}
