import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { type Database, openDatabase } from "../../src/desk/database.ts";
import { createLines } from "../../src/desk/lines.ts";
import { migrations } from "../../src/desk/migrations.ts";
import { keepAside } from "../../src/desk/torn.ts";
import { unavailableRecords } from "../../src/desk/unavailable-records.ts";
import { UserError } from "../../src/research/errors.ts";
import { arrive, article, clipping, day, ines, morning, room, watch } from "./made-up.ts";

let folder: string;
let file: string;
const opened: DatabaseSync[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-desk-"));
  file = join(folder, "desk.sqlite");
});
afterEach(() => {
  for (const database of opened.splice(0)) if (database.isOpen) database.close();
  rmSync(folder, { recursive: true });
});

/** Opens it as a process does, and gives what is said of a torn file. */
function open(): { readonly database: Database; readonly said: readonly string[] } {
  const said: string[] = [];
  const database = openDatabase(folder, (sentence) => said.push(sentence));
  opened.push(database);
  return { database, said };
}

/** A file with some pages of clippings and articles, closed. */
function fill(): void {
  const database = openDatabase(folder);
  database.exec("PRAGMA synchronous = OFF");
  const records = createRecords(database);
  for (let n = 0; n < 200; n++) records.clippings.save(clipping({ quote: `q${n}` }));
  records.arrivals.note(Array.from({ length: 200 }, (_, n) => article(`a${n}`)));
  database.close();
}

const overwrite = (path: string, from: number, to: number): void => {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, from, to);
  writeFileSync(path, bytes);
};
/** Files that were kept aside, by the end of their names. */
const aside = (end = "sqlite"): readonly string[] =>
  readdirSync(folder).filter((name) => name.includes("damaged") && name.endsWith(end));
const keptBytes = (): readonly Buffer[] => aside().map((name) => readFileSync(join(folder, name)));
const count = (database: Database): number => createRecords(database).clippings.list().length;

