import { killClocks } from "./kills.ts";

// Kills clocks with SIGKILL while they post to a surface on loopback that loses answers, and counts what came of it:
//   node bench/ledger/run.ts [kills: 100] [processes at once: 1]
const [kills = 100, processes = 1] = process.argv.slice(2).map(Number);
const { rows, posted, lost, twice, kills: killed } = await killClocks({ kills, processes, rooms: 12 });
const count = (state: string): number => rows.filter((row) => row.state === state).length;
const again = [...posted.values()].filter((times) => times > 1).length;
console.log(
  `${killed} kills, ${rows.length} occurrences: ${count("sent")} sent, ${count("skipped")} skipped`,
);
console.log(`posted twice: ${again} posts, ${twice.length} arrivals; arrivals lost: ${lost.length}`);
if (again + twice.length + lost.length > 0 || count("sent") + count("skipped") < rows.length)
  process.exitCode = 1;
