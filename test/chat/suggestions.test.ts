import { beforeAll, describe, expect, it } from "vitest";
import { type SuggestField, suggestionsOf } from "../../src/chat/suggestions.ts";
import { type DeskNames, noNames } from "../../src/desk/names.ts";
import { unavailableRecords } from "../../src/desk/unavailable-records.ts";
import { emptyDirectory, foldedForms, namesOf } from "../../src/research/directory.ts";
import { deskOn, from, type TestDesk } from "../desk-on.ts";

const me = { surface: "terminal", channel: "U1", isPerson: true };
const room = { surface: "terminal", channel: "test", isPerson: false };
const watch = (name: string, more: Partial<DeskNames["watches"][number]> = {}) => ({
  name,
  to: me,
  every: "day" as const,
  paused: false,
  ...more,
});

const names: DeskNames = {
  boards: [
    { name: "Élections", count: 1200 },
    { name: "Harbour board", count: 3 },
  ],
  watches: [
    watch("Tide", { to: { surface: "terminal", channel: "U2", isPerson: true } }),
    watch("Tide", { to: room, every: "now" }),
    watch("tide", { every: "week", paused: true }),
    watch("Tide and ice", { to: room, every: "now" }),
    watch("Other room", { to: { ...room, channel: "else" } }),
    watch("Other surface", { to: { ...me, surface: "slack" } }),
  ],
  zones: [
    { surface: "discord", person: "U1", zone: "Pacific/Apia" },
    { surface: "terminal", person: "U1", zone: "America/Nuuk" },
    { surface: "terminal", person: "U2", zone: "Asia/Kathmandu" },
    { surface: "slack", person: "U3", zone: "Asia/Kathmandu" },
  ],
  clippings: [
    { quote: "q:abcd2345", speaker: "Mara Lindqvist", words: "The tide does not wait." },
    { quote: "q:wxyz6789", words: "Örn kept the lamp." },
  ],
};
const person = (name: string, role?: string, count = 142) => ({
  name,
  folded: foldedForms([name]),
  ...(role !== undefined && { role }),
  count,
  weight: 0,
});
const labelsOf = (field: SuggestField, typed: string, people = [person("Jane Doe", "mayor of Port Elm")]) =>
  suggestionsOf(
    { directory: () => ({ ...emptyDirectory, by: namesOf(people) }), names: () => names },
    ...([field, typed, 9, from] as const),
  ).map(({ value, label }) => [value, label]);

describe("a time zone that is offered", () => {
  const offered = (typed: string, limit = 25, of = names) =>
    suggestionsOf(
      {
        directory: () => emptyDirectory,
        names: () => of,
        now: () => Temporal.Instant.from("2026-01-15T13:05:40Z"),
      },
      ...(["zone", typed, limit, from] as const),
    );
  const zonesOf = (typed: string, limit?: number) => offered(typed, limit).map(({ value }) => value);

  it("is first the asker's own, then that of the place, then those that people have, then big cities'", () => {
    expect(zonesOf("").slice(0, 6)).toEqual([
      "America/Nuuk",
      "Europe/Brussels",
      "Asia/Kathmandu",
      "Pacific/Apia",
      "UTC",
      "Europe/London",
    ]);
    expect(zonesOf("")).toHaveLength(25);
    expect(offered("", 2, noNames)[0]?.value).toBe("Europe/Brussels");
  });

  it("has the time there now, and how far that is from UTC", () => {
    const labels = offered("").map(({ label }) => label);
    for (const label of [
      "Europe/Brussels (now 14:05, UTC+1)",
      "Asia/Kathmandu (now 18:50, UTC+5:45)",
      "America/New_York (now 08:05, UTC-5)",
      "UTC (now 13:05, UTC)",
    ])
      expect(labels).toContain(label);
  });

  it.each([
    ["new york", ["America/New_York"]],
    ["NEW_Y", ["America/New_York"]],
    ["york", ["America/New_York"]],
    ["são paulo", ["America/Sao_Paulo"]],
    ["Zürich", ["Europe/Zurich"]],
    ["port au", ["America/Port-au-Prince"]],
    ["brussels", ["Europe/Brussels"]],
    ["europe/brus", ["Europe/Brussels"]],
    ["Europe/Brussels", ["Europe/Brussels"]],
    ["us/eastern", ["US/Eastern"]],
    ["utc+2", []],
    ["nowhere", []],
  ])("of %j is %j", (typed, zones) => {
    expect(zonesOf(typed)).toEqual(zones);
  });

  it("is a city that begins so before what else holds it, and of these the likely before the others", () => {
    expect(zonesOf("europe", 4)).toEqual([
      "Europe/Brussels",
      "Europe/London",
      "Europe/Paris",
      "Europe/Berlin",
    ]);
    const begun = zonesOf("mo");
    expect(begun[0]).toBe("Europe/Moscow");
    expect(begun.indexOf("Europe/Monaco")).toBeGreaterThan(0);
    expect(begun.indexOf("Europe/Monaco")).toBeLessThan(begun.indexOf("Indian/Comoro"));
  });

  it("is of everyone's where it is not known who types", () => {
    const known = { directory: () => emptyDirectory, names: () => names };
    expect(suggestionsOf(known, "zone", "", 1)[0]?.value).toBe("Asia/Kathmandu");
  });
});

