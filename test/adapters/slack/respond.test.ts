import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { respond } from "../../../src/adapters/slack/respond.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function addressOf(listener: RequestListener): Promise<string> {
  const opened = createServer(listener);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}/`;
}

const answer = { delete_original: true } as const;

describe("an answer at a response_url", () => {
  it("is given up where Slack never says whether it took it", async () => {
    const url = await addressOf(() => {});
    await expect(respond(url, answer, { answer: 30, wait: 0 })).rejects.toThrow(/timeout/i);
  });

  it("waits to be let in again for as long as it is told, and is sent a second time and no more", async () => {
    const times: number[] = [];
    const url = await addressOf((_, response) => {
      times.push(performance.now());
      response.writeHead(429, { "retry-after": "1" }).end();
    });
    await expect(respond(url, answer)).rejects.toMatchObject({ reason: "HTTP 429" });
    expect(times).toHaveLength(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
  });

  it("does not wait for longer than people do, and is not sent before its time", async () => {
    let asked = 0;
    const url = await addressOf((_, response) => {
      asked++;
      response.writeHead(429, { "retry-after": "3600" }).end();
    });
    await expect(respond(url, answer)).rejects.toMatchObject({ reason: "ratelimited" });
    expect(asked).toBe(1);
  });

  it.each([
    [200, '{"ok":false,"error":"invalid_blocks"}', "invalid_blocks"],
    [404, "expired_url", "expired_url"],
    [500, "<html>", "HTTP 500"],
  ])("that Slack refuses says why: %i %s", async (status, body, reason) => {
    const url = await addressOf((_, response) => response.writeHead(status).end(body));
    await expect(respond(url, answer)).rejects.toMatchObject({ name: "Refusal", reason });
  });
});
