import { readCollection } from "./collection.ts";
import { rankWithVerbatim } from "./rank.ts";

// Ranks the documents of a folder for its queries and prints a run that ../shared/relevance/score.mjs takes:
//   npm run -s ranking -- FOLDER > run.tsv
/** Documents named for one query. */
const most = 1000;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name a folder with corpus.jsonl and queries.jsonl: npm run -s ranking -- FOLDER > run.tsv");
  process.exit(2);
}
const { documents, queries } = readCollection(folder);
const rank = rankWithVerbatim(documents);
for (const query of queries) {
  const lines = rank(query.text, most).map(({ id, score }, place) =>
    [query.id, id, place + 1, score].join("\t"),
  );
  if (lines.length > 0) console.log(lines.join("\n"));
}
