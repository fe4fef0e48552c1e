import type { Quote } from "../../research/article.ts";
import { textAt } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import { emptyQuery } from "../../research/search/query.ts";

/** Parts for example lines, drawn from the newest quotations, so that every example finds something. */
export interface Sample {
  readonly quote: Quote;
  /** The longest word of the quotation, as it stands there. */
  readonly word: string;
  /** Two words that stand together in it. */
  readonly phrase: string;
}

/** Undefined when the corpus holds no quotation to draw from. */
export function sampleOf(research: Research): Sample | undefined {
  const { items } = research.find({ ...emptyQuery, sort: "new" }, { offset: 0, limit: looked });
  const samples = items.flatMap(({ item }) => sampleIn(item) ?? []);
  return samples.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** How many quotations are looked at; words much longer or shorter than this make odd examples. */
const looked = 20;
const pleasant = 8;

const distance = ({ word }: Sample): number => Math.abs(word.length - pleasant);

function sampleIn(quote: Quote): Sample | undefined {
  const words = quote.spans.flatMap((span) => textAt(quote.article, span).split(/\s+/));
  const plain = words.map((word) => (/^\p{Ll}{4,14}$/u.test(word) ? word : ""));
  const at = plain.findIndex((word, i) => word !== "" && (plain[i + 1] ?? "") !== "");
  const word = plain.toSorted((a, b) => b.length - a.length)[0] ?? "";
  return at === -1 || word === "" ? undefined : { quote, word, phrase: `${plain[at]} ${plain[at + 1]}` };
}
