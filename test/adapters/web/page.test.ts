import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createWeb } from "../../../src/adapters/web/index.ts";
import type { Bot } from "../../../src/chat/bot.ts";
import type { Call } from "../../../src/chat/call.ts";
import { createLibrary } from "../../../src/chat/library.ts";
import { createHttp, type Http } from "../../../src/http.ts";
import { type Quote, textAt } from "../../../src/research/article.ts";
import { emptyQuery } from "../../../src/research/search/query.ts";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { noChromium, openChromium } from "./chromium.ts";

let desk: TestDesk;
let http: Http;
let base: string;
const folder = mkdtempSync(join(tmpdir(), "page-"));
const logged: string[] = [];
const calls: Call[] = [];

beforeAll(async () => {
  desk = await deskOn(["corpus", "hostile", "copies"], {
    permalink: (target) => ("spans" in target ? pathOf(target) : `/article/${target.id}`),
  });
  const bot: Bot = {
    ...desk.bot,
    run(call) {
      calls.push(call);
      return call.line === "break" ? Promise.reject(new Error("a fault of ours")) : desk.bot.run(call);
    },
  };
  http = createHttp(0, () => {});
  const web = createWeb({
    bot,
    library: createLibrary(desk.research, desk.bot.commands),
    zone: "Europe/Oslo",
    posts: folder,
    mount: http.mount,
    log: (sentence) => logged.push(sentence),
  });
  await web.start();
  await http.start();
  base = `http://127.0.0.1:${http.port()}`;
});
afterAll(async () => {
  await http.stop();
  rmSync(folder, { recursive: true });
});

const pathOf = (quote: Quote): string => `/q/${quote.id.slice("q:".length)}`;

const quoteWith = (words: string): Quote => {
  const { items } = desk.research.find({ ...emptyQuery, phrases: [words] }, { offset: 0, limit: 1 });
  if (items[0] === undefined) throw new Error(`the fixtures have no ${words}`);
  return items[0].item;
};

/** Sends the form of a draft, as it stands on the page. */
const verifying = (draft: string, by = "") =>
  fetch(base, {
    method: "POST",
    headers: { origin: base, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ form: "verify", "given.draft": draft, "given.by": by }),
  });

