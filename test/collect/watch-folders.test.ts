import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createSettling, type FolderChange } from "../../src/collect/settling.ts";
import { type WatchOptions, watchFolders } from "../../src/collect/watch-folders.ts";

async function watched(changes: Partial<WatchOptions> = {}) {
  const outside = await realpath(await mkdtemp(join(tmpdir(), "verbatim-watch-")));
  const folder = join(outside, "corpus");
  await mkdir(join(folder, "inland"), { recursive: true });
  await writeFile(join(folder, "old.txt"), "old");
  const changed: string[] = [];
  const removed: string[] = [];
  const told: FolderChange[] = [];
  const log: string[] = [];
  const watch = watchFolders([folder], {
    onChange: (change) => {
      told.push(change);
      changed.push(...change.changed.map((path) => path.slice(folder.length + 1)));
      removed.push(...change.removed.map((path) => path.slice(folder.length + 1)));
    },
    log: (sentence) => log.push(sentence),
    settled: 150,
    look: 100,
    ...changes,
  });
  onTestFinished(async () => {
    await watch.stop();
    await rm(outside, { recursive: true, force: true });
  });
  await watch.ready;
  const until = (expected: { changed?: readonly string[]; removed?: readonly string[] }) =>
    vi.waitFor(
      () => {
        expect(changed.toSorted()).toEqual([...(expected.changed ?? [])].toSorted());
        expect(removed.toSorted()).toEqual([...(expected.removed ?? [])].toSorted());
      },
      { timeout: 10_000, interval: 30 },
    );
  return { folder, outside, watch, changed, removed, told, log, until };
}

