import { hash } from "node:crypto";
import { type Article, textAt } from "../article.ts";
import { foldedText } from "../fold.ts";
import { runsOf } from "../search/words.ts";

/** What a text is compared by. Marks, case, accents and blanks do not count. */
export interface Shingles {
  /** The same for the same words in the same order. */
  readonly key: string;
  readonly words: number;
  /** A 32-bit hash of each stretch of four words, ascending, each once. */
  readonly stretches: Uint32Array;
  /** A 32-bit hash of each run with a digit, ascending, each once. */
  readonly numbers: Uint32Array;
}

/** The article's own paragraphs, as overlapping stretches of words; headline and furniture are not among them. */
export function shinglesOf(article: Article): Shingles {
  const text = article.paragraphs.map((span) => textAt(article, span)).join("\n");
  // Of a number its parts, so that texts with other decimals still share what stands around them.
  const words = runsOf(foldedText(text)).flatMap((run) => run.text.split(/[.,]/));
  return {
    key: hash("sha1", words.join(" "), "base64"),
    words: words.length,
    stretches: stretchesOf(words, size),
    numbers: ascending(Uint32Array.from(words.filter((word) => /\p{N}/u.test(word)).map(hashOf))),
  };
}

/** How many hashes stand in both; each list ascending, each hash once. */
export function sharedBy(some: Uint32Array, others: Uint32Array): number {
  let shared = 0;
  let at = 0;
  for (const one of some) {
    while (at < others.length && (others[at] ?? 0) < one) at++;
    if (others[at] === one) shared++;
  }
  return shared;
}

/** Three words are often an agency's formula; with five, each edit costs more. */
const size = 4;

/** A 32-bit hash of each stretch of `size` folded words, ascending, each once. */
export function stretchesOf(words: readonly string[], size: number): Uint32Array {
  const hashed = words.map(hashOf);
  const hashes = new Uint32Array(Math.max(0, words.length - size + 1));
  for (let at = 0; at < hashes.length; at++) {
    let mixed = 0;
    for (let next = at; next < at + size; next++) mixed = mix(Math.imul(mixed, 31) + (hashed[next] ?? 0));
    hashes[at] = mixed;
  }
  return ascending(hashes);
}

function ascending(hashes: Uint32Array): Uint32Array {
  hashes.sort();
  return hashes.filter((one, at) => at === 0 || one !== hashes[at - 1]);
}

/** FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(word: string): number {
  let hashed = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hashed = Math.imul(hashed ^ word.charCodeAt(at), 0x01000193);
  return hashed;
}

/** The last step of MurmurHash3, so that each bit of a hash is as good as the next. */
function mix(hashed: number): number {
  let mixed = hashed;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
