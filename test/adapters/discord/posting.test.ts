import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createDiscord } from "../../../src/adapters/discord/index.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { hitCard, textCard, wholeCard } from "../cards.ts";
import { hostile } from "../contract.ts";
import { fulfilsPostContract } from "../post-contract.ts";
import { readMarkdown } from "./reader.ts";

// biome-ignore lint/suspicious/noExplicitAny: the loopback Discord is plain JavaScript without types
type Loose = any;

let wire: Loose;
beforeAll(async () => {
  if (wireMissing === undefined) wire = await loadWire();
});

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const logged: string[] = [];

/** What a person reads of a message's components. */
const textOf = (component: Loose): string =>
  Array.isArray(component)
    ? component.map(textOf).join("\n")
    : `${readMarkdown(component.content ?? "").text}${component.components ? textOf(component.components) : ""}`;

const posting = "POST /channels/:id/messages";
const history = "GET /channels/:id/messages";

async function openDiscord() {
  logged.length = 0;
  const discord = await wire.startDiscord();
  const poster = createDiscord({
    bot: {
      commands: new Map(),
      run: async () => textCard("x"),
      press: async () => textCard("x"),
      carry: (line, limit) => line.slice(0, limit),
      lineOf: (carried) => carried,
      changing: () => false,
      forEveryone: () => false,
      suggest: () => [],
    },
    token: discord.token,
    guildId: discord.guild.id,
    apiUrl: discord.apiUrl,
    zone: "Europe/Oslo",
    log: (sentence) => logged.push(sentence),
  });
  await poster.start();
  const channelOf = ({ channel, isPerson }: { channel: string; isPerson: boolean }): string =>
    isPerson ? discord.dm(channel).id : channel;
  const messages = (to: { channel: string; isPerson: boolean }): Loose[] =>
    [...discord.messages.values()].filter((message: Loose) => message.channel_id === channelOf(to));
  return {
    discord,
    poster,
    room: { surface: "discord", channel: discord.channel("general").id, isPerson: false },
    person: { surface: "discord", channel: discord.user("alice").id, isPerson: true },
    messages,
    seen: (to: { channel: string; isPerson: boolean }) =>
      messages(to).map(({ components }) => textOf(components)),
    /** Discord forgets nonces after minutes. */
    forget: () => {
      for (const message of discord.messages.values()) delete message.nonce;
    },
    assertClean: () => discord.assertClean(),
    async close() {
      await poster.stop();
      await discord.close();
    },
  };
}

async function opened() {
  const subject = await openDiscord();
  closers.push(subject.close);
  return subject;
}

const card = hitCard(["The tide does not wait."]);

