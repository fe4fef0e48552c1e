import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { migrations } from "../../src/desk/migrations.ts";
import type { Kept, Records } from "../../src/desk/records.ts";
import { article, clipping, day, watch } from "./made-up.ts";

const open = () => createRecords(openMemory());
const span = (text: string) => ({ start: 0, end: text.length, text });
const saying = (quote: string, ...texts: string[]) => {
  const { board, by, saved, note, ...clipped } = clipping({ quote, spans: texts.map(span) });
  return clipped;
};
const ids = (kept: readonly (readonly Kept[])[]) =>
  kept.map((those) => those.map(({ clipped }) => clipped.quote));

/** Notes words as found by a watch of their own. */
function find(records: Records, quote: string, words: string, at = day): void {
  const { id } = records.watches.add(watch({ name: quote }));
  const found = [{ watch: id, quote, item: quote }];
  records.arrivals.note([article(`of ${quote}`, { at, found, words: [saying(quote, words)] })]);
}

describe("what was kept", () => {
  it("is found by words that stand in it in a row, clippings before what a watch found", () => {
    const records = open();
    find(records, "f1", "It will cost 40,000 crowns, whatever they say", day + 5);
    const { clippings } = records;
    clippings.save(
      clipping({ ...saying("q1", "It will cost", "40,000 crowns, whatever they say"), board: "Bridges" }),
    );
    clippings.save(clipping({ ...saying("q2", "It will cost 14,000 crowns"), board: "Bridges" }));
    const kept = records.kept(["cost 40,000 crowns", "crowns cost", "It will COST"]);
    expect(ids(kept)).toEqual([["q1", "f1"], [], ["q1", "q2", "f1"]]);
    expect(kept[0]).toEqual([
      {
        clipped: saying("q1", "It will cost", "40,000 crowns, whatever they say"),
        board: "Bridges",
        at: day,
      },
      { clipped: saying("f1", "It will cost 40,000 crowns, whatever they say"), at: day + 5 },
    ]);
  });

  it("is found no more once it was taken off or is forgotten, and again when it is brought back", () => {
    const records = open();
    const { clippings } = records;
    find(records, "f1", "The ferry will run again", day - 500 * 86_400_000);
    clippings.save(clipping());
    const found = () => ids(records.kept(["ferry will run"])).flat();
    expect(found()).toEqual(["q1", "f1"]);
    expect(clippings.remove("q1", undefined, day)).toBe(1);
    expect(found()).toEqual(["f1"]);
    expect(clippings.restore("q1")).toBe(1);
    clippings.remove("q1", undefined, day);
    expect(clippings.save(clipping())).toBe(true);
    expect(found()).toEqual(["q1", "f1"]);
    clippings.remove("q1", undefined, day);
    records.prune(day + 40 * 86_400_000);
    expect(found()).toEqual([]);
  });

  it("takes no word of a phrase for an operator of the search", () => {
    const records = open();
    records.clippings.save(clipping());
    const phrases = [
      'ferry" OR "tide',
      "ferry*",
      "ferry NOT run",
      "words:ferry",
      "^ferry",
      "",
      '"',
      "%",
      "(",
      "ferry\0 will",
    ];
    expect(ids(records.kept(phrases))).toEqual([[], ["q1"], [], [], ["q1"], [], [], [], [], ["q1"]]);
  });

  it("is twenty of a kind at most", () => {
    const records = open();
    for (let at = 0; at < 25; at++) records.clippings.save(clipping({ quote: `q${at}`, saved: day + at }));
    const [kept] = records.kept(["the ferry"]);
    expect(kept).toHaveLength(20);
    expect(kept?.[0]?.clipped.quote).toBe("q24");
  });

  it("is found in a file from before its words had an index", () => {
    const database = new DatabaseSync(":memory:");
    const without = migrations.length - 1;
    for (const sql of migrations.slice(0, without)) database.exec(sql);
    const clipped = JSON.stringify(saying("q1", "The ferry", "will run again"));
    database.exec("INSERT INTO arrivals VALUES (1, 'a', 5, 1)");
    database.prepare("INSERT INTO found_words VALUES ('q1', 1, ?)").run(clipped);
    database
      .prepare("INSERT INTO clippings VALUES (1, 'A', 'a', 'q1', ?, 's', 'u', 'n', 7, NULL)")
      .run(clipped);
    for (const sql of migrations.slice(without)) database.exec(sql);
    expect(createRecords(database).kept(["ferry will"])).toMatchObject([[{ board: "A", at: 7 }, { at: 5 }]]);
    expect(createRecords(database).watches.wordsOf("q1")?.quote).toBe("q1");
  });
});
