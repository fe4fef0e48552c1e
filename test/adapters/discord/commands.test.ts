import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicationCommand, applicationCommands } from "../../../src/adapters/discord/commands.ts";
import { limits } from "../../../src/adapters/discord/limits.ts";
import { offersFor } from "../../../src/adapters/discord/offers-for.ts";
import { lengthOf } from "../../../src/adapters/discord/refuse-unfit.ts";
import { registerCommands } from "../../../src/adapters/discord/registration.ts";
import { AdapterError } from "../../../src/chat/adapter.ts";
import type { Card } from "../../../src/chat/card.ts";
import { type Command, type Commands, defineCommand } from "../../../src/chat/command.ts";
import { lineOf } from "../../../src/chat/given.ts";
import { parseLine } from "../../../src/chat/line.ts";
import { clippedOption } from "../../../src/chat/views/clipping-options.ts";
import { loadCommands } from "../../../src/load-commands.ts";
import type { Query } from "../../../src/research/search/query.ts";
import { textCard } from "../cards.ts";

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
  changes: ({ action }) => action === "set",
  examples,
  options: {
    action: { kind: "choice", description: "What", choices: { set: "set it up", run: "now" }, bare: true },
    at: { kind: "time", description: "When", bare: true, actions: ["set"] },
    zone: { kind: "zone", description: "Where", actions: ["set"] },
    days: { kind: "days", description: "On which days", actions: ["set"] },
    note: { kind: "text", description: "Why", most: 200, offers: "board" },
  },
  run,
});

