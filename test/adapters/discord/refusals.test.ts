import { inspect } from "node:util";
import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createDiscord } from "../../../src/adapters/discord/index.ts";
import {
  isShut,
  loginRefusal,
  refusesContent,
  withoutSecrets,
} from "../../../src/adapters/discord/refusals.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { textCard } from "../cards.ts";
import { type Loopback, stubBot } from "./on-discord.ts";

it("keeps an interaction's token and the words sent out of what is logged", () => {
  const url = "https://discord.com/api/v10/webhooks/1/aW50ZXJhY3Rpb24/messages/@original";
  const cause = new HTTPError(502, "Bad Gateway", "PATCH", url, {
    body: { content: "The secret tide." },
    files: [],
  });
  expect(inspect(cause, { depth: 9 })).toContain("aW50ZXJhY3Rpb24");
  const told = inspect(withoutSecrets(cause), { depth: 9 });
  expect(told).toContain("Discord answered 502");
  expect(told).not.toMatch(/aW50ZXJhY3Rpb24|secret tide/);
});

it("keeps them out where a limit is reached too, and tells when it passes", () => {
  const token = "aW50ZXJhY3Rpb24";
  const cause = new RateLimitError({
    url: `https://discord.com/api/v10/webhooks/1/${token}/messages/@original`,
    route: "/webhooks/:id/:token",
    majorParameter: `1:${token}`,
    hash: `x:1:${token}`,
    method: "PATCH",
    limit: 5,
    timeToReset: 60_050,
    retryAfter: 60_050,
    sublimitTimeout: 0,
    global: false,
    scope: "user",
  });
  expect(inspect(cause)).toContain(token);
  const told = inspect(withoutSecrets(cause), { depth: 9 });
  expect(told).toContain("it passes in 60050 ms (user)");
  expect(told).not.toContain(token);
});

it.each([
  ["what a message holds", 400, 50_035, true],
  ["how much it holds", 413, 40_005, true],
  ["nothing that it holds: somebody answered", 400, 40_060, false],
  ["nothing that it holds: nobody reaches the person", 400, 50_033, false],
  ["nothing that it holds: the thread is locked", 400, 160_005, false],
  ["nothing that it holds: a permission", 403, 50_013, false],
])("takes a refusal to be of %s (%i, %i)", (_what, status, code, isOfContent) => {
  const raw = { code, message: "no" };
  const cause = new DiscordAPIError(raw, code, status, "POST", "https://discord.com/api/v10/x", {});
  expect(refusesContent(cause)).toBe(isOfContent);
});

it("names what happened, also where of several addresses none was reached", () => {
  const none = Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" });
  const told = (cause: unknown) => loginRefusal(cause, undefined).message;
  expect(told(new TypeError("fetch failed", { cause: none }))).toContain("(ECONNREFUSED)");
  expect(told(new TypeError("fetch failed", { cause: new Error("") }))).toContain("(fetch failed)");
  expect(told(new Error(""))).toContain("(no reason given)");
});

it.each([
  ["a refusal without a sentence of ours", 403, 50_024, true],
  ["a block of Discord's", 403, 40_333, true],
  ["a thread that is locked", 400, 160_005, true],
  ["words that somebody takes from nobody", 403, 20_009, false],
  ["a card that is too much", 400, 50_035, false],
  ["a fault of Discord's", 503, 0, false],
])("takes %s (%i) for a closed door: code %i, %s", (_, status, code, isClosed) => {
  const raw = { code, message: "no" };
  const cause = new DiscordAPIError(raw, code, status, "POST", "https://discord.com/api/v10/x", {});
  expect(isShut(cause)).toBe(isClosed);
});

describe.skipIf(wireMissing !== undefined)(
  `a start that may work later${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    let wire: Loopback;
    let discord: Loopback;

    beforeAll(async () => {
      wire = await loadWire();
    });
    afterEach(async () => {
      await discord.close();
    });

    const spent = { total: 1000, remaining: 0, reset_after: 3_600_000, max_concurrency: 1 };
    const busy =
      "Discord takes no more logins just now. If this comes often, look whether the desk runs twice with one token, or is restarted over and over.";

    it.each([
      ["too many requests", { retryAfter: 120 }, busy],
      ["too many logins", { body: { url: "ws://x", shards: 1, session_start_limit: spent } }, busy],
      [
        "a fault of Discord's",
        { status: 503 },
        "Discord has a fault of its own (503), so there is nothing to mend here.",
      ],
      [
        "a connection that ends",
        { drop: "before" },
        "Discord could not be reached (other side closed). Check the connection.",
      ],
    ])(
      "is told after %s, with its own remedy",
      async (_, fault, sentence) => {
        discord = await wire.startDiscord();
        discord.fault({ match: "GET /gateway/bot", status: 200, times: 9, ...fault });
        const adapter = createDiscord({
          bot: stubBot({}, () => textCard("x")).bot,
          token: discord.token,
          apiUrl: discord.apiUrl,
          zone: "UTC",
          log: () => {},
        });
        await expect(adapter.start()).rejects.toMatchObject({
          message: `${sentence} It is tried again until it works.`,
          isFinal: false,
        });
      },
      20_000,
    );
  },
);
