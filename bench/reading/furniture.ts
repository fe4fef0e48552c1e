import { existsSync, readFileSync } from "node:fs";
import { textAt } from "../../src/research/article.ts";
import { readClosely } from "../../src/research/reading/read-article.ts";
import { expectedPages, mistakes, readExpected } from "./pages.ts";

// The share of furniture lines left out and of article lines kept: on the made-up pages, and on the five raw articles.
interface ExpectedArticle {
  readonly file: string;
  readonly furnitureLines: readonly number[];
}

const share = (right: number, all: number): string =>
  `${right} of ${all} (${((100 * right) / all).toFixed(1)} %)`;

const pages = expectedPages();
const wrong = pages.map((page) => ({ ...page, ...mistakes(page) }));
const furniture = pages.reduce((sum, page) => sum + page.furniture.length, 0);
const lines = pages.reduce((sum, page) => sum + page.paragraphs.length, 0);
const stayed = wrong.flatMap((page) => page.stayed);
const lost = wrong.flatMap((page) => page.lost);
const facts = ["title", "outlet", "author", "url", "language"] as const;
const factsRight = pages.flatMap((page) => {
  const { article } = readExpected(page);
  const day = article.published?.precision === "day" ? article.published.iso : null;
  return [...facts.map((fact) => (article[fact] ?? null) === page[fact]), day === page.published];
});

console.log("| set | furniture left out | article lines kept | facts right |");
console.log("|---|---|---|---|");
console.log(
  `| ${pages.length} pages | ${share(furniture - stayed.length, furniture)} | ${share(lines - lost.length, lines)} | ${share(factsRight.filter(Boolean).length, factsRight.length)} |`,
);

const shared = new URL("../../../shared/articles/", import.meta.url);
if (existsSync(new URL("expected.json", shared))) {
  const expected: ExpectedArticle[] = JSON.parse(readFileSync(new URL("expected.json", shared), "utf8"));
  const counts = { left: 0, furniture: 0, kept: 0, lines: 0 };
  for (const { file, furnitureLines } of expected) {
    const text = readFileSync(new URL(file, shared), "utf8");
    const reading = readClosely({ file, text });
    const dropped = new Set(
      reading.furniture.map(({ span }) => text.slice(0, span.start).split("\n").length),
    );
    text.split("\n").forEach((line, index) => {
      const number = index + 1;
      const isFurniture = furnitureLines.includes(number);
      if (line.trim() === "") return;
      counts[isFurniture ? "furniture" : "lines"]++;
      if (isFurniture === dropped.has(number)) counts[isFurniture ? "left" : "kept"]++;
    });
  }
  console.log(
    `| ${expected.length} raw articles | ${share(counts.left, counts.furniture)} | ${share(counts.kept, counts.lines)} | |`,
  );
}

for (const page of wrong) {
  for (const line of page.stayed) console.error(`${page.file}: stayed: ${line}`);
  for (const line of page.lost) {
    const { article, furniture } = readExpected(page);
    const found = furniture.find(({ span }) => textAt(article, span) === line);
    console.error(`${page.file}: lost (${found?.reason ?? "not in the text"}): ${line}`);
  }
}
