import { describe, expect, it } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import { wireMissing } from "../../wire.ts";
import { hitCard } from "../cards.ts";
import { find, type Loopback, startingOnDiscord, stubBot } from "./on-discord.ts";

const unsure = "Discord did not say whether it took my answer. If you do not see it, please ask again.";
const callback = "POST /interactions/:id/:token/callback";
const answer = "PATCH /webhooks/:app/:token/messages/:id";
const answered = (): Card => hitCard(["The tide does not wait."]);

describe.skipIf(wireMissing !== undefined)(
  `What Discord does not confirm${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const startBot = startingOnDiscord();
    const start = async () => {
      const { bot, calls } = stubBot({ find }, answered);
      return { ...(await startBot(bot)), calls };
    };
    const ask = (discord: Loopback, more: object = {}) =>
      discord.command("quote find", { options: { query: "tide" }, ...more });

    it.each([
      ["not read", { drop: "before" }],
      ["read, and its own answer lost", { drop: "after" }],
    ])("an ack that was %s is sent again, and the answer follows", async (_what, fault) => {
      const { discord, logged } = await start();
      discord.fault({ match: callback, ...fault });
      const { text, ackMs } = await ask(discord);
      expect(text).toContain("harbour master");
      expect(ackMs).toBeLessThan(3000);
      expect(logged).toEqual([]);
      // That a second one finds the first is how a lost answer is known.
      discord.assertClean({ allow: ["double_ack"] });
    });

    it("an ack that Discord refuses is not sent again", async () => {
      const { discord, calls } = await start();
      discord.fault({ match: callback, status: 404, code: 10_062, times: 9 });
      await ask(discord, { waitMs: 500, ackTimeoutMs: 1000 });
      expect(discord.callsTo(callback)).toHaveLength(1);
      expect(calls).toEqual([]);
    });

    it.each([["before"], ["after"]])(
      "an answer whose connection is reset (%s) is written again, whole",
      async (drop) => {
        const { discord, logged } = await start();
        discord.fault({ match: answer, drop });
        const result = await ask(discord, { settleMs: 500 });
        expect(result.messages).toHaveLength(1);
        expect(result.text).toContain("harbour master");
        expect(JSON.stringify(result.message.components)).toContain("custom_id");
        expect(logged).toEqual([]);
        discord.assertClean();
      },
    );

    it("an answer that is lost for all its tries is told of in its place", async () => {
      const { discord, logged } = await start();
      discord.fault({ match: answer, drop: "before", times: 4 });
      const { text, messages, ephemeral } = await ask(discord);
      expect({ text, count: messages.length, ephemeral }).toEqual({
        text: unsure,
        count: 1,
        ephemeral: true,
      });
      expect(logged).toEqual([expect.stringContaining("did not say whether it took an answer")]);
      discord.assertClean();
    });

    it("a page that could not be turned stands, and the word of it is beside", async () => {
      const { discord, wire } = await start();
      const { message } = await ask(discord);
      discord.fault({ match: answer, drop: "before", times: 4 });
      const next = (each: Loopback) => each.custom_id.startsWith("=");
      const turned = await discord.click(message, next, {
        until: ({ followups }: Loopback) => followups.length > 0,
      });
      expect(wire.discordText(message)).toContain("harbour master");
      expect(turned.followups.map(wire.discordText)).toEqual([unsure]);
      expect(turned.followups[0].flags & 64).toBe(64);
    });

    it("a reply whose connection is reset is sent again, and stands there once", async () => {
      const { discord, standing, logged } = await start();
      discord.fault({ match: "POST /channels/:id/messages", drop: "after" });
      await discord.say({ text: "find tide", mention: true, settleMs: 500 });
      expect(discord.callsTo("POST /channels/:id/messages")).toHaveLength(2);
      expect(standing()).toHaveLength(1);
      expect(logged).toEqual([]);
      discord.assertClean();
    });

    it("what stands in direct messages instead is sent again too, and stands there once", async () => {
      const { discord } = await start();
      discord.channel("general").botMaySend = false;
      discord.fault({ match: "POST /channels/:id/messages", skip: 1, drop: "after" });
      await discord.say({ text: "find tide", mention: true, settleMs: 500, expect: "nothing" });
      expect(discord.callsTo("POST /channels/:id/messages")).toHaveLength(3);
      const direct = discord.dm("alice").id;
      const told = [...discord.messages.values()].filter(({ channel_id }: Loopback) => channel_id === direct);
      expect(told).toHaveLength(1);
    });

    it("a question that is told twice is answered once", async () => {
      const { discord, calls } = await start();
      await ask(discord);
      const [session] = discord.live;
      const { t, d } = session.buffer.findLast(({ t }: Loopback) => t === "INTERACTION_CREATE");
      discord._dispatch(session, t, d);
      await discord.settle({ quietMs: 500 });
      expect(calls).toHaveLength(1);
      expect(discord.callsTo(callback)).toHaveLength(1);
      discord.assertClean();
    });
  },
);
