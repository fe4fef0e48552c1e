import { describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { mostClippings, mostNames, readNames } from "../../src/desk/names.ts";
import { unavailableRecords } from "../../src/desk/unavailable-records.ts";

import { clipping } from "./made-up.ts";

const by = { surface: "slack", id: "U1", name: "Ada" };

describe("what people named", () => {
  it("is the newest watches of every place, and no more than is kept beside whoever types", () => {
    const records = createRecords(openMemory());
    for (let at = 0; at <= mostNames; at++) {
      const to = { surface: "slack", channel: `C${at % 50}`, isPerson: false };
      const maker = { ...by, id: `U${at % 50}` };
      records.watches.add({
        name: `w${at}`,
        query: "tide",
        every: "week",
        to,
        by: maker,
        zone: "UTC",
        made: 0,
      });
    }
    const last = records.watches.byName(
      { surface: "slack", channel: "C0", isPerson: false },
      `w${mostNames}`,
    );
    records.watches.pause(last?.id ?? 0, true);
    const watches = readNames(records)?.watches ?? [];
    expect(watches).toHaveLength(mostNames);
    expect(watches[0]).toEqual({
      name: `w${mostNames}`,
      to: { surface: "slack", channel: "C0", isPerson: false },
      every: "week",
      paused: true,
    });
    expect(watches.at(-1)?.name).toBe("w1");
  });

  it("is what was put on boards last, each quotation once, and how its words begin", () => {
    const records = createRecords(openMemory());
    const { save } = records.clippings;
    for (let at = 0; at <= mostClippings; at++) save(clipping({ quote: `q:${at}`, saved: at }));
    const long = { start: 0, end: 300, text: "x".repeat(300) };
    save(clipping({ quote: "q:9", board: "Dunes", saved: 900, spans: [long] }));
    const clippings = readNames(records)?.clippings ?? [];
    expect(clippings).toHaveLength(mostClippings - 1);
    const speaker = "Odo Lammers";
    expect(clippings[0]).toEqual({ quote: "q:9", speaker, words: "x".repeat(200) });
    expect(clippings[1]).toEqual({ quote: `q:${mostClippings}`, speaker, words: "The ferry will run again" });
    expect(clippings.filter(({ quote }) => quote === "q:9")).toHaveLength(1);
  });

  it("is not known where the database cannot be asked", () => {
    expect(readNames(unavailableRecords("The disk is full."))).toBeUndefined();
  });
});
