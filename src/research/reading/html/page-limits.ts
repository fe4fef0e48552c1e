import { Parser } from "htmlparser2";
import { ReadingError } from "../reading-error.ts";

/** What a page may hold, once it is lean (`leanPage`). */
export interface PageLimits {
  readonly elements: number;
  /** Elements inside each other. Browsers themselves stop at 512. */
  readonly depth: number;
  /** Over all elements, how many others each is inside of. */
  readonly nesting: number;
  /** Over all elements, those that tell something. */
  readonly attributes: number;
  /** UTF-16 code units outside tags and scripts. */
  readonly text: number;
  /** Stretches of text between tags. */
  readonly pieces: number;
}

/**
 * A story with 5,000 comments of eight elements each is within them. Reading costs time in proportion to each: of two
 * dozen pages that fill one limit with one kind of thing (`bench/reading/big-pages.ts`) the slowest, full of line breaks
 * or forms, took 3 to 6 seconds of processor time, most 2 to 3 and those comments 1.8, on two cores that had four times
 * as much to do.
 */
const pageLimits: PageLimits = {
  elements: 50_000,
  depth: 256,
  nesting: 1_000_000,
  attributes: 120_000,
  text: 3_000_000,
  pieces: 100_000,
};

/**
 * Refuses a lean page whose reading would take too long, before a tree is made of it. One pass of the same parser that
 * makes the tree, so that both count alike.
 * @throws ReadingError saying what there is too much of.
 */
export function checkPage(html: string, limits: PageLimits = pageLimits): void {
  let [elements, depth, nesting, attributes, text, pieces, wordless] = [0, 0, 0, 0, 0, 0, 0];
  const hold = (count: number, limit: number, what: string): void => {
    if (count <= limit) return;
    throw new ReadingError(
      `The page has more than ${limit} ${what}, as no article has: save the article as text instead.`,
    );
  };
  const parser = new Parser({
    onopentagname(name) {
      if (name === "script") wordless++;
      hold(++elements, limits.elements, "elements");
      hold(++depth, limits.depth, "elements inside each other");
      nesting += depth;
      hold(nesting, limits.nesting, "elements inside elements");
    },
    onclosetag(name) {
      depth--;
      if (name === "script") wordless--;
    },
    onattribute: () => hold(++attributes, limits.attributes, "attributes"),
    ontext(data) {
      // JSON-LD, which is no text.
      if (wordless > 0) return;
      text += data.length;
      hold(text, limits.text, "letters");
      hold(++pieces, limits.pieces, "pieces of text");
    },
  });
  parser.end(html);
}
