import { inspect } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDiscord, type DiscordOptions } from "../../../src/adapters/discord/index.ts";
import { AdapterError, type ChatAdapter } from "../../../src/chat/adapter.ts";
import type { Bot } from "../../../src/chat/bot.ts";
import { type Card, paragraph } from "../../../src/chat/card.ts";
import { type Command, defineCommand } from "../../../src/chat/command.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { hitCard, named, textCard, wholeCard } from "../cards.ts";
import { hostile } from "../contract.ts";
import { type Loopback, stubBot as stubWith } from "./on-discord.ts";

const nothing = (): Card => textCard("nothing");

const find = defineCommand({
  description: "Quotations that match",
  examples: () => [],
  options: {
    query: { kind: "query", description: "Words to look for" },
    page: { kind: "count", description: "Which page", default: 1, hidden: true },
  },
  run: nothing,
});

const context = defineCommand({
  description: "A quotation where it stands",
  examples: () => [],
  options: {
    paragraphs: { kind: "count", description: "How many around it", least: 0, most: 10, default: 1 },
    q: { kind: "quote", description: "Its id", required: true },
  },
  run: nothing,
});

const commands = { find, context };

/** A desk that answers with the given card, remembers what it was asked, and offers many names. */
const stubBot = (card: (line: string) => Card, more: Partial<Bot> = {}) =>
  stubWith(commands, card, {
    suggest: (field, typed, limit) =>
      Array.from({ length: 40 }, (_, i) => `${typed}${field} ${i}`)
        .slice(0, limit + 5)
        .map(named),
    ...more,
  });

