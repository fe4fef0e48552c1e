import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { FetchError, type FetchTrouble } from "../../src/collect/fetch-error.ts";
import { type FetchOptions, fetchPage } from "../../src/collect/fetch-page.ts";
import { createHostQueue } from "../../src/collect/host-queue.ts";
import { createFakeClock } from "./fake-clock.ts";
import { answer, serve, type WebServer } from "./web-server.ts";

const html = { "content-type": "text/html" };

async function failure(address: string, options: FetchOptions): Promise<FetchError> {
  const error: unknown = await fetchPage(address, options).then(
    () => new Error("it was fetched"),
    (cause) => cause,
  );
  if (!(error instanceof FetchError)) throw error;
  // Each is shown to people as it is.
  expect(error.message).toMatch(/^[^\n]{20,300}$/);
  return error;
}

const trouble = async (address: string, options: FetchOptions): Promise<FetchTrouble> =>
  (await failure(address, options)).trouble;

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe("a page", () => {
  it("comes with its address, type, charset and validators", async () => {
    const server = await serve({
      "/story": answer(
        200,
        {
          "content-type": 'Text/HTML; Charset="ISO-8859-1"',
          etag: '"a"',
          "last-modified": "Fri, 08 Mar 2024",
        },
        "hello",
      ),
    });
    const page = await fetchPage(`${server.origin}/story#part`, { allow: server.allow });
    expect(page).toEqual({
      url: `${server.origin}/story`,
      type: "text/html",
      charset: "iso-8859-1",
      etag: '"a"',
      lastModified: "Fri, 08 Mar 2024",
      bytes: Buffer.from("hello"),
    });
  });

  it("is asked for by Verbatim, with whom to turn to", async () => {
    const server = await serve({ "/": "hello" });
    await fetchPage(server.origin, { allow: server.allow, contact: "https://desk.example" });
    expect(server.asked[0]?.headers["user-agent"]).toBe(
      "Verbatim (news research desk; https://desk.example)",
    );
  });

  it.each([
    ["gzip", gzipSync("packed")],
    ["br", brotliCompressSync("packed")],
  ])("is unpacked from %s", async (encoding, bytes) => {
    const server = await serve({ "/": answer(200, { ...html, "content-encoding": encoding }, bytes) });
    expect(textOf((await fetchPage(server.origin, server))?.bytes)).toBe("packed");
  });

  it("that is unchanged is not sent again", async () => {
    const server = await serve({
      "/": (request, response) => {
        const same =
          request.headers["if-none-match"] === '"a"' && request.headers["if-modified-since"] === "then";
        response.writeHead(same ? 304 : 200, html).end();
      },
    });
    const known = { etag: '"a"', lastModified: "then" };
    expect(await fetchPage(server.origin, { ...server, known })).toBeUndefined();
    expect(await fetchPage(server.origin, { ...server, known: { etag: '"a"\r\nx: y' } })).toBeDefined();
  });

  it("is found behind redirects", async () => {
    const server = await serve({
      "/a": answer(302, { location: "b" }),
      "/b": answer(308, { location: "/c#x" }),
      "/c": "here",
    });
    expect((await fetchPage(`${server.origin}/a`, server))?.url).toBe(`${server.origin}/c`);
  });
});

describe("a redirect", () => {
  it("waits for its own host's turn, after that of the host that it comes from", async () => {
    const there = await serve({ "/a": "here" });
    const here = await serve({ "/a": answer(302, { location: `${there.origin}/a` }) });
    const turns: string[] = [];
    const page = await fetchPage(`${here.origin}/a`, {
      allow: () => true,
      inTurn: async (address, work) => {
        turns.push(`${address} begins`);
        const result = await work();
        turns.push(`${address} ends`);
        return result;
      },
    });
    expect(page?.url).toBe(`${there.origin}/a`);
    expect(turns).toEqual([here, there].flatMap(({ origin }) => [`${origin}/a begins`, `${origin}/a ends`]));
  });

  it("that finds its host busy leaves that host alone, and not the one that it comes from", async () => {
    const there = await serve({ "/": answer(429, { "retry-after": "60" }) });
    const here = await serve({ "/a": answer(302, { location: there.origin }), "/b": "here" });
    const options = { allow: () => true, inTurn: createHostQueue(createFakeClock(), 0) };
    for (const address of [`${here.origin}/a`, `${there.origin}/`, `${here.origin}/a`]) {
      expect((await failure(address, options)).retryAfter).toBe(60_000);
    }
    expect(there.asked).toHaveLength(1);
    expect(textOf((await fetchPage(`${here.origin}/b`, options))?.bytes)).toBe("here");
  });

  it("there and back again does not wait for itself", async () => {
    const origins: string[] = [];
    const bounce = (to: number): Parameters<typeof serve>[0] => ({
      "/a": (_, response) => {
        response.writeHead(302, { location: `${origins[to]}/${to === 0 ? "b" : "a"}` }).end();
      },
      "/b": "here",
    });
    const [first, second] = [await serve(bounce(1)), await serve(bounce(0))];
    origins.push(first.origin, second.origin);
    const options = { allow: () => true, inTurn: createHostQueue(createFakeClock(), 0) };
    const both = await Promise.all([1, 2].map(() => fetchPage(`${first.origin}/a`, options)));
    expect(both.map((page) => page?.url)).toEqual([`${first.origin}/b`, `${first.origin}/b`]);
  });
});

