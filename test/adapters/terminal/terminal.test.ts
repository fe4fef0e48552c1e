import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTerminal, type Terminal, type Wish } from "../../../src/adapters/terminal/index.ts";
import type { Bot } from "../../../src/chat/bot.ts";
import type { Call } from "../../../src/chat/call.ts";
import type { Card } from "../../../src/chat/card.ts";
import { type Command, defineCommand } from "../../../src/chat/command.ts";
import { named, textCard } from "../cards.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terminal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the terminal behind a pipe", () => {
  it("answers every line in order, then ends, without prompt or styles", async () => {
    const { input, written, ended, calls } = await open({ tty: false });
    input.end("find slow\n\n   \r\nfind b\r\nlast without a newline");
    expect(await ended).toBe("end");
    expect(written()).toBe("answer to find slow\n\nanswer to find b\n\nanswer to last without a newline\n\n");
    expect(calls[0]).toEqual({
      line: "find slow",
      asker: { id: "terminal", name: "someone at the prompt", zone: "Europe/Oslo", mayManage: true },
      where: { surface: "terminal", channel: "terminal" },
    });
  });

  it.each(["quit", " EXIT "])("ends at %j and answers nothing after it", async (word) => {
    const { input, written, ended } = await open({ tty: false });
    input.write(`a\n${word}\nb\n`);
    expect(await ended).toBe("quit");
    expect(written()).toBe("answer to a\n\n");
  });

  it("keeps no history", async () => {
    const history = join(folder, "history");
    const { input, ended } = await open({ tty: false, history });
    input.end("find a\n");
    await ended;
    expect(existsSync(history)).toBe(false);
  });

  it("writes no line of the log among the answers", async () => {
    const { terminal, input, ended, written } = await open({ tty: false });
    expect(terminal.isPrompt).toBe(false);
    terminal.print("slack is connected.");
    input.end("find a\n");
    await ended;
    expect(written()).toBe("answer to find a\n\n");
  });

  it("tells nobody of an end that was asked for, and answers first what was typed", async () => {
    const { input, terminal, written, wishes } = await open({ tty: false });
    input.write("find slow\n");
    await wait(5);
    await terminal.stop();
    await wait(5);
    expect(written()).toContain("answer to find slow");
    expect(wishes).toEqual([]);
  });

  it("keeps what is for everyone among the posts, and nothing else", async () => {
    const { input, written, ended } = await open({ tty: false });
    input.end("find a\nshow b\n");
    await ended;
    expect(written()).toBe("answer to find a\n\nanswer to show b\n\n");
    const [file = ""] = readdirSync(join(folder, "posts"));
    const kept = readFileSync(join(folder, "posts", file), "utf8");
    expect(kept).toContain("  answer to show b\n");
    expect(kept).not.toContain("answer to find a");
  });

  it("says so where what is for everyone cannot be kept", async () => {
    writeFileSync(join(folder, "posts"), "a file where the folder should be");
    const { input, written, ended } = await open({ tty: false });
    input.end("show a\n");
    await ended;
    expect(written()).toContain("cannot be written");
  });

  it("ends when whoever reads has gone", async () => {
    const { output, ended } = await open({ tty: false });
    output.destroy(new Error("EPIPE"));
    expect(await ended).toBe("end");
  });
});