describe.skipIf(wireMissing !== undefined)(
  `Discord over the wire${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    let start: () => Promise<Loopback>;
    let discord: Loopback;
    let logged: string[];
    const adapters: ChatAdapter[] = [];

    beforeAll(async () => {
      start = (await loadWire()).startDiscord;
    });
    beforeEach(async () => {
      discord = await start();
      logged = [];
    });
    afterEach(async () => {
      for (const adapter of adapters.splice(0)) await adapter.stop();
      await discord.close();
    });

    async function startDesk(
      bot: Bot,
      options: Partial<DiscordOptions> = {},
      where: Pick<DiscordOptions, "guildId"> = { guildId: discord.guild.id },
    ): Promise<ChatAdapter> {
      const adapter = createDiscord({
        bot,
        token: discord.token,
        ...where,
        apiUrl: discord.apiUrl,
        zone: "Europe/Oslo",
        log: (sentence, cause) => logged.push(`${sentence} ${cause === undefined ? "" : inspect(cause)}`),
        ...options,
      });
      adapters.push(adapter);
      await adapter.start();
      return adapter;
    }

    describe("the command /quote", () => {
      it("has a subcommand for each command, with typed options, the required ones first", async () => {
        await startDesk(stubBot(nothing).bot);
        const [quote] = discord.registered.guild.get(discord.guild.id);
        expect(
          quote.options.map((sub: Loopback) => [
            sub.name,
            sub.options.map((option: Loopback) => option.name),
          ]),
        ).toEqual([
          [
            "find",
            ["query", "by", "in", "about", "after", "before", "during", "last", "type", "sort", "visible"],
          ],
          ["context", ["q", "paragraphs", "visible"]],
        ]);
        expect(quote.options[1].options[1]).toMatchObject({
          type: 4,
          min_value: 0,
          max_value: 10,
          required: false,
        });
        discord.assertClean({ min: "warn", allow: ["user_agent"] });
      });

      it("is registered once, and again only when it changed", async () => {
        for (const _ of [1, 2]) await (await startDesk(stubBot(nothing).bot)).stop();
        expect(discord.registrations).toHaveLength(1);
        const changed = new Map<string, Command>([
          ...Object.entries(commands),
          ["find", { ...find, description: "Other words" }],
        ]);
        await startDesk(stubBot(nothing, { commands: changed }).bot);
        expect(discord.registrations).toHaveLength(2);
        discord.assertClean();
      });

      it("is there everywhere without a server's id, for direct messages too", async () => {
        const { bot, calls } = stubBot(nothing);
        await startDesk(bot, {}, {});
        await discord.command("quote find", { options: { query: "tide" }, dm: true });
        expect(calls[0]?.line).toBe("find tide");
        discord.assertClean();
      });
    });

    describe("questions", () => {
      it("become lines, asked by a person in a place, and are answered for their eyes only", async () => {
        const { bot, calls } = stubBot(() => hitCard(["The tide does not wait."]));
        await startDesk(bot);
        const result = await discord.command("quote find", {
          options: { query: "tide -spring", by: "Mara Lindqvist", after: "2026-01-31" },
          user: "carol",
          channel: "research",
        });
        expect(calls).toEqual([
          {
            line: 'find by:"Mara Lindqvist" after:2026-01-31 tide -spring',
            asker: {
              id: "200000000000000003",
              name: "Carol @everyone",
              zone: "Europe/Oslo",
              mayManage: true,
            },
            where: { surface: "discord", channel: "400000000000000002", server: "300000000000000001" },
          },
        ]);
        expect(result.deferred).toBe(true);
        expect(result.ephemeral).toBe(true);
        expect(result.text).toContain("The tide do**es not wait.**");
        discord.assertClean();
      });

      it("tell who may set up the room: on a server who may change it, in direct messages everyone", async () => {
        const { bot, calls } = stubBot(nothing);
        await startDesk(bot, {}, {});
        const users = [{ user: "alice" }, { user: "carol" }, { user: "alice", dm: true }];
        for (const where of users) {
          await discord.command("quote find", { options: { query: "tide" }, ...where });
        }
        expect(calls.map(({ asker }) => asker.mayManage)).toEqual([false, true, true]);
      });

      it.each([
        [{ q: "q:abcd2345", paragraphs: 3 }, "context paragraphs:3 q:abcd2345"],
        [{ q: "abcd2345" }, "context q:abcd2345"],
        [{ q: 'x" by:y' }, 'context q:"x″ by:y"'],
      ])("%j is the line %s", async (options, line) => {
        const { bot, calls } = stubBot(nothing);
        await startDesk(bot);
        await discord.command("quote context", { options });
        expect(calls[0]?.line).toBe(line);
      });

      it("are answered with the same words, whatever the articles hold", async () => {
        const { bot } = stubBot((line) => wholeCard(hostile[Number(line.split(" ")[1])] ?? ""));
        await startDesk(bot);
        discord.addCanary(hostile);
        for (const i of hostile.keys()) {
          const result = await discord.command("quote find", { options: { query: String(i) } });
          expect(result.message._.pings).toMatchObject({ everyone: false, users: [], roles: [] });
          const sent = discord.calls.findLast((call: Loopback) => call.body?.components);
          expect(sent.body.allowed_mentions).toEqual({ parse: [] });
        }
        discord.assertClean();
      });
    });

    describe("buttons", () => {
      const pages = (line: string): Card => ({ ...hitCard([`Page of ${line}`]), summary: line });

      it("turn the page in place, and bring what is new below", async () => {
        const { bot, calls } = stubBot(pages);
        await startDesk(bot);
        const asked = await discord.command("quote find", { options: { query: "tide" } });
        const turned = await discord.click(asked.message, "Next ›");
        expect(turned.message.id).toBe(asked.message.id);
        expect(turned.text).toContain("page\\:3");
        const opened = await discord.click(turned.message, "Context");
        expect(opened.message.id).not.toBe(asked.message.id);
        expect(opened.ephemeral).toBe(true);
        expect(calls.map(({ line }) => line)).toEqual([
          "find tide",
          'find harbour by:"Mara Lindqvist" page:3',
          "context q:abcd2340",
        ]);
        discord.assertClean();
      });

      it("that cannot turn the page leave the page as it stands", async () => {
        const { bot } = stubBot((line) =>
          line.includes("page:3")
            ? { outcome: "refused", summary: "Too old.", blocks: [paragraph("Too old.")] }
            : pages(line),
        );
        await startDesk(bot);
        const asked = await discord.command("quote find", { options: { query: "tide" } });
        const turned = await discord.click(asked.message, "Next ›");
        expect(turned.followups).toHaveLength(1);
        expect(turned.followups[0].flags & 64).toBe(64);
        expect(asked.text).toContain("Page of **find tide**");
        discord.assertClean();
      });

      it("take the last page's files away with the page", async () => {
        await startDesk(stubBot((line) => (line.includes("page:3") ? pages(line) : wholeCard("x"))).bot);
        const asked = await discord.command("quote find", { options: { query: "tide" } });
        await discord.click(asked.message, "Next ›");
        const sent = discord.calls.findLast((call: Loopback) => call.body?.components);
        expect(JSON.stringify(sent.body.components)).toContain("Page of");
        expect(sent.body.attachments).toEqual([]);
        discord.assertClean();
      });

      it("of another version say that they are too old, and ask nobody", async () => {
        const { bot, calls } = stubBot(pages);
        await startDesk(bot);
        const asked = await discord.command("quote find", { options: { query: "tide" } });
        const [container] = asked.message.components;
        container.components.find((part: Loopback) => part.type === 1).components[0].custom_id = "later:1";
        const pressed = await discord.click(asked.message, "Context");
        expect(pressed.ephemeral).toBe(true);
        expect(pressed.text).toContain("This button is too old to press.");
        expect(calls).toHaveLength(1);
        discord.assertClean();
      });

      it("of a desk before this one still answer", async () => {
        const first = await startDesk(stubBot(pages).bot);
        const asked = await discord.command("quote find", { options: { query: "tide" } });
        await first.stop();
        const { bot, calls } = stubBot(pages);
        await startDesk(bot);
        await discord.click(asked.message, "Context");
        expect(calls[0]?.line).toBe("context q:abcd2340");
        discord.assertClean();
      });
    });

    describe("names while someone types", () => {
      it("are at most 25, and none too long to choose", async () => {
        const { bot } = stubBot(nothing, {
          suggest: () => ["x".repeat(101), " ", ...Array.from({ length: 40 }, (_, i) => `N ${i}`)].map(named),
        });
        await startDesk(bot);
        const { choices } = await discord.autocomplete("quote find", { option: "by", value: "m" });
        expect(choices).toHaveLength(25);
        expect(choices[0]).toEqual({ name: "N 0", value: "N 0" });
        discord.assertClean();
      });

      it("are read in short where they are long, and typed whole", async () => {
        const label = `Mara Lindqvist, ${"harbour master ".repeat(9)}(3)`;
        const { bot } = stubBot(nothing, { suggest: () => [{ value: "Mara Lindqvist", label }] });
        await startDesk(bot);
        const { choices } = await discord.autocomplete("quote find", { option: "by", value: "m" });
        expect(choices).toEqual([{ name: expect.stringMatching(/^Mara .*…$/), value: "Mara Lindqvist" }]);
        discord.assertClean();
      });

      it("are none, without an error, when they cannot be had", async () => {
        const { bot } = stubBot(nothing, {
          suggest: () => {
            throw new Error("no index");
          },
        });
        await startDesk(bot);
        expect((await discord.autocomplete("quote find", { option: "in", value: "q" })).choices).toEqual([]);
        expect(logged).toHaveLength(1);
        discord.assertClean();
      });
    });

    describe("trouble", () => {
      it("a wrong token is one plain sentence", async () => {
        const refused = startDesk(stubBot(nothing).bot, { token: "MTAw.wrong.secretsecret" });
        await expect(refused).rejects.toThrow(AdapterError);
        await expect(refused).rejects.toMatchObject({ isFinal: true });
        await expect(refused).rejects.toThrow(/^Discord refused DISCORD_TOKEN\. /);
        expect(logged.join()).not.toContain("secretsecret");
      });

      it("a gateway that refuses the token or the intents says so", async () => {
        for (const [code, sentence] of [
          [4004, /^Discord refused DISCORD_TOKEN\. /],
          [4014, /^Discord did not allow what the desk asks to listen to/],
        ] as const) {
          discord._gw = () => discord.closeGateway(code);
          await expect(startDesk(stubBot(nothing).bot)).rejects.toThrow(sentence);
          delete discord._gw;
        }
      });

      it("a Discord that cannot be reached says so", async () => {
        const refused = startDesk(stubBot(nothing).bot, { apiUrl: "http://127.0.0.1:9/api" });
        await expect(refused).rejects.toThrow(/^Discord could not be reached \(/);
        await expect(refused).rejects.toMatchObject({ isFinal: false });
      });

      it("can be started again where Discord failed for the moment", async () => {
        const { bot, calls } = stubBot(nothing);
        const adapter = createDiscord({
          bot,
          token: discord.token,
          guildId: discord.guild.id,
          apiUrl: discord.apiUrl,
          zone: "UTC",
          log: (sentence) => logged.push(sentence),
        });
        adapters.push(adapter);
        // The library asks three times more by itself.
        discord.fault({ match: /gateway\/bot/, status: 503, times: 4 });
        await expect(adapter.start()).rejects.toMatchObject({ isFinal: false });
        await adapter.start();
        expect(adapter.state()).toBe("connected");
        await discord.command("quote find", { options: { query: "tide" } });
        expect(calls).toHaveLength(1);
      });

      it("a server that the bot may not change says so", async () => {
        discord.fault({
          match: /applications.*commands/,
          status: 403,
          code: 50001,
          body: { message: "Missing Access", code: 50001 },
        });
        await expect(startDesk(stubBot(nothing).bot)).rejects.toThrow(/DISCORD_GUILD_ID/);
      });

      it("a connection that is lost comes back by itself", async () => {
        const { bot, calls } = stubBot(nothing);
        await startDesk(bot);
        discord.dropGateway();
        await discord.waitFor(() => discord.resumes.length > 0, { timeoutMs: 15_000 });
        await discord.waitForReady();
        await discord.command("quote find", { options: { query: "tide" } });
        expect(calls).toHaveLength(1);
        discord.assertClean();
      });

      it.each([
        [404, 10_062, "Unknown interaction"],
        [400, 40_060, "Interaction has already been acknowledged."],
      ])("a late answer (%i, %i) is logged and ends nothing", async (status, code, message) => {
        const { bot, calls } = stubBot(nothing);
        await startDesk(bot);
        discord.fault({ match: /callback/, status, body: { message, code } });
        await discord.command("quote find", { options: { query: "tide" }, ackTimeoutMs: 500 });
        expect(calls).toHaveLength(0);
        expect(logged).toHaveLength(1);
        expect(logged[0]).toContain(String(code));
        await discord.command("quote find", { options: { query: "tide" } });
        expect(calls).toHaveLength(1);
      });

      it("a refused card is shown once more at its least, and its words stay out of the log", async () => {
        const { bot } = stubBot(() => hitCard(["The secret tide."]));
        await startDesk(bot);
        discord.fault({
          match: /PATCH/,
          status: 400,
          body: { message: "Invalid Form Body", code: 50_035, errors: {} },
        });
        const result = await discord.command("quote find", { options: { query: "tide" } });
        expect(result.text).toContain("1 quotations: Mara Lindqvist");
        expect(result.text).toContain("find harbour by");
        expect(logged).toHaveLength(1);
        expect(logged[0]).not.toMatch(/secret tide|webhooks|aW50/);
        discord.assertClean();
      });

      it("an answer that fails twice is logged without the interaction's token", async () => {
        const failed: unknown[] = [];
        const undelivered = (...who: unknown[]) => void failed.push(who);
        await startDesk(stubBot(nothing, { undelivered }).bot);
        discord.fault({
          match: /PATCH/,
          times: 9,
          status: 403,
          body: { message: "Missing Access", code: 50_001 },
        });
        await discord.command("quote find", { options: { query: "tide" }, waitMs: 500 });
        expect(logged).toHaveLength(1);
        expect(logged[0]).toContain("50001");
        expect(logged[0]).not.toMatch(/webhooks|aW50/);
        // So that asking again is no repeat.
        expect(failed).toEqual([["discord", "200000000000000001"]]);
      });
    });

    it("answers what is under way before it stops", async () => {
      const gate = Promise.withResolvers<void>();
      const { bot, calls } = stubBot(nothing);
      const waiting: Bot = { ...bot, run: async (call) => gate.promise.then(() => bot.run(call)) };
      const adapter = await startDesk(waiting);
      const asked = discord.command("quote find", { options: { query: "tide" } });
      await discord.waitFor(() =>
        discord.calls.some((call: Loopback) => /callback/.test(call.path ?? call.key)),
      );
      const stopped = adapter.stop().then(() => calls.length);
      setTimeout(gate.resolve, 200);
      expect(await stopped).toBe(1);
      expect((await asked).text).toContain("nothing");
    });

    it("uploads a card's files, with what they hold for those who do not open them", async () => {
      const { bot } = stubBot(() => wholeCard("The tide."));
      await startDesk(bot);
      const result = await discord.command("quote find", { options: { query: "tide" } });
      const upload = discord.calls.findLast((call: Loopback) => call.files?.length > 0);
      expect(upload.files.map((file: Loopback) => [file.filename, String(file.data)])).toEqual([
        ["hits.csv", "a,b\n1,2\n"],
      ]);
      expect(upload.body.attachments).toMatchObject([{ id: "0", description: "Two numbers" }]);
      expect(JSON.stringify(result.message.components)).toContain("attachment://hits.csv");
      discord.assertClean();
    });
  },
);
