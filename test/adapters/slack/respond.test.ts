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
    await expect(respond(url, answer, 30)).rejects.toThrow(/timeout/i);
  });

  it("waits to be let in again, though never as long as it is told", async () => {
    let asked = 0;
    const url = await addressOf((_, response) => {
      const isFirst = asked++ === 0;
      response.writeHead(isFirst ? 429 : 200, { "retry-after": "3600" }).end(isFirst ? "" : "ok");
    });
    await respond(url, answer, 300);
    expect(asked).toBe(2);
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