describe("the terminal before a person", () => {
  it("prompts, answers and prompts again", async () => {
    const { type, screen } = await open();
    await type("find a\r");
    expect(screen()).toEqual([greeting, "verbatim> find a", "answer to find a", "", "verbatim> "]);
  });

  it("answers a pasted block in order, and says again what had to wait", async () => {
    const { type, screen } = await open();
    await type("find slow\rfind b\r");
    expect(screen().slice(3)).toEqual([
      "answer to find slow",
      "",
      "verbatim> find b",
      "answer to find b",
      "",
      "verbatim> ",
    ]);
  });

  it("lists the names where what they have in common would take typed letters away", async () => {
    const { type, screen } = await open();
    await type("find by:bak");
    await type("\t");
    await type("\t");
    expect(screen().join("\n")).toMatch(/Howard Bakke.*James Bakke/s);
    expect(screen().at(-1)).toBe("verbatim> find by:bak");
  });

  it("takes the label of one button below the last answer for its line, and nothing else", async () => {
    const { type, calls } = await open();
    for (const typed of ["next", "paged", "Next", "save", "context"]) await type(`${typed}\r`);
    expect(calls.map(({ line }) => line)).toEqual(["next", "paged", "paged page:2", "save", "context"]);
  });

  it("looks for no word where the page to be turned to is not there", async () => {
    const { type, calls, screen } = await open();
    for (const typed of ["back", "paged", "back"]) await type(`${typed}\r`);
    expect(calls.map(({ line }) => line)).toEqual(["back", "paged"]);
    expect(screen().join("\n")).toContain("This is the first page.");
  });

  it("says of a line to be changed what to type, and not the line again", async () => {
    const { type, screen } = await open();
    await type("paged\r");
    expect(screen()).toContain("  Refine: type refine");
  });

  it("puts a line to be changed into the prompt, as one line that nothing in it acts on", async () => {
    const { type, calls, screen } = await open();
    await type("paged\r");
    await type("refine\r");
    expect(calls.map(({ line }) => line)).toEqual(["paged"]);
    expect(screen().at(-1)).toBe("verbatim> find a b c d");
    await type(" e\r");
    expect(calls.at(-1)?.line).toBe("find a b c d e");
  });

  it("leaves what is being typed, and shows a line to be changed above it", async () => {
    const { type, calls, screen } = await open();
    await type("paged\r");
    await type("find slow\rpaged\rrefine\rfind mine");
    expect(screen().at(-1)).toBe("verbatim> find mine");
    expect(screen().join("\n")).toContain("find a b c d");
    await type("\r");
    expect(calls.at(-1)?.line).toBe("find mine");
  });

  it("shows control characters of a log line", async () => {
    const { terminal, written } = await open();
    terminal.print("a file named \u001b[2J");
    expect(written()).toContain("a file named ␛[2J\n");
  });

  it("writes a log line above what is being typed", async () => {
    const { terminal, type, screen } = await open();
    expect(terminal.isPrompt).toBe(true);
    await type("find har");
    terminal.print("slack is connected.");
    expect(screen()).toEqual([greeting, "slack is connected.", "verbatim> find har"]);
    await type("bour");
    expect(screen().at(-1)).toBe("verbatim> find harbour");
  });

  it("writes above a line that takes several rows", async () => {
    const { terminal, type, screen } = await open({ columns: 40 });
    const long = `find ${"abcdefghi ".repeat(9)}end`;
    await type(long);
    terminal.print("slack is connected.");
    terminal.print("discord is connected.");
    const rows = screen();
    expect(rows.slice(0, 3)).toEqual([greeting, "slack is connected.", "discord is connected."]);
    expect(rows.slice(3).join("")).toBe(`verbatim> ${long}`);
  });

  it("writes progress over the progress before, and over nothing else", async () => {
    const { terminal, type, screen } = await open({ columns: 40 });
    terminal.progress("Reading: 1 of 9 articles.");
    await type("find h");
    terminal.progress(`Reading: 2 of 9 articles.${" and so on".repeat(9)}`);
    const cut = "Reading: 2 of 9 articles. and so on and";
    expect(screen()).toEqual([greeting, cut, "verbatim> find h"]);
    terminal.print("slack is connected.");
    terminal.progress("Reading: 3 of 9 articles.");
    const above = [greeting, cut, "slack is connected.", "Reading: 3 of 9 articles."];
    expect(screen()).toEqual([...above, "verbatim> find h"]);
    await type("\r");
    terminal.progress("Reading: 4 of 9 articles.");
    const said = ["verbatim> find h", "answer to find h", "", "Reading: 4 of 9 articles.", "verbatim> "];
    expect(screen()).toEqual([...above, ...said]);
  });

  it("clears a half-typed line at Ctrl-C, and ends at an empty one", async () => {
    const { type, screen, calls, wishes } = await open();
    await type("find ha\u001b[D\u0003");
    expect(wishes).toEqual([]);
    expect(screen().at(-1)).toBe("verbatim> ");
    await type("\u0003");
    expect(wishes).toEqual(["quit"]);
    expect(calls).toEqual([]);
  });

  it("ends at Ctrl-D once everything typed is answered", async () => {
    const { type, ended, written } = await open();
    await type("find slow\r\u0004");
    expect(await ended).toBe("end");
    expect(written()).toContain("answer to find slow");
  });

  it.each([
    ["fi", "find "],
    ["q", "quit "],
    ["find by:lind", 'find by:"Mara Lindqvist" '],
    ['find by:"Mara L', 'find by:"Mara Lindqvist" '],
    ["find tide in:qu", "find tide in:Quay "],
    ["tide speaker:lind", 'tide speaker:"Mara Lindqvist" '],
    ["find be", "find before:"],
    ["context q:abcd2345 par", "context q:abcd2345 paragraphs:"],
    ["context by:lind", "context by:lind"],
    ["find abo", "find about:"],
    ["find type:f", "find type:fragment "],
    ["find sort:N", "find sort:new "],
    ["find last:7", "find last:7d "],
    ["find about:t", "find about:t"],
    ["find +by:lind", 'find +by:"Mara Lindqvist" '],
    ["find by:bak", "find by:bak"],
    ["find by:jam", 'find by:"James B'],
    ["context type:f", "context type:f"],
    ["find pag", "find pag"],
  ])("completes %j", async (typed, completed) => {
    const { type, screen } = await open();
    await type(`${typed}\t`);
    expect(screen().at(-1)).toBe(`verbatim> ${completed}`);
  });

  it("keeps its history across runs, newest first, for its owner only", async () => {
    const history = join(folder, "made", "history");
    const first = await open({ history });
    await first.type("find a\rfind b\r\u0004");
    await first.ended;
    expect(readFileSync(history, "utf8")).toBe("find a\nfind b\n");
    expect(statSync(history).mode & 0o777).toBe(0o600);
    const second = await open({ history });
    await second.type("\u001b[A\u001b[A");
    expect(second.screen().at(-1)).toBe("verbatim> find a");
  });

  it("keeps the last 500 lines, and none that was pasted whole", async () => {
    const history = join(folder, "history");
    writeFileSync(history, Array.from({ length: 600 }, (_, i) => `find ${i}\n`).join(""));
    const { type } = await open({ history });
    await type(`${"x".repeat(2001)}\rfind last\r`);
    const lines = readFileSync(history, "utf8").trimEnd().split("\n");
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([501, "find 100", "find last"]);
  });

  it("says once that the history cannot be kept, and answers all the same", async () => {
    writeFileSync(join(folder, "file"), "");
    const { type, written } = await open({ history: join(folder, "file", "history") });
    await type("find a\rfind b\r");
    expect(written().match(/not remembered/g)).toHaveLength(1);
    expect(written()).toContain("answer to find b");
  });
});

