import { describe, expect, it, vi } from "vitest";
import type { Collected } from "../../src/collect/collect-page.ts";
import { type FeedState, newState } from "../../src/collect/feed-state.ts";
import { FetchError } from "../../src/collect/fetch-error.ts";
import type { Page } from "../../src/collect/fetch-page.ts";
import { type Polling, pollFeed, untilDue } from "../../src/collect/poll-feed.ts";
import { WriteError } from "../../src/collect/write-file.ts";

const feed = "https://post.example/feed";
const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.UTC(2024, 2, 8);

const listing = (...paths: readonly string[]): Page => ({
  url: feed,
  type: "application/rss+xml",
  etag: '"1"',
  bytes: Buffer.from(
    `<rss version="2.0"><channel>${paths.map((path) => `<item><link>/${path}</link></item>`).join("")}</channel></rss>`,
  ),
});

function desk(changes: Partial<Polling> = {}) {
  const collected: string[] = [];
  const log: string[] = [];
  const saved: FeedState[] = [];
  const polling: Polling = {
    fetch: async () => listing("a", "b", "c"),
    collect: async ({ url }): Promise<Collected> => {
      collected.push(url.slice("https://post.example/".length));
      return { outcome: "new", file: "x.txt" };
    },
    save: async (state) => {
      saved.push(state);
    },
    clock: { now: () => now, random: () => 0.5 },
    log: (sentence) => log.push(sentence),
    every: 15 * minute,
    atOnce: 20,
    ...changes,
  };
  return { polling, collected, log, saved };
}

describe("a poll", () => {
  it("collects each page once, and comes again in a quarter of an hour", async () => {
    const { polling, collected, log } = desk();
    const state = await pollFeed(newState(feed), polling);
    expect(collected).toEqual(["a", "b", "c"]);
    expect(state).toMatchObject({ etag: '"1"', failures: 0, waiting: [], next: now + 15 * minute });
    expect(log).toEqual([`3 new articles from ${feed}`]);
    await pollFeed(state, { ...polling, fetch: async () => listing("d", "a?utm_source=feed", "b/", "c") });
    expect(collected).toEqual(["a", "b", "c", "d"]);
  });

  it("leaves a feed alone as long as it wishes, also when it is unchanged, but no longer than a day", async () => {
    const wishing = (minutes: number): Page => ({
      ...listing("a"),
      bytes: Buffer.from(
        `<rss version="2.0"><channel><ttl>${minutes}</ttl><item><link>/a</link></item></channel></rss>`,
      ),
    });
    const wished = await pollFeed(newState(feed), desk({ fetch: async () => wishing(60) }).polling);
    expect(wished.next).toBe(now + 60 * minute);
    const unchanged = await pollFeed(wished, desk({ fetch: async () => undefined }).polling);
    expect(unchanged.next).toBe(now + 60 * minute);
    const without = await pollFeed(wished, desk().polling);
    expect(without.next).toBe(now + 15 * minute);
    for (const [minutes, next] of [
      [5, 15 * minute],
      [1e9, day],
      [-60, 15 * minute],
    ] as const) {
      const state = await pollFeed(newState(feed), desk({ fetch: async () => wishing(minutes) }).polling);
      expect(state.next).toBe(now + next);
    }
  });

  it("tells the server what it knows, and takes an unchanged feed as it was", async () => {
    const fetch = vi.fn(async () => undefined);
    const before = { ...newState(feed), etag: '"1"', lastModified: "then", seen: ["x"] };
    const state = await pollFeed(before, desk({ fetch }).polling);
    expect(fetch).toHaveBeenCalledWith(
      feed,
      expect.objectContaining({ etag: '"1"', lastModified: "then" }),
      undefined,
    );
    expect(state).toEqual({ ...before, next: now + 15 * minute });
  });

  it("forgets marks that the server gives no more", async () => {
    const { etag: _, ...plain } = listing("a");
    const state = await pollFeed(
      { ...newState(feed), etag: '"1"' },
      desk({ fetch: async () => plain }).polling,
    );
    expect(state).not.toHaveProperty("etag");
  });

  it("takes so many pages at once, the others next time though the feed is unchanged", async () => {
    const { polling, collected, saved } = desk({ atOnce: 2 });
    const state = await pollFeed(newState(feed), polling);
    expect(collected).toEqual(["a", "b"]);
    // Known before the first page is fetched, should the desk be ended there.
    expect(saved[0]?.waiting).toHaveLength(3);
    await pollFeed(state, { ...polling, fetch: async () => undefined });
    expect(collected).toEqual(["a", "b", "c"]);
  });

  it("tries a page again that cannot be had now, five times", async () => {
    const later: Collected = { outcome: "refused", reason: "It is busy.", later: true };
    const { polling, log } = desk({ fetch: async () => listing("a"), collect: async () => later });
    let state = newState(feed);
    for (let round = 1; round <= 4; round++) {
      state = await pollFeed(state, polling);
      expect(state.waiting).toMatchObject([{ tries: round }]);
    }
    expect(log).toEqual([]);
    state = await pollFeed(state, polling);
    expect(state.waiting).toEqual([]);
    expect(log).toEqual(["Not taken: https://post.example/a It is busy."]);
    expect((await pollFeed(state, polling)).waiting).toEqual([]);
  });

  it("logs a fault of ours at a page each of five times, and takes the pages behind it", async () => {
    const { polling, log } = desk({ atOnce: 2 });
    const fault: Collected = {
      outcome: "refused",
      reason: "By a fault.",
      later: true,
      stack: "TypeError: x",
    };
    const collect: Polling["collect"] = async ({ url }) =>
      url.endsWith("/a") ? fault : { outcome: "new", file: "x.txt" };
    let state = newState(feed);
    for (let round = 0; round < 6; round++) state = await pollFeed(state, { ...polling, collect });
    expect(state.waiting).toEqual([]);
    expect(
      log.filter((line) => line === "A fault of ours at https://post.example/a: TypeError: x"),
    ).toHaveLength(5);
    expect(log.filter((line) => line.startsWith("Not taken"))).toHaveLength(1);
    expect(log.filter((line) => line.includes("new article"))).toHaveLength(2);
  });

  it("leaves a site alone for as long as it asks, with all its pages still waiting", async () => {
    const busy: Collected = { outcome: "refused", reason: "Busy.", later: true, retryAfter: 60 * minute };
    const collect = vi.fn(async () => busy);
    const state = await pollFeed(newState(feed), desk({ collect }).polling);
    expect(collect).toHaveBeenCalledTimes(1);
    expect(state.waiting.map(({ tries }) => tries)).toEqual([0, 0, 0]);
    expect(state.next).toBe(now + 60 * minute);
  });

  it("tells once of a page that is no article, and asks for it no more", async () => {
    const refused: Collected = { outcome: "refused", reason: "It is empty.", later: false };
    const { polling, log } = desk({ fetch: async () => listing("a"), collect: async () => refused });
    await pollFeed(await pollFeed(newState(feed), polling), polling);
    expect(log).toEqual(["Not taken: https://post.example/a It is empty."]);
  });

  it("does not drown in an archive, and says what it leaves out", async () => {
    const many = Array.from({ length: 900 }, (_, at) => `p${at}`);
    const { polling, log } = desk({
      fetch: async () => listing(...many.map((path) => `x${path}`)),
      atOnce: 0,
    });
    const first = await pollFeed(newState(feed), { ...polling, fetch: async () => listing(...many) });
    const second = await pollFeed(first, polling);
    expect(second.waiting).toHaveLength(1000);
    expect(log[0]).toContain("800 pages are left out");
    expect((await pollFeed(second, polling)).waiting).toHaveLength(1000);
    expect(log).toHaveLength(1);
  });
});

