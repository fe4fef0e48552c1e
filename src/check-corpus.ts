import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { articleFolder } from "./collect/collected.ts";
import { ConfigError, environment, readConfig } from "./config.ts";
import { type FolderContent, namedFiles } from "./research/reading/article-files.ts";
import type { PassedOver } from "./research/reading/read-article.ts";
import { readContents } from "./research/reading/read-corpus.ts";
import type { Problem } from "./research/reading/reading-error.ts";
import { type ArticleReport, beside, reportsOn } from "./research/reading/report.ts";

const help = `What is understood of each article, what is left out of it and why, and what is missing.

  npm run -s check-corpus -- [--json] [FOLDER or FILE …]

Without a folder or file: those of CORPUS, and what the desk has fetched (DATA/articles).

  --json  one JSON object a line (JSON Lines): an article, or a file that was not read with its "reason"
  --help  this text

The exit code is 0 when all was read, 1 when something was not, 2 when the command was wrong.
`;

/** As wide as the longest reason, which stands two blanks in. */
const widest = 25;
const columns = [
  ["file", 34],
  ["title", 40],
  ["outlet", 18],
  ["day", 10],
  ["paragraphs", 10],
  ["left out", 8],
  ["missing", 7],
] as const;
/** Why a field that is none of somebody's own counted for nothing. */
const unused = {
  "no day": "not a day like 2022-06-27",
  "no language": "not a language like en",
  "published counts": "published counts",
} as const;
const counts = { articles: 0, dropped: 0, problems: 0 };

// Who reads may have seen enough: `check-corpus | head`.
process.stdout.on("error", () => process.exit());
try {
  const { values, positionals } = parsed();
  if (values.help) process.stdout.write(help);
  else await check(positionals, values.json ?? false);
} catch (cause) {
  if (!(cause instanceof ConfigError)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 2;
}

function parsed() {
  try {
    return parseArgs({
      options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new ConfigError(`${cause instanceof Error ? cause.message : cause}\n\n${help}`);
  }
}

async function check(named: readonly string[], json: boolean): Promise<void> {
  const contents = await Promise.all((named.length > 0 ? named : configured()).map(namedFiles));
  if (!json) process.stdout.write(`${row(columns.map(([name]) => name))}\n`);
  // What articles repeat of one another is known when all are read.
  for (const report of reportsOn(await Array.fromAsync(readContents(contents)))) {
    if ("reason" in report) counts.problems++;
    else {
      counts.articles++;
      counts.dropped += report.dropped.filter(({ reason }) => reason !== beside).length;
    }
    process.stdout.write(`${json ? JSON.stringify(report) : textOf(report)}\n`);
  }
  if (!json) process.stdout.write(`\n${summary(contents)}\n`);
  process.exitCode = counts.problems > 0 ? 1 : 0;
}

function configured(): readonly string[] {
  const { corpus, data } = readConfig(environment());
  const own = articleFolder(data);
  return existsSync(own) ? [...corpus, own] : corpus;
}

function row(cells: readonly string[]): string {
  const fitted = columns.map(([, width], at) => plain(cells[at] ?? "", width).padEnd(width));
  return fitted.join("  ").trimEnd();
}

/** Text of others on a terminal: what would move the cursor or colour the screen becomes a visible sign. */
function plain(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 2)
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "·");
  const letters = Array.from(line);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : line;
}

function textOf(report: ArticleReport | Problem): string {
  if ("reason" in report)
    return `${plain(report.file, 110)}\n  ${"not read".padEnd(widest)} ${plain(report.reason, 300)}`;
  const { published, missing, dropped } = report;
  const day = published && ("iso" in published ? published.iso : published.stated);
  const lines = dropped.filter(({ reason }) => reason !== beside);
  const outside = dropped.filter(({ reason }) => reason === beside);
  const cells = [
    report.file,
    report.title,
    report.outlet,
    day,
    report.paragraphs,
    lines.length,
    missing.length,
  ];
  const details = [
    ["also known", [report.author, report.place, report.language].filter(Boolean).join(" · ")],
    ["missing", missing.map((fact) => (fact === "published" ? "day" : fact)).join(", ")],
    ...unusedFields(report.passedOver ?? []),
    ...lines.map(({ reason, text }) => [`  ${reason}`, text]),
    ["beside it", besideText(outside.map(({ text }) => text))],
  ];
  const shown = details.flatMap(([name = "", value = ""]) =>
    value === "" ? [] : [`  ${name.padEnd(widest)} ${plain(value, 90)}`],
  );
  return [row(cells.map((cell) => String(cell ?? "–"))), ...shown].join("\n");
}

/** Somebody's own fields in one line, each other one with its reason. */
function unusedFields(fields: readonly PassedOver[]): readonly (readonly [string, string])[] {
  const own = fields.filter(({ why }) => why === "unknown").map(({ field }) => field);
  const others = fields.flatMap(({ field, why }) =>
    why === "unknown" ? [] : [["field passed over", `${field.slice(0, 40)} (${unused[why]})`] as const],
  );
  return [["fields passed over", own.join(" · ")], ...others];
}

/** Of a whole page there is too much to list, and little to see in it; `--json` has it all. */
function besideText(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${counted(lines.length, "line")}: ${lines.slice(0, 4).join(" · ")}`;
}

function summary(contents: readonly FolderContent[]): string {
  const { articles, dropped, problems } = counts;
  const passedOver = new Map<string, number>();
  for (const [kind, count] of contents.flatMap((content) => [...content.passedOver]))
    passedOver.set(kind, (passedOver.get(kind) ?? 0) + count);
  const kinds = [...passedOver]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${plain(kind, 30)}`);
  return [
    `${counted(articles, "article")}, ${counted(dropped, "line")} left out, ${counted(problems, "problem")}.`,
    ...(kinds.length === 0
      ? []
      : [`Passed over, as no articles by their names: ${kinds.slice(0, 12).join(", ")}.`]),
  ].join("\n");
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