describe.skipIf(wireMissing !== undefined)(
  `posts in Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    fulfilsPostContract("Discord", async () => {
      const subject = await openDiscord();
      subject.discord.addCanary(hostile);
      return subject;
    });

    it("tell nobody, whatever they hold, and carry the key as nonce", async () => {
      const { discord, poster, room, person } = await opened();
      for (const to of [room, person]) {
        await poster.post(to, wholeCard("@everyone <@200000000000000001> <@&1>"), "verbatim-1-1");
        const { body } = discord.callsTo(posting).at(-1);
        expect(body).toMatchObject({ nonce: "verbatim-1-1", enforce_nonce: true });
        expect(body.allowed_mentions).toEqual({ parse: [] });
      }
      discord.assertClean();
    });

    it("bring their files", async () => {
      const { discord, poster, room } = await opened();
      expect(await poster.post(room, wholeCard("x"), "k")).toMatchObject({ outcome: "sent" });
      expect(discord.callsTo(posting)[0].files.map(({ filename }: Loose) => filename)).toEqual(["hits.csv"]);
      discord.assertClean();
    });

    it.each([
      ["an answer that is lost", { drop: "after" }, "unclear", 1],
      ["a request that is lost", { drop: "before" }, "unclear", 0],
      ["a fault of Discord's", { status: 500 }, "unclear", 0],
      ["a fault on the way", { status: 502, body: "<html>" }, "unclear", 0],
      ["too many posts", { status: 429, retryAfter: 7 }, "later", 0],
      ["a channel that is not shown", { status: 403, body: { code: 50_001, message: "" } }, "forbidden", 0],
      ["a permission that is missing", { status: 403, body: { code: 50_013, message: "" } }, "forbidden", 0],
      ["a locked thread", { status: 400, body: { code: 50_083, message: "" } }, "forbidden", 0],
      ["closed direct messages", { status: 403, body: { code: 50_007, message: "" } }, "forbidden", 0],
      ["another refusal", { status: 403, body: { code: 99_999, message: "" } }, "forbidden", 0],
      ["a channel that was deleted", { status: 404, body: { code: 10_003, message: "" } }, "gone", 0],
      ["a server that it is not in", { status: 404, body: { code: 10_004, message: "" } }, "gone", 0],
      ["a wrong token", { status: 401, body: { code: 0, message: "401" } }, "later", 0],
    ])("%s is asked about once, and told as it is", async (_, fault, outcome, standing) => {
      const { discord, poster, room, messages } = await opened();
      discord.fault({ match: posting, ...fault });
      const posted = await poster.post(room, card, "k");
      expect(posted).toMatchObject({ outcome, reason: expect.stringMatching(/\w+.*\.$/) });
      expect(discord.callsTo(posting)).toHaveLength(1);
      expect(messages(room)).toHaveLength(standing);
      const found = standing === 1 ? { outcome: "found" } : { outcome: "missing" };
      expect(await poster.find(room, "k", Date.now())).toEqual(expect.objectContaining(found));
      expect(await poster.post(room, card, "k")).toMatchObject({ outcome: "sent" });
      expect(messages(room)).toHaveLength(1);
      discord.assertClean();
    });

    it("wait as long as Discord says, and not inside a call", async () => {
      const { discord, poster, room } = await opened();
      discord.fault({ match: posting, status: 429, retryAfter: 7 });
      const posted = await poster.post(room, card, "k");
      if (posted.outcome !== "later") throw new Error(posted.outcome);
      expect(posted.after).toBeGreaterThanOrEqual(7000);
      expect(posted.after).toBeLessThan(8000);
    });

    it("are known by what a history gives, long after the nonce is forgotten", async () => {
      const { discord, poster, room, forget } = await opened();
      const since = Date.now();
      const posted = await poster.post(room, card, "verbatim-1-1");
      for (let i = 0; i < 250; i++)
        discord.postUserMessage({ user: "bob", channel: "general", content: "chat" });
      forget();
      // Also by a clock that is ten minutes ahead of Discord's.
      for (const at of [since, since + 590_000])
        expect(await poster.find(room, "verbatim-1-1", at)).toEqual({ ...posted, outcome: "found" });
      expect(await poster.find(room, "verbatim-1-2", since)).toEqual({ outcome: "missing" });
      expect(await poster.find(room, "verbatim-1-1", since + 3_600_000)).toEqual({ outcome: "missing" });
    });

    it("are not taken for missing where Discord hides the history", async () => {
      const { discord, poster, room } = await opened();
      await poster.post(room, card, "k");
      const [guild] = discord.guilds.values();
      for (const role of guild.roles) role.permissions = String(1024 + 2048);
      discord._emit("GUILD_ROLE_UPDATE", { guild_id: guild.id, role: guild.roles[0] });
      discord.fault({ match: history, status: 200, body: [], times: 2 });
      await expect
        .poll(() => poster.find(room, "k", Date.now()), { timeout: 3000 })
        .toEqual({
          outcome: "unknown",
          reason: expect.stringContaining("Read Message History"),
          forbidden: true,
        });
    });

    it.each([
      [{ status: 403, body: { code: 50_001, message: "" } }, true],
      [{ status: 404, body: { code: 10_003, message: "" } }, true],
      [{ status: 500 }, false],
      [{ drop: "after" }, false],
      [{ status: 429, retryAfter: 1 }, false],
    ])("that are looked for are not known after %j", async (fault, forbidden) => {
      const { discord, poster, room } = await opened();
      discord.fault({ match: history, ...fault });
      const reason = expect.stringMatching(/\.$/);
      expect(await poster.find(room, "k", Date.now())).toEqual({ outcome: "unknown", reason, forbidden });
    });

    it("to a person who is not there are gone, and certainly not sent when their room does not open", async () => {
      const { discord, poster, person, messages } = await opened();
      expect(await poster.post({ ...person, channel: "299999999999999999" }, card, "k")).toMatchObject({
        outcome: "gone",
      });
      discord.fault({ match: "POST /users/@me/channels", status: 500 });
      expect(await poster.post(person, card, "k")).toMatchObject({ outcome: "later" });
      expect(messages(person)).toEqual([]);
    });

    it("that Discord cannot draw are posted at their least", async () => {
      const { discord, poster, room, seen } = await opened();
      discord.fault({ match: posting, status: 400, body: { code: 50_035, message: "", errors: {} } });
      expect(await poster.post(room, card, "k")).toMatchObject({ outcome: "sent" });
      expect(seen(room)[0]).toContain("find harbour by");
      expect(await poster.find(room, "k", Date.now())).toMatchObject({ outcome: "found" });
      expect(logged).toHaveLength(1);
    });

    it("say how the connection is", async () => {
      const { discord, poster } = await opened();
      expect(poster.state()).toBe("connected");
      discord.closeGateway(4004);
      await expect.poll(() => poster.state()).toEqual({ down: expect.stringContaining("restart the desk") });
    });

    it("were certainly not sent where Discord cannot be reached", async () => {
      const { discord, poster, room } = await opened();
      await discord.close();
      // Connections that were open may still be tried first.
      await expect.poll(() => poster.post(room, card, "k")).toMatchObject({ outcome: "later" });
      expect(await poster.find(room, "k", 0)).toMatchObject({ outcome: "unknown", forbidden: false });
    });
  },
);
