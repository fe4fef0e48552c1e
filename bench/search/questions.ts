import type { Article } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { parseQuery } from "../../src/research/search/parse-query.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { stopWords } from "../../src/research/search/stop-words.ts";
import { readPassages } from "./passages.ts";
import { queryKinds, worstQueries } from "./queries.ts";

// The product's own way to an answer, people and copies included, over the quotations and passages of ../shared/news: the articles
// get outlets that are made up, by turns; speakers are whom they quote. Milliseconds, the least of three for each question:
//   npm run -s bench:questions -- [QUESTIONS]
const [count = "150"] = process.argv.slice(2);
const today = "1987-10-20";
const outlets = Array.from({ length: 40 }, (_, number) => `Outlet ${number}`);
const passages = readPassages();
const articles = [...new Set(passages.map(({ article }) => article))].map(
  (article, number): Article => ({ ...article, outlet: outlets[number % outlets.length] ?? "" }),
);
const started = process.cpuUsage();
const research = createResearch({ articles, problems: [] });
research.who(parseQuery("").query);
const { user, system } = process.cpuUsage(started);
const { quotations } = research.count;
console.log(
  `${articles.length} articles, ${passages.length} passages, ${quotations} quotations; ${((user + system) / 1e6).toFixed(0)} s of a processor to make`,
);

type Ask = (line: string) => number;
const page = { offset: 0, limit: 10 };
const queryOf = (line: string) => parseQuery(line, today).query;
const ways: Readonly<Record<string, Ask>> = {
  find: (line) => research.find(queryOf(line), page).total,
  articles: (line) => research.articles(queryOf(line), page).total,
  who: (line) => research.who(queryOf(line)).length,
};

/** Those who are quoted, some of the often and of the seldom quoted. */
const speakers = [...new Set(research.who(emptyQuery).map(({ name }) => name))].slice(0, 4000);
const names = speakers.filter((_, at) => at % 13 === 0).map((name) => `by:"${name}"`);
const surnames = speakers.map((name) => `by:${name.split(" ").at(-1)}`);
const nobody = Array.from(
  { length: 32 },
  (_, at) => `by:${"qwxz"[at % 4]}ibadorv${String.fromCharCode(97 + (at % 26))}an`,
);

const own = queryKinds(passages, Number(count));
const ofKind = (name: string): readonly string[] => own.find((kind) => kind.name === name)?.queries ?? [];
const at = <T>(list: readonly T[], place: number): T | undefined => list[place % list.length];
const outlet = (number: number): string => `in:"Outlet ${number % 40}"`;
const day = (number: number): string => `after:1987-03-${10 + (number % 15)}`;

/** Words in a row of what somebody said, with their name. */
function said(): readonly { readonly phrase: string; readonly by: string }[] {
  const all = articles.flatMap(research.quotesIn).filter(({ speaker }) => speaker !== undefined);
  const step = Math.max(1, Math.floor(all.length / Number(count)));
  return all.flatMap(({ article, spans: [span], speaker }, number) => {
    if (number % step !== 0 || span === undefined) return [];
    const words = article.text.slice(span.start, span.end).match(/[A-Za-z]+/g) ?? [];
    const from = Math.min(number % 7, Math.max(0, words.length - 3));
    return [
      { phrase: `"${words.slice(from, from + 2 + (number % 3)).join(" ")}"`, by: `by:"${speaker?.name}"` },
    ];
  });
}

const quoted = said();
const kinds: readonly (readonly [string, readonly string[]])[] = [
  ["two words", ofKind("two words")],
  ["sentence", ofKind("sentence")],
  ["question", ofKind("question")],
  ["phrase", ofKind("phrase")],
  ["phrase that somebody said", quoted.map(({ phrase }) => phrase)],
  [
    "phrase, by:",
    quoted.map(({ phrase, by }, number) => `${phrase} ${number % 2 === 0 ? by : at(surnames, number * 7)}`),
  ],
  ["phrase, in:", ofKind("phrase").map((line, number) => `${line} ${outlet(number)}`)],
  [
    "phrase, by:, in:, day",
    quoted.map(({ phrase, by }, number) => `${phrase} ${by} ${outlet(number)} ${day(number)}`),
  ],
  ["two words, by:", ofKind("two words").map((line, number) => `${line} ${at(surnames, number * 7)}`)],
  [
    "two words, in:, day",
    ofKind("two words").map((line, number) => `${line} ${outlet(number)} ${day(number)}`),
  ],
  [
    "question, by:, day",
    ofKind("question").map((line, number) => `${line} ${at(surnames, number)} ${day(number)}`),
  ],
  ["by: alone", surnames.filter((_, number) => number % 11 === 0).slice(0, Number(count))],
];

/** The least of three: others use the machine too. */
function timed(ask: Ask, line: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const from = performance.now();
    ask(line);
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

const shown = (milliseconds: number): string => milliseconds.toFixed(milliseconds < 10 ? 2 : 0);

function row(ask: Ask, lines: readonly string[]): string {
  const times = lines.map((line) => timed(ask, line)).sort((a, b) => a - b);
  return [0.5, 0.95, 0.99]
    .map((part) => shown(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0))
    .join(" / ");
}

console.log(
  `\n| p50 / p95 / p99 ms | ${Object.keys(ways).join(" | ")} |\n|---|${"---|".repeat(Object.keys(ways).length)}`,
);
for (const [name, lines] of kinds)
  console.log(`| ${[name, ...Object.values(ways).map((ask) => row(ask, lines))].join(" | ")} |`);

const many = (values: readonly string[]): string => values.slice(0, 32).join(" ");
const allOutlets = many(outlets.map((name) => `in:"${name}"`));
const worst: readonly (readonly [string, string])[] = [
  ["by: nobody", nobody[0] ?? ""],
  ["32 by: nobody", many(nobody)],
  ["32 by:", many(names)],
  ["32 by: and the", `the ${many(names)}`],
  ["32 by:, 32 in:", `${many(names)} ${allOutlets}`],
  ["32 in:", allOutlets],
  ["32 in: and the", `the ${allOutlets}`],
  ['32 in: and "of the"', `"of the" ${allOutlets}`],
  ["by:president", "by:president"],
  ["by:president and the", "the by:president"],
  [
    "32 offices",
    many(
      [
        "president",
        "minister",
        "spokesman",
        "chairman",
        "secretary",
        "analyst",
        "official",
        "director",
        "governor",
        "economist",
        "trader",
        "senator",
        "treasurer",
        "officer",
        "manager",
        "dealer",
      ].flatMap((role) => [`by:${role}`, `by:"former ${role}"`]),
    ),
  ],
  ["26 letters", many(Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => `by:${letter}`))],
  ["by:the", "by:the"],
  ["about:said", "about:said"],
  ["32 about:", many([...stopWords].map((word) => `about:${word}`))],
  ...worstQueries(passages).map(({ name, query }) => [name, query] as const),
];
console.log(
  `\n| ms (found) | ${Object.keys(ways).join(" | ")} |\n|---|${"---|".repeat(Object.keys(ways).length)}`,
);
for (const [name, line] of worst)
  console.log(
    `| ${[name.replaceAll("|", ""), ...Object.values(ways).map((ask) => `${shown(timed(ask, line))} (${ask(line)})`)].join(" | ")} |`,
  );
