import { hash } from "node:crypto";
import type { Quote } from "../../research/article.ts";
import { foldedWords } from "../../research/fold.ts";
import type { Research } from "../../research/research.ts";
import { isInRow, wordsSaid } from "../../research/words-said.ts";
import type { Watches } from "../records.ts";

/** Gives quotations the name of the item that they are: the same for the same statement, wherever and whenever it stands. */
export type ItemOf = (quote: Quote) => string;

/**
 * The same statement is the same folded words of the same speaker; where the words are fewer than `telling`, also in one
 * story ("We will see" is said every day). Copies of one story name its speakers by other names, by a role or not at all: what
 * they have in the same words is the same statement, and so is what one of them has shortened: all its words stand in a row in
 * the other's. An item is named by a hash of the words, one of the speaker's name and the
 * quotation that was found first of it, and who is one person is asked of the corpus as it is now: so a statement that
 * is told again once the corpus knows its speaker's full name is still the same.
 */
export function createItems(
  {
    quote: quoteOf,
    quotesIn,
    person,
    copiesOf,
  }: Pick<Research, "quote" | "quotesIn" | "person" | "copiesOf">,
  { items }: Pick<Watches, "items">,
): ItemOf {
  /** Those of this batch, which are in no table yet, by their words. */
  const found = new Map<string, Known[]>();

  const knownOf = (said: string): Known[] => {
    const before = found.get(said) ?? items(`${said}.`);
    const known = [...before];
    found.set(said, known);
    return known;
  };
  const speakerOf = (quote: Quote): string =>
    digest(foldedWords(person(quote)?.name ?? quote.speaker?.name ?? "").join(" ")).slice(0, 8);
  const isOneStory = (a: Quote, b: Quote): boolean =>
    a.article === b.article || copiesOf(a.article).includes(b.article);

  /** The item that has these words already, and from the same mouth. */
  function knownAs(quote: Quote, words: readonly string[]): Known | undefined {
    const speaker = speakerOf(quote);
    const isTelling = words.length >= telling;
    return knownOf(saidOf(words)).find((before) => {
      const other = quoteOf(before.quote);
      // Of a quotation that is not there any more, all that is known is the name that its speaker had.
      if (other === undefined) return isTelling && before.item.split(".")[1] === speaker;
      if (person(other) === person(quote)) return isTelling || isOneStory(other, quote);
      // In one article two people may say the same.
      return isTelling && other.article.id !== quote.article.id && isOneStory(other, quote);
    });
  }

  /** The item of a longer or shorter form of the same statement in its story. */
  function shortenedAs(quote: Quote, words: readonly string[]): Known | undefined {
    for (const article of [quote.article, ...copiesOf(quote.article).slice(0, mostCopies)]) {
      for (const other of quotesIn(article)) {
        const theirs = wordsSaid(other);
        const least = Math.min(words.length, theirs.length);
        const isSame = person(other) === person(quote);
        if (least < (isSame ? fewest : telling) || (!isSame && article.id === quote.article.id)) continue;
        if (!isInRow(words, theirs) && !isInRow(theirs, words)) continue;
        const known = knownAs(other, theirs);
        if (known !== undefined) return known;
      }
    }
    return undefined;
  }

  return (quote) => {
    const words = wordsSaid(quote);
    const same = knownAs(quote, words) ?? shortenedAs(quote, words);
    const said = saidOf(words);
    const item = same?.item ?? `${said}.${speakerOf(quote)}.${quote.id}`;
    if (same === undefined) knownOf(said).push({ item, quote: quote.id });
    return item;
  };
}

const saidOf = (words: readonly string[]): string => digest(words.join(" "));

interface Known {
  readonly item: string;
  readonly quote: string;
}

/** Fewer words than these are said by chance, again and again. */
const telling = 6;

/** One person says fewer words than these in a row in many a statement of one story. */
const fewest = 3;

/** Of a story that everybody has, the first copies are compared. */
const mostCopies = 50;

/** 96 bits: no two texts of one desk meet. */
const digest = (text: string): string => hash("sha256", text, "base64url").slice(0, 16);
