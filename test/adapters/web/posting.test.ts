import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import * as files from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createWeb } from "../../../src/adapters/web/index.ts";
import { createPosts } from "../../../src/adapters/web/posts.ts";
import { type Bot, createBot } from "../../../src/chat/bot.ts";
import { textOf as wordsIn } from "../../../src/chat/card.ts";
import { type Command, defineCommand } from "../../../src/chat/command.ts";
import { createLibrary } from "../../../src/chat/library.ts";
import { createRecords } from "../../../src/desk/create-records.ts";
import { openMemory } from "../../../src/desk/database.ts";
import { createLines } from "../../../src/desk/lines.ts";
import { createHttp, type Http } from "../../../src/http.ts";
import { createResearch } from "../../../src/research/create-research.ts";
import { hitCard, textCard, wholeCard } from "../cards.ts";
import { fulfilsPostContract } from "../post-contract.ts";
import { noChromium, openChromium } from "./chromium.ts";

const research = createResearch({ articles: [], problems: [] });

let done: string[] = [];

const add = defineCommand({
  description: "Adds a word to the list",
  examples: () => [],
  options: {
    name: { kind: "word", description: "The word" },
    times: { kind: "count", description: "How often", default: 1 },
  },
  changes: ({ name }) => name !== "nothing",
  run({ name, times }, { lineWith }) {
    done.push(`${name} ${times}`);
    const buttons = [
      { label: "Once more", line: lineWith() },
      { label: "See", line: "list" },
    ];
    return {
      ...textCard(`Added ${name}`),
      blocks: [...textCard(`Added ${name}`).blocks, { kind: "buttons", buttons }],
    };
  },
});

const list = defineCommand({
  description: "Lists the words",
  examples: () => [],
  options: {},
  run: () => textCard(`The list: ${done.join()}`),
});

const show = defineCommand({
  description: "Shows everyone a word",
  examples: () => [],
  options: { word: { kind: "word", description: "The word" } },
  changes: true,
  shares: true,
  run: ({ word }) => ({
    ...textCard(`Shown: ${word}`),
    ...(word === "nothing" && { outcome: "refused" as const }),
  }),
});

const commands = new Map<string, Command>([
  ["show", show],
  ["find", list],
  ["add", add],
  ["list", list],
]);

const bot: Bot = createBot({
  commands,
  research,
  lines: createLines(openMemory()),
  records: createRecords(openMemory()),
  permalink: () => undefined,
  log: () => {},
});

let folder: string;
let http: Http;
let base: string;
const open = async (publicUrl?: string) => {
  folder = mkdtempSync(join(tmpdir(), "posts-"));
  http = createHttp(0, () => {});
  const web = createWeb({
    bot,
    library: createLibrary(research, commands),
    zone: "Europe/Oslo",
    posts: join(folder, "posts"),
    ...(publicUrl !== undefined && { publicUrl }),
    mount: http.mount,
    log: () => {},
  });
  expect(web.state()).toBe("connecting");
  await web.start();
  expect(web.state()).toBe("connected");
  await http.start();
  base = `http://127.0.0.1:${http.port()}`;
  return web;
};
const close = async () => {
  await http.stop();
  rmSync(folder, { recursive: true });
};

const read = async (path: string) => {
  const response = await fetch(`${base}${path}`);
  return { status: response.status, page: await response.text() };
};

