import { beforeAll, describe, expect, it } from "vitest";
import type { Bot } from "../../../src/chat/bot.ts";
import type { Card } from "../../../src/chat/card.ts";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { hitCard, wholeCard } from "../cards.ts";
import { type Loose, openSlack } from "./opened.ts";

describe.skipIf(wireMissing !== undefined)(
  `Sharing in Slack${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    let desk: TestDesk;
    beforeAll(async () => {
      desk = await deskOn(["corpus"]);
    });

    async function start(bot: Bot = desk.bot) {
      const opened = await openSlack({}, { bot });
      await opened.desk.start();
      return opened;
    }

    /** The real desk, but for a card that it always shares. */
    const sharing = (card: Card): Bot => ({
      ...desk.bot,
      run: async () => ({ ...card, audience: "everyone" }),
    });

    it.each(["general", "random"])("shows a quotation to the whole channel: %s", async (channel) => {
      const { slack } = await start();
      const found = await slack.slash({ command: "/quote", text: "find tide", channel });
      const shared = await slack.click(found.message, /Share/);
      expect(shared.created).toHaveLength(1);
      expect(shared.updates).toEqual([]);
      expect(shared.message.ephemeral_to).toBeUndefined();
      expect(shared.message.channel).toBe(slack.channel(channel).id);
      expect(shared.text).toContain("alice");
      expect(shared.text).toContain("The tide does not wait for minutes to be approved.");
      expect(shared.text.replaceAll("\n", "")).toContain("asked: find tide");
      const context = await slack.click(shared.message, /Context/, { user: "bob" });
      expect(context.message.ephemeral_to).toBe(slack.user("bob").id);
      slack.assertClean();
    });

    it.each(["general", "random"])("stays in the thread that it was pressed in: %s", async (channel) => {
      const { slack } = await start();
      const question = slack._userMessage(slack.channel(channel), slack.user("alice"), "who said it?");
      const found = await slack.slash({ command: "/quote", text: "find tide", channel });
      found.message.thread_ts = question.ts;
      const shared = await slack.click(found.message, /Share/);
      expect(shared.created).toHaveLength(1);
      expect(shared.created[0]).toMatchObject({ channel: slack.channel(channel).id, thread_ts: question.ts });
      expect(shared.created[0].ephemeral_to).toBeUndefined();
      expect(found.message.deleted).not.toBe(true);
      slack.assertClean();
    });

    it("tells what is wrong to whoever asked, and nobody else", async () => {
      const { slack } = await start();
      for (const text of ["share prices", "share q:zzzzzzzz", "share save q:zzzzzzzz", "share"]) {
        const refused = await slack.slash({ command: "/quote", text });
        expect(refused.created).toHaveLength(1);
        expect(refused.message.ephemeral_to).toBe(slack.user("alice").id);
      }
      slack.assertClean();
    });

    it("goes on in the thread of a post that is too long, and leaves out what may be missing where we are no member", async () => {
      const long = hitCard(Array.from({ length: 3 }, (_, i) => `Word ${i} `.repeat(700)));
      const { slack } = await start(sharing(long));
      const member = await slack.slash({ command: "/quote", text: "share find x" });
      expect(member.created.length).toBeGreaterThan(1);
      const [first, ...rest] = member.created.toSorted((a: Loose, b: Loose) => Number(a.ts) - Number(b.ts));
      expect(first.thread_ts).toBeUndefined();
      expect(rest.map((each: Loose) => each.thread_ts)).toEqual(rest.map(() => first.ts));
      const other = await slack.slash({ command: "/quote", text: "share find x", channel: "random" });
      expect(other.created).toHaveLength(1);
      expect(other.text).toContain("Not shown, for want of room: 2 quotations.");
      slack.assertClean();
    });

    it("is plain text where Slack does not take its blocks, and names no file as if it were there", async () => {
      const { slack, log } = await start(sharing(wholeCard("x")));
      const shared = await slack.slash({ command: "/quote", text: "share find x" });
      expect(shared.text).toContain("hits.csv is not posted: ask for it yourself.");
      slack.fault({ match: "response_url", status: 400, error: "invalid_blocks" });
      const plain = await slack.slash({ command: "/quote", text: "share find x" });
      expect(plain.created).toHaveLength(1);
      expect(plain.message.blocks ?? []).toEqual([]);
      expect(plain.message.text).toContain("hits.csv is not posted: ask for it yourself.");
      expect(plain.message.ephemeral_to).toBeUndefined();
      expect(log).toHaveBeenCalledTimes(1);
    });
  },
);
