import { afterEach, describe, expect, it } from "vitest";
import { createHttp, type Http } from "../src/http.ts";

const open: Http[] = [];
const serve = (port = 0): Http => {
  const http = createHttp(port, () => {});
  open.push(http);
  return http;
};
const addressOf = async (http: Http): Promise<string> => {
  await http.start();
  return `http://localhost:${http.port()}`;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((http) => http.stop()));
});

describe("the one HTTP server", () => {
  it("gives a path to the listener with the longest prefix", async () => {
    const http = serve();
    for (const path of ["/", "/slack/events", "/healthz"])
      http.mount(path, (_, response) => response.end(path));
    const base = await addressOf(http);
    const answers = [
      "/",
      "/q/abc?x=/slack/events",
      "/slack/events",
      "/slack/events/x",
      "/slack/eventsx",
      "/healthz?y",
    ];
    expect(await Promise.all(answers.map(async (path) => (await fetch(base + path)).text()))).toEqual([
      "/",
      "/",
      "/slack/events",
      "/slack/events",
      "/",
      "/healthz",
    ]);
  });

  it("answers 404 where nothing is mounted", async () => {
    const http = serve();
    http.mount("/healthz", (_, response) => response.end("ok"));
    const base = await addressOf(http);
    expect((await fetch(`${base}/other`)).status).toBe(404);
  });

  it("says what to do about a port in use", async () => {
    const first = serve();
    await first.start();
    const port = first.port() ?? 0;
    await expect(serve(port).start()).rejects.toThrow(
      `Port ${port} is in use, so there is no page. Name another with PORT`,
    );
  });
});