describe("lines that change something, on the page", () => {
  beforeEach(async () => {
    done = [];
    await open();
  });
  afterEach(close);

  const post = (line: string, headers: Record<string, string> = { origin: base }) =>
    fetch(base, { method: "POST", body: new URLSearchParams({ line }), headers, redirect: "manual" });

  it("are not run by a link, which says what they would do and has a button that posts them", async () => {
    const { status, page } = await read("/?line=add+tide+times:3");
    expect(done).toEqual([]);
    expect(status).toBe(200);
    expect(page).toContain("Nothing was done yet");
    expect(page).toContain("Adds a word to the list.");
    expect(page).toContain(
      '<form method="post" action="/"><input type="hidden" name="line" value="add tide times:3">',
    );
    await fetch(`${base}/?line=add+tide`, { method: "HEAD" });
    expect(done).toEqual([]);
  });

  it("are not run by a link that carries a key to a long line either", async () => {
    const key = bot.carry(`add ${"x".repeat(900)}`, 700);
    expect(key).toMatch(/^#/);
    const { page } = await read(`/?press=${encodeURIComponent(key)}`);
    expect(done).toEqual([]);
    expect(page).toContain("Nothing was done yet");
  });

  it("are run once when they are posted, however often the answer is loaded", async () => {
    const response = await post("add tide");
    expect([response.status, done]).toEqual([303, ["tide 1"]]);
    const address = response.headers.get("location") ?? "";
    for (const _ of [1, 2]) {
      const { status, page } = await read(address);
      expect([status, done]).toEqual([200, ["tide 1"]]);
      expect(page).toContain("Added tide");
    }
    expect((await read("/answer/guessed")).page).toContain("no longer kept");
  });

  it("stand among the posts where they are for everyone, once, and nowhere else", async () => {
    for (const line of ["show tide", "show nothing", "add tide"]) {
      const { headers } = await post(line);
      const { page } = await read(headers.get("location") ?? "");
      expect(page.includes("It stands among the posts of this page."), line).toBe(line === "show tide");
    }
    await read("/?line=show+ebb");
    const { page } = await read("/posts");
    expect(page.match(/Shown: \w+/g)).toEqual(["Shown: tide"]);
    expect(page).not.toContain("It stands among the posts");
  });

  it("say so where they cannot be kept for everyone", async () => {
    writeFileSync(join(folder, "posts"), "a file where the folder should be");
    const { headers } = await post("show tide");
    const { page } = await read(headers.get("location") ?? "");
    expect(page).toContain("Shown: tide");
    expect(page).toContain("cannot be written");
  });

  it("come taken apart into a form to be changed, and are not run", async () => {
    const { page } = await read(`/?${new URLSearchParams({ edit: "add tide times:2" })}`);
    expect(page).toMatch(/<form class="form" action="\/" method="post">/);
    expect(page).toMatch(/<input [^>]*name="given\.name" value="tide"/);
    expect(page).toMatch(/<input [^>]*name="given\.times" value="2"/);
    expect(done).toEqual([]);
    const sent = new URLSearchParams({ form: "add", "given.name": "ebb", "given.times": "3" });
    await fetch(base, { method: "POST", headers: { origin: base }, body: sent, redirect: "manual" });
    expect(done).toEqual(["ebb 3"]);
    const stranger = { method: "POST", headers: { origin: "https://elsewhere.example" }, body: sent };
    expect((await fetch(base, stranger)).status).toBe(403);
    expect((await read(`/?${sent}`)).page).toContain("Nothing was done yet");
    expect(done).toHaveLength(1);
  });

  it("that cannot be taken apart come into the box as they stand", async () => {
    const { page } = await read(`/?${new URLSearchParams({ edit: 'add times:"><b>' })}`);
    expect(page).toContain('value="add times:&quot;&gt;&lt;b&gt;"');
    const key = bot.carry(`add times:${"x".repeat(900)}`, 700);
    expect((await read(`/?edit=${encodeURIComponent(key)}`)).page).toContain("x".repeat(900));
    expect((await read("/?edit=%230123456789ab")).page).toContain("This button is too old to press.");
  });

  it("are told from those that change nothing by their values", async () => {
    expect((await read("/?line=add+nothing")).page).toContain("Added nothing");
    expect(done).toEqual(["nothing 1"]);
  });

  it("stand on cards as buttons that post, beside links", async () => {
    const { headers } = await post("add tide");
    const { page } = await read(headers.get("location") ?? "");
    expect(page).toMatch(
      /<form method="post" action="\/"><input type="hidden" name="line" value="add tide">/,
    );
    expect(page).toContain('<a href="/?line=list" rel="noopener"><bdi>See</bdi></a>');
  });

  it.each([
    ["another site", { origin: "https://evil.example" }],
    ["a frame that hides where it is from", { origin: "null" }],
    ["another site's form, by what browsers add", { "sec-fetch-site": "cross-site" }],
    ["what is no browser", {}],
  ])("are refused from %s, and nothing is done", async (_, headers) => {
    const response = await post("add tide", headers);
    expect([response.status, done]).toEqual([403, []]);
    const page = await response.text();
    expect(page).toContain("Nothing was done: this was sent by another site");
    expect(page).toContain("PUBLIC_URL");
  });

  it("are refused where they are wrong, missing or too long", async () => {
    const wrong = await post("add tide times:soon");
    expect((await read(wrong.headers.get("location") ?? "")).status).toBe(400);
    expect((await post("  ")).status).toBe(400);
    expect((await post("x".repeat(500_000))).status).toBe(413);
    const broken = await fetch(base, { method: "POST", body: "{", headers: { origin: base } });
    expect(broken.status).toBe(400);
    expect(done).toEqual([]);
  });

  it("are run behind a proxy under PUBLIC_URL, and from nowhere else", async () => {
    await close();
    await open("https://desk.example.org");
    expect((await post("add tide", { origin: "https://desk.example.org" })).status).toBe(303);
    expect((await post("add tide", { origin: "https://evil.example.org" })).status).toBe(403);
    expect(done).toEqual(["tide 1"]);
  });

  describe.skipIf(noChromium)(`in a browser${noChromium ? ` (${noChromium})` : ""}`, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openChromium();
    });
    afterAll(() => browser.close());

    it("are typed, pressed and loaded again", async () => {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(base);
      await page.locator("input:focus").pressSequentially("add tide");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/?line=*");
      await page.getByRole("button", { name: "Do it" }).click();
      await page.waitForURL("**/answer/*");
      expect(await page.locator("main").textContent()).toContain("Added tide");
      await page.reload();
      expect(done).toEqual(["tide 1"]);
      await page.getByRole("button", { name: "Once more" }).click();
      await expect.poll(() => done).toEqual(["tide 1", "tide 1"]);
      await page.goBack();
      expect(done).toHaveLength(2);
      expect(complaints).toEqual([]);
      await page.close();
    });

    it("cannot be posted by another site's form", async () => {
      const other = createHttp(0, () => {});
      const form = `<form method="post" action="${base}/"><input name="line" value="add tide"><button>x</button></form>`;
      other.mount(
        "/",
        (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end(form),
      );
      await other.start();
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${other.port()}/`);
      await page.getByRole("button").click();
      await page.waitForURL(`${base}/`);
      expect(await page.locator("main").textContent()).toContain("sent by another site");
      expect(done).toEqual([]);
      await page.close();
      await other.stop();
    });
  });
});

describe("posts on the page", () => {
  const to = { surface: "web", channel: "page", isPerson: false };

  fulfilsPostContract("The page", async () => {
    const web = await open();
    const posts = createPosts({ folder: join(folder, "posts") });
    return {
      poster: web,
      room: to,
      person: { ...to, isPerson: true },
      async seen() {
        expect((await read("/posts")).status).toBe(200);
        return (await posts.list(99)).toReversed().map(({ card }) =>
          card.blocks
            .map((block) => {
              if ("runs" in block) return wordsIn(block.runs);
              return block.kind === "facts" ? block.facts.map(wordsIn).join(" · ") : "";
            })
            .join("\n"),
        );
      },
      assertClean: () => {},
      close,
    };
  });

  it("are listed newest first, with their time, files and buttons, whatever they hold", async () => {
    const web = await open();
    expect((await read("/posts")).page).toContain("Nothing was posted here yet");
    expect((await read("/")).page).toContain('href="/posts"');
    await web.post(to, wholeCard("<script>alert(1)</script>"), "verbatim-1-1");
    await web.post(to, hitCard(["The tide."]), "verbatim-1-2");
    const { page } = await read("/posts");
    expect(page.indexOf("The tide.")).toBeLessThan(page.indexOf("&lt;script&gt;"));
    expect(page).not.toContain("<script");
    expect(page).toContain("data:text/csv;base64,YSxiCjEsMgo=");
    expect(page).toMatch(/\d+ \w+ 20\d\d, \d\d:\d\d \(Europe\/Oslo\)/);
    await close();
  });

  it("stand there once, whoever posts them and however often", async () => {
    const web = await open();
    const again = createPosts({ folder: join(folder, "posts") });
    const posted = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 2 === 0 ? web.post(to, textCard("a"), "k") : again.add(textCard("b"), "k"),
      ),
    );
    expect(new Set(posted.map(({ outcome }) => outcome))).toEqual(new Set(["sent"]));
    expect(readdirSync(join(folder, "posts"))).toEqual(["k.json"]);
    await close();
  });

  it("stay in their folder, whatever their key is", async () => {
    const web = await open();
    for (const key of ["../../x", "..", "a/b", "%2e", "\0"]) {
      expect(await web.post(to, textCard("x"), key)).toMatchObject({ outcome: "sent" });
      expect(await web.find(to, key, 0)).toMatchObject({ outcome: "found" });
    }
    expect(readdirSync(folder)).toEqual(["posts"]);
    expect(readdirSync(join(folder, "posts"))).toHaveLength(5);
    await close();
  });

  it("that are no posts any more do not keep the others from being shown", async () => {
    const web = await open();
    await web.post(to, textCard("The tide."), "k");
    for (const [i, text] of ["{", "null", '{"card":{"blocks":[{"kind":"quote"}]},"at":1}', ""].entries())
      writeFileSync(join(folder, "posts", `broken${i}.json`), text);
    const { status, page } = await read("/posts");
    expect(status).toBe(200);
    expect(page).toContain("The tide.");
    await close();
  });

  it("of long ago make room for new ones", async () => {
    const home = mkdtempSync(join(tmpdir(), "posts-"));
    const posts = createPosts({ folder: home, most: 3 });
    for (const key of ["a", "b", "c", "d", "e"]) {
      await posts.add(textCard(key), key);
      utimesSync(join(home, `${key}.json`), key.charCodeAt(0), key.charCodeAt(0));
    }
    await posts.add(textCard("f"), "f");
    expect(readdirSync(home).toSorted()).toEqual(["d.json", "e.json", "f.json"]);
    rmSync(home, { recursive: true });
  });

  it("are put off where the disk is full or the folder cannot be made, and leave nothing behind", async () => {
    const home = mkdtempSync(join(tmpdir(), "posts-"));
    const full = createPosts({
      folder: join(home, "posts"),
      disk: {
        ...files,
        async open(...about) {
          const file = await files.open(...about);
          file.writeFile = () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" }));
          return file;
        },
      },
    });
    const later = {
      outcome: "later",
      reason: expect.stringMatching(/cannot be written \(ENOSPC\)\. Make room/),
    };
    expect(await full.add(textCard("x"), "k")).toMatchObject(later);
    expect(await full.find("k")).toEqual({ outcome: "missing" });
    expect(readdirSync(join(home, "posts"))).toEqual([]);
    writeFileSync(join(home, "file"), "");
    mkdirSync(join(home, "other"));
    const blocked = createPosts({ folder: join(home, "file") });
    expect(await blocked.add(textCard("x"), "k")).toMatchObject({ outcome: "later" });
    rmSync(home, { recursive: true });
  });
});
