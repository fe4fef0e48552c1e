import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { systemClock } from "../../src/collect/clock.ts";
import { collectPage } from "../../src/collect/collect-page.ts";
import { createCollecting } from "../../src/collect/create-collecting.ts";
import { loadState, newState, saveState } from "../../src/collect/feed-state.ts";
import { FetchError } from "../../src/collect/fetch-error.ts";
import { createHostQueue } from "../../src/collect/host-queue.ts";
import { createPoller, type PollOptions } from "../../src/collect/poll.ts";
import { createFakeClock } from "./fake-clock.ts";
import { answer, serve } from "./web-server.ts";

const feed = "https://post.example/feed";
const minute = 60_000;
const day = 24 * 60 * minute;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "verbatim-feeds-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function desk(changes: Partial<PollOptions> = {}) {
  const clock = createFakeClock();
  const log: string[] = [];
  const fetch = vi.fn<PollOptions["fetch"]>(async () => undefined);
  const options: PollOptions = {
    feeds: [feed],
    folder: await folder(),
    fetch,
    collect: async () => ({ outcome: "known" }),
    clock,
    log: (sentence) => log.push(sentence),
    ...changes,
  };
  const poller = createPoller(options);
  onTestFinished(() => poller.stop());
  return { poller, clock, log, fetch, options };
}

describe("a poller", () => {
  it("asks at once, then every quarter of an hour, until it is stopped", async () => {
    const { poller, clock, fetch } = await desk();
    poller.start();
    await clock.advance(0);
    await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
    expect(fetch).toHaveBeenCalledTimes(1);
    for (let round = 2; round <= 4; round++) {
      await clock.advance(15 * minute);
      await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
      expect(fetch).toHaveBeenCalledTimes(round);
    }
    await poller.stop();
    await clock.advance(day);
    expect(fetch).toHaveBeenCalledTimes(4);
  });

  it("does not ask before time when it is started again, but within a day whatever the clock was", async () => {
    const { poller, clock, fetch, options } = await desk();
    await saveState(options.folder, { ...newState(feed), next: clock.now() + 400 * day });
    poller.start();
    await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
    await clock.advance(day - 1);
    expect(fetch).not.toHaveBeenCalled();
    await clock.advance(1);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
  });

  it.each([-400 * day, 400 * day])("is not put off or hurried by a clock that jumps %i ms", async (jump) => {
    const { poller, clock, fetch } = await desk();
    poller.start();
    await clock.advance(0);
    await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
    clock.jump(jump);
    await clock.advance(14 * minute);
    expect(fetch).toHaveBeenCalledTimes(1);
    await clock.advance(2 * minute);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2));
  });

  it("goes on with the other feeds, and with this one, after a fault of ours", async () => {
    const fetch = vi.fn(async (address: string) => {
      if (address === feed) throw new TypeError("ours");
      return undefined;
    });
    const { poller, clock, log } = await desk({ feeds: [feed, "https://other.example/feed"], fetch });
    poller.start();
    await clock.advance(0);
    await vi.waitFor(() => expect(clock.sleepers()).toBe(2));
    expect(log[0]).toContain("TypeError: ours");
    await clock.advance(16 * minute);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(4));
  });

  it("brings the pages of a real feed into files, and asks for nothing twice", async () => {
    const server = await serve({
      "/feed": (request, response) => {
        const unchanged = request.headers["if-none-match"] === '"1"';
        response.writeHead(unchanged ? 304 : 200, { "content-type": "application/rss+xml", etag: '"1"' });
        response.end(
          unchanged
            ? ""
            : '<rss version="2.0"><channel><item><link>/a</link></item><item><link>/no</link></item></channel></rss>',
        );
      },
      "/robots.txt": answer(200, { "content-type": "text/plain" }, "User-agent: *\nDisallow: /no"),
      "/a": `<article><h1>Ferry sails</h1>${"<p>The ferry to Havnby sailed again, Ida Holm said on the quay.</p>".repeat(9)}</article>`,
    });
    const data = await folder();
    const collecting = createCollecting({ data, allow: server.allow, clock: systemClock, pause: 0 });
    const log: string[] = [];
    const poller = createPoller({
      feeds: [`${server.origin}/feed`],
      folder: join(data, "feeds"),
      fetch: collecting.fetchFeed,
      collect: (wanted, signal) =>
        collectPage(wanted, { ...collecting, fetch: collecting.fetchUnasked }, signal),
      clock: systemClock,
      log: (sentence) => log.push(sentence),
      every: 50,
    });
    poller.start();
    await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(3), { timeout: 10_000 });
    await poller.stop();
    const paths = server.asked.map(({ path }) => path).filter((path) => path !== "/feed");
    expect(paths).toEqual(["/robots.txt", "/a"]);
    expect(await readdir(join(data, "articles"))).toEqual([expect.stringMatching(/^undated-ferry-sails-/)]);
    expect(await readdir(join(data, "feeds"))).toHaveLength(1);
    expect(log).toEqual([
      expect.stringMatching(/^Not taken: .*\/no .*robots\.txt/),
      `1 new article from ${server.origin}/feed`,
    ]);
  });

  it("fetches with a pause a host, behind redirects as well", async () => {
    const server = await serve({
      "/a": (_, response) => {
        response.writeHead(302, { location: "/b" }).end();
      },
      "/b": "here",
    });
    const clock = createFakeClock();
    const { fetch } = createCollecting({ data: await folder(), allow: server.allow, clock, pause: 1000 });
    const page = fetch(`${server.origin}/a`);
    await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
    expect(server.asked.map(({ path }) => path)).toEqual(["/a"]);
    await clock.advance(1000);
    expect((await page)?.url).toBe(`${server.origin}/b`);
  });

  it("ends a fetch that is under way", async () => {
    const fetch: PollOptions["fetch"] = (_, __, signal) =>
      new Promise((_done, fail) => {
        signal?.addEventListener("abort", () => fail(signal.reason));
      });
    const { poller, clock, log } = await desk({ fetch });
    poller.start();
    await clock.advance(0);
    await poller.stop();
    expect(log).toEqual([]);
  });
});