describe("a file that is torn", () => {
  it("in the middle is kept aside as it is, and the desk goes on with a new one", () => {
    fill();
    overwrite(file, 8192, 40_960);
    const before = readFileSync(file);
    const { database, said } = open();
    const [kept = ""] = aside();
    expect(kept).toMatch(/^desk-damaged-\d{4}-\d\d-\d\dT\d{6}Z\.sqlite$/);
    expect(readFileSync(join(folder, kept))).toEqual(before);
    expect(said).toEqual([
      expect.stringMatching(/desk\.sqlite is damaged \(.+\), so it was kept as .+ new one/),
    ]);
    expect(said[0]).toContain(join(folder, kept));
    expect(count(database)).toBe(0);
    createRecords(database).clippings.save(clipping());
    database.close();
    const again = open();
    expect(again.said).toEqual([]);
    expect(count(again.database)).toBe(1);
  });

  it.each([
    ["cut in the middle", () => truncateSync(file, 30_000)],
    ["cut within its head", () => truncateSync(file, 50)],
    ["with a head of something else", () => overwrite(file, 0, 100)],
    ["that is another file altogether", () => writeFileSync(file, "a note, no database ".repeat(99))],
  ])("%s is kept aside as it is", (_, tear) => {
    fill();
    tear();
    const before = readFileSync(file);
    const { database, said } = open();
    expect(said).toHaveLength(1);
    expect(keptBytes()).toEqual([before]);
    expect(count(database)).toBe(0);
  });

  it("is kept with its log as they are", () => {
    fill();
    const running = openDatabase(folder);
    createRecords(running).clippings.save(clipping({ quote: "in the log" }));
    // As a kill leaves them.
    for (const part of ["", "-wal"]) copyFileSync(file + part, join(folder, `copy${part}`));
    running.close();
    for (const part of ["", "-wal"]) copyFileSync(join(folder, `copy${part}`), file + part);
    overwrite(file, 8192, 40_960);
    const before = ["", "-wal"].map((part) => readFileSync(file + part));
    open();
    const kept = aside()[0] ?? "";
    expect(["", "-wal"].map((part) => readFileSync(join(folder, kept + part)))).toEqual(before);
  });

  it("is kept beside those that were kept before", () => {
    for (let n = 0; n < 3; n++) {
      writeFileSync(file, `no database, number ${n} `.repeat(99));
      open().database.close();
    }
    const texts = keptBytes().map((bytes) => bytes.toString("utf8", 0, 21));
    expect(texts.sort()).toEqual([0, 1, 2].map((n) => `no database, number ${n}`));
  });

  it("is left in its place, and said, when nobody asked to move it", () => {
    fill();
    overwrite(file, 0, 100);
    const before = readFileSync(file);
    expect(() => openDatabase(folder)).toThrow(
      /cannot be opened .*start the desk again, which keeps it aside/,
    );
    expect(readFileSync(file)).toEqual(before);
    expect(aside()).toEqual([]);
  });

  it("is left in its place while another has it open", () => {
    fill();
    const other = openDatabase(folder);
    opened.push(other);
    createLines(other).keep("find something");
    overwrite(file, 8192, 40_960);
    const before = readFileSync(file);
    expect(open).toThrow(/is damaged .*another program has it open: end that one/);
    expect(readFileSync(file)).toEqual(before);
    expect(aside()).toEqual([]);
  });

  it("is left to whoever is about to move it", () => {
    fill();
    overwrite(file, 0, 100);
    const before = readFileSync(file);
    const other = new DatabaseSync(join(folder, "desk.lock"));
    opened.push(other);
    other.exec("BEGIN EXCLUSIVE");
    expect(() => keepAside(file, 20)).toThrow(/locked/);
    expect(readFileSync(file)).toEqual(before);
  });

  it("is looked at again before it is moved: another may have made a new one", () => {
    fill();
    expect(keepAside(file, 20)).toBeUndefined();
    expect(aside()).toEqual([]);
    expect(count(open().database)).toBe(200);
  });

  it("is moved by one of several processes that start at once", async () => {
    fill();
    overwrite(file, 8192, 40_960);
    const before = readFileSync(file);
    const module = join(import.meta.dirname, "../../src/desk/database.ts");
    const script = `const { openDatabase } = await import(process.argv[1]);
      const database = openDatabase(process.argv[2], (sentence) => console.log(sentence));
      database.exec("INSERT INTO lines VALUES ('" + process.pid + "', 'a line', 0)");`;
    const run = () =>
      promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, module, folder]);
    const outputs = await Promise.all(Array.from({ length: 4 }, run));
    expect(outputs.filter(({ stdout }) => stdout.includes("was kept as"))).toHaveLength(1);
    expect(keptBytes()).toEqual([before]);
    expect(open().database.prepare("SELECT count(*) AS lines FROM lines").get()).toEqual({ lines: 4 });
  }, 30_000);

  it("is kept aside though another process has it open for a moment, as to look at it", async () => {
    fill();
    overwrite(file, 8192, 40_960);
    const before = readFileSync(file);
    await holding("BEGIN; SELECT count(*) FROM sqlite_schema");
    expect(keepAside(file, 20_000)).toMatch(/desk-damaged-/);
    expect(keptBytes()).toEqual([before]);
  });

  it("is opened, or kept aside as it is, wherever it was overwritten", () => {
    fill();
    const whole = readFileSync(file);
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(255),
        (from, length, byte) => {
          const torn = Buffer.from(whole).fill(byte, from, Math.min(whole.length, from + length));
          for (const name of readdirSync(folder)) rmSync(join(folder, name));
          writeFileSync(file, torn);
          const { database, said } = open();
          expect(keptBytes().map((bytes) => torn.equals(bytes))).toEqual(said.map(() => true));
          createLines(database).keep("find something");
          database.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Another process opens the file, does this in it, and leaves it half a second later, with what it did. Resolves once it is done. */
async function holding(sql: string): Promise<void> {
  const script = `const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(process.argv[1]);
    database.exec(process.argv[2]);
    console.log("held");
    setTimeout(() => {
      if (database.isTransaction) database.exec("COMMIT");
      database.close();
    }, 500);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, file, sql]);
  await once(child.stdout, "data");
}

describe("a file that another process makes at this moment", () => {
  it("is waited for, and not made a second time", async () => {
    const sql = migrations.join(";\n");
    await holding(
      `PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${migrations.length}`,
    );
    expect(count(open().database)).toBe(0);
  });
});

describe("a log that is left over", () => {
  it("of a desk that was killed brings back what was said in it", () => {
    const running = openDatabase(folder);
    opened.push(running);
    createRecords(running).clippings.save(clipping());
    const copy = mkdtempSync(join(tmpdir(), "verbatim-desk-"));
    for (const part of ["", "-wal"]) copyFileSync(file + part, join(copy, `desk.sqlite${part}`));
    const said: string[] = [];
    const database = openDatabase(copy, (sentence) => said.push(sentence));
    expect([count(database), said]).toEqual([1, []]);
    database.close();
    rmSync(copy, { recursive: true });
  });

  it("with a torn end brings back what comes before", () => {
    const running = openDatabase(folder);
    opened.push(running);
    const { clippings } = createRecords(running);
    clippings.save(clipping({ quote: "q1" }));
    const size = statSync(`${file}-wal`).size;
    clippings.save(clipping({ quote: "q2" }));
    const copy = mkdtempSync(join(tmpdir(), "verbatim-desk-"));
    for (const part of ["", "-wal"]) copyFileSync(file + part, join(copy, `desk.sqlite${part}`));
    overwrite(join(copy, "desk.sqlite-wal"), size + 100, size + 2000);
    const database = openDatabase(copy, () => undefined);
    expect(
      createRecords(database)
        .clippings.list()
        .map(({ quote }) => quote),
    ).toEqual(["q1"]);
    database.close();
    rmSync(copy, { recursive: true });
  });

  it("without its file is kept aside", () => {
    writeFileSync(`${file}-wal`, "what was written last");
    const { said } = open();
    expect(said[0]).toMatch(/its log is there without it/);
    expect(aside("-wal").map((name) => readFileSync(join(folder, name), "utf8"))).toEqual([
      "what was written last",
    ]);
  });
});

describe("a file that may be well in a moment", () => {
  const locked = (): DatabaseSync => {
    fill();
    const other = new DatabaseSync(file);
    opened.push(other);
    return other;
  };

  it("is said to be in use, and left, when another program locks it whole", () => {
    locked().exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    expect(open).toThrow(/cannot be opened .*locked.*Another program uses it: end that one/);
    expect(aside()).toEqual([]);
  });

  it("is said to be in use when another program writes for too long, and nothing is changed", () => {
    const other = locked();
    const { database } = open();
    database.exec("PRAGMA busy_timeout = 20");
    const records = createRecords(database);
    const made = records.watches.add(watch());
    other.exec("BEGIN IMMEDIATE");
    const writes: readonly (() => unknown)[] = [
      () => records.clippings.save(clipping({ quote: "new" })),
      () => records.watches.pause(made.id, true),
      () => records.arrivals.note([article("new")]),
      () => records.zones.set("slack", "U1", "Asia/Tokyo"),
    ];
    for (const write of writes) expect(write).toThrow(UserError);
    for (const write of writes) expect(write).toThrow(/in use by another program.*Try again/);
    expect(count(database)).toBe(200);
    other.exec("COMMIT");
    for (const write of writes) write();
    expect(count(database)).toBe(201);
  });

  it("is said to be of a newer version, with its log, and left", () => {
    fill();
    const newer = new DatabaseSync(file);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    const before = readFileSync(file);
    expect(open).toThrow(/written by a newer Verbatim/);
    expect(readFileSync(file)).toEqual(before);
    expect(aside()).toEqual([]);
  });

  it.each([
    ["the file", 0o444, 0o777],
    ["the folder", 0o666, 0o555],
    ["both", 0o444, 0o555],
    ["a folder that may not be looked into", 0o666, 0o000],
  ])("is said to be read-only, and left: %s", (_, ofFile, ofFolder) => {
    fill();
    chmodSync(file, ofFile);
    chmodSync(folder, ofFolder);
    try {
      expect(() => asNobody(open)).toThrow(`Let the desk read and write in ${folder}, or name another`);
    } finally {
      chmodSync(folder, 0o700);
    }
    expect(aside()).toEqual([]);
    chmodSync(file, 0o644);
    expect(count(open().database)).toBe(200);
  });

  it("is said to be read-only when it becomes so, and is read on", () => {
    fill();
    const { database } = open();
    const { clippings } = createRecords(database);
    database.exec("PRAGMA query_only = 1");
    expect(() => clippings.save(clipping({ quote: "new" }))).toThrow(
      /may not write its file.*then try again/,
    );
    expect(clippings.list()).toHaveLength(200);
  });
});

/** Who may do everything may write what is read-only, so that is done as somebody else. */
function asNobody<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe("a file that was opened", () => {
  const opening = () => {
    fill();
    const { database } = open();
    return createRecords(database);
  };
  const refused = /moved or deleted, or another put in its place.*put it back/;
  /** A look at the file holds for a tenth of a second. */
  const soon = { timeout: 2000, interval: 20 };
  const saving =
    ({ clippings }: ReturnType<typeof opening>, quote: string) =>
    () => {
      try {
        return clippings.save(clipping({ quote }));
      } catch (cause) {
        return cause instanceof UserError ? cause.message : cause;
      }
    };

  it("and moved away is said not to be there, and is gone on with once it is back", async () => {
    const records = opening();
    const move = (from: string, to: string) => {
      for (const part of ["", "-wal", "-shm"]) renameSync(file + from + part, file + to + part);
    };
    move("", ".away");
    await expect.poll(saving(records, "new"), soon).toMatch(refused);
    expect(() => records.clippings.list()).toThrow(refused);
    expect(() => records.arrivals.last()).toThrow(refused);
    move(".away", "");
    await expect.poll(saving(records, "newer"), soon).toBe(true);
    expect(records.clippings.list().length).toBeGreaterThan(200);
  });

  it("and replaced by another is not written to, nor is that one", async () => {
    const records = opening();
    for (const part of ["", "-wal", "-shm"]) rmSync(file + part);
    open();
    await expect.poll(saving(records, "new"), soon).toMatch(refused);
    expect(count(open().database)).toBe(0);
  });
});

describe("a disk that is full", () => {
  it("is said, nothing is half written, and all goes on when there is room", () => {
    fill();
    const { database } = open();
    const records = createRecords(database);
    const pages = Number(database.prepare("PRAGMA page_count").get()?.page_count);
    database.exec(`PRAGMA max_page_count = ${pages}`);
    const many = Array.from({ length: 300 }, (_, n) => article(`new${n}`));
    expect(() => records.arrivals.note(many)).toThrow(UserError);
    expect(() => records.arrivals.note(many)).toThrow(/disk of the desk is full.*make room/);
    expect(records.arrivals.last()).toBe(200);
    expect(database.isTransaction).toBe(false);
    database.exec("PRAGMA max_page_count = 100000");
    expect(records.arrivals.note(many)).toHaveLength(300);
  });

  it("is said by whoever only asks whether the file can be written", () => {
    fill();
    const { database } = open();
    const { check } = createRecords(database);
    check();
    database.exec(`PRAGMA query_only = 1`);
    expect(check).toThrow(/may not write its file/);
    database.exec(`PRAGMA query_only = 0`);
    check();
    const counted = "SELECT value FROM counters WHERE name = 'checks'";
    expect(database.prepare(counted).get()).toEqual({ value: 2 });
  });
});

describe("a file that is torn while the desk runs", () => {
  it("is said, with what to do", () => {
    fill();
    const { database } = open();
    const { clippings } = createRecords(database);
    database.exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory");
    overwrite(file, 4096, statSync(file).size);
    expect(() => clippings.list()).toThrow(/damaged.*start it anew/);
  });
});

describe("where there is no file", () => {
  it("nothing is to be done, and whoever writes or looks is told why and what to do", () => {
    const records = unavailableRecords("The folder cannot be written: name another one with DATA.");
    const refused = /^Nothing can be kept at the moment\. The folder cannot be written: name another/;
    expect(() => records.clippings.list()).toThrow(refused);
    expect(records.ledger.nextDue()).toBeUndefined();
    expect(records.arrivals.last()).toBe(0);
    expect(() => records.clippings.save(clipping())).toThrow(refused);
    expect(() => records.watches.add(watch())).toThrow(UserError);
    expect(() => records.subscriptions.set("digest", room, ines, morning)).toThrow(refused);
    expect(() => arrive(records, "a")).toThrow(refused);
    expect(records.prune(day)).toBe(false);
    expect(() => records.check()).toThrow(refused);
  });
});

describe("a file of the first version", () => {
  it("is brought up to date with what is in it", () => {
    const old = new DatabaseSync(file);
    old.exec(`CREATE TABLE lines (key TEXT PRIMARY KEY, line TEXT NOT NULL, kept INTEGER NOT NULL) STRICT;
      INSERT INTO lines VALUES ('0123456789ab', 'find old', ${Date.now()}); PRAGMA user_version = 1`);
    old.close();
    const { database } = open();
    expect(createLines(database).read("0123456789ab")).toBe("find old");
    createRecords(database).clippings.save(clipping());
  });
});
