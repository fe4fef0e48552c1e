import { isRight, judgeAll } from "./outcomes.ts";

// Says what of each draft of test/fixtures/verify is made, as a table a part, with the wrong ones of the part that is seen:
//   node bench/verify/confusion.ts [--all]
const all = await judgeAll();
const showsAll = process.argv.includes("--all");
for (const half of ["seen", "held back", "later"] as const) {
  const judged = all.filter(({ draft }) => draft.half === half);
  const names = [...new Set(judged.flatMap(({ expected, said }) => [expected, said]))].sort();
  console.log(`\n${half}: ${judged.filter(isRight).length} of ${judged.length} right`);
  console.log(`| is \\ said | ${names.join(" | ")} |`);
  console.log(`|---|${"---|".repeat(names.length)}`);
  for (const expected of names) {
    const counts = names.map(
      (said) => judged.filter((each) => each.expected === expected && each.said === said).length,
    );
    console.log(`| ${expected} | ${counts.map((count) => count || "").join(" | ")} |`);
  }
  if (half !== "seen" && !showsAll) continue;
  for (const { draft, expected, said } of judged.filter((each) => !isRight(each)))
    console.log(`${draft.trouble}: ${expected}, said ${said}: ${draft.draft}`);
}
