import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { createDiscord } from "../../../src/adapters/discord/index.ts";
import type { ChatAdapter } from "../../../src/chat/adapter.ts";
import type { Bot } from "../../../src/chat/bot.ts";
import { type Card, paragraph } from "../../../src/chat/card.ts";
import { createSurfaces } from "../../../src/surfaces.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { find, type Loopback, type OnDiscord, pages, startingOnDiscord, stubBot } from "./on-discord.ts";

const answered = "Page of find tide";

const refusal = (): Card => ({ outcome: "refused", summary: "No.", blocks: [paragraph("Not that.")] });

const unknown = { status: 404, body: { message: "Unknown interaction", code: 10_062 } };
const callback = /interactions.*callback/;
const edit = /PATCH \/webhooks/;
const deletion = "DELETE /webhooks/:app/:token/messages/:id";
const followUp = "POST /webhooks/:app/:token";
const dmMessage = "POST /channels/:id/messages";

describe.skipIf(wireMissing !== undefined)(
  `trouble on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const startBot = startingOnDiscord();
    let open: OnDiscord;
    let discord: Loopback;
    let logged: string[];
    let calls: { line: string }[];

    async function start(card: (line: string) => Card | Promise<Card> = pages, more: Partial<Bot> = {}) {
      const stub = stubBot({ find }, card, more);
      open = await startBot(stub.bot);
      ({ discord, logged } = open);
      calls = stub.calls;
    }

    const ask = (more: object = {}) =>
      discord.command("quote find", { options: { query: "tide" }, ackTimeoutMs: 1500, ...more });

    /** What came to a person's direct messages, the last last. */
    const direct = (user = "alice"): Loopback[] =>
      [...discord.messages.values()].filter(({ channel_id }) => channel_id === discord.dm(user).id);

    /** What stands where others see it. */
    const inChannels = (): readonly string[] =>
      open
        .standing()
        .filter(({ channel_id }) => channel_id !== discord.dm("alice").id)
        .map(open.wire.discordText);

    const callsTo = (match: string | RegExp): number => discord.callsTo(match).length;

    const told = async (count = 1): Promise<string> => {
      await discord.waitFor(() => direct().length >= count, { label: "a direct message" });
      await discord.waitFor(() => logged.length > 0);
      return open.wire.discordText(direct().at(-1)).replaceAll("**", "");
    };

    /** What an answer says, without the marks of what is bold. */
    const words = ({ text }: Loopback): string => text.replaceAll("**", "");

    describe("a question that Discord closed before it was taken", () => {
      it("is not asked, and told in direct messages with a button that asks it", async () => {
        await start();
        discord.fault({ match: callback, ...unknown });
        await ask();
        expect(await told()).toMatch(/^Discord did not let me take your question in time.*\n-# `find tide`/);
        expect(calls).toEqual([]);
        expect(logged).toHaveLength(1);
        expect(logged[0]).toMatch(/whoever asked was told in direct messages .*10062/s);
        const again = await discord.click(direct()[0], "Ask again");
        expect(words(again)).toContain(answered);
        expect(calls.map(({ line }) => line)).toEqual(["find tide"]);
      });

      it("is told of a page to turn and of a form too", async () => {
        const both = (line: string): Card => ({
          ...pages(line),
          blocks: [
            ...pages(line).blocks,
            { kind: "buttons", buttons: [{ label: "Refine", edit: "find tide" }] },
          ],
        });
        await start(both);
        const asked = await ask();
        const before = JSON.stringify(asked.message.components);
        for (const [i, label] of ["Next ›", "Refine"].entries()) {
          discord.fault({ match: callback, ...unknown });
          await discord.click(asked.message, label, { ackTimeoutMs: 500 });
          expect(await told(i + 1)).toContain("so nothing was done. Please ask again.");
        }
        expect(JSON.stringify(asked.message.components)).toBe(before);
        const form = await discord.click(direct().at(-1), "Open the form");
        expect(form.modal.title).toBe("Find");
      });

      it("is of no matter while somebody types", async () => {
        await start();
        discord.fault({ match: callback, ...unknown });
        await discord.autocomplete("quote find", { option: "by", value: "m", ackTimeoutMs: 500 });
        expect(direct()).toEqual([]);
        expect(logged).toEqual([]);
      });

      it("is left to whoever answered it, where something else did", async () => {
        await start();
        discord.fault({ match: callback, status: 400, body: { message: "Acknowledged", code: 40_060 } });
        await ask();
        await discord.waitFor(() => logged.length > 0);
        expect(logged[0]).toContain("does the desk run twice with one token?");
        expect(calls).toEqual([]);
        expect(direct()).toEqual([]);
      });

      it.each([
        ["took it, and its answer was lost", { drop: "after" }],
        ["never got it", { drop: "before" }],
        ["failed twice", { status: 502, times: 2 }],
      ])("is answered once where Discord %s", async (_, fault) => {
        await start();
        discord.fault({ match: callback, ...fault });
        const asked = await ask();
        expect(words(asked)).toContain(answered);
        expect(calls).toHaveLength(1);
        expect(asked.messages).toHaveLength(1);
        expect(logged).toEqual([]);
        expect(discord.findings({ min: "error" }).map(({ rule }: Loopback) => rule)).toEqual(
          "drop" in fault && fault.drop === "after" ? ["double_ack"] : [],
        );
      });
    });

    describe("an answer that cannot stand where it was asked", () => {
      it.each([
        [403, 50_001, /did not take my answer where you asked\\? ?\\?\(50001/],
        [403, 50_013, /did not take my answer where you asked\\? ?\\?\(50013/],
        [404, 10_015, /takes no answer after fifteen minutes/],
        [401, 50_027, /takes no answer after fifteen minutes/],
      ])("comes to the person's direct messages: %i, %i", async (status, code, reason) => {
        await start();
        discord.fault({ match: edit, times: 9, status, body: { message: "No", code } });
        await ask({ waitMs: 300 });
        const text = await told();
        expect(text).toMatch(reason);
        expect(text).toContain(answered);
        expect(callsTo(edit)).toBe(1);
        expect(logged).toHaveLength(1);
        expect(logged[0]).not.toMatch(/webhooks|aW50/);
      });

      it("for what it holds, nor in direct messages, is told in words of its own", async () => {
        await start();
        const refused = { status: 400, body: { message: "Blocked", code: 200_000 } };
        discord.fault({ match: edit, times: 9, ...refused });
        discord.fault({ match: dmMessage, times: 2, ...refused });
        await ask({ waitMs: 300 });
        expect(await told()).toBe(
          "Discord takes my answer neither where you asked nor here, not even in short (200000). Please ask in other words.",
        );
        expect(direct()).toHaveLength(1);
      });

      it("after fifteen minutes is not looked after where it was asked", async () => {
        let gate = Promise.withResolvers<void>();
        await start(async (line) => {
          await gate.promise;
          return pages(line);
        });
        for (const isClosed of [false, true]) {
          gate = Promise.withResolvers<void>();
          if (isClosed)
            discord.fault({ match: dmMessage, status: 403, body: { message: "No", code: 50_007 } });
          const asked = await ask({ noWait: true });
          await discord.waitFor(() => asked.st.acked);
          discord.expire(asked);
          gate.resolve();
          await discord.waitFor(() => logged.length === (isClosed ? 2 : 1));
          await discord.settle({ quietMs: 300 });
        }
        expect(callsTo(edit)).toBe(2);
        expect([callsTo(deletion), callsTo(followUp)]).toEqual([0, 0]);
      });

      it("after fifteen minutes says how to run it again", async () => {
        const gate = Promise.withResolvers<void>();
        await start(async (line) => {
          await gate.promise;
          return pages(line);
        });
        const asked = await ask({ noWait: true });
        await discord.waitFor(() => asked.st.acked);
        discord.expire(asked);
        gate.resolve();
        expect(await told()).toMatch(
          /takes no answer after fifteen minutes.*Here it is\. To have it there too, run it again\\?: `find harbour/,
        );
      });

      it("of a page that was turned leaves the page that stands", async () => {
        await start();
        const asked = await ask();
        const before = JSON.stringify(asked.message.components);
        discord.fault({ match: edit, times: 9, status: 403, body: { message: "No", code: 50_001 } });
        await discord.click(asked.message, "Next ›", { waitMs: 300 });
        expect(await told()).toContain("page\\:3");
        expect(JSON.stringify(asked.message.components)).toBe(before);
      });

      it("nor in direct messages is noted, and nobody is written to again for a while", async () => {
        await start();
        discord.dm("alice").botMaySend = false;
        discord.fault({ match: dmMessage, times: 9, status: 403, body: { message: "No", code: 50_007 } });
        discord.fault({ match: edit, times: 9, status: 403, body: { message: "No", code: 50_001 } });
        for (const times of [1, 2]) {
          await ask({ waitMs: 3000 });
          await discord.waitFor(() => logged.length === times);
          expect(logged.at(-1)).toContain("whoever asked was told where they asked");
        }
        expect(callsTo(dmMessage)).toBe(1);
        expect(calls).toHaveLength(2);
      });
    });

    describe("an answer that is owed", () => {
      const closedDirects = { status: 403, body: { message: "No", code: 50_007 }, times: 9 };
      const refusals = [
        [403, 50_001, 9, "ask elsewhere"],
        [403, 50_013, 9, "ask elsewhere"],
        [404, 10_008, 9, "ask elsewhere"],
        [400, 50_035, 2, "ask in other words"],
        [503, 0, 8, "ask again in a minute"],
      ] as const;
      const roads = [
        ["asked privately", pages, {}],
        ["for everyone", (line: string): Card => ({ ...pages(line), audience: "everyone" }), true],
        ["for everyone that is only for whoever asked", refusal, true],
      ] as const;
      const all = roads.flatMap(([road, card, isShared]) =>
        refusals.map((refused) => [road, ...refused, card, isShared] as const),
      );
      const begin = async (card: (line: string) => Card, isShared: unknown, fault: object) => {
        await start(card, isShared === true ? { forEveryone: () => true } : {});
        discord.fault({ match: edit, ...fault });
      };
      const refusing = (status: number, code: number, times: number) => ({
        status,
        times,
        body: { message: "No", code },
      });
      const standsThere = (asked: Loopback): string[] =>
        asked.messages
          .filter(({ channel_id }: Loopback) => channel_id !== discord.dm("alice").id)
          .map(open.wire.discordText);

      it.each(all)(
        "%s, and refused (%i, %i), is told in direct messages, and nothing waits",
        async (_road, status, code, times, _remedy, card, isShared) => {
          await begin(card, isShared, refusing(status, code, times));
          const asked = await ask();
          expect(await told()).toContain(card === refusal ? "Not that" : answered);
          expect(direct()).toHaveLength(1);
          expect(standsThere(asked)).toEqual([]);
          expect(logged.at(-1)).toContain("whoever asked was told in direct messages");
          discord.assertClean();
        },
      );

      // Each way once, and all refusals on one of them.
      it.each(all.filter(([road, , code]) => road === "asked privately" || code === 50_001))(
        "%s, and refused (%i, %i) in direct messages too, is told in a sentence in its place",
        async (_road, status, code, times, remedy, card, isShared) => {
          await begin(card, isShared, refusing(status, code, times));
          discord.fault({ match: dmMessage, ...closedDirects });
          const asked = await ask();
          const shown = code === 0 ? "" : ` (${code})`;
          expect(standsThere(asked)).toEqual([
            `Discord takes my answer neither here nor in your direct messages${shown}, so please ${remedy}.`,
          ]);
          expect(direct()).toEqual([]);
          expect(logged.at(-1)).toContain("whoever asked was told where they asked");
          discord.assertClean();
        },
      );

      it.each(roads)("%s, and may come in a moment, comes then, once", async (_road, card, isShared) => {
        await begin(card, isShared, { status: 503, times: 4 });
        const asked = await ask({ until: ({ loading }: Loopback) => !loading });
        await discord.settle({ quietMs: 300 });
        expect(standsThere(asked)).toHaveLength(1);
        expect(standsThere(asked)[0]?.replaceAll("**", "")).toContain(
          card === refusal ? "Not that" : answered,
        );
        expect(direct()).toEqual([]);
        expect(logged).toEqual([]);
        discord.assertClean();
      });

      it("and that nothing takes, is not waited for", async () => {
        await begin(pages, false, refusing(403, 50_001, 9));
        discord.fault({ match: dmMessage, ...closedDirects });
        discord.fault({ match: followUp, ...refusing(403, 50_001, 9) });
        // What is taken away may not be taken at once either.
        discord.fault({ match: deletion, status: 503, times: 4 });
        const asked = await ask();
        expect(standsThere(asked)).toEqual([]);
        expect(logged[0]).toContain("whoever asked could not be told");
        expect(callsTo(followUp)).toBe(1);
        discord.assertClean();
      });

      it("in the place of a page leaves the page, and the sentence stands beside it", async () => {
        await start();
        const asked = await ask();
        const before = JSON.stringify(asked.message.components);
        discord.fault({ match: edit, ...refusing(403, 50_001, 9) });
        discord.fault({ match: dmMessage, ...closedDirects });
        const turned = await discord.click(asked.message, "Next ›");
        expect(turned.followups.map(open.wire.discordText)).toEqual([
          expect.stringContaining("neither here nor in your direct messages (50001)"),
        ]);
        expect(turned.followups[0].flags & 64).toBe(64);
        expect(JSON.stringify(asked.message.components)).toBe(before);
        expect(asked.message._.deleted).not.toBe(true);
        expect(callsTo(deletion)).toBe(0);
        discord.assertClean();
      });

      it("in the place of a page, and told in direct messages, leaves the page", async () => {
        await start();
        const asked = await ask();
        discord.fault({ match: edit, ...refusing(403, 50_001, 9) });
        await discord.click(asked.message, "Next ›", { until: () => direct().length > 0 });
        await discord.settle({ quietMs: 300 });
        expect(callsTo(deletion)).toBe(0);
      });
    });

    describe("an answer to a message", () => {
      const refused = { status: 400, body: { message: "Invalid Form Body", code: 50_035 } };
      it.each([
        [
          "fails on and on",
          { status: 503, times: 4 },
          /^-# Discord did not take my answer where you asked\. /,
        ],
        ["has a long limit", { retryAfter: 3600 }, /^-# Discord did not take my answer where you asked\. /],
        ["refuses it, in short too", { ...refused, times: 2 }, /where you asked\\? ?\\?\(50035/],
      ])("comes to the person's direct messages where Discord %s", async (_, fault, reason) => {
        const failed: unknown[] = [];
        await start(pages, { undelivered: (...who) => void failed.push(who) });
        discord.fault({ match: dmMessage, ...fault });
        await discord.say({ text: "find tide", mention: true, expect: "nothing" });
        const text = await told();
        expect(text).toMatch(reason);
        expect(text).toContain("Here it is. To have it there too, run it again");
        expect(text).toContain(answered);
        expect(inChannels()).toEqual([]);
        expect(logged.at(-1)).toMatch(/whoever asked was told in direct messages/);
        expect(failed).toEqual([["discord", discord.user("alice").id]]);
      });

      it.each(["before", "after"])(
        "that is not confirmed (%s) is told to be in doubt, and not given twice",
        async (drop) => {
          await start();
          discord.fault({ match: dmMessage, drop, times: 4 });
          await discord.say({ text: "find tide", mention: true, expect: "nothing" });
          expect(await told()).toBe(
            "Discord did not say whether it took my answer in <#400000000000000001>\\. If you do not see it there, please ask again.",
          );
          expect(inChannels()).toHaveLength(drop === "after" ? 1 : 0);
          expect(direct()).toHaveLength(1);
          expect(logged).toEqual([expect.stringContaining("did not say whether it took an answer")]);
        },
      );

      it("comes to the person's direct messages where the desk was sent from the server meanwhile", async () => {
        const gate = Promise.withResolvers<void>();
        await start(async (line) => {
          await gate.promise;
          return pages(line);
        });
        discord.postUserMessage({ text: "find tide", mention: true });
        await discord.waitFor(() => calls.length > 0);
        discord._emit("GUILD_DELETE", { id: discord.guild.id });
        await discord.settle({ quietMs: 200 });
        gate.resolve();
        expect(await told()).toMatch(/^-# Discord did not take my answer where you asked\. Here it is/);
      });

      it.each([
        { drop: "before", times: 4 },
        { drop: "after", times: 4 },
        { status: 503, times: 4 },
      ])("written directly is given there again, and stands there once: %j", async (fault) => {
        await start();
        discord.fault({ match: dmMessage, ...fault });
        await discord.say({ text: "find tide", dm: true });
        await discord.waitFor(() => logged.length > 0);
        await discord.settle({ quietMs: 300 });
        const [answer, ...more] = direct().filter(({ author }) => author.bot);
        expect(open.wire.discordText(answer).replaceAll("**", "")).toMatch(/^> ❝Page of find tide/);
        expect(more).toEqual([]);
      });
    });

    describe("an answer for everyone that is only for whoever asked", () => {
      const startShared = () => start(refusal, { forEveryone: () => true });

      it.each([
        ["fails for a moment", { status: 503, times: 4 }, 1],
        ["took it, and said nothing", { drop: "after" }, 0],
        ["has it no more", { status: 404, body: { message: "Unknown Message", code: 10_008 } }, 0],
      ])("is given once where Discord, asked to take the public line away, %s", async (_, fault, lines) => {
        await startShared();
        discord.fault({ match: deletion, ...fault });
        const asked = await ask();
        await discord.settle({ quietMs: lines === 0 ? 300 : 2500 });
        expect(asked.followups.map(open.wire.discordText)).toEqual(["Not that."]);
        expect(direct()).toEqual([]);
        expect(logged).toHaveLength(lines);
        if (!("body" in fault)) expect(inChannels()).toEqual([]);
      });

      it("leaves a line that says enough where that cannot be taken away", async () => {
        await startShared();
        discord.fault({ match: deletion, status: 403, body: { message: "No", code: 50_001 }, times: 9 });
        const asked = await ask();
        await discord.waitFor(() => logged.length === 2);
        await discord.settle({ quietMs: 300 });
        expect(inChannels()).toEqual(["Only whoever asked sees the answer to this."]);
        expect(callsTo(deletion)).toBe(2);
        expect(asked.followups).toHaveLength(1);
        expect(direct()).toEqual([]);
      });

      it("comes to direct messages where it can stand nowhere else, and the public line goes", async () => {
        await startShared();
        discord.fault({ match: followUp, status: 403, body: { message: "No", code: 50_001 }, times: 9 });
        await ask({ waitMs: 300 });
        expect(await told()).toContain("Not that");
        expect(direct()).toHaveLength(1);
        expect(inChannels()).toEqual([]);
      });
    });

    describe("a channel that refused", () => {
      const mayNot = { status: 403, body: { message: "Missing Permissions", code: 50_013 } };

      it.each([
        ["CHANNEL_UPDATE", () => ({ ...discord._wireChannel(discord.channel("general")) })],
        ["CHANNEL_UPDATE", () => ({ id: "4999", type: 4, name: "desks", guild_id: discord.guild.id })],
        ["THREAD_UPDATE", () => ({ ...discord._wireChannel(discord.channel("general")) })],
        ["GUILD_ROLE_UPDATE", () => ({ guild_id: discord.guild.id, role: discord.guild.roles[0] })],
        ["GUILD_MEMBER_UPDATE", () => ({ guild_id: discord.guild.id, ...discord._member(discord.botUser) })],
        ["GUILD_CREATE", () => discord._guildCreate(discord.guild)],
      ])("is tried again as soon as Discord tells of a change: %s", async (event, data) => {
        await start();
        discord.fault({ match: dmMessage, ...mayNot });
        await discord.say({ text: "tide", mention: true, expect: "nothing" });
        expect(direct()).toHaveLength(1);
        discord._emit(event, data());
        const { messages } = await discord.say({ text: "rope", mention: true });
        expect(messages).toHaveLength(1);
        expect(direct()).toHaveLength(1);
      });

      it("is left alone whatever changes in other channels and servers", async () => {
        await start();
        discord.fault({ match: dmMessage, ...mayNot });
        await discord.say({ text: "tide", mention: true, expect: "nothing" });
        const other = discord.addGuild({ name: "Elsewhere", channels: [{ name: "attic" }] });
        discord._emit("GUILD_CREATE", discord._guildCreate(other));
        discord._emit("GUILD_ROLE_UPDATE", { guild_id: other.id, role: other.roles[0] });
        discord._emit("THREAD_UPDATE", discord._wireChannel(discord.channel("research")));
        await discord.say({ text: "rope", mention: true, expect: "nothing" });
        expect(direct()).toHaveLength(2);
      });
    });

    describe("a thread that is locked", () => {
      const archived = { status: 400, body: { message: "Thread is archived", code: 50_083 }, times: 9 };
      const sentence = "Discord takes no answer of mine in a thread that is locked";

      it("takes no question, and that is told with a button that asks elsewhere", async () => {
        await start();
        discord.fault({ match: callback, ...archived });
        await ask();
        expect(await told()).toMatch(new RegExp(`^${sentence}, so nothing was done\\. Please ask elsewhere`));
        expect(calls).toEqual([]);
      });

      it("takes no answer, which comes to direct messages at once, and is not to be asked there again", async () => {
        await start();
        discord.fault({ match: edit, ...archived });
        await ask({ waitMs: 300 });
        const text = await told();
        expect(text).toMatch(new RegExp(`^-# ${sentence}\\. Here it is\\.\n`));
        expect(text).toContain(answered);
        expect(callsTo(edit)).toBe(1);
        expect(logged).toHaveLength(1);
      });

      it("takes no answer to a message, which comes to direct messages, and is left alone", async () => {
        await start();
        const thread = discord._channel({
          type: 11,
          name: "who said it",
          guild_id: discord.guild.id,
          parent_id: discord.channel("research").id,
          thread_metadata: {
            archived: true,
            locked: true,
            auto_archive_duration: 60,
            archive_timestamp: null,
          },
        });
        discord.guild.channels.push(thread);
        discord._emit("THREAD_CREATE", discord._wireChannel(thread));
        discord.fault({ match: dmMessage, ...archived, times: 1 });
        const said = { text: "find tide", mention: true, channel: thread.id, expect: "nothing" };
        for (const times of [1, 2]) {
          await discord.say(said);
          await discord.waitFor(() => direct().length === times);
        }
        expect(open.wire.discordText(direct()[0])).toContain(
          `may not answer in <#${thread.id}>, a thread that is locked, so here is the answer.`,
        );
        expect(logged).toEqual([]);
        expect(discord.calls.filter(({ path }: Loopback) => path.includes(thread.id))).toHaveLength(1);
      });
    });

    describe("a limit of Discord's", () => {
      const scopes = [
        ["user", {}],
        ["shared", { headers: { "x-ratelimit-scope": "shared" } }],
        ["global", { global: true }],
      ] as const;

      it.each(scopes)("of scope %s is waited out, and each request made once more", async (_, more) => {
        await start();
        const said = "POST /channels/:id/messages";
        discord.fault({ match: callback, retryAfter: 0.3, ...more });
        discord.fault({ match: edit, retryAfter: 0.3, ...more });
        const asked = await ask();
        expect(words(asked)).toContain(answered);
        expect([callsTo(callback), callsTo(edit)]).toEqual([2, 2]);
        discord.fault({ match: said, retryAfter: 0.3, ...more });
        const { messages } = await discord.say({ text: "tide", mention: true });
        expect(messages).toHaveLength(1);
        expect(callsTo(said)).toBe(2);
        expect(logged).toEqual([]);
        discord.assertClean();
      });

      it("that lasts for long is not waited for, and the next question is answered", async () => {
        await start();
        discord.fault({ match: edit, retryAfter: 3600 });
        await ask({ waitMs: 300 });
        expect(await told()).toContain(answered);
        expect(callsTo(edit)).toBe(1);
        const { messages } = await discord.say({ text: "tide", mention: true });
        expect(messages).toHaveLength(1);
      });
    });

    it("a Discord that fails for a moment is asked again, and one that fails on ends nothing", async () => {
      await start();
      discord.fault({ match: edit, status: 500, times: 2 });
      expect(words(await ask())).toContain(answered);
      expect(logged).toEqual([]);
      const before = callsTo(edit);
      discord.fault({ match: edit, status: 503, times: 99 });
      discord.fault({ match: dmMessage, status: 503, times: 99 });
      discord.fault({ match: followUp, status: 503, times: 99 });
      await ask({ waitMs: 300 });
      await discord.waitFor(() => logged.some((line) => line.includes("could not be told")), {
        timeoutMs: 20_000,
      });
      // The client asks three times more by itself, and so once more after a pause; nothing plainer would do better.
      expect(callsTo(edit) - before).toBe(8);
      discord.clearFaults();
      expect(words(await ask())).toContain(answered);
    });

    it("a Discord that fails for a second is told through", async () => {
      await start();
      discord.fault({ match: edit, status: 503, times: 8 });
      discord.fault({ match: dmMessage, status: 503, times: 4 });
      await ask({ waitMs: 300 });
      expect(await told()).toContain(answered);
      expect(logged).toEqual([expect.stringContaining("whoever asked was told in direct messages")]);
    });

    it("a way to Discord that is closed for a second has carried nothing, which is no doubt", async () => {
      const real = fetch;
      let refusals = 0;
      vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
        if (refusals-- > 0) {
          const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
          throw new TypeError("fetch failed", { cause });
        }
        return real(url, init);
      });
      await start(() => {
        refusals = 2;
        return pages("find tide");
      });
      vi.unstubAllGlobals();
      await ask({ waitMs: 300 });
      expect(await told()).toContain(answered);
      expect(logged).toEqual([expect.stringContaining("whoever asked was told in direct messages")]);
    });

    describe("a gateway", () => {
      it.each([
        ["is lost", () => discord.dropGateway(), 1],
        ["asks to reconnect (7)", () => discord.reconnectGateway(), 1],
        ["has an invalid session that can be resumed (9)", () => discord.invalidateSession(true), 1],
        ["has an invalid session that cannot (9)", () => discord.invalidateSession(false), 2],
        ["closes for an unknown error (4000)", () => discord.closeGateway(4000), 1],
        ["closes for a bad number (4007)", () => discord.closeGateway(4007), 2],
        ["closes for an old session (4009)", () => discord.closeGateway(4009), 1],
      ])(
        "that %s comes back by itself",
        async (_, break_, identified) => {
          await start();
          const resumed = discord.resumes.length;
          const after = discord.now();
          break_();
          await discord.waitForReady({ timeoutMs: 15_000, after });
          await discord.waitFor(() => open.adapter.state() === "connected", { timeoutMs: 15_000 });
          expect(words(await ask())).toContain(answered);
          expect(discord.identifies).toHaveLength(identified);
          expect(discord.resumes.length - resumed).toBe(2 - identified);
          expect(calls).toHaveLength(1);
          expect(logged).toEqual([]);
        },
        20_000,
      );

      it("that is lost while an answer is made loses no answer", async () => {
        const gate = Promise.withResolvers<void>();
        await start(async (line) => {
          await gate.promise;
          return pages(line);
        });
        const asked = await ask({ noWait: true });
        await discord.waitFor(() => asked.st.acked);
        discord.dropGateway();
        gate.resolve();
        await discord.waitFor(() => !asked.loading);
        expect(words(asked)).toContain(answered);
      });

      it("whose token was revoked is told in one line, with the remedy", async () => {
        await start();
        const state = () => open.adapter.state();
        discord.closeGateway(4004);
        await expect.poll(state).toMatchObject({ down: expect.stringContaining("restart the desk") });
        await discord.settle({ quietMs: 500 });
        expect(logged).toHaveLength(1);
        expect(logged[0]).toMatch(/^Discord refused DISCORD_TOKEN\. Copy .* Then restart the desk\. $/);
        expect(discord.identifies).toHaveLength(1);
      });
    });

    describe("a fault of ours", () => {
      const fail = () => {
        throw new Error("no such row");
      };

      it("before a question is taken is told, with the number that it is noted under", async () => {
        await start(pages, { forEveryone: fail });
        const asked = await ask();
        expect(asked.ephemeral).toBe(true);
        expect(asked.text).toMatch(/^Sorry, something broke on our side, and it is noted as [0-9a-f]{8}/);
        expect(calls).toEqual([]);
        expect(logged).toEqual([expect.stringContaining("no such row")]);
      });

      it("in drawing a card leaves its one sentence, and no doubt whether that came", async () => {
        await start(pages, { carry: fail });
        expect(words(await ask())).toMatch(/^find tide/);
        const { message } = await discord.say({ text: "find tide", mention: true });
        expect(open.wire.discordText(message)).toMatch(/^find tide/);
        expect(logged).toEqual([1, 2].map(() => expect.stringContaining("could not be drawn")));
      });
    });

    it("a token that is refused while answers are made is noted, and nothing ends", async () => {
      await start();
      discord.token = "MTAw.another.token";
      await discord.say({ text: "tide", mention: true, expect: "nothing" });
      await discord.say({ text: "harbour", mention: true, expect: "nothing" });
      expect(logged.length).toBeGreaterThan(0);
      expect(logged.join()).not.toMatch(/GbArSx/);
      // What stands behind a question has a token of its own.
      expect(words(await ask())).toContain(answered);
    });

    it("a token that is refused once, and no more, keeps nobody from an answer", async () => {
      await start();
      discord.fault({ match: dmMessage, status: 401, body: { message: "401: Unauthorized", code: 0 } });
      await discord.say({ text: "tide", mention: true, expect: "nothing" });
      expect(await told()).toContain("Here it is.");
      const { messages } = await discord.say({ text: "rope", mention: true });
      expect(messages).toHaveLength(1);
    });

    it.each([
      ["a wrong token", 4004, /^Discord refused DISCORD_TOKEN\./],
      ["intents that are not allowed", 4014, /^Discord did not allow what the desk asks to listen to/],
    ])("%s at the start is one line, and other surfaces live on", async (_, code, sentence) => {
      discord = await (await loadWire()).startDiscord();
      discord._gw = () => discord.closeGateway(code);
      const lines: string[] = [];
      const log = (said: string, cause?: unknown) =>
        void lines.push(cause === undefined ? said : `${said} ${inspect(cause)}`);
      const surfaces = createSurfaces(log);
      const adapter = createDiscord({
        bot: stubBot({ find }, pages).bot,
        token: discord.token,
        apiUrl: discord.apiUrl,
        zone: "UTC",
        log,
      });
      const other: ChatAdapter = {
        ...adapter,
        name: "Another",
        surface: "web",
        state: () => "connected",
        start: async () => {},
        stop: async () => {},
      };
      expect(await Promise.all([surfaces.start(adapter), surfaces.start(other)])).toEqual([false, true]);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(sentence);
      expect(surfaces.serving()).toBe(true);
      await surfaces.stop();
      await discord.close();
    });
  },
);
