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
 * What typewriters and wrong decoding (UTF-8 read as Windows-1252 or Latin-1, once or twice; Windows-1252 read as Latin-1;
 * letters replaced; references of HTML left in) leave of a double mark: mostly several characters that stand for one.
 */
export const brokenMarks: Marks<readonly string[]> = {
  opening: ["``", "‘‘", "Ã¢â‚¬Å“", "â€œ", "â\u0080\u009c", "\u0093", "&ldquo;", "&#8220;", "&laquo;"],
  closing: [
    "’’",
    "Ã¢â‚¬Â\u009d",
    "Ã¢â‚¬Â\ufffd",
    "Ã¢â‚¬Â",
    "â€\u009d",
    "â€\ufffd",
    "â€",
    "â\u0080\u009d",
    "\u0094",
    "&rdquo;",
    "&#8221;",
    "&raquo;",
  ],
  either: ["''", "?€?", "&quot;", "&#34;", "\ufffd"],
};

/** Every mark, whatever its side. */
export const marksOf = <T>({ opening, closing, either }: Marks<Iterable<T>>): T[] => [
  ...opening,
  ...closing,
  ...either,
];

/** Behind "â€" these make a broken apostrophe, dash or elision: ’ – — ‘ … */
const noMarkBehind = '(?![\u2122\u201c\u201d\u02dc\u00a6\u0093\u0094"])';

/** Of a letter that was replaced nobody knows what it was, but in pairs around what ends like a quotation. */
const replaced =
  "(?:(?<![^\\s([])\ufffd(?=[\\p{L}\\p{N}][^\ufffd]{0,2000}[.,!?…]\ufffd(?![\\p{L}\\p{N}]))|(?<=[.,!?…])\ufffd(?![\\p{L}\\p{N}]))";

/** Finds one broken mark: the source of a RegExp with the flag u. */
export const brokenMark: string = marksOf(brokenMarks)
  .map((mark) => {
    const source = RegExp.escape(mark);
    if (mark === "â€") return source + noMarkBehind;
    if (mark === "\ufffd") return replaced;
    // The end of a broken dash.
    if (mark === "\u0093" || mark === "\u0094") return `(?<!â€)${source}`;
    // Of three apostrophes behind a word the first closes what is quoted inside.
    return mark === "''" || mark === "’’"
      ? `(?:(?<!\\S)${source}|${source}(?!${source.slice(0, source.length / 2)}))`
      : source;
  })
  .join("|");