describe("what is offered while someone types", () => {
  it("is told with role and count, or with the count alone", () => {
    expect(labelsOf("by", "doe")).toEqual([["Jane Doe", "Jane Doe, mayor of Port Elm (142)"]]);
    expect(labelsOf("by", "", [person("Jane Doe", undefined, 1200)])).toEqual([
      ["Jane Doe", "Jane Doe (1,200)"],
    ]);
  });

  it("is at most 100 long, in one line, cut between words, and the count stays", () => {
    const role = `mayor of\n${"Port Elm and ".repeat(9)}`;
    const [[value, label] = []] = labelsOf("by", "", [person("Jane Doe", role)]);
    expect(value).toBe("Jane Doe");
    expect(label).toMatch(/^Jane Doe, mayor of Port Elm .*\b(?:Port|Elm|and)… \(142\)$/);
    expect(label?.length).toBeLessThanOrEqual(100);
    expect(label?.length).toBeGreaterThan(85);
  });

  it("is boards by any of their words, with how much is on them", () => {
    expect(labelsOf("board", "")).toEqual([
      ["Élections", "Élections (1,200)"],
      ["Harbour board", "Harbour board (3)"],
    ]);
    expect(labelsOf("board", "elec")).toEqual([["Élections", "Élections (1,200)"]]);
    expect(labelsOf("board", "arbour")).toEqual([]);
  });

  it("is what stands on boards by their words, their speaker or their id", () => {
    expect(labelsOf("clipping", "")).toEqual([
      ["q:abcd2345", "Mara Lindqvist: The tide does not wait."],
      ["q:wxyz6789", "Unattributed: Örn kept the lamp."],
    ]);
    for (const typed of ["orn LAM", "q:wx", "WXYZ"])
      expect(labelsOf("clipping", typed).map(([value]) => value)).toEqual(["q:wxyz6789"]);
    expect(labelsOf("clipping", "harbour")).toEqual([]);
  });

  it("is the watches of the person and of the room, one of a name, and nobody else's", () => {
    expect(labelsOf("watch", "")).toEqual([
      ["tide", "tide (weekly, paused)"],
      ["Tide and ice", "Tide and ice (this channel, at once)"],
    ]);
    expect(suggestionsOf({ directory: () => emptyDirectory, names: () => names }, "watch", "", 9)).toEqual(
      [],
    );
  });
});

describe("a desk", () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await deskOn(["corpus"]);
  });

  it("offers speakers, outlets, and what people named as soon as they did", async () => {
    expect(desk.bot.suggest("by", "lindqvist", 1)).toEqual([
      { value: "Mara Lindqvist", label: "Mara Lindqvist, harbour master (2)" },
    ]);
    expect(desk.bot.suggest("in", "quay", 1)).toEqual([
      { value: "The Quay Courier", label: "The Quay Courier (1)" },
    ]);
    const id = (await desk.ask("find nobody")).shown?.[0]?.id;
    await desk.ask(`save ${id} board:Ice`);
    await desk.ask("watch tide set:yes");
    expect(desk.bot.suggest("board", "i", 9)).toEqual([{ value: "Ice", label: "Ice (1)" }]);
    expect(desk.bot.suggest("watch", "ti", 9, from)).toEqual([{ value: "tide", label: "tide (daily)" }]);
    const other = { ...from, asker: { ...from.asker, id: "U2" } };
    expect(desk.bot.suggest("watch", "ti", 9, other)).toEqual([]);
  });

  it("offers no boards where its file cannot be asked", async () => {
    const records = unavailableRecords("The disk is full.");
    const full = await deskOn(["corpus"], { records });
    expect(full.bot.suggest("board", "", 9)).toEqual([]);
    expect(full.bot.suggest("by", "lindqvist", 1)).toHaveLength(1);
  });
});
