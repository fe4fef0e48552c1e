import { parseArgs } from "node:util";
import { wireMissing } from "../../test/wire.ts";
import { runBurst } from "./burst.ts";
import { killClocks } from "./kills.ts";
import { type Counted, type Outages, runOutages } from "./outages.ts";

// What the ledger keeps to, where everything fails that can; more: node bench/ledger/run.ts --help
const help = `node bench/ledger/run.ts [clocks] [outages] [burst]   all three where none is named
  clocks   the desk's clock alone, killed 100 times (--kills) while it posts to a surface on loopback that loses answers
  outages  whole desks on the loopback Slack and Discord: 500 occurrences (--occurrences), answers lost, faults, kills,
           by one process and by two on one database (--processes 1 or 2); its time runs 30 times as fast as ours (--speed;
           on a busy machine less, since a process may lag 120 seconds of its time behind another)
  burst    200 digests (--digests) due in one minute, with the platforms' rate limits on`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: "string", default: "100" },
    occurrences: { type: "string", default: "500" },
    processes: { type: "string" },
    speed: { type: "string", default: "30" },
    digests: { type: "string", default: "200" },
    help: { type: "boolean" },
  },
});
const isAsked = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const processes = values.processes === undefined ? [1, 2] : [Number(values.processes)];

async function clocks(of: number): Promise<void> {
  const { rows, posted, lost, twice, kills } = await killClocks({
    kills: Number(values.kills),
    processes: of,
    rooms: 12,
  });
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  const again = [...posted.values()].filter((times) => times > 1).length;
  console.log(`The clock alone, ${processesText(of)}: ${kills} kills, ${rows.length} occurrences`);
  console.log(`  ${count("sent")} sent, ${count("skipped")} skipped`);
  console.log(`  twice: ${again} posts, ${twice.length} arrivals; arrivals lost: ${lost.length}`);
  if (again + twice.length + lost.length > 0 || count("sent") + count("skipped") < rows.length) fail();
}

async function outages(of: number): Promise<void> {
  const began = performance.now();
  const result = await runOutages({
    occurrences: Number(values.occurrences),
    processes: of,
    speed: Number(values.speed),
  });
  const { kills, faults, findings } = result;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\nSlack and Discord, ${processesText(of)}: ${kills} SIGKILLs, ${seconds} s`);
  console.log(`  ${[...faults].map(([name, times]) => `${name}: ${times}`).join(" · ")}`);
  console.table(tableOf(result));
  for (const [platform, counted] of Object.entries(result.of)) {
    for (const each of wrongsOf(counted)) console.log(`  ${platform}: ${each}`);
  }
  for (const finding of findings) console.log(`  ${finding}`);
  if (findings.length > 0 || Object.values(result.of).some(isWrong)) fail();
}

const tableOf = ({ of }: Outages) =>
  Object.fromEntries(
    Object.entries(of).map(([platform, counted]) => [
      platform,
      {
        planned: counted.planned,
        "sent once": counted.sent - counted.twice.length,
        ...Object.fromEntries([...counted.skipped].map(([reason, times]) => [`skipped: ${reason}`, times])),
        open: counted.open,
        "posts twice": counted.twice.length,
        "not as said": counted.untrue.length,
        "arrivals lost": counted.arrivalsLost.length,
        "arrivals twice": counted.arrivalsTwice.length,
      },
    ]),
  );

const wrongsOf = ({ untrue, twice, arrivalsLost, arrivalsTwice }: Counted): readonly string[] => [
  ...untrue,
  ...twice.map((key) => `${key} stands there twice`),
  ...arrivalsLost.map((each) => `lost: ${each}`),
  ...arrivalsTwice.map((each) => `told twice: ${each}`),
];

const isWrong = (counted: Counted): boolean => counted.open + wrongsOf(counted).length > 0;

async function burst(): Promise<void> {
  const { of, findings } = await runBurst(Number(values.digests));
  console.log(`\n${values.digests} digests due in one minute, with rate limits`);
  console.table(of);
  for (const finding of findings) console.log(`  ${finding}`);
  if (findings.length > 0 || Object.values(of).some(({ due, sent }) => sent < due)) fail();
}

const processesText = (of: number): string =>
  of === 1 ? "one process" : `${of} processes by mistake on one database`;

function fail(): void {
  process.exitCode = 1;
}

if (values.help) console.log(help);
else {
  if (isAsked("clocks")) for (const each of processes) await clocks(each);
  if (wireMissing !== undefined) console.log(`outages and burst are left out: it ${wireMissing}`);
  else {
    if (isAsked("outages")) for (const each of processes) await outages(each);
    if (isAsked("burst")) await burst();
  }
}