const greeting = "Welcome Ctrl-D closes the prompt.";

interface Opened {
  readonly terminal: Terminal;
  readonly input: PassThrough;
  readonly output: PassThrough;
  readonly calls: Call[];
  readonly wishes: Wish[];
  readonly ended: Promise<Wish>;
  readonly written: () => string;
  /** Rows as a terminal would show them, whatever was drawn over. */
  readonly screen: () => readonly string[];
  readonly type: (keys: string) => Promise<void>;
}

async function open({
  tty = true,
  columns = 80,
  history = undefined as string | undefined,
} = {}): Promise<Opened> {
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns, hasColors: () => false });
  const chunks: string[] = [];
  output.on("data", (chunk) => chunks.push(String(chunk)));
  const calls: Call[] = [];
  const wishes: Wish[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<Wish>();
  const terminal = createTerminal({
    bot: stubBot(calls),
    input,
    output,
    zone: "Europe/Oslo",
    history,
    posts: join(folder, "posts"),
    files: join(folder, "files"),
    welcome: "Welcome",
    onEnd: (wish) => {
      wishes.push(wish);
      resolve(wish);
    },
  });
  await terminal.start();
  return {
    terminal,
    input,
    output,
    calls,
    wishes,
    ended,
    written: () => chunks.join(""),
    screen: () => screenOf(chunks.join(""), columns),
    async type(keys) {
      input.write(keys);
      // Longer than a slow answer of the stub and than readline waits for the rest of an escape sequence.
      await wait(60);
    },
  };
}

