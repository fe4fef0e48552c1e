import { Parser } from "htmlparser2";
import { ReadingError } from "../reading-error.ts";

/** What a page may hold; far more than news pages do, and little enough never to stall. */
export interface PageLimits {
  readonly elements: number;
  /** Elements inside each other. Browsers themselves stop at 512. */
  readonly depth: number;
  /** Over all elements, how many others each is inside of. */
  readonly nesting: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** UTF-16 code units outside tags, scripts and styles. */
  readonly text: number;
  /** Stretches of text; each character reference makes one of its own. */
  readonly pieces: number;
}

const pageLimits: PageLimits = {
  elements: 40_000,
  depth: 256,
  nesting: 1_000_000,
  attributes: 500,
  text: 1_000_000,
  pieces: 80_000,
};

/**
 * Refuses a page before a tree is made of it whose reading would take too long: the work of Readability grows with
 * the square of some of these. One pass of the same parser that makes the tree, so that both count alike.
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
      attributes = 0;
      if (noWords.has(name)) wordless++;
      hold(++elements, limits.elements, "elements");
      hold(++depth, limits.depth, "elements inside each other");
      nesting += depth;
      hold(nesting, limits.nesting, "elements inside elements");
    },
    onclosetag(name) {
      depth--;
      if (noWords.has(name)) wordless--;
    },
    onattribute: () => hold(++attributes, limits.attributes, "attributes in one element"),
    ontext(data) {
      if (wordless > 0) return;
      text += data.length;
      hold(text, limits.text, "letters");
      hold(++pieces, limits.pieces, "pieces of text");
    },
  });
  parser.end(html);
}

const noWords = new Set(["script", "style"]);
