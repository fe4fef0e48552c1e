import { readFileSync } from "node:fs";
import type { Quote } from "../../src/research/article.ts";
import { textAt } from "../../src/research/article.ts";
import type { Research } from "../../src/research/research.ts";
import { emptyQuery } from "../../src/research/search/query.ts";

/** Pairs of quotations that are taken for one statement, or should be: as lines to print. */
export interface ScoredPairs {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/**
 * What is found among the articles of test/fixtures/variants, held to their answers: a label for each quotation, `STATEMENT:PARTS`
 * with a letter for each part of the statement that stands there. Two are variants where the statement is one and a part is.
 * @throws Error where an article has more or fewer quotations than labels.
 */
export function scoredPairs(research: Research): ScoredPairs {
  const labels = labelsOf(research);
  const quotes = [...labels.keys()];
  const scored: Record<keyof ScoredPairs, string[]> = { right: [], wrong: [], missed: [] };
  for (const [at, quote] of quotes.entries()) {
    const variants = new Set(research.variantsOf(quote).same);
    for (const other of quotes.slice(at + 1)) {
      const isFound = variants.has(other);
      const isOne = areVariants(labels.get(quote) ?? "", labels.get(other) ?? "");
      const kind = isFound ? (isOne ? "right" : "wrong") : "missed";
      if (isFound || isOne) scored[kind].push(`${lineOf(quote)} | ${lineOf(other)}`);
    }
  }
  return scored;
}

function labelsOf(research: Research): ReadonlyMap<Quote, string> {
  const answers: Record<string, readonly string[]> = JSON.parse(
    readFileSync(new URL("../../test/fixtures/variants-answers.json", import.meta.url), "utf8"),
  );
  const articles = new Set(research.every(emptyQuery).map(({ article }) => article));
  const labels = new Map<Quote, string>();
  for (const article of articles) {
    const quotes = research.quotesIn(article);
    const own = answers[article.title] ?? [];
    if (own.length !== quotes.length) throw new Error(`${article.title} has ${quotes.length} quotations.`);
    for (const [at, quote] of quotes.entries()) labels.set(quote, own[at] ?? "");
  }
  return labels;
}

function areVariants(a: string, b: string): boolean {
  const [[statement, parts = "A"], [other, others = "A"]] = [a.split(":"), b.split(":")];
  return statement === other && [...parts].some((part) => others.includes(part));
}

const lineOf = ({ article, spans }: Quote): string =>
  `${article.title}: ${spans.map((span) => textAt(article, span)).join(" / ")}`;
