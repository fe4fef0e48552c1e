import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createDiscord, type DiscordOptions } from "../../../src/adapters/discord/index.ts";
import { createKeepRegistered } from "../../../src/adapters/discord/keep-registered.ts";
import { AdapterError, type ChatAdapter } from "../../../src/chat/adapter.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { textCard } from "../cards.ts";
import { type Loopback, stubBot } from "./on-discord.ts";

const find = (description: string) =>
  defineCommand({
    description,
    examples: () => [],
    options: { query: { kind: "query", description: "Words to look for" } },
    run: () => textCard("nothing"),
  });

const commands = /applications.*commands/;
const put = /PUT .*commands/;
const soon = { pauses: { first: 10, longest: 10 } };
const never = { pauses: { first: 600_000, longest: 600_000 } };
const daily = {
  message: "Max number of daily application command creates has been reached (200)",
  code: 30_034,
};

describe.skipIf(wireMissing !== undefined)(
  `Commands that Discord does not take${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    let discord: Loopback;
    let startServer: () => Promise<Loopback>;
    let adapter: ChatAdapter;
    let logged: string[];

    beforeAll(async () => {
      startServer = (await loadWire()).startDiscord;
    });
    afterEach(async () => {
      await adapter.stop();
      await discord.close();
    });

    /** A desk whose menus are there already, and then one with other words in them. */
    async function restarted(more: Partial<DiscordOptions>, faults: readonly object[]) {
      discord = await startServer();
      logged = [];
      const desk = (description: string) =>
        createDiscord({
          bot: stubBot({ find: find(description) }, textCard).bot,
          token: discord.token,
          guildId: discord.guild.id,
          apiUrl: discord.apiUrl,
          zone: "UTC",
          log: (sentence) => logged.push(sentence),
          ...more,
        });
      adapter = desk("Quotations that match");
      await adapter.start();
      await adapter.stop();
      for (const fault of faults) discord.fault(fault);
      adapter = desk("Quotations");
    }

    const inMenus = (): string => JSON.stringify(discord.findCommand("quote"));
    it.each([
      ["a limit of the day", { match: put, status: 429, retryAfter: 3600 }, "its limit is reached"],
      ["a limit of the day, as a bad request", { match: put, status: 400, body: daily }, daily.message],
      ["its own trouble", { match: commands, status: 503, times: 4 }, "Service Unavailable"],
      ["a broken connection", { match: put, drop: "before", times: 4 }, ""],
    ])("for %s leave the rest of the desk to people, and it is told", async (_, fault, why) => {
      await restarted(never, [fault]);
      await adapter.start();
      const [sentence, ...more] = logged;
      expect(more).toEqual([]);
      expect(sentence).toContain(`Discord did not take the command /quote (${why}`);
      expect(sentence).toMatch(
        /\)\. It stays in the menus as it was, the rest goes on, and it is tried again until it is taken\.$/,
      );
      expect(adapter.state()).toEqual({ lacks: sentence });
      const asked = await discord.command("quote find", { options: { query: "tide" } });
      expect(asked.text).toContain("find tide");
      expect((await discord.say({ text: "tide", mention: true })).messages).toHaveLength(1);
      expect(discord.identifies).toHaveLength(2);
    });

    it("are tried again, and only they, until they are taken", async () => {
      const refused = { match: put, status: 400, body: daily, times: 3 };
      await restarted(soon, [refused]);
      await adapter.start();
      await expect.poll(() => adapter.state()).toBe("connected");
      expect(inMenus()).toContain('"Quotations"');
      expect(logged).toEqual([
        expect.stringContaining("is tried again"),
        "Discord has taken the command /quote.",
      ]);
      expect(discord.identifies).toHaveLength(2);
    });

    it("are not tried again once they are refused for good, and the desk stays", async () => {
      const mayNot = { status: 403, body: { message: "Missing Access", code: 50_001 }, times: 99 };
      await restarted(soon, [
        { match: put, status: 400, body: daily },
        { match: put, ...mayNot },
      ]);
      await adapter.start();
      await expect
        .poll(() => adapter.state())
        .toEqual({ lacks: expect.stringMatching(/^Discord does not let the desk add \/quote/) });
      expect(logged).toHaveLength(2);
      const tried = discord.callsTo(put).length;
      await discord.settle({ quietMs: 200 });
      expect(discord.callsTo(put)).toHaveLength(tried);
      expect((await discord.say({ text: "tide", mention: true })).messages).toHaveLength(1);
    });
  },
);

it("a desk that has stopped does not try to register any more", async () => {
  let tries = 0;
  const registration = createKeepRegistered(() => {}, soon.pauses);
  await registration.begin(async () => {
    tries++;
    return new AdapterError("Not now.", { isFinal: false });
  });
  await expect.poll(() => tries).toBeGreaterThan(1);
  registration.stop();
  const before = tries;
  await pause(100);
  expect(tries).toBe(before);
});
