import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as files from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTerminal } from "../../../src/adapters/terminal/index.ts";
import { createPosts, type PostsParts } from "../../../src/adapters/terminal/posts.ts";
import { visible } from "../../../src/adapters/terminal/visible.ts";
import { hitCard, textCard } from "../cards.ts";
import { fulfilsPostContract } from "../post-contract.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "posts-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const at = (time: string) => () => Temporal.Instant.from(time);

const open = (more: Partial<PostsParts> = {}) =>
  createPosts({ folder: join(home, "posts"), zone: "Europe/Oslo", now: at("2026-11-21T23:30:00Z"), ...more });

const written = (name = "2026-11-22.txt") => readFileSync(join(home, "posts", name), "utf8");

function openTerminal({ tty = true } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns: 80, hasColors: () => false });
  const chunks: string[] = [];
  output.on("data", (chunk) => chunks.push(String(chunk)));
  const terminal = createTerminal({
    bot: {
      commands: new Map(),
      run: async () => textCard("an answer"),
      press: async () => textCard("x"),
      carry: (line) => line,
      lineOf: (carried) => carried,
      changing: () => false,
      forEveryone: () => false,
      suggest: () => [],
    },
    input,
    output,
    zone: "Europe/Oslo",
    history: undefined,
    files: join(home, "files"),
    posts: join(home, "posts"),
    welcome: "Welcome",
    onEnd: () => {},
  });
  return { terminal, input, printed: () => chunks.join("") };
}

const to = { surface: "terminal", channel: "terminal", isPerson: false };

fulfilsPostContract("The terminal", async () => {
  const { terminal } = openTerminal({ tty: false });
  return {
    poster: terminal,
    room: to,
    person: { ...to, isPerson: true },
    shown: visible,
    seen: () => {
      const [name = ""] = readdirSync(join(home, "posts"));
      return written(name)
        .replaceAll(/^ {2}(?:[┃│] ?)?/gm, "")
        .split(/^── .*\n/m)
        .filter((post) => post.trim() !== "");
    },
    assertClean: () => {},
    close: async () => {},
  };
});

describe("posts to the terminal", () => {
  it("stand in a file of their day that people can read, each under its time", async () => {
    await open().add("The tide.\n\nIt waits.", "verbatim-1-1");
    await open({ now: at("2026-11-22T07:05:00Z") }).add("The ice.", "verbatim-1-2");
    expect(written()).toBe(
      [
        "",
        "2026-11-22 00:30 Europe/Oslo",
        "",
        "  The tide.",
        "",
        "  It waits.",
        "",
        "── verbatim-1-1",
        "",
        "2026-11-22 08:05 Europe/Oslo",
        "",
        "  The ice.",
        "",
        "── verbatim-1-2",
        "",
      ].join("\n"),
    );
  });

  it("stand there once, also when they are tried again after midnight", async () => {
    const first = await open().add("The tide.", "k");
    const again = await open({ now: at("2026-11-23T12:00:00Z") }).add("The tide.", "k");
    expect(first).toMatchObject({ posted: { outcome: "sent" }, isNew: true });
    expect(again).toEqual({ ...first, isNew: false });
    expect(readdirSync(join(home, "posts"))).toEqual(["2026-11-22.txt"]);
  });

  it("that broke off are added again whole", async () => {
    await open().add("Before.", "a");
    appendFileSync(join(home, "posts", "2026-11-22.txt"), "\n2026-11-22 00:31 Europe/Oslo\n\n  The ti");
    expect(await open().find("k")).toEqual({ outcome: "missing" });
    await open().add("The tide.", "k");
    expect(await open().find("k")).toMatchObject({ outcome: "found" });
    expect(written()).toContain("\n\n  The tide.\n\n── k\n");
  });

  it("are not taken for another by what they say", async () => {
    await open().add("── verbatim-1-2\nx\n── verbatim-1-3", "verbatim-1-1");
    for (const key of ["verbatim-1-2", "verbatim-1-3", "verbatim-1-"])
      expect(await open().find(key)).toEqual({ outcome: "missing" });
  });

  it("are put off where the disk is full, or the folder cannot be made", async () => {
    const disk: NonNullable<PostsParts["disk"]> = {
      ...files,
      async open(...about) {
        const file = await files.open(...about);
        file.writeFile = () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" }));
        return file;
      },
    };
    const reason = (code: string) =>
      expect.stringMatching(new RegExp(`cannot be written \\(${code}\\)\\. Make room`));
    expect(await open({ disk }).add("x", "k")).toMatchObject({
      posted: { outcome: "later", reason: reason("ENOSPC") },
      isNew: false,
    });
    expect(await open().find("k")).toEqual({ outcome: "missing" });
    writeFileSync(join(home, "file"), "");
    const blocked = open({ folder: join(home, "file", "posts") });
    expect(await blocked.add("x", "k")).toMatchObject({
      posted: { outcome: "later", reason: reason("ENOTDIR") },
    });
    expect(await blocked.find("k")).toMatchObject({ outcome: "unknown", forbidden: false });
  });

  it("are printed once above the prompt, and kept when nobody is there", async () => {
    const { terminal, printed } = openTerminal();
    await terminal.post(to, hitCard(["Before the prompt."]), "k1");
    expect(terminal.state()).toEqual({ down: expect.stringContaining("posts") });
    await terminal.start();
    expect(terminal.state()).toBe("connected");
    await terminal.post(to, hitCard(["The tide."]), "k2");
    await terminal.post(to, hitCard(["The tide."]), "k2");
    await wait(20);
    expect(printed().split("The tide.")).toHaveLength(2);
    expect(printed()).not.toContain("Before the prompt.");
    expect(stripVTControlCharacters(printed())).toMatch(/The tide\.[\s\S]*verbatim> $/);
    await terminal.stop();
    await terminal.post(to, hitCard(["After the prompt."]), "k3");
    expect(printed()).not.toContain("After the prompt.");
    expect(await terminal.find(to, "k3", 0)).toMatchObject({ outcome: "found" });
  });

  it("are not written among the answers in a pipe", async () => {
    const { terminal, printed } = openTerminal({ tty: false });
    await terminal.start();
    await terminal.post(to, hitCard(["The tide."]), "k");
    // Nobody is there to read them, and nothing is wrong with that.
    expect(terminal.state()).toBe("unattended");
    expect(printed()).toBe("");
    await terminal.stop();
  });
});
