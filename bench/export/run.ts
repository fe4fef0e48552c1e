import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAnswering } from "../../src/chat/bot.ts";
import { formats } from "../../src/chat/exports/formats.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { readCorpus } from "../../src/research/reading/read-corpus.ts";
import type { Research } from "../../src/research/research.ts";
import type { Query } from "../../src/research/search/query.ts";
import { newsFile } from "../news.ts";

// Exports everything in each form, and prints how long that takes and the longest time that nobody else had a turn meanwhile:
//   node bench/export/run.ts [reuters21578|wikinews] [times]
// With `times` each quotation is there so many times.
const [name = "reuters21578", times = "1"] = process.argv.slice(2);
const file = newsFile(name);

// A corpus follows no links.
const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
copyFileSync(file, join(folder, `${name}.jsonl.gz`));
const corpus = await readCorpus([folder]);
rmSync(folder, { recursive: true });
const research = createResearch(corpus);
const many: Research = Object.create(research, {
  every: {
    value: (query: Query) => Array.from({ length: Number(times) }, () => research.every(query)).flat(),
  },
});
const answer = createAnswering({
  commands: await loadCommands(),
  research: many,
  permalink: ({ id }) => `https://desk.example/q/${id}`,
  log: (sentence, cause) => console.log(sentence, cause),
  records: createRecords(openMemory()),
});

/**
 * The longest time between two turns of the loop since it was last asked, and the longest that the thread itself worked in one, since
 * on a busy machine it also waits for a processor. Milliseconds.
 */
function watchTurns() {
  const worked = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [last, lastWorked] = [performance.now(), worked()];
  let [longest, most] = [0, 0];
  let isOn = true;
  const turn = () => {
    const [now, nowWorked] = [performance.now(), worked()];
    longest = Math.max(longest, now - last);
    most = Math.max(most, nowWorked - lastWorked);
    [last, lastWorked] = [now, nowWorked];
    if (isOn) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    longest: () => `${longest.toFixed(1)} ms, ${most.toFixed(1)} of them at work`,
    stop: () => {
      isOn = false;
    },
  };
}

for (const round of ["first", "again"]) {
  for (const as of Object.keys(formats)) {
    const turns = watchTurns();
    const [started, worked] = [performance.now(), process.threadCpuUsage()];
    const card = await answer({
      line: `export as:${as}`,
      asker: { id: "bench", name: "bench", zone: "UTC", mayManage: true },
      where: { surface: "web", channel: "bench" },
    });
    const { user, system } = process.threadCpuUsage(worked);
    const took = performance.now() - started;
    await new Promise(setImmediate);
    const written = card.blocks.find((block) => block.kind === "file");
    console.log(
      `${round} ${as.padEnd(9)} ${took.toFixed(0).padStart(6)} ms, ${((user + system) / 1000).toFixed(0)} at work, held at most ${turns.longest()}; ${((written?.bytes.length ?? 0) / 1e6).toFixed(1)} MB: ${card.summary}`,
    );
    turns.stop();
  }
}
