import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createAnswering } from "../../src/chat/bot.ts";
import { formats } from "../../src/chat/exports/formats.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { readCorpus } from "../../src/research/reading/read-corpus.ts";

// Exports everything in each form, and prints how long that takes and the longest time that nobody else had a turn meanwhile:
//   node bench/export/run.ts [reuters21578|wikinews]
const [name = "reuters21578"] = process.argv.slice(2);
const file = fileURLToPath(new URL(`../../../shared/news/${name}.jsonl.gz`, import.meta.url));
if (!existsSync(file)) {
  console.error(`The articles are not beside the project: put ${name}.jsonl.gz into ../shared/news.`);
  process.exit(2);
}

const answer = createAnswering({
  commands: await loadCommands(),
  research: createResearch(await readCorpus([realpathSync(file)])),
  permalink: ({ id }) => `https://desk.example/q/${id}`,
  log: (sentence, cause) => console.log(sentence, cause),
  records: createRecords(openMemory()),
});

/** The longest time between two turns of the loop since it was last asked, in milliseconds. */
function watchTurns() {
  let [last, longest] = [performance.now(), 0];
  let isOn = true;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isOn) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    longest: () => {
      const was = longest;
      longest = 0;
      return was;
    },
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
      asker: { id: "bench", name: "bench", zone: "UTC" },
      where: { surface: "web", channel: "bench" },
    });
    const { user, system } = process.threadCpuUsage(worked);
    const took = performance.now() - started;
    await new Promise(setImmediate);
    const written = card.blocks.find((block) => block.kind === "file");
    console.log(
      `${round} ${as.padEnd(9)} ${took.toFixed(0).padStart(6)} ms, ${((user + system) / 1000).toFixed(0)} at work, held at most ${turns.longest().toFixed(1)} ms, ${((written?.bytes.length ?? 0) / 1e6).toFixed(1)} MB: ${card.summary}`,
    );
    turns.stop();
  }
}
