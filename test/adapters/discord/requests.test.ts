import { describe, expect, it } from "vitest";
import { triedAgain } from "../../../src/adapters/discord/requests.ts";

const callback = "https://discord.example/api/v10/interactions/1/token/callback?with_response=false";

/** Requests that end in these ways, one after another. */
function requests(...ends: readonly (readonly [number, number?] | Error)[]) {
  let at = 0;
  return triedAgain(async () => {
    const end = ends[at++];
    if (end instanceof Error || end === undefined) throw end;
    const [status, code] = end;
    return new Response(JSON.stringify({ code, message: "said" }), { status });
  });
}

const lost = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error(), { code }) });

const post = { method: "POST" };

describe("a request to Discord", () => {
  it.each([[[500]], [lost("UND_ERR_SOCKET")]] as const)(
    "that acknowledged, and was sent again since Discord did not say so, has done it: %s",
    async (first) => {
      const request = requests(first, [400, 40_060]);
      await request(callback, post).catch(() => undefined);
      expect((await request(callback, post)).status).toBe(204);
    },
  );

  it.each([
    ["first", [[400, 40_060]]],
    ["for another reason", [[500], [400, 50_035]]],
    ["after Discord took one", [[500], [200, 0], [400, 40_060]]],
  ] as const)("that Discord refuses %s is refused, in Discord's words", async (_, ends) => {
    const request = requests(...ends);
    for (const _before of ends.slice(1)) await request(callback, post);
    const refused = await request(callback, post);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ code: ends.at(-1)?.[1], message: "said" });
  });

  it.each([
    ["POST", callback, "UND_ERR_SOCKET", "ECONNRESET"],
    ["POST", "https://discord.example/api/v10/channels/1/messages", "ECONNRESET", "ECONNRESET"],
    ["PATCH", "https://discord.example/api/v10/webhooks/1/t/messages/@original", "EPIPE", "ECONNRESET"],
    ["POST", "https://discord.example/api/v10/webhooks/1/t", "UND_ERR_SOCKET", undefined],
    ["POST", callback, "ENOTFOUND", undefined],
  ])(
    "that was lost is tried again where that says nothing twice: %s %s, %s",
    async (method, url, code, known) => {
      const cause = await requests(lost(code))(url, { method }).catch((error) => error);
      expect(cause.code).toBe(known);
      expect(cause.cause.code).toBe(code);
    },
  );
});