describe("the page over HTTP", () => {
  it("gives a large file by the line that makes it, and changes nothing by that", async () => {
    const got = await fetch(`${base}/file?${new URLSearchParams({ line: "export tide" })}`);
    expect(got.headers.get("content-type")).toBe("text/csv");
    expect(got.headers.get("content-disposition")).toMatch(
      /^attachment; filename\*=UTF-8''tide-[\d-]+\.csv$/,
    );
    expect(await got.text()).toContain("The tide does not wait");
    expect(calls.at(-1)).toMatchObject({ line: "export tide", onlyReads: true });
    expect((await fetch(`${base}/file?line=find+tide`)).headers.get("content-type")).toContain("text/html");
    expect((await fetch(`${base}/file`)).status).toBe(400);
  });

  it("asks the bot in the desk's zone, from the page", async () => {
    await fetch(`${base}/?line=${encodeURIComponent(" find dialogue ")}`);
    expect(calls.at(-1)).toEqual({
      line: "find dialogue",
      asker: { id: "page", name: "someone on the page", zone: "Europe/Oslo", mayManage: true },
      where: { surface: "web", channel: "page" },
      onlyReads: true,
    });
  });

  it("verifies a draft that no address could hold, by the speaker that is given", async () => {
    const form = await (await fetch(`${base}/verify`)).text();
    expect(form).toMatch(/<textarea[^>]* maxlength="50000"/);
    const names = Array.from(form.matchAll(/ name="([^"]+)"/g), ([, name]) => name);
    expect(names.slice(-3)).toEqual(["form", "given.draft", "given.by"]);
    const draft = `${"The hall was full. ".repeat(2000)}\n“Nobody leaves this table before the ice does,” she said.`;
    expect(await (await verifying(draft)).text()).toContain('<h2 dir="auto">Exact</h2>');
    await verifying("“Nobody leaves”", 'Ann "Holm');
    expect(calls.at(-1)?.line).toBe('verify by:"Ann ″Holm" “Nobody leaves”');
    await verifying("The notice is signed by: Ann Holm. “Nobody leaves”");
    expect(calls.at(-1)?.line).toBe('verify draft:"""The notice is signed by: Ann Holm. “Nobody leaves”"""');
    const refused = await verifying(" ", "x");
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("verify needs words");
  });

  it("has a draft in neither the box nor the title, for there it would not be what was asked", async () => {
    const draft = `“Nobody leaves this table.”\n\n“We are lucky,” she said. ${"The hall was full. ".repeat(10)}`;
    const sent = (text: string) => verifying(text).then((response) => response.text());
    const page = await sent(draft);
    expect(page).toMatch(/<input id="line"[^>]* value=""/);
    expect(/<title>(.*)<\/title>/s.exec(page)?.[1]?.length).toBeLessThan(110);
    expect(await sent(`“Nobody leaves.” ${"The hall was full. ".repeat(60)}`)).toMatch(
      /<input id="line"[^>]* value=""/,
    );
    expect(await sent("“Nobody leaves”")).toMatch(/<input id="line"[^>]* value="verify “Nobody leaves”"/);
  });

  it("greets with lines to try and what is searched", async () => {
    const page = await (await fetch(base)).text();
    const count = desk.research.count;
    expect(page).toContain(`${count.quotations} quotations in ${count.articles} articles`);
    const examples = [...page.matchAll(/<a href="(\/\?line=find[^"]*)"><code>/g)];
    expect(examples.length).toBeGreaterThan(0);
    for (const [, path] of examples) expect((await fetch(`${base}${path}`)).status).toBe(200);
  });

  it.each(["/", "/posts", "/?line=find+dialogue", "/?line=nonsense", "/nowhere"])(
    "leads from %s to what is kept, watched and posted",
    async (path) => {
      const page = await (await fetch(`${base}${path}`)).text();
      const [, nav = ""] = /<nav class="desk"[^>]*>(.*?)<\/nav>/s.exec(page) ?? [];
      const links = [...nav.matchAll(/<a href="([^"]+)">([^<]+)</g)];
      expect(links.map(([, , label]) => label)).toEqual(
        expect.arrayContaining(["Clippings", "Watches", "Digest", "Status", "Posts"]),
      );
      for (const [, href] of links) expect((await fetch(`${base}${href}`)).status, href).toBe(200);
    },
  );

  it.each([
    ["/?line=find+after:nonsense", 400, "after: takes a day"],
    ["/q/zzzzzzzz", 404, "No quotation here has this address"],
    ["/q/%E0%A4%A", 404, "No quotation here has this address"],
    ["/q/..%2f..%2fetc", 404, "No quotation here has this address"],
    ["/article/nothing", 404, "No article here has this address"],
    ["/article/__proto__", 404, "No article here has this address"],
    ["/elsewhere", 404, "There is nothing at this address"],
    [`/?line=${"word+".repeat(4000)}`, 414, "too long to be read"],
    ["/?line=%E0%A4%A", 200, 'value="find \ufffd%A"'],
    ["/?press=%23nothing", 400, "too old to press"],
    ["/?line=break", 500, "Something broke on our side"],
  ])("answers %s with one clear sentence", async (path, status, sentence) => {
    const response = await fetch(`${base}${path}`);
    const page = await response.text();
    expect([response.status, page.includes(sentence)]).toEqual([status, true]);
    expect([page.startsWith("<!doctype html>"), page.endsWith("</html>")]).toEqual([true, true]);
    expect(page).not.toMatch(/at .*\.ts:\d/);
  });

  it("shows a picture from an address of its own, light and dark, and nothing else there", async () => {
    const page = await (await fetch(`${base}/?line=timeline+tide`)).text();
    const [, dark, light] =
      /<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)"><img src="([^"]+)"/.exec(page) ?? [];
    expect(page).toMatch(/<img [^>]*width="360" height="\d+" alt="Timeline of tide: /);
    expect(dark).not.toBe(light);
    for (const path of [dark, light]) {
      const response = await fetch(`${base}${path}`);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(await response.text()).toMatch(/^<svg xmlns/);
    }
    for (const name of ["nothing.svg", "__proto__", "..%2f..%2fetc"])
      expect((await fetch(`${base}/picture/${name}`)).status).toBe(404);
  });

  it("notes what broke, without the line", async () => {
    logged.length = 0;
    await fetch(`${base}/?line=break`);
    expect(logged).toEqual(["The page could not show an answer."]);
  });

  it.each([
    ["PUT", "/?line=find", "GET, HEAD, POST"],
    ["DELETE", "/", "GET, HEAD, POST"],
    ["OPTIONS", "/", "GET, HEAD, POST"],
    ["POST", "/q/abcd2345", "GET, HEAD"],
    ["POST", "/posts", "GET, HEAD"],
  ])("can only be read: %s %s", async (method, path, allowed) => {
    const response = await fetch(`${base}${path}`, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allowed]);
    expect(await response.text()).toContain("can only be read");
  });

  it("names the outlets that have the same words, each leading to its own page", async () => {
    const copied = desk.research
      .find(emptyQuery, { offset: 0, limit: 1000 })
      .items.map(({ item }) => ({ quote: item, copies: desk.research.copiesOfQuote(item) }))
      .find(({ copies }) => copies.some(({ article }) => article.outlet !== undefined));
    if (copied === undefined) throw new Error("the fixtures have no copies");
    const page = await (await fetch(base + pathOf(copied.quote))).text();
    const other = copied.copies.find(({ article }) => article.outlet !== undefined);
    expect(page).toContain("also in ");
    expect(page).toMatch(new RegExp(`<a href="${other && pathOf(other)}"[^>]*>.*${other?.article.outlet}`));
    expect(await (await fetch(base + pathOf(quoteWith("nobody leaves")))).text()).not.toContain("also in ");
  });

  it("answers HEAD without a body", async () => {
    const response = await fetch(`${base}${pathOf(quoteWith("nobody leaves"))}`, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("refuses a broken host without a trace", async () => {
    const status = await new Promise((resolve, reject) => {
      request(base, { headers: { host: "[" } }, (response) => resolve(response.statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(400);
  });

  it.each(["/", "/?line=help", "/nowhere", "/style.css", "/q/zzzzzzzz"])(
    "lets nothing in from elsewhere: %s",
    async (path) => {
      const { headers } = await fetch(`${base}${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|script-src|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
    },
  );

  it("reads the longest line that the box takes, whatever it is written in", async () => {
    for (const character of ["字", "Я", "x", "ก"]) {
      const line = character.repeat(2000);
      const response = await fetch(`${base}/?line=${encodeURIComponent(line)}`);
      expect(response.status).toBe(200);
      expect(calls.at(-1)?.line).toBe(line);
    }
  });

  it("carries a line that is too long for an address by a key", async () => {
    const long = `find brandvik ${Array.from({ length: 60 }, (_, i) => `nothingness${i}`).join(" ")}`;
    const page = await (await fetch(`${base}/?line=${encodeURIComponent(long)}`)).text();
    const [, path = ""] = /href="(\/\?press=[^"]+)"/.exec(page) ?? [];
    expect(path.length).toBeLessThan(40);
    expect(await (await fetch(`${base}${path}`)).text()).toContain("page:2");
  });
});

describe.skipIf(noChromium)(`the page in a browser${noChromium ? ` (${noChromium})` : ""}`, () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    complaints.length = 0;
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.on("console", (message) => complaints.push(message.text()));
    page.on("dialog", (dialog) => complaints.push(dialog.message()));
    page.on("request", (asked) => {
      if (!asked.url().startsWith(base)) complaints.push(asked.url());
    });
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("is asked by typing, and its buttons are pressed", async () => {
    await page.goto(base);
    await page.locator("input:focus").pressSequentially("dialogue by:lindqvist");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/?line=*");
    expect(await page.title()).toBe("find dialogue by:lindqvist · Verbatim");
    const said = [
      "We need a dialogue with the crews, not another summit,",
      "The tide does not wait for minutes to be approved.",
    ];
    expect((await page.locator("blockquote").first().locator(".said").allTextContents()).join("")).toBe(
      said.join(""),
    );
    await page.getByRole("link", { name: "Context" }).first().click();
    await page.waitForURL("**/?line=context*");
    expect(await page.locator("blockquote .said").allTextContents()).toEqual(said);
  });

  it("asks again with one thing changed: the next field is ready, and what stands there stays", async () => {
    await page.goto(`${base}/?line=find+dialogue`);
    await page.getByRole("link", { name: "Refine" }).click();
    await page.locator("input:focus").pressSequentially("lindqvist");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/?line=*");
    expect(await page.title()).toBe("find dialogue by:lindqvist · Verbatim");
  });

  it("takes a note below the quotation that it is for, and saves it with one press", async () => {
    const { id } = quoteWith("nobody leaves");
    await page.goto(`${base}/?${new URLSearchParams({ edit: `save ${id} note:""` })}`);
    expect(await page.locator("blockquote .said").first().textContent()).toContain("Nobody leaves");
    await page.locator("textarea:focus").pressSequentially('for "the profile"');
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL("**/answer/*");
    expect(await page.locator("main").textContent()).toContain('Note: for "the profile"');
    expect(desk.records.clippings.list()).toMatchObject([{ quote: id }]);
  });

  it("opens a quotation's article with exactly its words marked and in sight", async () => {
    const quote = quoteWith("nobody leaves");
    await page.setViewportSize({ width: 390, height: 300 });
    await page.goto(`${base}${pathOf(quote)}`);
    expect(await page.locator("mark").allTextContents()).toEqual(
      quote.spans.map((span) => textAt(quote.article, span)),
    );
    expect(await page.locator(".text p").allTextContents()).toEqual(
      quote.article.paragraphs.map((span) => textAt(quote.article, span)),
    );
    const { y = -1 } = (await page.locator("mark").first().boundingBox()) ?? {};
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(300);
    const shown = (await page.locator("main").textContent()) ?? "";
    for (const fact of [
      "The Quay Courier",
      "14 March 2026",
      "Harbour talks go on",
      "Mara Lindqvist",
      quote.id,
    ])
      expect(shown).toContain(fact);
    expect(await page.getByRole("link", { name: "Read it at quay.example" }).getAttribute("href")).toBe(
      "https://quay.example/2026/harbour-talks",
    );
  });

  it("marks every quotation of an article, each leading to its own page", async () => {
    const { article } = quoteWith("nobody leaves");
    await page.goto(`${base}/article/${article.id}`);
    const links = await page.locator(".text a").all();
    const quotes = desk.research.quotesIn(article);
    expect(await Promise.all(links.map((link) => link.getAttribute("href")))).toEqual(
      quotes.flatMap((quote) => quote.spans.map(() => pathOf(quote))),
    );
    expect(await page.locator(".text p").allTextContents()).toEqual(
      article.paragraphs.map((span) => textAt(article, span)),
    );
  });

  it("shows an article's tags as words", async () => {
    const { article } = quoteWith("not even");
    await page.goto(`${base}/article/${article.id}`);
    expect(await page.locator(".text p").allTextContents()).toEqual(
      article.paragraphs.map((span) => textAt(article, span)),
    );
    expect(await page.locator("h1").textContent()).toBe(article.title);
    expect(await page.locator("script, main b, main img").count()).toBe(0);
    await page.goto(`${base}/?line=find+brandvik`);
    expect(await page.locator("script, main b, main img").count()).toBe(0);
  });

  it("runs no script and takes no style, even if one came through", async () => {
    await page.route(`${base}/`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        "</body>",
        "<script>document.title = 'run'</script></body>",
      );
      await route.fulfill({ response, body });
    });
    await page.goto(`${base}/`);
    expect(await page.title()).toBe("Verbatim");
    expect(complaints.splice(0).join()).toContain("Content Security Policy");
  });

  it.each([
    "/",
    "/?line=find+brandvik",
    "/?line=help",
    "/?line=sources",
    "/?line=articles+harbour",
    `/?line=${"x".repeat(300)}`,
  ])("has nothing to scroll sideways on a phone: %s", async (path) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${base}${path}`);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  });
});
