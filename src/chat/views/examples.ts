import type { Quote } from "../../research/article.ts";
import { textAt } from "../../research/article.ts";
import { isAdverb, neverNames } from "../../research/quotations/function-words.ts";
import type { Research } from "../../research/research.ts";
import { emptyQuery } from "../../research/search/query.ts";
import { stopWords } from "../../research/search/stop-words.ts";

/** Parts for example lines, drawn from the newest quotations, so that every example finds something. */
export interface Sample {
  readonly quote: Quote;
  /** The longest word of the quotation that says what it is about, as it stands there. */
  readonly word: string;
  /** Two such words that stand together in it. */
  readonly phrase: string;
}

/**
 * Undefined when the corpus holds no quotation to draw from. Words that say nothing of a subject make examples that read like errors
 * (`find nothing`), so they are taken only where there are no others.
 */
export function sampleOf(research: Research): Sample | undefined {
  const { items } = research.find({ ...emptyQuery, sort: "new" }, { offset: 0, limit: looked });
  const quotes = items.map(({ item }) => item);
  return nicest(quotes, tellsMuch) ?? nicest(quotes, () => true);
}

const nicest = (quotes: readonly Quote[], isGood: (word: string) => boolean): Sample | undefined =>
  quotes.flatMap((quote) => sampleIn(quote, isGood) ?? []).toSorted((a, b) => distance(a) - distance(b))[0];

/** How many quotations are looked at; words much longer or shorter than this make odd examples. */
const looked = 20;
const pleasant = 8;

const distance = ({ word }: Sample): number => Math.abs(word.length - pleasant);

function sampleIn(quote: Quote, isGood: (word: string) => boolean): Sample | undefined {
  const words = quote.spans.flatMap((span) => textAt(quote.article, span).split(/\s+/));
  const plain = words.map((word) => (/^\p{Ll}{4,14}$/u.test(word) && isGood(word) ? word : ""));
  const at = plain.findIndex((word, i) => word !== "" && (plain[i + 1] ?? "") !== "");
  const word = plain.toSorted((a, b) => b.length - a.length)[0] ?? "";
  return at === -1 || word === "" ? undefined : { quote, word, phrase: `${plain[at]} ${plain[at + 1]}` };
}

const tellsMuch = (word: string): boolean =>
  !stopWords.has(word) && !neverNames.has(word) && !light.has(word) && !isAdverb(word);

/** Others that might be said of anything. */
const light: ReadonlySet<string> = new Set(
  `nothing something anything everything none nobody somebody anybody everybody someone anyone everyone thing things people going know
  knows knew think thinks thought want wants wanted need needs needed make makes made take takes took give gives given come coming look
  looks looking seem seems keep tell tells told mean means said says saying good better best right wrong sure kind lots never
  ever quite rather almost enough able back away along must being become lets done anyway else`
    .trim()
    .split(/\s+/),
);
