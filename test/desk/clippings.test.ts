import { DatabaseSync, StatementSync } from "node:sqlite";
import { describe, expect, it, vi } from "vitest";
import { longestNote } from "../../src/desk/clippings.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { migrations } from "../../src/desk/migrations.ts";
import { longestName } from "../../src/desk/name.ts";
import { clipping, day, ines } from "./made-up.ts";

const open = () => createRecords(openMemory()).clippings;

describe("clippings", () => {
  it("come back as they were saved, newest first", () => {
    const clippings = open();
    const first = clipping();
    const second = clipping({ quote: "q2", note: "for Monday", saved: day + 1 });
    expect(clippings.save(first)).toBe(true);
    expect(clippings.save(second)).toBe(true);
    const { note, ...rest } = second;
    const noted = { ...rest, notes: [{ text: note, by: ines, saved: day + 1 }] };
    expect(clippings.list()).toEqual([noted, { ...first, notes: [] }]);
    expect(clippings.list(undefined, { offset: 1, limit: 5 })).toEqual([{ ...first, notes: [] }]);
  });

  it("are found by their quotation in one statement, with their notes, whatever else is kept", () => {
    const clippings = open();
    for (const board of ["A", "B"]) clippings.save(clipping({ board, note: `for ${board}` }));
    for (const quote of ["q2", "q3"]) clippings.save(clipping({ quote, board: "A", note: "other" }));
    clippings.save(clipping({ board: "C" }));
    clippings.remove("q1", "C");
    const asked = vi.spyOn(StatementSync.prototype, "all");
    try {
      expect(clippings.of("q1").map(({ board, notes }) => [board, ...notes])).toEqual([
        ["B", { text: "for B", by: ines, saved: day }],
        ["A", { text: "for A", by: ines, saved: day }],
      ]);
      expect(clippings.list("A")).toHaveLength(3);
      expect(asked).toHaveBeenCalledTimes(2);
    } finally {
      asked.mockRestore();
    }
    expect(clippings.of("q1", "a")).toMatchObject([{ board: "A" }]);
    expect(clippings.of("q1", "C")).toEqual([]);
  });

  it("are on a board once; a new note takes the place of one's own old one, and no note does not", () => {
    const clippings = open();
    clippings.save(clipping({ note: "old" }));
    expect(clippings.save(clipping())).toBe(false);
    expect(clippings.list()[0]?.notes).toMatchObject([{ text: "old" }]);
    expect(clippings.save(clipping({ note: " new " }))).toBe(false);
    expect(clippings.list()[0]?.notes).toMatchObject([{ text: "new" }]);
  });

  it("keep what each person wrote of one, with who and when", () => {
    const clippings = open();
    const bo = { ...ines, id: "U2", name: "Bo Arden" };
    clippings.save(clipping({ note: "for Monday" }));
    clippings.save(clipping({ note: "ask him again", by: bo, saved: day + 1 }));
    expect(clippings.list()[0]).toMatchObject({
      by: ines,
      saved: day,
      notes: [
        { text: "for Monday", by: ines, saved: day },
        { text: "ask him again", by: bo, saved: day + 1 },
      ],
    });
  });

  it("keep the notes of a file from before notes had an author", () => {
    const database = new DatabaseSync(":memory:");
    for (const sql of migrations.slice(0, 3)) database.exec(sql);
    const { board, note: _none, by, saved, ...clipped } = clipping();
    const insert = database.prepare(
      `INSERT INTO clippings (board, board_key, quote, clipped, note, by_surface, by_id, by_name, saved)
       VALUES (?, ?, ?, ?, 'for Monday', ?, ?, ?, ?)`,
    );
    insert.run(board, "ferries", clipped.quote, JSON.stringify(clipped), by.surface, by.id, by.name, saved);
    for (const sql of migrations.slice(3)) database.exec(sql);
    const { clippings } = createRecords(database);
    expect(clippings.list()).toMatchObject([{ by, saved, notes: [{ text: "for Monday", by, saved }] }]);
  });

  it("are on boards told apart without case or blanks, called as they were first", () => {
    const clippings = open();
    clippings.save(clipping({ board: "Ärger  am Hafen" }));
    clippings.save(clipping({ board: "ÄRGER AM HAFEN", quote: "q2", saved: day + 1 }));
    clippings.save(clipping({ board: "Dunes", saved: day + 2 }));
    expect(clippings.boards()).toEqual([
      { name: "Dunes", count: 1 },
      { name: "Ärger am Hafen", count: 2 },
    ]);
    expect(clippings.list("ärger am hafen").map(({ quote }) => quote)).toEqual(["q2", "q1"]);
  });

  it("are removed from one board, or from all", () => {
    const clippings = open();
    for (const board of ["A", "B", "C"]) clippings.save(clipping({ board }));
    expect(clippings.remove("q1", "b")).toBe(1);
    expect(clippings.boards().map(({ name }) => name)).toEqual(["C", "A"]);
    expect(clippings.remove("q1")).toBe(2);
    expect(clippings.remove("q1")).toBe(0);
  });

  it("come back as they were, from all the boards that they were taken off at once", () => {
    const clippings = open();
    for (const board of ["A", "B", "C"]) clippings.save(clipping({ board, note: `for ${board}` }));
    const before = clippings.list();
    clippings.remove("q1", "A", day + 1);
    clippings.remove("q1", undefined, day + 2);
    expect([clippings.list(), clippings.boards()]).toEqual([[], []]);
    expect(clippings.restore("q1")).toBe(2);
    expect(clippings.boards().map(({ name }) => name)).toEqual(["C", "B"]);
    expect(clippings.restore("q1", "a")).toBe(1);
    expect(clippings.list()).toEqual(before);
    expect(clippings.restore("q1")).toBe(0);
  });

  it("are whose who saves them again, and forgotten after 30 days off a board", () => {
    const { clippings, prune } = createRecords(openMemory());
    clippings.save(clipping());
    clippings.remove("q1", undefined, day);
    const bo = { ...ines, id: "U2", name: "Bo Arden" };
    expect(clippings.save(clipping({ by: bo }))).toBe(true);
    expect(clippings.list()).toMatchObject([{ by: bo }]);
    clippings.remove("q1", undefined, day);
    prune(day + 29 * 86_400_000);
    expect(clippings.restore("q1")).toBe(1);
    clippings.remove("q1", undefined, day);
    prune(day + 31 * 86_400_000);
    expect(clippings.restore("q1")).toBe(0);
  });

  it("refuse a board without a name, and names and notes that are too long", () => {
    const clippings = open();
    expect(() => clippings.save(clipping({ board: " \n" }))).toThrow(/needs a letter/);
    expect(() => clippings.save(clipping({ board: "b".repeat(longestName + 1) }))).toThrow(
      /60 .* 61: .*shorter/,
    );
    expect(() => clippings.save(clipping({ note: "n".repeat(longestNote + 1) }))).toThrow(
      /1000 .* 1001: shorten/,
    );
    expect(clippings.list()).toEqual([]);
    clippings.save(clipping({ board: "b".repeat(longestName), note: "n".repeat(longestNote) }));
    expect(clippings.list()).toHaveLength(1);
  });

  it("keep what would be SQL as words", () => {
    const clippings = open();
    const board = "'); DROP TABLE clippings; --";
    clippings.save(clipping({ board, note: board }));
    expect(clippings.list(board)[0]).toMatchObject({ board, notes: [{ text: board }] });
  });
});
