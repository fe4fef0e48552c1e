import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDiscord, type DiscordOptions } from "../../../src/adapters/discord/index.ts";
import type { ChatAdapter } from "../../../src/chat/adapter.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { textCard } from "../cards.ts";
import { type Loopback, stubBot } from "./on-discord.ts";

const wrongToken = /^Discord refused DISCORD_TOKEN\./;

describe.skipIf(wireMissing !== undefined)(
  `the connection to Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    let startServer: () => Promise<Loopback>;
    let discord: Loopback;
    let adapter: ChatAdapter;
    let logged: string[];

    beforeAll(async () => {
      startServer = (await loadWire()).startDiscord;
    });
    beforeEach(async () => {
      discord = await startServer();
      logged = [];
    });
    afterEach(async () => {
      await adapter.stop();
      await discord.close();
    });

    const open = (more: Partial<DiscordOptions> = {}) => {
      adapter = createDiscord({
        bot: stubBot({}, textCard).bot,
        token: discord.token,
        guildId: discord.guild.id,
        apiUrl: discord.apiUrl,
        zone: "UTC",
        log: (sentence) => logged.push(sentence),
        ...more,
      });
      return adapter.start();
    };
    const state = () => adapter.state();

    it("is told as it is through an outage", async () => {
      await open();
      expect(state()).toBe("connected");
      discord.refuseGateway = true;
      discord.dropGateway();
      await expect.poll(state).toBe("connecting");
      // The client tries twice a second.
      for (let i = 0; i < 15; i++) {
        await pause(100);
        expect(state()).toBe("connecting");
      }
      discord.refuseGateway = false;
      await expect.poll(state, { timeout: 10_000 }).toBe("connected");
    });

    it("that Discord closes for good before it has told of the servers is refused at once", async () => {
      const dispatch = discord._dispatch.bind(discord);
      discord._dispatch = (session: Loopback, event: string, data: Loopback) =>
        event === "GUILD_CREATE" ? discord.closeGateway(4004) : dispatch(session, event, data);
      await expect(open()).rejects.toMatchObject({
        message: expect.stringMatching(wrongToken),
        isFinal: true,
      });
      expect(discord.registrations).toEqual([]);
      expect(state()).not.toBe("connected");
      expect(logged).toEqual([]);
    });

    it.each([
      ["taken", {}],
      ["refused", { status: 401, body: { message: "401: Unauthorized", code: 0 } }],
    ])("that Discord closes for good while the commands are %s is refused, once", async (_, fault) => {
      discord.fault({ match: /commands/, delayMs: 300, ...fault });
      const started = expect(open()).rejects.toMatchObject({ message: expect.stringMatching(wrongToken) });
      await expect.poll(state).toBe("connected");
      discord.closeGateway(4004);
      await started;
      expect(logged).toEqual([]);
    });

    it("is refused, to be tried again, where Discord closes it for good without a remedy", async () => {
      discord._gw = () => discord.closeGateway(4011);
      await expect(open()).rejects.toMatchObject({
        message: expect.stringContaining("it closed the connection with code 4011"),
        isFinal: false,
      });
    });
  },
);
