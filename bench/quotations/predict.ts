import { existsSync, readFileSync } from "node:fs";
import { quotationsOf } from "../../src/research/quotations/quotations.ts";
import { articleOf, predictionOf, rowsOf } from "./rows.ts";

// Reads rows `{ id, text }` and writes what ../shared/quotes/score.mjs takes, a line a row.
const [file] = process.argv.slice(2);
if (file === undefined || !existsSync(file)) {
  console.error(
    file === undefined
      ? "Name a file of rows: npm run -s quotations -- FILE.jsonl"
      : `There is no file ${file}: name a file of rows, one JSON object with id and text a line.`,
  );
  process.exit(2);
}
for (const row of rowsOf(readFileSync(file, "utf8")))
  console.log(JSON.stringify(predictionOf(row.id, quotationsOf(articleOf(row)))));