describe("folders under watch", () => {
  it("tell of files added, changed, renamed and removed, and not of what was there", async () => {
    const { folder, until } = await watched();
    await writeFile(join(folder, "inland/a.txt"), "1");
    await until({ changed: ["inland/a.txt"] });
    await writeFile(join(folder, "old.txt"), "new");
    await until({ changed: ["inland/a.txt", "old.txt"] });
    await rename(join(folder, "inland/a.txt"), join(folder, "b.txt"));
    await until({ changed: ["inland/a.txt", "old.txt", "b.txt"], removed: ["inland/a.txt"] });
    await rm(join(folder, "old.txt"));
    await until({ changed: ["inland/a.txt", "old.txt", "b.txt"], removed: ["inland/a.txt", "old.txt"] });
  });

  it("tell of a file that is written aside and renamed once, as what it is called then", async () => {
    const { folder, until, told } = await watched();
    await writeFile(join(folder, ".old.txt.tmp"), "new");
    await rename(join(folder, ".old.txt.tmp"), join(folder, "old.txt"));
    await until({ changed: ["old.txt"] });
    expect(told).toHaveLength(1);
  });

  it("pass over what is hidden, linked or not wanted", async () => {
    const { folder, outside, until } = await watched({ isWanted: (path) => path.endsWith(".txt") });
    await writeFile(join(outside, "secret.txt"), "outside");
    await mkdir(join(outside, "elsewhere"));
    await writeFile(join(outside, "elsewhere/x.txt"), "outside");
    await symlink(join(outside, "secret.txt"), join(folder, "link.txt"));
    await symlink(join(outside, "elsewhere"), join(folder, "linked"));
    await mkdir(join(folder, ".git"));
    await writeFile(join(folder, ".git/a.txt"), "x");
    await writeFile(join(folder, "picture.png"), "x");
    await writeFile(join(outside, "elsewhere/x.txt"), "changed");
    await writeFile(join(folder, "last.txt"), "x");
    await until({ changed: ["last.txt"] });
  });

  it("follow no links that were there before, neither when they come nor when their ends change", async () => {
    const outside = await realpath(await mkdtemp(join(tmpdir(), "verbatim-watch-")));
    const folder = join(outside, "corpus");
    for (const name of ["corpus", "elsewhere"]) await mkdir(join(outside, name));
    for (const name of ["secret.txt", "elsewhere/x.txt"]) await writeFile(join(outside, name), "outside");
    await symlink(join(outside, "secret.txt"), join(folder, "link.txt"));
    await symlink(join(outside, "elsewhere"), join(folder, "linked"));
    const changed: string[] = [];
    const watch = watchFolders([folder], {
      onChange: (change) => changed.push(...change.changed),
      log: () => {},
      settled: 150,
    });
    onTestFinished(async () => {
      await watch.stop();
      await rm(outside, { recursive: true });
    });
    await watch.ready;
    for (const name of ["secret.txt", "elsewhere/x.txt", "elsewhere/y.txt", "corpus/last.txt"])
      await writeFile(join(outside, name), "changed");
    await vi.waitFor(() => expect(changed).toContain(join(folder, "last.txt")), { timeout: 10_000 });
    await setTimeout(400);
    expect(changed).toEqual([join(folder, "last.txt")]);
  });

  it("tell of many files in few changes", async () => {
    const { folder, until, told } = await watched();
    const names = Array.from({ length: 500 }, (_, at) => `${at}.txt`);
    await Promise.all(names.map((name) => writeFile(join(folder, name), name)));
    await until({ changed: names });
    expect(told.length).toBeLessThan(20);
  });

  it("may vanish and come back, as they were or anew", async () => {
    const { folder, outside, until } = await watched();
    await rename(folder, join(outside, "away"));
    await until({ removed: ["old.txt"] });
    await rename(join(outside, "away"), folder);
    await until({ removed: ["old.txt"], changed: ["old.txt"] });
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await writeFile(join(folder, "new.txt"), "1");
    await until({ removed: ["old.txt", "old.txt"], changed: ["old.txt", "new.txt"] });
    await writeFile(join(folder, "later.txt"), "1");
    await until({ removed: ["old.txt", "old.txt"], changed: ["old.txt", "new.txt", "later.txt"] });
  });

  it("may come only later", async () => {
    const outside = await realpath(await mkdtemp(join(tmpdir(), "verbatim-watch-")));
    const changed: string[] = [];
    const watch = watchFolders([join(outside, "later")], {
      onChange: (change) => changed.push(...change.changed),
      log: () => {},
      settled: 150,
      look: 100,
    });
    onTestFinished(async () => {
      await watch.stop();
      await rm(outside, { recursive: true });
    });
    await watch.ready;
    await mkdir(join(outside, "later"));
    await writeFile(join(outside, "later/a.txt"), "1");
    await vi.waitFor(() => expect(changed).toEqual([join(outside, "later/a.txt")]), { timeout: 10_000 });
  });

  it("are looked through where the system does not tell", async () => {
    const { folder, until } = await watched({ usePolling: true });
    await writeFile(join(folder, "a.txt"), "1");
    await until({ changed: ["a.txt"] });
  });

  it("say nothing once they are left", async () => {
    const { folder, watch, told } = await watched();
    await writeFile(join(folder, "a.txt"), "1");
    await watch.stop();
    await setTimeout(600);
    expect(told).toEqual([]);
  });
});

describe("a file that is being written", () => {
  it("is told of when it rests, once", () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const onChange = vi.fn();
    const settling = createSettling(400, onChange);
    for (let written = 0; written < 20; written++) {
      settling.add("/a.txt", "changed");
      if (written === 0) settling.add("/b.txt", "removed");
      vi.advanceTimersByTime(200);
    }
    expect(onChange.mock.calls).toEqual([[{ changed: [], removed: ["/b.txt"] }]]);
    // Not even a clock that is set back keeps it waiting.
    vi.setSystemTime(0);
    vi.advanceTimersByTime(700);
    expect(onChange.mock.calls.slice(1)).toEqual([[{ changed: ["/a.txt"], removed: [] }]]);
    vi.advanceTimersByTime(10_000);
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is told of once a minute when it never rests", () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const onChange = vi.fn();
    const settling = createSettling(1000, onChange);
    for (let written = 0; written < 250; written++) {
      settling.add("/log.txt", "changed");
      vi.advanceTimersByTime(500);
    }
    settling.stop();
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});
