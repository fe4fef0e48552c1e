import { describe, expect, it } from "vitest";
import { findLineOf, verifyLineOf } from "../../../src/chat/from-message.ts";
import { wireMissing } from "../../wire.ts";
import { hitCard, wholeCard } from "../cards.ts";
import { hostile } from "../contract.ts";
import { isAnswered, type Loose, openSlack, stubBot, why, wordsOf } from "./opened.ts";

/** A message that somebody wrote in a channel, in a thread where one is given. */
const said = (slack: Loose, channel: string, text: string, extra: Loose = {}) =>
  slack._userMessage(slack.channel(channel), slack.user("bob"), text, extra);

describe.skipIf(wireMissing !== undefined).each(["socket", "http"])(`A mention over %s${why}`, (mode) => {
  it("is answered to the asker alone, where it stands", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({ mode }, stub);
    await desk.start();
    const shown = await slack.mention({ text: 'R&D <b> by:"Mara Lindqvist"' });
    expect(wordsOf(shown)).toContain("The tide does not wait.");
    expect(shown.created).toHaveLength(1);
    expect(shown.message).toMatchObject({
      ephemeral_to: slack.user("alice").id,
      channel: slack.channel("general").id,
    });
    expect(shown.message.thread_ts).toBeUndefined();
    expect(stub.calls).toEqual([
      {
        line: 'R&D <b> by:"Mara Lindqvist"',
        asker: { id: slack.user("alice").id, name: "alice", zone: "America/New_York", mayManage: false },
        where: { surface: "slack", channel: slack.channel("general").id, isMessage: true },
      },
    ]);
    slack.assertClean();
  });
});

