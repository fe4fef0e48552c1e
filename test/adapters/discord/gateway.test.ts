import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDiscord, type DiscordOptions } from "../../../src/adapters/discord/index.ts";
import type { ChatAdapter } from "../../../src/chat/adapter.ts";
import type { Bot } from "../../../src/chat/bot.ts";
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

    it("is told as it is through an outage, which the log has in one line when it begins and one when it ends", async () => {
      await open();
      expect(state()).toBe("connected");
      discord.refuseGateway = true;
      discord.dropGateway();
      await expect.poll(state).toBe("connecting");
      await expect.poll(() => logged.length).toBe(1);
      // The client tries twice a second.
      for (let i = 0; i < 15; i++) {
        await pause(100);
        expect(state()).toBe("connecting");
      }
      expect(logged).toEqual([expect.stringContaining("does not get through to Discord")]);
      discord.refuseGateway = false;
      await expect.poll(state, { timeout: 10_000 }).toBe("connected");
      expect(logged.slice(1)).toEqual(["The desk is connected to Discord."]);
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

    it("that Discord closes for good while it does not take the commands has them tried no more", async () => {
      discord.fault({ match: /commands/, status: 503, times: 99, delayMs: 100 });
      const { bot } = stubBot({}, textCard);
      let tries = 0;
      const counting: Bot = {
        ...bot,
        get commands() {
          tries++;
          return bot.commands;
        },
      };
      const pauses = { first: 10, longest: 10 };
      const started = expect(open({ bot: counting, pauses })).rejects.toThrow(wrongToken);
      await discord.waitFor(() => discord.callsTo(/commands/).length > 0);
      discord.closeGateway(4004);
      await started;
      const before = tries;
      await pause(400);
      expect(tries).toBe(before);
    });

    it("is ended where Discord refuses the commands", async () => {
      discord.fault({ match: /commands/, status: 403, body: { message: "Missing Access", code: 50_001 } });
      await expect(open()).rejects.toThrow("add /quote to the server");
      await expect.poll(() => discord.live).toEqual([]);
    });

    it("is refused, to be tried again, where Discord closes it for good without a remedy", async () => {
      discord._gw = () => discord.closeGateway(4011);
      await expect(open()).rejects.toMatchObject({
        message: expect.stringContaining("it closed the connection with code 4011"),
        isFinal: false,
      });
    });

    it("whose Discord says nothing at the start is told in one line, and goes on once it does", async () => {
      discord.holdHello = true;
      const started = open({ patience: 20 });
      await expect.poll(() => logged).toEqual([expect.stringContaining("does not let the desk in")]);
      discord.holdHello = false;
      discord.closeGateway(4000);
      await started;
      expect(logged.slice(1)).toEqual(["The desk is connected to Discord."]);
    });

    it("whose Discord says nothing when it is renewed is told in one line too", async () => {
      await open({ patience: 20 });
      // The start may have taken longer than that.
      logged = [];
      discord.holdHello = true;
      discord.closeGateway(4000);
      await expect.poll(() => logged).toEqual([expect.stringContaining("does not let the desk in")]);
      discord.holdHello = false;
      await expect.poll(() => discord.gatewayOpens, { timeout: 5000 }).toBe(2);
      discord.closeGateway(4000);
      await expect.poll(() => logged[1], { timeout: 5000 }).toBe("The desk is connected to Discord.");
    });

    it.each([
      ["at the start", false],
      ["when it is renewed", true],
    ])("is ended within seconds where Discord says nothing %s", async (_, isLater) => {
      discord.holdHello = !isLater;
      const started = open();
      if (isLater) {
        await started;
        discord.holdHello = true;
        discord.closeGateway(4000);
      }
      await expect.poll(() => discord.gatewayOpens, { timeout: 5000 }).toBe(isLater ? 2 : 1);
      const stopped = Promise.race([adapter.stop(), pause(4000, "still there", { ref: false })]);
      expect(await stopped).toBeUndefined();
    });

    it("is no outage where the desk ends it", async () => {
      await open({ patience: 20 });
      // The start may have taken longer than that.
      logged = [];
      await adapter.stop();
      await pause(100);
      expect(logged).toEqual([]);
    });
  },
);
