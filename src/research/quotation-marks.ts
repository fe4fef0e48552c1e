/** Quotation marks by the side that their form says; some languages turn them round. */
interface Marks<T> {
  readonly opening: T;
  readonly closing: T;
  /** The form does not say it. */
  readonly either: T;
}

/** One character each. */
export const doubleMarks: Marks<string> = { opening: "“„‟«❝〝", closing: "”»❞〞〟", either: '"＂' };

/** One character each; `’` and `'` are apostrophes as well. */
export const singleMarks: Marks<string> = { opening: "‘‚‛‹", closing: "’›", either: "'" };

/**
 * What typewriters and wrong decoding (UTF-8 read as Windows-1252, letters replaced) leave of a double mark:
 * several characters stand for one.
 */
export const brokenMarks: Marks<readonly string[]> = {
  opening: ["``", "‘‘", "â€œ"],
  closing: ["’’", "â€\u009d", "â€"],
  either: ["''", "?€?"],
};

/** Every mark, whatever its side. */
export const marksOf = <T>({ opening, closing, either }: Marks<Iterable<T>>): T[] => [
  ...opening,
  ...closing,
  ...either,
];

/** Behind "â€" these make a broken apostrophe, dash or elision: ’ – — ‘ … */
const noMarkBehind = '(?![\u2122\u201c\u201d\u02dc\u00a6\u0093\u0094"])';

/** Finds one broken mark: the source of a RegExp. */
export const brokenMark: string = marksOf(brokenMarks)
  .map((mark) => {
    const source = RegExp.escape(mark);
    if (mark === "â€") return source + noMarkBehind;
    // Of three apostrophes behind a word the first closes what is quoted inside.
    return mark === "''" || mark === "’’"
      ? `(?:(?<!\\S)${source}|${source}(?!${source.slice(0, source.length / 2)}))`
      : source;
  })
  .join("|");