const query = { query: { kind: "query", description: "Words" } } as const;
const quiet = (options: Command["options"]): Command =>
  defineCommand({ description: "A command", examples: () => [], options, run: () => textCard("x") });

const pagedButtons = [
  { label: "Next ›", line: "paged page:2" },
  { label: "Context", line: "context q:aaaaaaaa" },
  { label: "Save", line: "save q:aaaaaaaa" },
  { label: "Save", line: "save q:bbbbbbbb" },
  { label: "Refine", edit: "find a\nb\u001b\u202ec\r\nd" },
];

const stubBot = (calls: Call[]): Bot => ({
  commands: new Map([
    [
      "context",
      quiet({ q: { kind: "quote", description: "Id" }, paragraphs: { kind: "count", description: "n" } }),
    ],
    ["find", quiet({ ...query, page: { kind: "count", description: "Page", hidden: true } })],
  ]),
  async run(call) {
    calls.push(call);
    if (call.line.includes("slow")) await wait(20);
    const card: Card = {
      ...textCard(`answer to ${call.line}`),
      ...(call.line.startsWith("show") && { audience: "everyone" }),
    };
    return call.line.startsWith("paged")
      ? { ...card, blocks: [...card.blocks, { kind: "buttons", buttons: pagedButtons }], data: { pages: 2 } }
      : card;
  },
  press: () => Promise.reject(new Error("a terminal has no buttons")),
  carry: (line) => line,
  lineOf: (carried) => carried,
  changing: () => false,
  forEveryone: () => false,
  suggest: (field, typed) =>
    (field === "by" ? ["Mara Lindqvist", "Howard Bakke", "James Bakke", "James Bo"] : ["Quay"])
      .filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
      .map(named),
});

/** What stands on the screen after all that was written: the few sequences that readline writes. */
function screenOf(written: string, columns: number): readonly string[] {
  const rows = [""];
  let [row, column] = [0, 0];
  const put = (character: string) => {
    if (column === columns) [row, column] = [row + 1, 0];
    while (rows.length <= row) rows.push("");
    const line = (rows[row] ?? "").padEnd(column);
    rows[row] = line.slice(0, column) + character + line.slice(column + 1);
    column++;
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's own language
  for (const [piece, count, order] of written.matchAll(/\u001b\[(\d*)([A-Za-z])|./gs)) {
    const by = Number(count || 1);
    if (order === "A") row = Math.max(0, row - by);
    else if (order === "B") row += by;
    else if (order === "C") column += by;
    else if (order === "D") column = Math.max(0, column - by);
    else if (order === "G") column = by - 1;
    else if (order === "K") rows[row] = (rows[row] ?? "").slice(0, column);
    else if (order === "J") {
      rows.length = Math.max(row, 0) + 1;
      rows[row] = (rows[row] ?? "").slice(0, column);
    } else if (order !== undefined) throw new Error(`the screen does not know ${JSON.stringify(piece)}`);
    else if (piece === "\r") column = 0;
    else if (piece === "\n") [row, column] = [row + 1, 0];
    else if (piece !== "\u0007") put(piece);
    while (rows.length <= row) rows.push("");
  }
  return rows.map((text) => stripVTControlCharacters(text).replace(/(?<!verbatim>.*) +$/, ""));
}