describe.skipIf(wireMissing !== undefined)(`Roads into Slack${why}`, () => {
  it("keeps a mention in its thread, and the buttons of its answer, for the asker alone", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const thread_ts = said(slack, "general", "who said it?").ts;
    const own = { thread_ts, ephemeral_to: slack.user("alice").id, channel: slack.channel("general").id };
    const found = await slack.mention({ text: "tide", thread_ts });
    expect(found.created).toHaveLength(1);
    const card = found.message;
    expect(card).toMatchObject(own);
    const context = await slack.click(card, /Context/);
    expect(context.created).toHaveLength(1);
    expect(context.message).toMatchObject(own);
    const next = await slack.click(card, /Next/, { until: () => card.deleted });
    expect(next.created).toHaveLength(1);
    expect(next.created[0]).toMatchObject(own);
    expect(card).toMatchObject({ edits: 0, deleted: true });
    expect(slack.methodsUsed.get("chat.postMessage")).toBeUndefined();
    slack.assertClean();
  });

  it.each([
    ["", "help"],
    ["verify “The tide”", "verify “The tide”"],
    [", tide?", "tide?"],
  ])("reads a mention without the app's name: %j", async (text, line) => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const { user, channel } = (await slack.mention({ text })).payload.event;
    expect(stub.calls.at(-1)?.line).toBe(line);
    const about = { type: "app_mention", user, channel };
    for (const written of [`tide by <@${slack.bot.userId}>`, `<@${slack.bot.userId}|v>: tide by`])
      await slack.event({ ...about, ts: slack.nextTs(), text: written }, { user, channel });
    await slack.event({ ...about, ts: slack.nextTs(), text: "<@U0BOB00001> tide by" }, { user, channel });
    expect(stub.calls.slice(-3).map((call) => call.line)).toEqual([
      "tide by",
      "tide by",
      "@U0BOB00001 tide by",
    ]);
    slack.assertClean();
  });

  it("answers in direct messages as a message that stays, and turns its pages in place", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const found = await slack.dmMessage({ text: "https://quay.example/a?b=1&c=2 tide" });
    expect(stub.calls[0]?.line).toBe("https://quay.example/a?b=1&c=2 tide");
    expect(found.created).toHaveLength(1);
    expect(found.message.channel).toBe(slack.dm("alice").id);
    expect(found.message.ephemeral_to).toBeUndefined();
    expect(found.message.thread_ts).toBeUndefined();
    const next = await slack.click(found.message, /Next/);
    expect(next.created).toEqual([]);
    expect(next.updates).toEqual([found.message]);
    const context = await slack.click(found.message, /Context/);
    expect(context.updates).toEqual([]);
    expect(context.created).toHaveLength(1);
    expect(context.message.ephemeral_to).toBeUndefined();
    expect(context.message.channel).toBe(slack.dm("alice").id);
    slack.assertClean();
  });

  it("answers a thread of direct messages in it", async () => {
    const { slack, desk } = await openSlack();
    await desk.start();
    const first = await slack.dmMessage({ text: "tide" });
    const channel = slack.dm("alice").id;
    const user = slack.user("alice").id;
    const ts = slack.nextTs();
    const thread_ts = first.userMessage.ts;
    const event = { type: "message", channel_type: "im", user, channel, ts, thread_ts, text: "harbour" };
    const reply = await slack.event(event, { user, channel });
    expect(reply.message).toMatchObject({ channel, thread_ts });
    const next = await slack.click(reply.message, /Next/);
    expect(next.updates).toEqual([reply.message]);
    const context = await slack.click(reply.message, /Context/);
    expect(context.created[0]).toMatchObject({ channel, thread_ts });
    expect(context.created[0].ephemeral_to).toBeUndefined();
    slack.assertClean();
  });

  it.each(["file_share", "thread_broadcast"])(
    "hears what people write along with more: %s",
    async (subtype) => {
      const stub = stubBot();
      const { slack, desk } = await openSlack({}, stub);
      await desk.start();
      const [user, channel] = [slack.user("alice").id, slack.dm("alice").id];
      const event = { type: "message", channel_type: "im", user, channel, text: "tide", subtype };
      const shown = await slack.event({ ...event, ts: slack.nextTs() }, { user, channel, waitMs: 2000 });
      expect(shown.created).toHaveLength(1);
      expect(stub.calls.map(({ line }) => line)).toEqual(["tide"]);
      slack.assertClean();
    },
  );

  it("hears nothing but what people write to it", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const channel = slack.dm("alice").id;
    const user = slack.user("alice").id;
    const message = { type: "message", channel_type: "im", user, channel, text: "tide" };
    for (const other of [
      { ...message, bot_id: "B0OTHER" },
      { ...message, user: slack.bot.userId },
      { ...message, subtype: "message_changed", message: { text: "tide", user } },
      { ...message, subtype: "message_deleted" },
      { ...message, subtype: "channel_topic" },
      { ...message, user: undefined },
      { ...message, channel_type: "channel", channel: slack.channel("general").id },
      { ...message, type: "app_mention", bot_id: "B0OTHER" },
      { ...message, type: "reaction_added" },
    ])
      await slack.event({ ...other, ts: slack.nextTs() }, { expect: "nothing", waitMs: 100 });
    expect(stub.calls).toEqual([]);
    slack.assertClean();
  });

  it("answers privately what was shared in the direct messages of two people", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const channel = "D0OTHERS01";
    slack.addChannel({ id: channel, is_im: true, members: ["U0ALICE001", "U0BOB00001"], user: "U0BOB00001" });
    const { message } = await slack.slash({ command: "/quote", text: "tide", channel });
    delete message.ephemeral_to;
    const next = await slack.click(message, /Next/, { user: "alice" });
    expect(next.updates).toEqual([]);
    expect(next.message).toMatchObject({ channel, ephemeral_to: slack.user("alice").id });
    slack.assertClean();
  });

  it("names whoever asks without what would turn our own words around", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const alice = slack.user("alice");
    alice.name = "\u202ealice";
    await slack.slash({ command: "/quote", text: "tide", user: alice.id });
    expect(stub.calls[0]?.asker.name).toBe("alice");
  });

  it.each([
    ["verify_quotation", verifyLineOf],
    ["find_similar", findLineOf],
  ])("makes a line of a message by the shortcut %s, and answers privately", async (callback_id, lineOf) => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const message = said(slack, "random", "She said: “The tide does not wait.”");
    const shown = await slack.messageShortcut({ callback_id, message });
    expect(shown.created).toHaveLength(1);
    expect(shown.message).toMatchObject({
      ephemeral_to: slack.user("alice").id,
      channel: slack.channel("random").id,
    });
    expect(stub.calls[0]?.line).toBe(lineOf("She said: “The tide does not wait.”"));
    expect(stub.calls[0]?.asker.name).toBe("alice");
    slack.assertClean();
  });

  it.each(["general", "random"])("answers a shortcut on a message of a thread in it: %s", async (channel) => {
    const { slack, desk } = await openSlack();
    await desk.start();
    const { ts: thread_ts } = said(slack, channel, "who said it?");
    const message = said(slack, channel, "“The tide does not wait.”", { thread_ts });
    const shown = await slack.messageShortcut({ callback_id: "verify_quotation", message });
    expect(shown.created).toHaveLength(1);
    expect(shown.message).toMatchObject({ thread_ts, ephemeral_to: slack.user("alice").id });
    slack.assertClean();
  });

  it("says where nothing of a message stands in marks, and verifies all of it when that is pressed", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const message = said(slack, "general", "lunch at noon?");
    const asked = await slack.messageShortcut({ callback_id: "verify_quotation", message });
    expect(asked.text).toContain("No words of this message stand in quotation marks.");
    expect(stub.calls).toEqual([]);
    await slack.click(asked.message, /Verify all its words/);
    expect(stub.calls[0]?.line).toBe("verify lunch at noon?");
    slack.assertClean();
  });

  it("says what is wrong with a shortcut that asks nothing, and asks nobody", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const message = said(slack, "general", "tide");
    const shown = await slack.messageShortcut({ callback_id: "toString", message });
    expect(shown.text).toContain("This desk has no such shortcut.");
    const picture = said(slack, "general", "");
    const empty = await slack.messageShortcut({ callback_id: "find_similar", message: picture });
    expect(empty.text).toContain("There are no words in this message.");
    expect(stub.calls).toEqual([]);
    slack.assertClean();
  });

  it("shows everyone what is shared, by every road, where it was asked", async () => {
    const shared = { ...hitCard(["The tide does not wait."]), audience: "everyone" as const };
    const { slack, desk } = await openSlack(
      {},
      stubBot(() => shared),
    );
    await desk.start();
    const general = slack.channel("general").id;
    const { ts: thread_ts } = said(slack, "general", "who said it?");
    const shown: Loose[] = [];
    for (const take of [
      () => slack.mention({ text: "share tide" }),
      () => slack.mention({ text: "share tide", thread_ts }),
      () => slack.dmMessage({ text: "share tide" }),
    ])
      shown.push(...(await take()).created);
    expect(shown).toHaveLength(3);
    expect(shown.map(({ via, ephemeral_to }) => [via, ephemeral_to])).toEqual(
      Array(3).fill(["chat.postMessage", undefined]),
    );
    expect(shown.map((message) => [message.channel, message.thread_ts])).toEqual([
      [general, undefined],
      [general, thread_ts],
      [slack.dm("alice").id, undefined],
    ]);
    slack.assertClean();
  });

  it("tells whoever shares, and nobody else, that it could not be shared, or may not have been", async () => {
    const shared = { ...hitCard(["The tide does not wait."]), audience: "everyone" as const };
    const { slack, desk } = await openSlack(
      {},
      stubBot(() => shared),
    );
    await desk.start();
    const own = { ephemeral_to: slack.user("alice").id };
    slack.fault({ match: "chat.postMessage", error: "is_archived" });
    const refused = await slack.mention({ text: "share tide" });
    expect(refused.created).toMatchObject([own]);
    expect(refused.text).toBe(
      "It was not shared. The channel is archived. Unarchive it, or take another channel.",
    );
    slack.fault({ match: "chat.postMessage", error: "not_in_channel" });
    expect((await slack.mention({ text: "share tide" })).text).toContain("Invite me");
    slack.fault({ match: "response_url", drop: "before" });
    const lost = await slack.slash({ command: "/quote", text: "share tide" });
    expect(lost.created).toMatchObject([own]);
    expect(lost.text).toMatch(/^Slack did not say whether it took my answer\./);
    slack.assertClean();
  });

  it("brings hostile words as words by every road", async () => {
    const { slack, desk } = await openSlack(
      {},
      stubBot((line) => wholeCard(line)),
    );
    slack.addCanary(hostile);
    await desk.start();
    for (const text of hostile.slice(0, 6)) {
      const mention = await slack.mention({ text, until: isAnswered });
      const direct = await slack.dmMessage({ text, until: isAnswered });
      for (const shown of [mention, direct]) expect(shown.created.length).toBeGreaterThan(0);
    }
    slack.assertClean();
  });

  it("sends the file of an answer to the asker's direct messages", async () => {
    const { slack, desk } = await openSlack(
      {},
      stubBot(() => wholeCard("x")),
    );
    await desk.start();
    const shown = await slack.mention({ text: "export x", until: isAnswered });
    expect(shown.text).toContain("Sent to your direct messages with this app.");
    slack.assertClean();
  });
});

