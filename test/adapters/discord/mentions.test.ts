import { describe, expect, it } from "vitest";
import { wireMissing } from "../../wire.ts";
import { wholeCard } from "../cards.ts";
import { hostile } from "../contract.ts";
import { type Loopback, pages, startingOnDiscord, stubBot } from "./on-discord.ts";

/** Discord's bits: https://docs.discord.com/developers/events/gateway#gateway-intents */
const intents = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12 };

describe.skipIf(wireMissing !== undefined)(
  `messages on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const start = startingOnDiscord();

    it("are heard of without a privileged intent", async () => {
      const { discord } = await start(stubBot({}, pages).bot);
      const { guilds, guildMessages, directMessages } = intents;
      expect(discord.identifies[0].intents).toBe(guilds | guildMessages | directMessages);
    });

    it("that mention the desk are answered below, and ping nobody", async () => {
      const { bot, calls } = stubBot({}, pages);
      const { discord } = await start(bot);
      const said = await discord.say({
        text: "tide -spring",
        mention: true,
        user: "carol",
        channel: "research",
      });
      expect(calls).toEqual([
        {
          line: "tide -spring",
          asker: { id: "200000000000000003", name: "Carol @everyone", zone: "Europe/Oslo", mayManage: true },
          where: {
            surface: "discord",
            channel: "400000000000000002",
            server: "300000000000000001",
            isMessage: true,
          },
        },
      ]);
      expect(said.messages).toHaveLength(1);
      expect(said.message.message_reference.message_id).toBe(said.userMessage.id);
      const sent = discord.calls.findLast((call: Loopback) => call.body?.components);
      expect(sent.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
      expect(sent.body.enforce_nonce).toBe(true);
      discord.assertClean();
    });

    it.each([
      ['verify "The tide does **not** wait"', 'verify "The tide does not wait"'],
      ["`find tide -rope after:2026-03-14`", "find tide -rope after:2026-03-14"],
      ["find *tide* <#400000000000000001> <:gull:1> <@200000000000000002>", "find tide"],
      [
        'verify draft:"""\n> The *tide* does not wait.\n\n>  Nor do we."""',
        'verify draft:"""\n> The tide does not wait.\n\n> Nor do we."""',
      ],
      [
        'find "tide and rope" OR +quay by:"Mara Lindqvist" q:ab_cd',
        'find "tide and rope" OR +quay by:"Mara Lindqvist" q:ab_cd',
      ],
    ])("%j ask %j, without Discord's marks", async (text, line) => {
      const { bot, calls } = stubBot({}, pages);
      const { discord } = await start(bot);
      await discord.say({ text, mention: true });
      await discord.say({ text, dm: true });
      expect(calls.map((call) => call.line)).toEqual([line, line]);
    });

    it("that are direct need no mention, and one in them is taken off", async () => {
      const { bot, calls } = stubBot({}, pages);
      const { discord } = await start(bot);
      const said = await discord.say({ text: "verify “The tide”", dm: true });
      expect(said.message.message_reference.message_id).toBe(said.userMessage.id);
      await discord.say({ text: "status", dm: true, mention: true });
      expect(calls.map(({ line }) => line)).toEqual(["verify “The tide”", "status"]);
      expect(calls[0]?.asker.mayManage).toBe(true);
      expect(calls[0]?.where.channel).toBe(discord.dm("alice").id);
      discord.assertClean();
    });

    it("are answered with the same words, whatever the articles hold", async () => {
      const { bot } = stubBot({}, (line) => wholeCard(hostile[Number(line)] ?? ""));
      const { discord } = await start(bot);
      discord.addCanary(hostile);
      for (const i of hostile.keys()) {
        const { message } = await discord.say({ text: String(i), mention: true });
        expect(message._.pings).toMatchObject({ everyone: false, users: [], roles: [] });
      }
      discord.assertClean();
    });

    it("of a channel get cards whose pages each reader turns alone", async () => {
      const { discord } = await start(stubBot({}, pages).bot);
      const { message } = await discord.say({ text: "tide", mention: true });
      const before = JSON.stringify(message.components);
      const turned = await discord.click(message, "Next ›", { user: "bob" });
      expect(turned.ephemeral).toBe(true);
      expect(JSON.stringify(message.components)).toBe(before);
      const direct = await discord.say({ text: "tide", dm: true });
      const own = await discord.click(direct.message, "Next ›");
      expect(own.message.id).toBe(direct.message.id);
      discord.assertClean();
    });

    /** A message of somebody's as the gateway tells it. */
    const told = (discord: Loopback, more: object, event = "MESSAGE_CREATE") => {
      const me = discord._wireUser(discord.botUser);
      const message = {
        ...discord._message(discord.channel("general"), { content: `<@${me.id}> tide` }),
        author: discord._wireUser(discord.user("bob")),
        member: discord._member(discord.user("bob")),
        mentions: [me],
        ...more,
      };
      discord._emit(event, message, {});
    };

    it("of others are left alone: without a mention, of bots, of webhooks, of Discord, edited", async () => {
      const { bot, calls } = stubBot({}, pages);
      const { discord } = await start(bot);
      const me = discord._wireUser(discord.botUser);
      await discord.say({ text: "tide", expect: "nothing" });
      told(discord, { content: "@everyone tide", mentions: [], mention_everyone: true });
      told(discord, { content: "the whole server", mentions: [], mention_roles: [discord.guild.id] });
      told(discord, { author: me });
      told(discord, { author: { ...me, id: "100000000000000077" } });
      told(discord, { webhook_id: "100000000000000078" });
      told(discord, { type: 7 });
      told(discord, { edited_timestamp: "2026-01-15T10:00:00.000Z" }, "MESSAGE_UPDATE");
      // Thanks below an answer, which Discord counts as a mention.
      told(discord, {
        type: 19,
        content: "thanks",
        message_reference: { message_id: "1" },
        referenced_message: discord._message(discord.channel("general"), { content: "" }),
      });
      told(discord, { content: `<@!${me.id}> last` });
      await discord.waitFor(() => calls.length > 0);
      expect(calls.map(({ line }) => line)).toEqual(["last"]);
      discord.assertClean();
    });

    it("say who may set up the channel by the roles of whoever writes", async () => {
      const { bot, calls } = stubBot({}, pages);
      const { discord } = await start(bot);
      const everyone = { ...discord.guild.roles[0], permissions: "3072" };
      discord._emit("GUILD_ROLE_UPDATE", { guild_id: discord.guild.id, role: everyone }, {});
      await discord.say({ text: "digest", mention: true, user: "bob" });
      expect(calls[0]?.asker.mayManage).toBe(false);
    });

    it("in a thread that Discord has not told of are answered, and nobody manages it", async () => {
      const { bot, calls } = stubBot({}, pages);
      const { discord, logged, standing } = await start(bot);
      const thread = discord._channel({ type: 11, name: "who said it", guild_id: discord.guild.id });
      discord.guild.channels.push(thread);
      told(discord, { channel_id: thread.id, channel_type: thread.type, guild_id: discord.guild.id });
      const isAnswered = () => standing().some(({ channel_id }) => channel_id === thread.id);
      await discord.waitFor(isAnswered);
      expect(calls[0]?.asker.mayManage).toBe(false);
      expect(logged).toEqual([]);
      discord.assertClean();
    });

    it("in a channel that refuses are answered in direct messages, each asker, and the channel is left alone", async () => {
      const failed: unknown[] = [];
      const undelivered = (...who: unknown[]) => void failed.push(who);
      const { bot, calls } = stubBot({}, pages, { undelivered });
      const { discord, wire, logged } = await start(bot);
      discord.channel("general").botMaySend = false;
      const general = `/channels/${discord.channel("general").id}/messages`;
      const tried = () => discord.calls.filter(({ path }: Loopback) => path.endsWith(general)).length;
      const directs = (user: string): string[] =>
        [...discord.messages.values()]
          .filter(({ channel_id }: Loopback) => channel_id === discord.dm(user).id)
          .map(wire.discordText);
      const said = await discord.say({ text: "tide", mention: true, expect: "nothing" });
      expect(said.messages).toEqual([]);
      const [told] = directs("alice");
      expect(told).toContain(
        "may not answer in <#400000000000000001>, so here is the answer. Ask there with /quote",
      );
      expect(told).toContain("Page o**f tide**");
      expect(tried()).toBe(1);
      expect(failed).toEqual([["discord", discord.user("alice").id]]);
      await discord.say({ text: "rope", mention: true, expect: "nothing" });
      await discord.say({ text: "quay", mention: true, expect: "nothing", user: "bob" });
      expect(directs("alice").slice(1)).toEqual([expect.stringContaining("Page o**f rope**")]);
      expect(directs("bob")).toEqual([expect.stringContaining("Page o**f quay**")]);
      expect(tried()).toBe(1);
      expect(calls).toHaveLength(3);
      expect(logged).toEqual([]);
      const other = await discord.say({ text: "tide", mention: true, channel: "research" });
      expect(other.messages).toHaveLength(1);
    });

    it("of people who take no direct messages cannot be told of it, and nothing ends", async () => {
      const { bot, calls } = stubBot({}, pages);
      const { discord, logged } = await start(bot);
      discord.channel("general").botMaySend = false;
      discord.dm("alice").botMaySend = false;
      await discord.say({ text: "tide", mention: true, expect: "nothing" });
      expect(logged).toHaveLength(1);
      await discord.say({ text: "tide", mention: true, channel: "research" });
      expect(calls).toHaveLength(2);
    });

    it("that say the same again at once are not answered twice", async () => {
      let isRepeat = false;
      const { bot, calls } = stubBot({}, (line) => ({ ...pages(line), ...(isRepeat && { isRepeat }) }));
      const { discord } = await start(bot);
      await discord.say({ text: "tide", mention: true });
      isRepeat = true;
      const again = await discord.say({ text: "tide", mention: true, expect: "nothing" });
      expect(calls).toHaveLength(2);
      expect(again.messages).toEqual([]);
    });

    it("that Discord tells of twice are asked once", async () => {
      const { bot, calls } = stubBot({}, pages);
      const { discord } = await start(bot);
      await discord.say({ text: "tide", mention: true });
      const [session] = discord.live;
      const { t, d } = session.buffer.findLast(
        ({ t, d }: Loopback) => t === "MESSAGE_CREATE" && !d.author.bot,
      );
      discord._dispatch(session, t, d);
      await discord.say({ text: "rope", mention: true });
      expect(calls.map(({ line }) => line)).toEqual(["tide", "rope"]);
    });

    it("that are gone before the answer comes are answered all the same", async () => {
      const { bot } = stubBot({}, (line) => {
        for (const [id, { author }] of discord.messages) if (!author.bot) discord.messages.delete(id);
        return pages(line);
      });
      const { discord, logged } = await start(bot);
      const said = await discord.say({ text: "tide", mention: true });
      expect(said.messages).toHaveLength(1);
      expect(logged).toEqual([]);
      discord.assertClean();
    });

    it("are answered once though Discord did not confirm the answer", async () => {
      const { discord } = await start(stubBot({}, pages).bot);
      discord.fault({ match: "POST /channels/:id/messages", drop: "after" });
      const said = await discord.say({ text: "tide", mention: true });
      await discord.settle({ quietMs: 1500 });
      const below = [...discord.messages.values()].filter(
        ({ message_reference }: Loopback) => message_reference?.message_id === said.userMessage.id,
      );
      expect(below).toHaveLength(1);
    });
  },
);
