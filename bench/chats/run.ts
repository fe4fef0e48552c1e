import { parseArgs } from "node:util";
import { wireMissing } from "../../test/wire.ts";
import type { Platform } from "../ledger/desks.ts";
import { type Corpus, type Desk, newsMissing, openDesk, wordsOf } from "./desk.ts";
import { type Load, quantile, runLoad } from "./load.ts";
import { type Outages, runOutages } from "./outages.ts";

// The whole desk on the loopback Slack and Discord: how fast it is when all ask at once, and what becomes of questions when
// everything fails that can; more: node bench/chats/run.ts --help
const help = `node bench/chats/run.ts [slack|discord] [load|faults]   both, and both, where none is named
  load    50 people (--people) ask at the same moment, 20 times (--rounds), of Reuters-21578 in ../shared/news
          (--corpus made-up: of 200 made-up articles); on Discord half of it is typed halfway, in forms or by menus of messages
  faults  20 people (--people) ask 2,000 questions (--questions) of made-up articles, and 200 of them (--faults) meet a fault;
          they think for two seconds at most between two (--pace, in milliseconds)
  --seed  what is asked and what fails; the same for the same number`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: "string" },
    rounds: { type: "string", default: "20" },
    corpus: { type: "string", default: "reuters21578" },
    questions: { type: "string", default: "2000" },
    faults: { type: "string", default: "200" },
    pace: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean" },
  },
});
const platforms = (["slack", "discord"] as const).filter((name) => isAsked(name, ["slack", "discord"]));
const seed = Number(values.seed);

function isAsked(name: string, others: readonly string[]): boolean {
  return positionals.includes(name) || !others.some((other) => positionals.includes(other));
}

async function load(): Promise<void> {
  const corpus: Corpus = values.corpus === "made-up" ? "made-up" : "reuters21578";
  if (corpus === "reuters21578" && newsMissing !== undefined) return console.log(newsMissing);
  const people = Number(values.people ?? 50);
  await withDesk(corpus, people, async (desk) => {
    for (const platform of platforms) {
      const options = { words: wordsOf[corpus], rounds: Number(values.rounds), seed };
      const result = await runLoad(desk.chats[platform], options);
      console.log(`\n${nameOf[platform]}: ${people} people at once, ${values.rounds} times, on ${corpus}`);
      tellLoad(result);
      console.log(`  memory of the process: ${desk.memory().toFixed(0)} MB`);
    }
  });
}

function tellLoad({ acks, answers, unanswered, twice, findings, platform }: Load): void {
  console.table({
    "told that it arrived": timesOf(acks),
    ...Object.fromEntries([...answers].map(([kind, times]) => [kind, timesOf(times)])),
  });
  console.log(
    `  the loopback platform was at work for ${Math.round(platform * 100)} % of the time, which counts in all of these`,
  );
  console.log(`  unanswered: ${unanswered}, answered twice: ${twice}, findings: ${findings.length}`);
  for (const finding of findings) console.log(`  ${finding}`);
  if (unanswered + twice + findings.length > 0) fail();
}

const timesOf = (times: readonly number[]) => ({
  times: times.length,
  "p50 ms": Math.round(quantile(times, 0.5)),
  "p99 ms": Math.round(quantile(times, 0.99)),
  "most ms": Math.round(quantile(times, 1)),
});

/** A desk for each platform: what its memory does is of this one. */
async function faults(platform: Platform): Promise<void> {
  await withDesk("made-up", Number(values.people ?? 20), async (desk) => {
    const began = performance.now();
    const result = await runOutages(desk, desk.chats[platform], {
      words: wordsOf["made-up"],
      questions: Number(values.questions),
      faults: Number(values.faults),
      pace: Number(values.pace),
      seed,
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `\n${nameOf[platform]}: ${values.questions} questions with faults, seed ${seed}, ${seconds} s`,
    );
    tellOutages(result);
  });
}

function tellOutages({ outcomes, byFault, wrongs, findings, memory, isAlive }: Outages): void {
  const kinds = [...outcomes.keys()];
  const row = (name: string) =>
    kinds.map((kind) => [kind, (byFault.get(name) ?? []).filter((one) => one === kind).length]);
  console.table({
    ...Object.fromEntries(
      [...byFault.keys()].toSorted().map((name) => [name, Object.fromEntries(row(name))]),
    ),
    all: Object.fromEntries(outcomes),
  });
  console.log(
    "  “not delivered”, “not acknowledged”: the platform itself tells the person that nobody responded",
  );
  console.log(
    `  memory after each quarter: ${memory.map((megabytes) => megabytes.toFixed(0)).join(", ")} MB`,
  );
  console.log(`  the process ${isAlive ? "lives and answers" : "has ended, or answers no more"}`);
  for (const each of [...wrongs, ...findings]) console.log(`  ${each}`);
  if (wrongs.length + findings.length > 0 || !isAlive) fail();
}

async function withDesk(corpus: Corpus, people: number, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(corpus, people);
  try {
    await work(desk);
  } finally {
    await desk.stop();
  }
}

const nameOf: Readonly<Record<Platform, string>> = { slack: "Slack", discord: "Discord" };

function fail(): void {
  process.exitCode = 1;
}

if (values.help) console.log(help);
else if (wireMissing !== undefined) console.log(`This ${wireMissing}`);
else {
  if (isAsked("load", ["load", "faults"])) await load();
  if (isAsked("faults", ["load", "faults"])) for (const platform of platforms) await faults(platform);
}