describe.skipIf(wireMissing !== undefined).each(["socket", "http"])(
  `What comes twice over %s${why}`,
  (mode) => {
    it("is taken once: an event that Slack sends again", async () => {
      const stub = stubBot();
      const { slack, desk } = await openSlack({ mode }, stub);
      await desk.start();
      const first = await slack.mention({ text: "tide" });
      const again = { eventId: first.eventId, retryNum: 1, retryReason: "http_timeout", expect: "nothing" };
      const retried = await slack.event(first.payload.event, again);
      expect(retried.acked).toBe(true);
      // Another event of the same message.
      await slack.event(first.payload.event, { expect: "nothing" });
      expect(stub.calls).toHaveLength(1);
      await slack.mention({ text: "tide" });
      expect(stub.calls).toHaveLength(2);
      slack.assertClean();
    });

    it("is taken once, and acknowledged: a command, a press and a shortcut", async () => {
      const stub = stubBot();
      const { slack, desk } = await openSlack({ mode }, stub);
      await desk.start();
      const asked = await slack.slash({ command: "/quote", text: "tide" });
      const pressed = await slack.click(asked.message, /Context/);
      const message = said(slack, "general", "tide");
      const cut = await slack.messageShortcut({ callback_id: "find_similar", message });
      expect(stub.calls).toHaveLength(3);
      for (const { type, payload } of [asked, pressed, cut])
        expect((await slack._deliver(type, payload)).acked).toBe(true);
      await slack.settle();
      expect(stub.calls).toHaveLength(3);
      slack.assertClean();
    });
  },
);