describe("a feed that fails", () => {
  const failing = (error: Error) => desk({ fetch: () => Promise.reject(error) });

  it("is asked seldomer and seldomer, once a day at least, and told of once", async () => {
    const { polling, log } = failing(new FetchError("later", "It is busy."));
    const pauses: number[] = [];
    let state = newState(feed);
    for (let round = 0; round < 40; round++) {
      state = await pollFeed(state, polling);
      pauses.push((state.next - now) / minute);
    }
    expect(pauses.slice(0, 4)).toEqual([30, 60, 120, 240]);
    expect(pauses.slice(7)).toEqual(pauses.slice(7).map(() => 24 * 60));
    expect(log).toEqual([`It is busy. (${feed})`]);
    const well = await pollFeed(state, { ...polling, fetch: async () => undefined });
    expect(well).toMatchObject({ failures: 0, next: now + 15 * minute });
    expect(log.at(-1)).toBe(`The feed ${feed} can be read again.`);
  });

  it("is left alone for as long as it asks", async () => {
    const { polling } = failing(new FetchError("later", "It is busy.", { retryAfter: 5 * 60 * minute }));
    expect((await pollFeed(newState(feed), polling)).next).toBe(now + 5 * 60 * minute);
  });

  it("is asked once a day when it is gone", async () => {
    const { polling } = failing(new FetchError("gone", "It is gone."));
    expect((await pollFeed(newState(feed), polling)).next).toBe(now + day);
  });

  it("keeps what is known of it when what came is no feed", async () => {
    const before = { ...newState(feed), etag: '"0"', seen: ["x"] };
    const page = { ...listing(), bytes: Buffer.from("<html>Sorry</html>") };
    const { polling, log } = desk({ fetch: async () => page });
    expect(await pollFeed(before, polling)).toMatchObject({ etag: '"0"', seen: ["x"], failures: 1 });
    expect(log[0]).toContain("no feed");
  });

  it("spreads the desks that ask it", async () => {
    const at = async (random: number) =>
      (await pollFeed(newState(feed), desk({ clock: { now: () => now, random: () => random } }).polling))
        .next - now;
    expect([await at(0), await at(1)]).toEqual([13.5 * minute, 16.5 * minute]);
  });
});

describe("a full disk", () => {
  it("keeps the pages waiting, and the desk going", async () => {
    const full = new WriteError("The disk is full.");
    let written = 0;
    const { polling, log } = desk({
      collect: async () => {
        if (written++ === 1) throw full;
        return { outcome: "new", file: "x.txt" };
      },
      save: () => Promise.reject(full),
    });
    const state = await pollFeed(newState(feed), polling);
    expect(state).toMatchObject({ failures: 1 });
    expect(state.waiting.map(({ url }) => url.at(-1))).toEqual(["a", "b", "c"]);
    expect(log[0]).toContain("The disk is full.");
  });
});

it("ends in the middle when the desk does, with the rest still waiting", async () => {
  const ending = new AbortController();
  const { polling, saved } = desk({
    collect: async (_, signal) => {
      signal?.throwIfAborted();
      ending.abort(new Error("closing"));
      return { outcome: "new", file: "x.txt" };
    },
  });
  await expect(pollFeed(newState(feed), polling, ending.signal)).rejects.toThrow("closing");
  expect(saved.at(-1)?.waiting.map(({ url }) => url.at(-1))).toEqual(["b", "c"]);
});

describe("until a feed is due", () => {
  it.each([
    [now + minute, minute],
    [now - minute, 0],
    [now + 1000 * day, day],
    [-Infinity, 0],
  ])("whatever the clock: %i", (next, expected) => {
    expect(untilDue({ ...newState(feed), next }, now)).toBe(expected);
  });
});
