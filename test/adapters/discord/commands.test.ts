import { ApplicationCommandOptionType } from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicationCommand, offersFor } from "../../../src/adapters/discord/commands.ts";
import { registerCommands } from "../../../src/adapters/discord/registration.ts";
import type { Card } from "../../../src/chat/card.ts";
import { type Command, type Commands, defineCommand } from "../../../src/chat/command.ts";
import { lineOf } from "../../../src/chat/given.ts";
import { parseLine } from "../../../src/chat/line.ts";
import { loadCommands } from "../../../src/load-commands.ts";
import type { Query } from "../../../src/research/search/query.ts";
import { named, textCard } from "../cards.ts";

const run = (): Card => textCard("");
const examples = () => [];

const find = defineCommand({
  description: "Quotations that match",
  examples,
  options: {
    page: { kind: "count", description: "Which page", least: 1, default: 1, hidden: true },
    query: { kind: "query", description: "Words to look for" },
  },
  run,
});

const context = defineCommand({
  description: "A quotation where it stands",
  examples,
  options: {
    paragraphs: { kind: "count", description: "How many", least: 0, most: 10, default: 1 },
    q: { kind: "quote", description: "Its id", required: true },
  },
  run,
});

const help = defineCommand({
  description: "How to ask",
  examples,
  options: { topic: { kind: "word", description: "A command" } },
  run,
});

const stand = defineCommand({
  description: "Set something up",
  examples,
  options: {
    action: { kind: "choice", description: "What", choices: { set: "set it up", run: "now" }, bare: true },
    at: { kind: "time", description: "When", bare: true },
    zone: { kind: "zone", description: "Where" },
    days: { kind: "days", description: "On which days" },
    note: { kind: "text", description: "Why", most: 200 },
  },
  run,
});

const commands: Commands = new Map<string, Command>([
  ["stand", stand],
  ["find", find],
  ["context", context],
  ["help", help],
]);

describe("what is offered while someone types", () => {
  const bot = {
    commands,
    suggest: (field: string, typed: string) => [`${field} ${typed}`, "O’Neill"].map(named),
  };
  const offered = (option: string, typed: string, command = "find") =>
    offersFor(command, option, typed, bot, "2026-01-15").map(({ value }) => value);

  it("is names in by and in, as they are", () => {
    expect(offered("by", "Li")).toEqual(["by Li", "O’Neill"]);
    expect(offered("in", "")).toEqual(["in ", "O’Neill"]);
  });

  it("is, in a query, the whole query with its last word completed", () => {
    expect(offered("query", "tide -spring by:Li")).toEqual([
      'tide -spring by:"by Li"',
      "tide -spring by:O’Neill",
    ]);
    expect(offered("query", "tide ab")).toEqual(["tide about:"]);
    expect(offered("query", "tide last:1")).toEqual(["tide last:1d", "tide last:1m", "tide last:1y"]);
    expect(offered("query", "tide ")).toEqual([]);
    expect(offered("query", "")).toEqual([]);
  });

  it("is, in a field, the values that it often has", () => {
    expect(offered("during", "")).toEqual(["2026-01-15", "2026-01", "2025-12", "2025-11", "2026", "2025"]);
    expect(offered("during", "2025")).toEqual(["2025-12", "2025-11", "2025"]);
    expect(offered("last", "7")).toEqual(["7d"]);
    expect(offered("topic", "fi", "help")).toEqual([]);
    expect(offered("query", "by:x", "nothing")).toEqual([]);
  });

  it("is time zones by their name or their city, and days", () => {
    expect(offered("zone", "bruss", "stand")).toEqual(["Europe/Brussels"]);
    expect(offered("zone", "new y", "stand")).toEqual(["America/New_York"]);
    expect(offered("zone", "", "stand")).toHaveLength(25);
    expect(offered("zone", "europe/", "stand").every((zone) => zone.startsWith("Europe/"))).toBe(true);
    expect(offered("days", "week", "stand")).toEqual(["weekdays", "weekends"]);
    expect(offered("note", "a", "stand")).toEqual([]);
  });
});

