import { printAccuracy, printCompromise } from "./accuracy.ts";
import { printLengths } from "./lengths.ts";
import { loadScorer } from "./scorer.ts";
import { printSpeed } from "./speed.ts";

// Every part, or those named: npm run -s bench:quotations -- accuracy
const parts = {
  accuracy: printAccuracy,
  compromise: printCompromise,
  speed: printSpeed,
  lengths: printLengths,
};
const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(
    `There is no part ${unknown}: name some of ${Object.keys(parts).join(", ")}, or none for all.`,
  );
  process.exit(2);
}
if ((await loadScorer()) === undefined)
  console.error("The annotated quotations are not beside the project: put them into ../shared/quotes.");
for (const [name, print] of Object.entries(parts))
  if (named.length === 0 || named.includes(name)) await print();
