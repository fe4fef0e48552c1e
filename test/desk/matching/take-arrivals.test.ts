import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRecords } from "../../../src/desk/create-records.ts";
import { openDatabase, openMemory } from "../../../src/desk/database.ts";
import { createTakingArrivals } from "../../../src/desk/matching/take-arrivals.ts";
import type { Records } from "../../../src/desk/records.ts";
import { createResearch } from "../../../src/research/create-research.ts";
import { articleOf, storyText } from "../../research/stories/articles.ts";
import { day, room, watch } from "../made-up.ts";
import { growingDesk, quoting } from "./desk-of.ts";

const [mara, greta, bo] = ["Mara Lindqvist", "Greta Holm", "Bo Holm"] as const;
const ferry = "The ferry will run again in spring, whatever it costs";
const bridge = "Nobody will pay for the bridge that we never wanted";

const counts = (found: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(found).map(([name, items]) => [name, items.length]));

describe("what arrives", () => {
  it("is no news when the desk begins", async () => {
    const { records, news, watch: set, come } = await growingDesk([quoting("a", 1, [[ferry, mara]])]);
    set("ferry");
    expect([records.arrivals.isEmpty, records.arrivals.last(), news()]).toEqual([false, 1, 0]);
    expect(await come(quoting("a", 1, [[ferry, mara]]))).toEqual({});
    expect(records.arrivals.last()).toBe(1);
  });

  it("is no news to a watch that was set while the desk began", async () => {
    const database = openMemory();
    const { id } = createRecords(database).watches.add(watch({ query: "ferry" }));
    const { records } = await growingDesk([quoting("a", 1, [[ferry, mara]])], { database });
    expect([records.arrivals.last(), records.watches.countOf(id)]).toEqual([1, 0]);
  });

  it("is news to a desk that began without articles", async () => {
    const desk = await growingDesk([]);
    desk.watch("ferry");
    expect(counts(await desk.come(quoting("a", 1, [[ferry, mara]])))).toEqual({ ferry: 1 });
    expect(desk.news()).toBe(1);
  });

  it("is found by each watch that has all its words there, in any form", async () => {
    const desk = await growingDesk([]);
    for (const query of [
      ...["ferries springs", "ferry winter", "ferrx", '"the ferry will"', "by:Holm", "ferry -spring"],
      "bridge OR tunnel",
    ])
      desk.watch(query);
    const found = await desk.come(quoting("a", 1, [[ferry, mara]]), quoting("b", 2, [[bridge, greta]]));
    expect(counts(found)).toEqual({
      "ferries springs": 1,
      '"the ferry will"': 1,
      "by:Holm": 1,
      "bridge OR tunnel": 1,
    });
  });

  it("is not asked for by a watch that is paused", async () => {
    const desk = await growingDesk([]);
    const { id } = desk.watch("ferry");
    desk.records.watches.pause(id, true);
    await desk.come(quoting("a", 1, [[ferry, mara]]));
    desk.records.watches.pause(id, false);
    expect(desk.records.watches.countOf(id)).toBe(0);
    expect(counts(await desk.come(quoting("b", 2, [[`${ferry} now`, mara]])))).toEqual({ ferry: 1 });
  });

  it("is one item in five outlets, on one day and on later ones", async () => {
    const desk = await growingDesk([]);
    desk.watch("ferry");
    const told = (id: string, seed: number, name: string = mara) =>
      quoting(id, seed, [[ferry, name]], { outlet: `Outlet ${id}` });
    // Copies of one story, and two stories that have nothing else in common.
    expect(
      counts(await desk.come(told("a", 1), told("b", 1), told("c", 1), told("d", 2), told("e", 3))),
    ).toEqual({ ferry: 1 });
    expect(await desk.come(told("f", 1), told("g", 4))).toEqual({});
    expect(counts(await desk.come(told("h", 5, greta)))).toEqual({ ferry: 1 });
  });

  it("is two items where two people say it, though they have one surname", async () => {
    const desk = await growingDesk([]);
    desk.watch("bridge");
    const both = [quoting("a", 1, [[bridge, greta]]), quoting("b", 2, [[bridge, bo]])];
    expect(counts(await desk.come(...both))).toEqual({ bridge: 2 });
  });

  it("is the same item once the speaker's full name is known", async () => {
    const desk = await growingDesk([]);
    desk.watch("ferry");
    await desk.come(quoting("a", 1, [[ferry, "Mara Lindqvist"]]));
    expect(await desk.come(quoting("b", 2, [[ferry, "Mara Elin Lindqvist"]]))).toEqual({});
  });

  it("is one item in the copies of one story, whatever they call the speaker", async () => {
    const desk = await growingDesk([]);
    desk.watch("ferry");
    const by = (id: string, cue: string) => articleOf(id, `“${ferry}${cue}\n\n${storyText(1)}`);
    const copies = [by("a", `,” said Mayor ${mara}.`), by("b", ",” said the mayor."), by("c", ".”")];
    expect(counts(await desk.come(...copies))).toEqual({ ferry: 1 });
    expect(await desk.come(by("d", ",” said Lindqvist."))).toEqual({});
    expect(counts(await desk.come(quoting("e", 2, [[ferry, greta]])))).toEqual({ ferry: 1 });
  });

  it("is one item in a copy of its story that has it shortened, and two in another story", async () => {
    const desk = await growingDesk([]);
    desk.watch("ferry");
    const long = `${ferry}, and nobody on the quay should doubt it`;
    expect(
      counts(await desk.come(quoting("a", 1, [[ferry, mara]]), quoting("b", 1, [[long, mara]]))),
    ).toEqual({
      ferry: 1,
    });
    expect(await desk.come(quoting("c", 1, [["The ferry will run", mara]]))).toEqual({});
    expect(counts(await desk.come(quoting("d", 2, [["The ferry will run", mara]])))).toEqual({ ferry: 1 });
    expect(counts(await desk.come(quoting("e", 1, [["The ferry", mara]])))).toEqual({ ferry: 1 });
  });

  it("is two items where two people say the same in one article", async () => {
    const desk = await growingDesk([]);
    desk.watch("ferry");
    const both = [
      [ferry, mara],
      [ferry, greta],
    ] as const;
    expect(counts(await desk.come(quoting("a", 1, both)))).toEqual({ ferry: 2 });
  });

  it("is old where a copy of its story said it before the watch was set, and the watch would have found it", async () => {
    const told = (id: string, seed = 1) => quoting(id, seed, [[ferry, mara]], { outlet: `Outlet ${id}` });
    const desk = await growingDesk([told("a")]);
    desk.watch("ferry");
    desk.watch('ferry in:"Outlet b"');
    expect(counts(await desk.come(told("b")))).toEqual({ 'ferry in:"Outlet b"': 1 });
    const longer = [
      [ferry, mara] as const,
      ["The harbour board has never asked the ferry men", mara] as const,
    ];
    expect(counts(await desk.come(quoting("c", 1, longer)))).toEqual({ ferry: 1 });
  });

  it("is old where it was told before the watch was paused", async () => {
    const desk = await growingDesk([]);
    const { id } = desk.watch("ferry");
    await desk.come(quoting("a", 1, [[ferry, mara]]));
    for (const isPaused of [true, false]) desk.records.watches.pause(id, isPaused);
    expect(await desk.come(quoting("b", 1, [[ferry, mara]]))).toEqual({});
  });

  it("is the same few words only within one story", async () => {
    const desk = await growingDesk([]);
    desk.watch("by:Lindqvist");
    const short = (id: string, seed: number) => quoting(id, seed, [["We will see", mara]], { outlet: id });
    expect(counts(await desk.come(short("a", 1), short("b", 1)))).toEqual({ "by:Lindqvist": 1 });
    expect(await desk.come(short("c", 1))).toEqual({});
    expect(counts(await desk.come(short("d", 2)))).toEqual({ "by:Lindqvist": 1 });
  });

  it("is the same item in a file by another name, though the first is gone", async () => {
    const desk = await growingDesk([]);
    desk.watch("ferry");
    await desk.come(quoting("a", 1, [[ferry, mara]]));
    await desk.live.update({ add: [], remove: ["a"] });
    expect(await desk.come(quoting("b", 1, [[ferry, mara]]))).toEqual({});
  });

  it("is no news in a file by another name, though it was there before the watch", async () => {
    const desk = await growingDesk([quoting("a", 1, [[ferry, mara]])]);
    desk.watch("ferry");
    await desk.live.update({ add: [], remove: ["a"] });
    expect(await desk.come(quoting("b", 1, [[ferry, mara]]))).toEqual({});
    expect([desk.records.arrivals.last(), desk.news()]).toEqual([1, 0]);
    expect(desk.records.arrivals.seen("b")).toMatchObject({ arrival: 1 });
    // Renamed again, and corrected since.
    await desk.live.update({ add: [], remove: ["b"] });
    await desk.come(quoting("c", 1, [[ferry, mara]]));
    const more = quoting("c", 1, [
      [ferry, mara],
      ["The harbour board has never asked the ferry men", mara],
    ]);
    expect(counts(await desk.come(more))).toEqual({ ferry: 1 });
    // A copy of what is still there is an article of its own.
    await desk.come(
      quoting("d", 1, [
        [ferry, mara],
        ["The harbour board has never asked the ferry men", mara],
      ]),
    );
    expect(desk.records.arrivals.between(1, desk.records.arrivals.last())).toMatchObject([{ article: "d" }]);
  });

  it("is no news when an article is corrected, but for what it says anew", async () => {
    const desk = await growingDesk([quoting("a", 1, [[bridge, bo]])]);
    desk.watch("by:Lindqvist");
    desk.watch("by:Holm");
    await desk.come(quoting("b", 2, [[ferry, mara]]));
    const corrected = `${ferry} us`;
    expect(await desk.come(quoting("b", 2, [[corrected, mara]]))).toEqual({});
    const last = desk.records.arrivals.last();
    const longer = quoting("b", 2, [
      [corrected, mara],
      ["The harbour board has never asked us anything", mara],
    ]);
    expect(counts(await desk.come(longer))).toEqual({ "by:Lindqvist": 1 });
    // The article is new in no second window.
    expect(desk.records.arrivals.last()).toBe(last + 1);
    expect(desk.records.arrivals.between(last, last + 1)).toEqual([]);
    expect(await desk.come(quoting("b", 2, [[corrected, mara]]))).toEqual({});
    expect(await desk.come(longer)).toEqual({});
    expect(await desk.come(quoting("a", 1, [[`${bridge} here`, bo]]))).toEqual({});
  });

  it("is found though one watch cannot be read, which the log says", async () => {
    const desk = await growingDesk([]);
    desk.watch("sort:sideways");
    desk.watch("ferry");
    expect(counts(await desk.come(quoting("a", 1, [[ferry, mara]])))).toEqual({ ferry: 1 });
    expect(desk.logged).toEqual(["The watch “sort:sideways” cannot be read and finds nothing: set it anew."]);
  });

  it("is noted later where it could not be written", async () => {
    let isLocked = true;
    const desk = await growingDesk([], { patience: 5 });
    const { note } = desk.records.arrivals;
    Object.assign(desk.records.arrivals, {
      note: (noted: Parameters<typeof note>[0]) => {
        if (isLocked) throw new Error("locked");
        return note(noted);
      },
    });
    desk.watch("ferry");
    expect(await desk.come(quoting("a", 1, [[ferry, mara]]))).toEqual({});
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(desk.logged).toHaveLength(1);
    expect(desk.logged[0]).toMatch(/cannot be noted/);
    isLocked = false;
    await expect.poll(() => desk.records.arrivals.last()).toBe(1);
    await desk.stop();
  });
});

