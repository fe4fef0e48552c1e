import { hash } from "node:crypto";
import type { Quote } from "../../research/article.ts";
import { foldedWords } from "../../research/fold.ts";
import type { Research } from "../../research/research.ts";
import { wordsSaid } from "../../research/words-said.ts";
import type { Watches } from "../records.ts";

/** Gives quotations the name of the item that they are: the same for the same statement, wherever and whenever it stands. */
export type ItemOf = (quote: Quote) => string;

/**
 * The same statement is the same folded words of the same speaker; where the words are fewer than `telling`, also in one
 * story ("We will see" is said every day). Copies of one story name its speakers by other names, by a role or not at all: what
 * they have in the same words is the same statement. An item is named by a hash of the words, one of the speaker's name and the
 * quotation that was found first of it, and who is one person is asked of the corpus as it is now: so a statement that
 * is told again once the corpus knows its speaker's full name is still the same.
 */
export function createItems(
  { quote: quoteOf, person, copiesOf }: Pick<Research, "quote" | "person" | "copiesOf">,
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

  return (quote) => {
    const words = wordsSaid(quote);
    const said = digest(words.join(" "));
    const known = knownOf(said);
    const speaker = speakerOf(quote);
    const isTelling = words.length >= telling;
    const same = known.find((before) => {
      const other = quoteOf(before.quote);
      // Of a quotation that is not there any more, all that is known is the name that its speaker had.
      if (other === undefined) return isTelling && before.item.split(".")[1] === speaker;
      if (person(other) === person(quote)) return isTelling || isOneStory(other, quote);
      // In one article two people may say the same.
      return isTelling && other.article.id !== quote.article.id && isOneStory(other, quote);
    });
    if (same !== undefined) return same.item;
    const item = `${said}.${speaker}.${quote.id}`;
    known.push({ item, quote: quote.id });
    return item;
  };
}

interface Known {
  readonly item: string;
  readonly quote: string;
}

/** Fewer words than these are said by chance, again and again. */
const telling = 6;

/** 96 bits: no two texts of one desk meet. */
const digest = (text: string): string => hash("sha256", text, "base64url").slice(0, 16);