describe("what is known of a feed", () => {
  it("is a file that comes back", async () => {
    const path = await folder();
    const state = { ...newState(feed), etag: '"1"', waiting: [{ url: "https://post.example/a", tries: 1 }] };
    await saveState(path, state);
    expect(await loadState(path, feed)).toEqual({ state, lost: false });
    expect(await readdir(path)).toHaveLength(1);
  });

  it.each([
    ["torn", (text: string) => text.slice(0, 20)],
    ["empty", () => ""],
    ["another feed's", (text: string) => text.replace("post.example", "gull.example")],
    ["of another shape", () => "[]"],
    ["with a time that is none", (text: string) => text.replace('"next":0', '"next":"soon"')],
  ])("is begun anew when it is %s", async (_, spoil) => {
    const path = await folder();
    await saveState(path, { ...newState(feed), seen: ["x"] });
    const [name = ""] = await readdir(path);
    await writeFile(join(path, name), spoil(await readFile(join(path, name), "utf8")));
    expect(await loadState(path, feed)).toEqual({ state: newState(feed), lost: true });
  });

  it("is nothing for a feed never asked", async () => {
    expect(await loadState(await folder(), feed)).toEqual({ state: newState(feed), lost: false });
  });
});

describe("a queue a host", () => {
  it("asks a host one at a time with a pause, and hosts side by side", async () => {
    const clock = createFakeClock(0);
    const inTurn = createHostQueue(clock, 1000);
    const begun: string[] = [];
    const ask = (address: string, takes: number) =>
      inTurn(address, async () => {
        begun.push(`${address.slice(8)} ${clock.elapsed()}`);
        await clock.sleep(takes);
        if (takes === 7) throw new FetchError("later", "It is busy.");
      });
    const all = [
      ask("https://a.example/1", 5),
      ask("https://a.example/2", 7).catch(() => {}),
      ask("https://a.example/3", 5),
      ask("https://b.example/1", 5),
    ];
    await clock.advance(5000);
    await Promise.all(all);
    expect(begun).toEqual(["a.example/1 0", "b.example/1 0", "a.example/2 1005", "a.example/3 2012"]);
  });

  it.each([-day, day])("keeps its pauses with a clock that jumps %i ms", async (jump) => {
    const clock = createFakeClock(0);
    const inTurn = createHostQueue(clock, 1000);
    const begun: number[] = [];
    const ask = () => inTurn("https://a.example/", async () => begun.push(clock.elapsed()));
    await ask();
    clock.jump(jump);
    const second = ask();
    await clock.advance(999);
    expect(begun).toEqual([0]);
    await clock.advance(1);
    await second;
    expect(begun).toEqual([0, 1000]);
  });

  it("leaves a host alone for as long as it asks, and no other", async () => {
    const clock = createFakeClock(0);
    const inTurn = createHostQueue(clock, 1000);
    const busy = new FetchError("later", "It is busy.", { retryAfter: 60_000 });
    await expect(inTurn("https://a.example/1", () => Promise.reject(busy))).rejects.toBe(busy);
    const work = vi.fn(async () => "came");
    await expect(inTurn("https://a.example/2", work)).rejects.toBe(busy);
    expect(work).not.toHaveBeenCalled();
    expect(await inTurn("https://b.example/", work)).toBe("came");
    await clock.advance(60_000);
    expect(await inTurn("https://a.example/2", work)).toBe("came");
  });

  it("asks nothing more once it is ended", async () => {
    const inTurn = createHostQueue(createFakeClock(0), 1000);
    const work = vi.fn(async () => {});
    await expect(inTurn(feed, work, AbortSignal.abort(new Error("closing")))).rejects.toThrow("closing");
    expect(work).not.toHaveBeenCalled();
  });
});