const off = defineCommand({
  description: "Take a quotation off",
  changes: true,
  examples,
  options: { q: clippedOption },
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
    commands: new Map([...commands, ["off", off]]),
    suggest: (field: string, typed: string) =>
      [`${field} ${typed}`, "O’Neill"].map((value) => ({ value, label: `${value} (3)` })),
  };
  const seen = [
    { id: "q:abcd2345", label: "“The tide does not wait.” Mara Lindqvist" },
    { id: "q:wxyz6789", label: "“Örn kept the lamp.” James Bo" },
  ];
  const offered = (option: string, typed: string, command = "find") =>
    offersFor({ command, option, typed, today: "2026-01-15", seen }, bot).map(({ value }) => value);

  it("is names in by and in, and in options of names, as they are, each with its label", () => {
    expect(offered("by", "Li")).toEqual(["by Li", "O’Neill"]);
    expect(offered("in", "")).toEqual(["in ", "O’Neill"]);
    expect(offered("note", "El", "stand")).toEqual(["board El", "O’Neill"]);
    const asked = { command: "find", option: "by", typed: "x", today: "2026-01-15", seen };
    expect(offersFor(asked, bot)[1]).toEqual({ value: "O’Neill", label: "O’Neill (3)" });
  });

  it("is the quotations that the person saw last, by their words, their speaker or their id", () => {
    expect(offered("q", "", "context")).toEqual(["q:abcd2345", "q:wxyz6789"]);
    expect(offered("q", "orn LAM", "context")).toEqual(["q:wxyz6789"]);
    expect(offered("q", "lind", "context")).toEqual(["q:abcd2345"]);
    expect(offered("q", "q:wx", "context")).toEqual(["q:wxyz6789"]);
    expect(offered("q", "WXYZ", "context")).toEqual(["q:wxyz6789"]);
    expect(offered("q", "harbour", "context")).toEqual([]);
  });

  it("is what the option says, also for an id", () => {
    expect(offered("q", "orn", "off")).toEqual(["clipping orn", "O’Neill"]);
    const unseen = { command: "context", option: "q", typed: "orn", today: "2026-01-15", seen: [] };
    expect(offersFor(unseen, bot).map(({ value }) => value)).toEqual(["clipping orn", "O’Neill"]);
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

  it("is time zones, each with its label, and days", () => {
    const asked = { command: "stand", option: "zone", typed: "new y", today: "2026-01-15", seen };
    expect(offersFor(asked, bot)[0]).toEqual({ value: "zone new y", label: "zone new y (3)" });
    expect(offered("days", "week", "stand")).toEqual(["weekdays", "weekends"]);
  });
});

/** A menu below a command, by the words that open it. */
function menu(of: Commands, ...path: readonly string[]): APIApplicationCommandBasicOption[] {
  let options: readonly APIApplicationCommandOption[] = applicationCommand(of).options ?? [];
  for (const name of path) {
    const found = options.find((option) => option.name === name);
    options = found !== undefined && "options" in found ? (found.options ?? []) : [];
  }
  return options as APIApplicationCommandBasicOption[];
}

const names = (options: readonly { readonly name: string }[]) => options.map(({ name }) => name);

describe("the application command", () => {
  it("offers what each command takes, typed, and nothing that is hidden", () => {
    const secret = defineCommand({ ...help, hidden: true });
    const all = new Map<string, Command>([...commands, ["secret", secret]]);
    expect(names(menu(all))).toEqual(["stand", "find", "context", "help"]);
    expect(menu(all, "find")).toMatchObject([
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
      { name: "visible", choices: [{ value: "me" }, { value: "everyone" }] },
    ]);
    expect(menu(all, "context")).toMatchObject([
      { name: "q", type: ApplicationCommandOptionType.String, required: true, autocomplete: true },
      { name: "paragraphs", type: ApplicationCommandOptionType.Integer, min_value: 0, max_value: 10 },
      { name: "visible" },
    ]);
    expect(menu(all, "help")).toMatchObject([{ name: "topic", required: false }, { name: "visible" }]);
  });

  it("has a group for a command of several actions, each with its own options", () => {
    expect(applicationCommand(commands).options?.[0]).toMatchObject({
      name: "stand",
      type: ApplicationCommandOptionType.SubcommandGroup,
      options: [
        { name: "show", type: ApplicationCommandOptionType.Subcommand, description: "As it is now" },
        { name: "set", type: ApplicationCommandOptionType.Subcommand, description: "Set it up" },
        { name: "run" },
      ],
    });
    expect(menu(commands, "stand", "set")).toMatchObject([
      { name: "at", type: ApplicationCommandOptionType.String },
      { name: "zone", autocomplete: true },
      { name: "days", autocomplete: true },
      { name: "note", max_length: 200, autocomplete: true },
    ]);
  });

  it("lets choose who sees the answer only where nothing is changed", () => {
    const kept = new Map<string, Command>([
      ...commands,
      ["save", { ...help, changes: true }],
      ["zone", { ...help, changes: ({ topic }: { topic?: unknown }) => topic !== undefined } as Command],
    ]);
    expect(names(menu(kept, "stand", "show"))).toEqual(["note", "visible"]);
    expect(names(menu(kept, "stand", "run"))).toEqual(["note", "visible"]);
    expect(names(menu(kept, "stand", "set"))).not.toContain("visible");
    expect(names(menu(kept, "save"))).toEqual(["topic"]);
    expect(names(menu(kept, "zone"))).toEqual(["topic"]);
  });

  it("leaves an option of that name to the command that has one", () => {
    const { topic } = help.options;
    const own = defineCommand({ description: "Own", examples, options: { visible: topic }, run });
    expect(menu(new Map([["own", own]]), "own")).toMatchObject([
      { name: "visible", description: "A command" },
    ]);
  });

  // https://docs.discord.com/developers/interactions/application-commands#application-command-object
  it("keeps Discord's rules for names, descriptions and numbers with the desk's own commands", async () => {
    const own = await loadCommands();
    const menus = [[], ...names(menu(own)).map((name) => [name])];
    const groups = [...own].flatMap(([name, { options }]) =>
      options.action === undefined ? [] : names(menu(own, name)).map((action) => [name, action]),
    );
    expect(groups).toContainEqual(["digest", "set"]);
    const name = new RegExp(`^[-_\\p{Ll}\\p{N}]{1,${limits.commandName.most}}$`, "u");
    const description = new RegExp(`^.{1,${limits.description.most}}$`, "u");
    for (const options of [...menus, ...groups].map((path) => menu(own, ...path))) {
      expect(options.length).toBeLessThanOrEqual(limits.options.most);
      for (const one of options) {
        expect(one.name).toMatch(name);
        expect(one.description).toMatch(description);
        const choices = "choices" in one ? (one.choices ?? []) : [];
        expect(choices.length).toBeLessThanOrEqual(limits.choices.most);
      }
      const required = options.map((option) => option.required === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
  });

  it("says of the desk's own commands little enough that another language has room", async () => {
    const { most } = limits.commandText;
    const length = lengthOf(applicationCommand(await loadCommands()));
    const sentence = `/quote says ${length} characters, and Discord takes ${most} in the longest language: shorten descriptions or choices, for other languages need a third more than English.`;
    expect(length <= most * 0.75, sentence).toBe(true);
  });

  it("offers no field that a question ignores, which may still be typed", async () => {
    const own = await loadCommands();
    const offering = (key: string) =>
      [...own.keys()].filter((name) => menu(own, name).some((option) => option.name === key));
    expect(offering("sort")).toEqual(["find", "articles", "export"]);
    expect(offering("type")).toEqual(["find", "articles", "who", "timeline", "export", "watch"]);
    expect(parseLine("timeline tide sort:new", own).values.query).toMatchObject({ sort: "new" });
    expect(lineOf("watch", parseLine("watch tide", own).command, { query: "tide", sort: "new" })).toBe(
      "watch sort:new tide",
    );
  });

  it("is refused with a sentence when there are more commands than Discord takes", () => {
    const many = new Map(Array.from({ length: 26 }, (_, i) => [`c${i}`, help] as const));
    expect(() => applicationCommand(many)).toThrow(
      /^Discord takes 25 commands below \/quote, and there are 26/,
    );
  });

  const sized = (options: Command["options"], name = "find", description = "How to ask") => {
    const named = new Map([[name, { ...help, description, options }]]);
    return () => applicationCommand(named);
  };
  const { topic } = help.options;
  const options = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`o${i}`, topic] as const));
  const choices = (count: number, means = "") => ({
    style: {
      ...topic,
      kind: "choice" as const,
      choices: Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`c${i}`, `${means}${i}`] as const),
      ),
    },
  });
  const long = (length: number) => "x".repeat(length);

  it.each([
    // One is the option that says who sees the answer.
    [options(24), options(25), "25 options of a command, and /quote find has 26: take some out"],
    [choices(25), choices(26), "25 choices of an option, and /quote find style has 26: take some out"],
    [
      choices(1, long(99)),
      choices(1, long(100)),
      "100 characters of a choice, and “c0” of /quote find style has 101: shorten it",
    ],
    [
      { of: { ...topic, description: long(100) } },
      { of: { ...topic, description: long(101) } },
      "100 characters of a description, and that of /quote find of has 101: shorten it",
    ],
    [
      { of: topic },
      { of: { ...topic, description: "" } },
      "no empty description of /quote find of: write one",
    ],
    [
      { [long(32)]: topic },
      { [long(33)]: topic },
      `no name like “${long(33)}” for /quote find ${long(33)}, only 32 small letters and digits, with - and _: give it another`,
    ],
    [{ of: topic }, { Of: topic }, "no name like “Of” for /quote find Of, only 32 small letters"],
    [{ of: topic }, { "o f": topic }, "no name like “o f” for"],
  ])("is refused with a sentence when a command is more than Discord takes (%#)", (most, more, sentence) => {
    expect(sized(most)).not.toThrow();
    expect(sized(more)).toThrow(AdapterError);
    expect(sized(more)).toThrow(`Discord takes ${sentence}`);
  });

  it("is refused with a sentence when the description of a command is longer than Discord takes", () => {
    expect(sized({}, "find", long(100))).not.toThrow();
    expect(sized({}, "find", long(101))).toThrow("that of /quote find has 101");
    expect(sized({}, "Find")).toThrow("no name like “Find”");
  });

  describe("in other languages", () => {
    const german = {
      de: {
        find: "finden",
        "Quotations that match": "Passende Zitate",
        newest: "neueste",
        "Verify quotation": "Zitat prüfen",
      },
    };

    it("has their names and descriptions beside ours, and is registered when they change", async () => {
      const spoken = applicationCommands(commands, false, german);
      const subcommands = (spoken[0] as { options?: unknown[] }).options;
      expect(subcommands?.[1]).toMatchObject({
        name: "find",
        name_localizations: { de: "finden" },
        description: "Quotations that match",
        description_localizations: { de: "Passende Zitate" },
      });
      const sort = menu(commands, "find").find(({ name }) => name === "sort");
      expect(sort).not.toHaveProperty("name_localizations");
      expect(JSON.stringify(subcommands)).toContain(
        '{"name":"newest","name_localizations":{"de":"neueste"},"value":"new"}',
      );
      expect(spoken[1]).toMatchObject({
        name: "Verify quotation",
        name_localizations: { de: "Zitat prüfen" },
      });
      const written: unknown[] = [];
      // As Discord does, which leaves languages out unless they are asked for.
      const rest = (registered: unknown) => ({
        get: async (_: string, request?: { query?: URLSearchParams }) =>
          request?.query?.get("with_localizations") === "true" ? registered : [],
        put: async (_: string, request?: { body?: unknown }) => written.push(request?.body),
      });
      const place = { applicationId: "1", guildId: "2" };
      expect(await registerCommands(rest(spoken), place, spoken)).toBe(false);
      expect(await registerCommands(rest(applicationCommands(commands, false)), place, spoken)).toBe(true);
      expect(written).toEqual([spoken]);
    });

    it("is counted by the longest, and held to the same limits", () => {
      const length = (de: string) =>
        lengthOf(applicationCommand(commands, { de: { "Quotations that match": de } }));
      expect(length("Zitate")).toBe(lengthOf(applicationCommand(commands)));
      expect(length("Passende Zitate aus allen Artikeln")).toBe(lengthOf(applicationCommand(commands)) + 13);
      expect(() => length(long(101))).toThrow("that of /quote find has 101");
      expect(() => applicationCommand(commands, { de: { find: "Finden" } })).toThrow("no name like “Finden”");
    });
  });

  it("is refused with a sentence when it says more than Discord takes", () => {
    const wordy = { ...help, description: "x".repeat(100) };
    const many = (count: number) =>
      new Map(Array.from({ length: count }, (_, i) => [`c${i}`, wordy] as const));
    const room = Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`o${i}`, help.options.topic]));
    const wide = new Map(Array.from(many(25), ([name, one]) => [name, { ...one, options: room }] as const));
    expect(() => applicationCommand(many(25))).not.toThrow();
    expect(() => applicationCommand(wide)).toThrow(
      /^Discord takes 8,000 characters of names and descriptions in \/quote, and there are 1\d,\d{3}:/,
    );
  });

  it("stands beside the menus of messages, and everywhere where no server is named", () => {
    const here = applicationCommands(commands, false);
    expect(here).toMatchObject([
      { name: "quote" },
      { name: "Verify quotation", type: ApplicationCommandType.Message },
      { name: "Find similar quotations", type: ApplicationCommandType.Message },
    ]);
    for (const one of here) expect(one).not.toHaveProperty("contexts");
    for (const one of applicationCommands(commands, true))
      expect(one).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
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
  const ours = applicationCommands(commands, true);

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
    list
      .map((one) => ({
        id: "5",
        version: "6",
        nsfw: false,
        contexts: null,
        integration_types: [0],
        type: 1,
        description: "",
        name_localizations: null,
        default_member_permissions: null,
        ...one,
      }))
      .toReversed();

  it("writes nothing when Discord has the same, in whatever order and with its defaults", async () => {
    const turned = ours.map((one) => ({ ...one, contexts: [2, 0, 1], integration_types: [1, 0] }));
    for (const registered of [ours, answered(ours), answered(turned)]) {
      const rest = stubRest(registered);
      expect(await registerCommands(rest, place, ours)).toBe(false);
      expect(rest.written).toEqual([]);
    }
  });

  it("compares a server's own by what can be said of them", async () => {
    const own = applicationCommands(commands, false);
    const rest = stubRest(answered(own.map((one) => ({ ...one, contexts: [0], integration_types: [0, 1] }))));
    expect(await registerCommands(rest, { ...place, guildId: "2" }, own)).toBe(false);
  });

  const [quote, ...menus] = ours;
  const withOption = (more: object) => [
    {
      ...quote,
      options:
        quote !== undefined && "options" in quote ? quote.options?.map((one) => ({ ...one, ...more })) : [],
    },
    ...menus,
  ];

  it.each([
    ["no command", []],
    ["another description", answered(ours.map((one) => ({ ...one, description: "Other" })))],
    ["an option less", answered([{ ...quote, options: [] }, ...menus])],
    ["one more command", answered([...ours, { name: "old", description: "Old" }])],
    ["no menu", answered([quote ?? {}])],
    ["a menu of people", answered([quote ?? {}, ...menus.map((one) => ({ ...one, type: 2 }))])],
    ["other installations", answered(ours.map((one) => ({ ...one, integration_types: [0] })))],
    ["other contexts", answered(ours.map((one) => ({ ...one, contexts: null })))],
    ["another language", answered(ours.map((one) => ({ ...one, name_localizations: { da: "citat" } })))],
    ["another language below", answered(withOption({ description_localizations: { da: "Citater" } }))],
    ["another length", answered(withOption({ max_length: 7 }))],
  ])("writes when Discord has %s", async (_, registered) => {
    const rest = stubRest(registered);
    expect(await registerCommands(rest, place, ours)).toBe(true);
    expect(rest.written).toEqual([ours]);
  });
});
