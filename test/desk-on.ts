import { type Bot, type BotParts, createBot } from "../src/chat/bot.ts";
import type { Block, Card } from "../src/chat/card.ts";
import { textOf } from "../src/chat/card.ts";
import type { Rooms } from "../src/chat/rooms.ts";
import { createRecords } from "../src/desk/create-records.ts";
import { openMemory } from "../src/desk/database.ts";
import { createLines } from "../src/desk/lines.ts";
import type { Records } from "../src/desk/records.ts";
import { loadCommands } from "../src/load-commands.ts";
import { createResearch } from "../src/research/create-research.ts";
import { readCorpus } from "../src/research/reading/read-corpus.ts";
import type { Research } from "../src/research/research.ts";

/** A folder below test/fixtures, as a path from anywhere. */
export const fixture = (name: string): string => new URL(`fixtures/${name}`, import.meta.url).pathname;

/** A whole desk in memory, without a surface. */
export interface TestDesk {
  readonly bot: Bot;
  readonly research: Research;
  readonly records: Records;
  readonly logged: readonly string[];
  readonly ask: (line: string) => Promise<Card>;
}

/** Where the desk's calls come from in tests. */
export const from = {
  asker: { id: "U1", name: "Asker", zone: "Europe/Brussels", mayManage: true },
  where: { surface: "terminal", channel: "test" },
} as const;

/** When the desk's calls come in tests: 30 April 2026 in Brussels, still the 29th in New York. */
const early = Temporal.Instant.from("2026-04-30T02:00:00Z");

/** Rooms that take every post, and have none of those that are looked for. */
export const openRooms: Rooms = {
  post: async () => ({ outcome: "sent", message: "m1" }),
  find: async () => ({ outcome: "missing" }),
  surfaces: async () => [],
};

/** A desk on folders of made-up articles below test/fixtures. */
export async function deskOn(folders: readonly string[], parts: Partial<BotParts> = {}): Promise<TestDesk> {
  const research = createResearch(await readCorpus(folders.map(fixture)));
  const logged: string[] = [];
  const records = parts.records ?? createRecords(openMemory());
  const bot = createBot({
    commands: await loadCommands(),
    research,
    lines: createLines(openMemory()),
    permalink: () => undefined,
    log: (sentence) => logged.push(sentence),
    now: () => early,
    ...parts,
    records,
  });
  return { bot, research, records, logged, ask: (line) => bot.run({ ...from, line }) };
}

/** All that a card says, a block a line. */
export const wordsOf = (card: Card): string => card.blocks.map(wordsOfBlock).join("\n");

function wordsOfBlock(block: Block): string {
  if (block.kind === "text" || block.kind === "quote") return textOf(block.runs);
  if (block.kind === "facts") return block.facts.map(textOf).join(" · ");
  if (block.kind === "buttons") return block.buttons.map(({ label }) => `[${label}]`).join(" ");
  return "";
}

/** The lines that a card's buttons carry, by label. */
export const linesOf = (card: Card): Readonly<Record<string, string>> =>
  Object.fromEntries(
    card.blocks.flatMap((block) =>
      block.kind === "buttons"
        ? block.buttons.flatMap((button) => ("line" in button ? [[button.label, button.line]] : []))
        : [],
    ),
  );
