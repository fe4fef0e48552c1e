import { inspect } from "node:util";
import { HTTPError } from "discord.js";
import { expect, it } from "vitest";
import { withoutSecrets } from "../../../src/adapters/discord/refusals.ts";

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