describe("the application command", () => {
  it("fits into the 8,000 characters that Discord counts of one command", async () => {
    const whole = applicationCommand(await loadCommands());
    const texts: string[] = [];
    JSON.stringify(whole, (key, value) => {
      if (typeof value === "string" && ["name", "description", "value"].includes(key)) texts.push(value);
      return value;
    });
    expect(texts.join("").length).toBeLessThan(8000);
  });

  it("offers what each command takes, typed, and nothing that is hidden", () => {
    expect(applicationCommand(commands).options).toMatchObject([
      {
        name: "stand",
        options: [
          {
            name: "action",
            choices: [
              { name: "set it up", value: "set" },
              { name: "now", value: "run" },
            ],
          },
          { name: "at", type: ApplicationCommandOptionType.String },
          { name: "zone", autocomplete: true },
          { name: "days", autocomplete: true },
          { name: "note", max_length: 200 },
        ],
      },
      {
        name: "find",
        options: [
          { name: "query", type: ApplicationCommandOptionType.String, autocomplete: true },
          { name: "by", autocomplete: true },
          { name: "in", autocomplete: true },
          { name: "about", autocomplete: false },
          { name: "after" },
          { name: "before" },
          { name: "during", autocomplete: true },
          { name: "last", autocomplete: true },
          { name: "type", choices: [{ value: "direct" }, { value: "fragment" }] },
          { name: "sort", choices: [{ value: "best" }, { value: "new" }, { value: "old" }] },
        ],
      },
      {
        name: "context",
        options: [
          { name: "q", type: ApplicationCommandOptionType.String, required: true },
          { name: "paragraphs", type: ApplicationCommandOptionType.Integer, min_value: 0, max_value: 10 },
        ],
      },
      {
        name: "help",
        options: [{ name: "topic", type: ApplicationCommandOptionType.String, required: false }],
      },
    ]);
  });

  // https://docs.discord.com/developers/interactions/application-commands#application-command-object
  it("keeps Discord's rules for names, descriptions and numbers with the desk's own commands", async () => {
    const command = applicationCommand(await loadCommands());
    const subcommands = (command.options ?? []).filter(
      (option) => option.type === ApplicationCommandOptionType.Subcommand,
    );
    const named = [command, ...subcommands, ...subcommands.flatMap(({ options = [] }) => options)];
    expect(subcommands.length).toBeLessThanOrEqual(25);
    for (const one of named) {
      expect(one.name).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
      expect(one.description).toMatch(/^.{1,100}$/u);
    }
    for (const sub of subcommands) {
      const required = (sub.options ?? []).map((option) => option.required === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      expect(required.length).toBeLessThanOrEqual(25);
    }
  });

  it("is refused with a sentence when there are more commands than Discord takes", () => {
    const many = new Map(Array.from({ length: 26 }, (_, i) => [`c${i}`, help] as const));
    expect(() => applicationCommand(many)).toThrow(
      /^Discord takes 25 commands below \/quote, and there are 26/,
    );
  });
});

describe("the line of a menu", () => {
  it.each([
    [find, { query: "dialogue", by: "Jane Doe" }, 'find by:"Jane Doe" dialogue'],
    [
      find,
      { query: ' "net zero" -coal by:Lind ', in: "Courier" },
      'find in:Courier "net zero" -coal by:Lind',
    ],
    [find, { after: "2026-01-31", before: "31 March" }, 'find after:2026-01-31 before:"31 March"'],
    [find, { by: 'Jane "JD" Doe' }, 'find by:"Jane ″JD″ Doe"'],
    [
      find,
      { query: "dialogue", about: "net zero", during: "2026-03", last: "7d", type: "direct", sort: "new" },
      'find about:"net zero" during:2026-03 last:7d type:direct sort:new dialogue',
    ],
    [find, { query: '"net zero', by: "O’Neill" }, 'find by:"O’Neill" "net zero'],
    [find, {}, "find"],
    [context, { q: " Q:abcd2345", paragraphs: 3 }, "context paragraphs:3 q:abcd2345"],
    [
      stand,
      { action: "set", at: "8:30", zone: "Europe/Brussels", days: "weekdays", note: 'why "this"' },
      'stand action:set at:"8:30" zone:Europe/Brussels days:weekdays note:"why ″this″"',
    ],
    [help, { topic: "find" }, "help find"],
    [help, { topic: "by:me" }, 'help "by:me"'],
  ])("is what a person would have typed (%#)", (command, given, line) => {
    const name = line.split(" ")[0] ?? "";
    expect(lineOf(name, command, given)).toBe(line);
  });

  it("hands each value over whole, whatever it holds", () => {
    const value = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(..."\"“”«» -:a1'’\\"), minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(value, value, (by, outlet) => {
        const line = lineOf("find", find, { by: `x${by}x`, in: `x${outlet}x`, query: "tide" });
        const query = parseLine(line, commands).values.query as unknown as Query;
        const plain = (text: string) =>
          `x${text}x`.replace(/["“”„‟«»❝❞〝〞〟＂]/g, "″").replace(/[\s\p{Cc}]+/gu, " ");
        expect(query.by).toEqual([plain(by)]);
        expect(query.in).toEqual([plain(outlet)]);
      }),
    );
  });
});

describe("registration", () => {
  const place = { applicationId: "1" };
  const ours = [applicationCommand(commands)];

  /** A Discord that answers with defaults spelt out, as the real one does, and remembers what was written. */
  function stubRest(registered: unknown) {
    const written: unknown[] = [];
    return {
      written,
      get: async () => registered,
      put: async (_: string, request?: { body?: unknown }) => written.push(request?.body),
    };
  }

  const answered = (list: readonly object[]) =>
    list.map((one) => ({
      id: "5",
      version: "6",
      nsfw: false,
      contexts: null,
      type: 1,
      default_member_permissions: null,
      ...one,
    }));

  it("writes nothing when Discord has the same", async () => {
    const rest = stubRest(answered(ours));
    expect(await registerCommands(rest, place, ours)).toBe(false);
    expect(rest.written).toEqual([]);
  });

  it.each([
    ["no command", []],
    ["another description", answered(ours.map((one) => ({ ...one, description: "Other" })))],
    ["an option less", answered(ours.map((one) => ({ ...one, options: one.options?.slice(1) })))],
    ["one more command", [...answered(ours), ...answered([{ name: "old", description: "Old" }])]],
  ])("writes when Discord has %s", async (_, registered) => {
    const rest = stubRest(registered);
    expect(await registerCommands(rest, place, ours)).toBe(true);
    expect(rest.written).toEqual([ours]);
  });
});