describe("what may be asked", () => {
  it.each([
    "file:///etc/passwd",
    "ftp://example.org/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "example.org",
    "",
    "https://me:secret@example.org/",
  ])("is not %s", async (address) => {
    const error = await failure(address, { resolve: vi.fn() });
    expect(error.trouble).toBe("refused");
    expect(error.message).not.toContain("secret");
  });

  it.each(["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0", "[::ffff:127.0.0.1]"])(
    "is not this machine as %s",
    async (name) => {
      const server = await serve({ "/": "inside" });
      const port = server.host.split(":")[1];
      expect(await trouble(`http://${name}:${port}/`, {})).toBe("refused");
      expect(server.calls()).toBe(0);
    },
  );

  it("is not longer than servers take", async () => {
    expect(await trouble(`https://example.org/${"a".repeat(5000)}`, { resolve: vi.fn() })).toBe("refused");
  });

  it("is not a name that leads into a private network, among others or alone", async () => {
    const server = await serve({ "/": "inside" });
    const address = `http://story.example:${server.host.split(":")[1]}/`;
    for (const addresses of [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1"]]) {
      const resolve = async () =>
        addresses.map((each) => ({ address: each, family: each.includes(":") ? 6 : 4 }));
      expect(await trouble(address, { resolve })).toBe("refused");
    }
    expect(server.asked).toEqual([]);
  });

  it("is the very address that was checked: a name is resolved once a connection", async () => {
    const server = await serve({ "/": "inside" });
    const resolve = vi.fn(async () => [{ address: "127.0.0.1", family: 4 }]);
    const address = `http://story.example:${server.host.split(":")[1]}/`;
    expect(textOf((await fetchPage(address, { allow: () => true, resolve }))?.bytes)).toBe("inside");
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it("is checked again at the socket's far end, should the name lead elsewhere by then", async () => {
    const server = await serve({ "/": "inside" });
    let looks = 0;
    const turning = {
      family: 4,
      get address() {
        return looks++ === 0 ? "93.184.216.34" : "127.0.0.1";
      },
    };
    const address = `http://story.example:${server.host.split(":")[1]}/`;
    expect(await trouble(address, { resolve: async () => [turning] })).toBe("refused");
    expect(looks).toBeGreaterThan(1);
    expect(server.asked).toEqual([]);
  });

  it("is checked anew behind a redirect", async () => {
    const inside = await serve({ "/": "inside" });
    const outside = await serve({
      "/": answer(302, { location: `${inside.origin}/` }),
      "/file": answer(302, { location: "file:///etc/passwd" }),
      "/metadata": answer(302, { location: "http://169.254.169.254/latest" }),
    });
    for (const path of ["/", "/file", "/metadata"]) {
      expect(await trouble(outside.origin + path, outside)).toBe("refused");
    }
    expect(inside.asked).toEqual([]);
  });
});

describe("a hostile server", () => {
  const limits = { within: 400, connectWithin: 400, largest: 100_000 };
  const ask = (server: WebServer, path = "/") => failure(server.origin + path, { ...server, ...limits });

  it("that redirects for ever is asked six times", async () => {
    const server = await serve({ "/": answer(301, { location: "/" }) });
    expect((await ask(server)).trouble).toBe("refused");
    expect(server.asked).toHaveLength(6);
  });

  it("that sends without end is cut off", async () => {
    const server = await serve({
      "/": (_, response) => {
        response.writeHead(200, html);
        const pour = () => {
          while (!response.destroyed && response.write("a".repeat(10_000)));
          if (!response.destroyed) response.once("drain", pour);
        };
        pour();
      },
      "/said": answer(200, { ...html, "content-length": "999999" }, "short"),
    });
    expect((await ask(server)).message).toContain("larger than 0.1 MB");
    expect((await ask(server, "/said")).message).toContain("larger than 0.1 MB");
  });

  it("that packs much into little is cut off", async () => {
    const nothing = Buffer.concat(Array.from({ length: 6000 }, () => gzipSync("")));
    const bomb = Buffer.alloc(5_000_000, "a");
    const server = await serve({
      "/gzip": answer(200, { ...html, "content-encoding": "gzip" }, gzipSync(bomb)),
      "/nothing": (_, response) => {
        response.writeHead(200, { ...html, "content-encoding": "gzip" });
        response.write(nothing);
        response.end();
      },
      "/br": answer(200, { ...html, "content-encoding": "br" }, brotliCompressSync(bomb)),
    });
    for (const path of ["/gzip", "/br", "/nothing"])
      expect((await ask(server, path)).message).toContain("larger than");
  });

  it("that packs it oddly or brokenly is told so", async () => {
    const server = await serve({
      "/odd": answer(200, { ...html, "content-encoding": "gzip, gzip" }, "x"),
      "/broken": answer(200, { ...html, "content-encoding": "gzip" }, "no gzip"),
      "/half": answer(
        200,
        { ...html, "content-encoding": "gzip" },
        gzipSync("hello".repeat(99)).subarray(0, 20),
      ),
    });
    expect((await ask(server, "/odd")).trouble).toBe("refused");
    expect((await ask(server, "/broken")).trouble).toBe("later");
    expect((await ask(server, "/half")).trouble).toBe("later");
  });

  it("that drips, or says nothing at all, is left", async () => {
    const server = await serve({
      "/drip": (_, response) => {
        response.writeHead(200, html);
        const drip = setInterval(() => response.write("a"), 20);
        response.once("close", () => clearInterval(drip));
      },
      "/silent": () => {},
    });
    for (const path of ["/drip", "/silent"]) {
      const error = await ask(server, path);
      expect(error.trouble).toBe("later");
      expect(error.message).toContain("0.4 seconds");
    }
  });

  it("whose name or connection does not come is left", async () => {
    const resolve = () => new Promise<never>(() => {});
    const error = await failure("http://slow.example/", { resolve, connectWithin: 100 });
    expect([error.trouble, error.message]).toEqual(["later", expect.stringContaining("0.1 seconds")]);
  });

  it("that breaks off is asked later", async () => {
    const server = await serve({
      "/": (_, response) => {
        response.writeHead(200, { ...html, "content-length": "100" });
        response.write("half");
        setTimeout(() => response.destroy(), 20);
      },
    });
    expect((await ask(server)).trouble).toBe("later");
  });

  it.each(["image/png", "application/pdf", "image/svg+xml", "text/css", "application/octet-stream"])(
    "that sends %s is told what is wanted",
    async (type) => {
      const server = await serve({ "/": answer(200, { "content-type": type }, "x") });
      const error = await ask(server);
      expect(error.trouble).toBe("refused");
      expect(error.message).toContain(type);
    },
  );
});

describe("an answer that is no page", () => {
  it.each([
    [404, "gone"],
    [410, "gone"],
    [401, "refused"],
    [403, "refused"],
    [451, "refused"],
    [300, "refused"],
    // Nobody asked whether it is unchanged.
    [304, "refused"],
    [429, "later"],
    [500, "later"],
    [503, "later"],
  ] as const)("%i means %s", async (status, expected) => {
    const server = await serve({ "/": answer(status, html, "x") });
    expect(await trouble(server.origin, server)).toBe(expected);
  });

  it("says when to come back, in seconds or as a date, a day at most", async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const server = await serve({
      "/seconds": answer(429, { "retry-after": "120" }),
      "/date": answer(503, { "retry-after": inAMinute }),
      "/past": answer(503, { "retry-after": "Fri, 08 Mar 2024 00:00:00 GMT" }),
      "/years": answer(503, { "retry-after": "999999999" }),
      "/words": answer(503, { "retry-after": "soon" }),
    });
    const wait = async (path: string) => (await failure(server.origin + path, server)).retryAfter;
    expect(await wait("/seconds")).toBe(120_000);
    expect(await wait("/date")).toBeGreaterThan(30_000);
    expect(await wait("/past")).toBe(0);
    expect(await wait("/years")).toBe(86_400_000);
    expect(await wait("/words")).toBeUndefined();
  });

  it("tells a name that is not there and a port that is closed", async () => {
    const resolve = () => Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" }));
    const missing = await failure("http://nowhere.example/", { resolve });
    expect([missing.trouble, missing.message]).toEqual(["later", expect.stringContaining("nowhere.example")]);
    expect(await trouble("http://127.0.0.1:1/", { allow: () => true })).toBe("later");
  });
});

it("ends with the reason of whoever ends it", async () => {
  const server = await serve({ "/": () => {} });
  const ending = new AbortController();
  const fetching = fetchPage(server.origin, { ...server, signal: ending.signal });
  setTimeout(() => ending.abort(new Error("enough")), 50);
  await expect(fetching).rejects.toThrow("enough");
});
