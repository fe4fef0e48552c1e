import { quotationsOf } from "../../src/research/quotations/quotations.ts";
import { articleFrom } from "../../test/research/quotations/articles-of.ts";
import { hostileTexts } from "../../test/research/quotations/hostile.ts";
import { madeUpNews } from "./made-up-news.ts";

const ordinary = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
const hostile = [10_000, 100_000, 1_000_000];
const shortest = 100;

/**
 * Prints microseconds a kB (1,000 characters) over texts of growing length; in a row that does not grow from
 * left to right nothing costs more than its length.
 */
export function printLengths(): void {
  console.log(
    `\n| µs a kB | ${ordinary.map(sizeName).join(" | ")} |\n|---${"|---".repeat(ordinary.length)}|`,
  );
  printRow("made-up news", ordinary.map(madeUpNews));
  console.log(`\n| µs a kB | ${hostile.map(sizeName).join(" | ")} |\n|---${"|---".repeat(hostile.length)}|`);
  const bySize = hostile.map(hostileTexts);
  for (const [kind, [name]] of bySize[0]?.entries() ?? [])
    printRow(
      name,
      bySize.flatMap((texts) => texts[kind]?.[1] ?? []),
    );
}

const printRow = (name: string, texts: readonly string[]): void =>
  console.log(`| ${name} | ${texts.map((text) => costOf(text).toFixed(0)).join(" | ")} |`);

/** The best of as many rounds as fit into a tenth of a second, and at least two for what is short. */
function costOf(text: string): number {
  const article = articleFrom(text);
  let best = Infinity;
  let spent = 0;
  for (let round = 0; round < 50 && (round < 2 || spent < shortest); round++) {
    const started = performance.now();
    quotationsOf(article);
    const time = performance.now() - started;
    best = Math.min(best, time);
    spent += time;
    if (text.length >= 1_000_000) break;
  }
  return (best * 1_000_000) / text.length;
}

const sizeName = (size: number): string =>
  size < 1_000_000 ? `${size / 1000} kB` : `${size / 1_000_000} MB`;