describe("two processes on one database, by mistake", () => {
  it("give what both find at once one number, as they do what only one finds", async () => {
    const database = openMemory();
    const [one, other] = [await growingDesk([], { database }), await growingDesk([], { database })];
    const { arrivals, watches } = one.records;
    const { id } = one.watch("ferry");
    const [a, b] = [quoting("a", 1, [[ferry, mara]]), quoting("b", 2, [[bridge, greta]])];
    await Promise.all([one.come(a, b), other.come(a, b)]);
    expect([arrivals.last(), arrivals.between(0, 9).length, watches.countOf(id)]).toEqual([2, 2, 1]);
    const edited = quoting("a", 1, [
      [ferry, mara],
      [`${bridge}, and the ferry is ours`, mara],
    ]);
    await Promise.all([one.come(edited), other.come(edited)]);
    expect([arrivals.last(), arrivals.between(0, 9).length, watches.countOf(id)]).toEqual([3, 2, 2]);
  });
});

describe("a desk that is killed while it notes arrivals", () => {
  it("loses nothing and repeats nothing, wherever it was", async () => {
    const base = mkdtempSync(join(tmpdir(), "verbatim-arrivals-"));
    const live = join(base, "live");
    const first = Array.from({ length: 3 }, (_, at) => quoting(`old${at}`, at, [[`${ferry} ${at}`, mara]]));
    const later = Array.from({ length: 60 }, (_, at) =>
      quoting(`new${at}`, 10 + at, [
        [`${ferry} ${at % 25}`, mara],
        [`${bridge} ${at}`, at % 2 ? greta : bo],
      ]),
    );
    const edited = quoting("old0", 0, [
      [`${ferry} 0`, mara],
      [bridge, greta],
    ]);
    const research = createResearch({ articles: [edited, ...first.slice(1), ...later], problems: [] });
    const before = createResearch({ articles: first, problems: [] });
    const snapshots: string[] = [];
    const snapshot = (): void => {
      const name = join(base, `${snapshots.length}`);
      cpSync(live, name, { recursive: true });
      snapshots.push(name);
    };
    const start = (records: Pick<Records, "arrivals" | "watches">, of = research) =>
      createTakingArrivals({
        research: of,
        records,
        log: () => {},
        now: () => day,
        patience: 1e9,
        atOnce: 5,
      });
    const queries = ["ferry", "by:Holm", '"the bridge"', "ferry OR bridge"];

    let database = openDatabase(live);
    let records = createRecords(database);
    const all = (of: typeof research, ids: readonly { id: string }[]) =>
      ids.flatMap(({ id }) => of.article(id) ?? []);
    await start({ ...records, arrivals: watched(records.arrivals, snapshot) }, before).begin(
      all(before, first),
    );
    const inBaseline = snapshots.length;
    for (const query of queries) records.watches.add(watch({ query, name: query }));
    const everything = all(research, [...first, ...later]);
    await start({ ...records, arrivals: watched(records.arrivals, snapshot) }).begin(everything);
    const whole = stateOf(records);
    database.close();
    expect(whole.arrived).toHaveLength(63);
    expect(whole.told.map((items) => items.length)).toEqual([25, 61, 61, 86]);

    for (const [at, folder] of snapshots.entries()) {
      database = openDatabase(folder);
      records = createRecords(database);
      if (at < inBaseline) {
        await start(records, before).begin(all(before, first));
        expect([records.arrivals.isEmpty, records.arrivals.last()]).toEqual([false, 3]);
      } else {
        await start(records).begin(everything);
        expect(stateOf(records)).toEqual(whole);
      }
      database.close();
    }
    expect(snapshots.length).toBeGreaterThan(20);
    rmSync(base, { recursive: true });
  });
});

/** The same, with a look before and after whatever is written. */
function watched(arrivals: Records["arrivals"], look: () => void): Records["arrivals"] {
  return {
    ...arrivals,
    get isEmpty() {
      return arrivals.isEmpty;
    },
    note(noted) {
      look();
      const numbers = arrivals.note(noted);
      look();
      return numbers;
    },
    endBaseline() {
      look();
      arrivals.endBaseline();
      look();
    },
  };
}

/** Which articles came, and the items that each watch was told, with their quotations. */
const stateOf = ({ arrivals, watches }: Records) => ({
  arrived: arrivals.between(0, arrivals.last()).map(({ article }) => article),
  told: watches.running().map(({ id }) => {
    const mine = watches.matches(room, ["day"], 0, arrivals.last()).filter((match) => match.watch === id);
    return [...new Set(mine.map(({ item }) => item))];
  }),
});
