import { ConfigError, environment, readConfig } from "./config.ts";
import { readFolders } from "./research/reading/read-corpus.ts";
import type { Problem } from "./research/reading/reading-error.ts";
import { type ArticleReport, beside, reportsOn } from "./research/reading/report.ts";

// npm run -s check-corpus -- [--json] [FOLDER …]: what was understood of each file; the folders of CORPUS unless some are named.
const args = process.argv.slice(2);
const json = args.includes("--json");
const named = args.filter((arg) => arg !== "--json");
/** As wide as the longest reason, which stands two blanks in. */
const widest = 25;
const counts = { articles: 0, dropped: 0, problems: 0 };

// Who reads may have seen enough: `check-corpus | head`.
process.stdout.on("error", () => process.exit());
try {
  const folders = named.length > 0 ? named : readConfig(environment()).corpus;
  // What articles repeat of one another is known when all are read.
  for (const report of reportsOn(await Array.fromAsync(readFolders(folders)))) print(report);
  if (!json) process.stdout.write(`${summary()}\n`);
  process.exitCode = counts.problems > 0 ? 1 : 0;
} catch (cause) {
  if (!(cause instanceof ConfigError)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 2;
}

function print(report: ArticleReport | Problem): void {
  if ("reason" in report) counts.problems++;
  else {
    counts.articles++;
    counts.dropped += report.dropped.filter(({ reason }) => reason !== beside).length;
  }
  const shown = json
    ? JSON.stringify(report)
    : "reason" in report
      ? problemText(report)
      : articleText(report);
  process.stdout.write(`${shown}\n`);
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

function articleText(report: ArticleReport): string {
  const { published, missing, dropped } = report;
  const day = published && ("iso" in published ? published.iso : `${published.stated} (no year)`);
  const lines = dropped.filter(({ reason }) => reason !== beside);
  const outside = dropped.filter(({ reason }) => reason === beside);
  const rows = [
    ["title", report.title],
    ["known", [report.outlet, day, report.author, report.place, report.language].filter(Boolean).join(" · ")],
    ["missing", missing.map((fact) => (fact === "published" ? "day" : fact)).join(", ")],
    ["text", `${counted(report.paragraphs, "paragraph")}, ${counted(lines.length, "line")} left out`],
    ...lines.map(({ reason, text }) => [`  ${reason}`, text]),
    ["beside it", besideText(outside.map(({ text }) => text))],
  ];
  const shown = rows.flatMap(([name = "", value = ""]) =>
    value === "" ? [] : [`  ${name.padEnd(widest)} ${plain(value, 90)}`],
  );
  return [plain(report.file, 110), ...shown, ""].join("\n");
}

/** Of a whole page there is too much to list, and little to see in it; `--json` has it all. */
function besideText(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${counted(lines.length, "line")}: ${lines.slice(0, 4).join(" · ")}`;
}

function problemText({ file, reason }: Problem): string {
  return `${plain(file, 110)}\n  ${"not read".padEnd(widest)} ${plain(reason, 300)}\n`;
}

function summary(): string {
  const { articles, dropped, problems } = counts;
  return `${counted(articles, "article")}, ${counted(dropped, "line")} left out, ${counted(problems, "problem")}.`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
