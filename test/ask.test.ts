import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../src/ask.ts";
import { defineCommand } from "../src/chat/command.ts";
import { deskOn, fixture, type TestDesk } from "./desk-on.ts";

const files = mkdtempSync(join(tmpdir(), "ask-"));
afterAll(() => rmSync(files, { recursive: true }));
const look = { columns: 80, colour: false, zone: "Europe/Brussels", files, posts: join(files, "posts") };
let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["corpus"]);
});

describe("one line asked and answered", () => {
  it("leaves the files of an answer where it says", async () => {
    const { stdout } = await ask(desk.bot, ["export tide"], look);
    const path = join(files, "tide-2026-04-30.csv");
    expect(stdout.replace(/\s+/g, "")).toContain(path);
    expect(readFileSync(path, "utf8")).toContain("The tide does not wait for minutes to be approved.");
  });

  it("keeps what is for everyone among the posts", async () => {
    await ask(desk.bot, ["share find tide"], look);
    const [file = ""] = readdirSync(join(files, "posts"));
    expect(readFileSync(join(files, "posts", file), "utf8")).toContain("Shared by someone at the prompt");
  });

  it.each([
    [["find tide"], 0],
    [["tide", "by:Lindqvist"], 0],
    [["find nothing-of-this"], 0],
    [["find after:soon"], 2],
    [["context q:zzzzzzzz"], 2],
    [[], 2],
    [["--json"], 2],
    [["find", "tide", "--jsn"], 2],
    [["find", "tide", "-ferry"], 0],
  ])("%j ends with %i", async (args, code) => {
    const answer = await ask(desk.bot, args, look);
    expect(answer.code).toBe(code);
    expect(code === 0 ? answer.stderr : answer.stdout).toBe("");
    expect(code === 0 ? answer.stdout : answer.stderr).toMatch(/\S.*\n$/s);
  });

  it("ends with 1 when something of ours broke", async () => {
    const broken = await deskOn(["corpus"], {
      commands: new Map([
        [
          "find",
          defineCommand({
            description: "Breaks",
            examples: () => [],
            options: { query: { kind: "query", description: "" } },
            run() {
              throw new Error("boom");
            },
          }),
        ],
      ]),
    });
    expect(await ask(broken.bot, ["x"], look)).toMatchObject({ code: 1, stdout: "" });
  });

  it("gives the hits as JSON, their words as they stand", async () => {
    const { stdout, code } = await ask(desk.bot, ["find", "nobody leaves", "--json"], look);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: "answered",
      line: "find nobody leaves",
      total: 1,
      hits: [
        {
          id: expect.stringMatching(/^q:[a-z0-9]{8}$/),
          spans: [{ text: "Nobody leaves this table before the ice does." }],
          speaker: { name: "Mara Lindqvist", basis: "pronoun" },
          article: { outlet: "The Quay Courier", published: { precision: "day", iso: "2026-03-14" } },
        },
      ],
    });
    expect(JSON.parse((await ask(desk.bot, ["find after:x", "--json"], look)).stdout)).toMatchObject({
      outcome: "refused",
    });
  });
});

describe("npm run ask", () => {
  const root = new URL("..", import.meta.url).pathname;
  const run = (command: string, env: Record<string, string> = {}) =>
    spawnSync("sh", ["-c", command], {
      cwd: root,
      encoding: "utf8",
      env: {
        ...process.env,
        CORPUS: fixture("corpus"),
        PATH: `${root}node_modules/.bin:${process.env.PATH}`,
        ...env,
      },
    });

  it("passes the answer and the code on", () => {
    expect(run("node src/main.ts ask find tide")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("The tide"),
    });
    expect(run("node src/main.ts ask find after:x")).toMatchObject({ status: 2, stdout: "" });
    expect(run("node src/main.ts ask tide", { PORT: "eighty" })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("PORT must be"),
    });
  });

  it("verifies a draft from standard input", () => {
    const draft =
      "“The tide does wait for minutes,” Mara Lindqvist said.\n“Nobody leaves this table before the ice does,” she said.\n";
    const { stdout, status } = run(`printf '%s' '${draft}' | node src/main.ts ask verify -`);
    expect([status, stdout.split("\n")[0]]).toEqual([0, "2 quotations: 1 exact; 1 altered"]);
  });

  it("ends quietly when its reader goes away", () => {
    expect(run("node src/main.ts ask find | true").stderr).not.toMatch(/EPIPE|\n\s+at /);
  });
});
