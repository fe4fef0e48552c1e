import { webApi } from "@slack/bolt";
import { describe, expect, it, vi } from "vitest";
import { createSlack } from "../../../src/adapters/slack/index.ts";
import { AdapterError, type ChatAdapter } from "../../../src/chat/adapter.ts";
import type { Bot } from "../../../src/chat/bot.ts";
import { wireMissing } from "../../wire.ts";
import { hitCard, wholeCard } from "../cards.ts";
import { hostile } from "../contract.ts";
import {
  afterThis,
  createMount,
  isAnswered,
  type Loose,
  openSlack,
  stubBot,
  why,
  wordsOf,
} from "./opened.ts";

const refusal = (desk: ChatAdapter): Promise<unknown> =>
  desk.start().then(
    () => "it started",
    (cause) => cause,
  );

describe.skipIf(wireMissing !== undefined).each(["socket", "http"])(`Slack over %s${why}`, (mode) => {
  it("answers a command privately, turns a page in place, and shows context as a new card", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({ mode }, stub);
    await desk.start();
    const found = await slack.slash({ command: "/quote", text: 'find harbour by:"Mara Lindqvist"' });
    expect(found.created).toHaveLength(1);
    expect(found.message.ephemeral_to).toBe(slack.user("alice").id);
    expect(wordsOf(found)).toContain("The tide does not wait.");
    expect(stub.calls).toEqual([
      {
        line: 'find harbour by:"Mara Lindqvist"',
        asker: { id: slack.user("alice").id, name: "alice", zone: "America/New_York", mayManage: false },
        where: { surface: "slack", channel: slack.channel("general").id },
      },
    ]);

    const next = await slack.click(found.message, /Next/);
    expect(next.created).toEqual([]);
    expect(next.updates).toEqual([found.message]);
    expect(stub.calls.at(-1)?.line).toBe('find harbour by:"Mara Lindqvist" page:3');

    const context = await slack.click(found.message, /Context/);
    expect(context.created).toHaveLength(1);
    expect(context.updates).toEqual([]);
    expect(context.message.ephemeral_to).toBe(slack.user("alice").id);
    expect(stub.calls.at(-1)?.line).toBe("context q:abcd2340");
    slack.assertClean();
  });

  it.each([true, false])("reads what was typed the same, raw %s", async (raw) => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({ mode }, stub);
    await desk.start();
    await slack.slash({ command: "/quote", text: "find R&D <b> &lt; x", raw });
    expect(stub.calls.map(({ line }) => line)).toEqual(["find R&D <b> &lt; x"]);
    slack.assertClean();
  });

  it("brings hostile words as words", async () => {
    const { slack, desk } = await openSlack(
      { mode },
      stubBot((line) => wholeCard(hostile[Number(line)] ?? "")),
    );
    slack.addCanary(hostile);
    await desk.start();
    for (const [i, text] of hostile.entries()) {
      const shown = await slack.slash({ command: "/quote", text: String(i), until: isAnswered });
      expect(JSON.stringify(shown.message.blocks)).toContain(JSON.stringify(text).slice(1, -1));
    }
    slack.assertClean();
  });
});

describe.skipIf(wireMissing !== undefined)(`Slack${why}`, () => {
  it("does nothing but acknowledge a button that leads to a page", async () => {
    const stub = stubBot(() => wholeCard("x"));
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const { message } = await slack.slash({ command: "/quote", text: "x", until: isAnswered });
    await slack.click(message, "open:4", { expect: "nothing" });
    expect(stub.calls).toHaveLength(1);
    slack.assertClean();
  });

  it("says that a button of another version is too old, and asks nobody", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const { message } = await slack.slash({ command: "/quote", text: "x" });
    const { elements } = message.blocks.find(({ type }: Loose) => type === "actions");
    elements[0].action_id = "later:0";
    const { created } = await slack.click(message, "later:0");
    expect(created).toHaveLength(1);
    expect(created[0].ephemeral_to).toBe(slack.user("alice").id);
    expect(JSON.stringify(created[0].blocks)).toContain("This button is too old to press.");
    expect(stub.calls).toHaveLength(1);
    slack.assertClean();
  });

  it("answers what is under way before it stops", async () => {
    const gate = Promise.withResolvers<void>();
    const { bot, calls } = stubBot();
    const waiting: Bot = { ...bot, run: async (call) => gate.promise.then(() => bot.run(call)) };
    const { slack, desk } = await openSlack({ mode: "http" }, { bot: waiting });
    await desk.start();
    const asked = slack.slash({ command: "/quote", text: "x" });
    await slack.waitFor(() => slack.methodsUsed.get("users.info") === 1 && slack.inflight === 0);
    const stopped = desk.stop().then(() => calls.length);
    setTimeout(gate.resolve, 100);
    expect(await stopped).toBe(1);
    expect((await asked).created).toHaveLength(1);
  });

  it("answers privately from a card that all can see, and leaves the card as it is", async () => {
    const { slack, desk } = await openSlack();
    await desk.start();
    const own = await slack.slash({ command: "/quote", text: "x" });
    const { ts } = await new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl }).chat.postMessage(
      {
        channel: slack.channel("general").id,
        text: "shared",
        blocks: own.message.blocks,
      },
    );
    const shared = slack.messages.get(`${slack.channel("general").id}:${ts}`);
    const next = await slack.click(shared, /Next/, { user: "bob" });
    expect(shared.edits).toBe(0);
    expect(next.created).toHaveLength(1);
    expect(next.message.ephemeral_to).toBe(slack.user("bob").id);
    slack.assertClean();
  });

  it.each(["general", "random"])(
    "keeps an answer in its thread, and never replaces there: %s",
    async (name) => {
      const { slack, desk } = await openSlack();
      await desk.start();
      const channel = slack.channel(name).id;
      const question = slack._userMessage(slack.channel(name), slack.user("alice"), "who said it?");
      const own = await slack.slash({ command: "/quote", text: "x", channel: name });
      const card = own.message;
      card.thread_ts = question.ts;
      const next = await slack.click(card, /Next/, { until: () => card.deleted });
      expect(card.edits).toBe(0);
      expect(card.deleted).toBe(true);
      expect(next.updates).toEqual([]);
      expect(next.created).toHaveLength(1);
      expect(next.created[0]).toMatchObject({
        channel,
        thread_ts: question.ts,
        ephemeral_to: slack.user("alice").id,
      });
      slack.assertClean();
    },
  );

  it("sends files to the asker's direct messages, and says so on the card", async () => {
    const { slack, desk } = await openSlack(
      {},
      stubBot(() => wholeCard("x")),
    );
    await desk.start();
    const shown = await slack.slash({
      command: "/quote",
      text: "export x",
      channel: "random",
      until: isAnswered,
    });
    expect(shown.text).toContain("Sent to your direct messages with this app.");
    const [file] = [...slack.files.values()] as { name: string; bytes: Buffer }[];
    expect(file?.bytes.toString()).toBe("a,b\n1,2\n");
    const posted = [...slack.messages.values()].filter(
      (message: Loose) => message.via === "files.completeUploadExternal",
    );
    expect(posted.map((message: Loose) => message.channel)).toEqual([slack.dm("alice").id]);
    slack.assertClean();
  });

  it("needs the scopes that the set-up gives, and no other", async () => {
    const { slack, desk } = await openSlack(
      {},
      stubBot(() => wholeCard("x")),
    );
    await desk.start();
    const own = await slack.slash({ command: "/quote", text: "x", until: isAnswered });
    own.message.thread_ts = slack._userMessage(slack.channel("general"), slack.user("alice"), "q").ts;
    await slack.click(own.message, /Context/, { until: isAnswered });
    expect([...slack.scopesUsed].toSorted()).toEqual([
      "chat:write",
      "commands",
      "files:write",
      "im:write",
      "users:read",
    ]);
  });
});

describe.skipIf(wireMissing !== undefined)(`Slack in trouble${why}`, () => {
  it("says in one sentence which token it refused, and how to get another", async () => {
    const wrong = { token: "xoxb-wrong" };
    const bot = await refusal((await openSlack({}, stubBot(), wrong)).desk);
    expect(bot).toBeInstanceOf(AdapterError);
    expect((bot as Error).message).toBe(
      "Slack refused SLACK_BOT_TOKEN (invalid_auth). Copy the Bot User OAuth Token from “OAuth & Permissions” of your Slack app.",
    );
    const app = await refusal((await openSlack({}, stubBot(), { appToken: "xapp-wrong" })).desk);
    expect(app).toBeInstanceOf(AdapterError);
    expect([bot, app]).toMatchObject([{ isFinal: true }, { isFinal: true }]);
    expect((app as Error).message).toMatch(
      /^Slack refused SLACK_APP_TOKEN \(invalid_auth\)\. Copy an App-Level Token/,
    );
  });

  it("asks for the signing secret where there is neither it nor an app token", async () => {
    const { mount } = await createMount();
    const { slack } = await openSlack({ mode: "http" });
    const { botToken: token, apiUrl } = slack;
    const desk = createSlack({ bot: stubBot().bot, token, apiUrl, zone: "UTC", mount, log: () => {} });
    expect(await refusal(desk)).toMatchObject({ name: "AdapterError", message: /SLACK_SIGNING_SECRET/ });
  });

  it("says that Slack could not be reached", async () => {
    const { slack, desk } = await openSlack();
    await slack.close();
    expect(await refusal(desk)).toMatchObject({
      name: "AdapterError",
      isFinal: false,
      message: /^Slack could not be reached/,
    });
  });

  it.each(["auth.test", "apps.connections.open"])(
    "can be started again where %s failed for the moment",
    async (match) => {
      const { slack, desk } = await openSlack();
      slack.fault({ match, error: "internal_error" });
      expect(await refusal(desk)).toMatchObject({
        isFinal: false,
        message: /^Slack could not be reached \(internal_error\)/,
      });
      await desk.start();
      expect(desk.state()).toBe("connected");
      expect((await slack.slash({ command: "/quote", text: "x" })).created).toHaveLength(1);
    },
  );

  it("refuses requests that are not Slack's, and says so once", async () => {
    const stub = stubBot();
    const { slack, desk, log } = await openSlack({ mode: "http" }, stub);
    await desk.start();
    for (const forged of [{ badSignature: true }, { staleTimestamp: true }]) {
      const answer = await slack.slash({ command: "/quote", text: "x", expect: "nothing", ...forged });
      expect(answer.status).toBe(401);
    }
    const get = await fetch(slack.requestUrl);
    expect(get.status).toBe(404);
    expect(stub.calls).toEqual([]);
    expect(log.mock.calls).toEqual([[expect.stringContaining("SLACK_SIGNING_SECRET")]]);
  });

  it.each([
    ["dropped", (slack: Loose) => slack.dropSockets()],
    ["renewed", (slack: Loose) => slack.disconnectSockets("refresh_requested")],
  ])("answers again after the socket was %s", async (_, lose) => {
    const { slack, desk } = await openSlack();
    await desk.start();
    for (let round = 0; round < 2; round++) {
      const after = slack.now();
      lose(slack);
      await slack.waitForSocket({ after });
      const shown = await slack.slash({ command: "/quote", text: "x" });
      expect(wordsOf(shown)).toContain("The tide does not wait.");
    }
    slack.assertClean();
  });

  it("lives through a time when Slack lets nobody in, and tells of it once", async () => {
    const { slack, desk, log } = await openSlack();
    const stray = vi.fn();
    process.on("unhandledRejection", stray);
    afterThis(async () => process.off("unhandledRejection", stray));
    await desk.start();
    slack.fault({ match: "apps.connections.open", times: 3, error: "invalid_auth" });
    const after = slack.now();
    slack.dropSockets();
    await slack.waitForSocket({ after });
    const shown = await slack.slash({ command: "/quote", text: "x" });
    expect(wordsOf(shown)).toContain("The tide does not wait.");
    expect(stray).not.toHaveBeenCalled();
    expect(log.mock.calls.map(([sentence]) => sentence)).toEqual([
      "Slack refused SLACK_APP_TOKEN (invalid_auth), so nobody is answered there; it is tried again until it works.",
      "Slack is connected again.",
    ]);
  });

  it("shows a card as plain text where Slack does not take its blocks", async () => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    slack.fault({ match: "response_url", status: 400, error: "invalid_blocks" });
    const { created, message, calls } = await slack.slash({ command: "/quote", text: "x" });
    expect(created).toHaveLength(1);
    expect(message.blocks).toBeUndefined();
    expect(calls.at(-1).body.mrkdwn).toBe(false);
    expect(message.text).toBe(
      [
        "1 quotations: Mara Lindqvist, “The tide does not wait.”",
        "Mara Lindqvist, harbour master · The Quay Courier (https://quay.example/a?b=1&amp;c=2) · 14 March 2026 · ¶ 1 of 9",
        'find harbour by:"Mara Lindqvist"',
      ].join("\n"),
    );
    expect(log).toHaveBeenCalledWith(expect.stringContaining("invalid_blocks"));
  });

  it("sends nothing twice: an answer that may have arrived is not sent again, one turned away is", async () => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    slack.fault({ match: "response_url", drop: "after" });
    const lost = await slack.slash({ command: "/quote", text: "x" });
    expect(lost.created).toHaveLength(2);
    expect(lost.created[1].text).toBe(
      "Slack did not say whether it took my answer. If you do not see it, please ask again.",
    );
    expect(lost.calls.filter(({ key }: Loose) => key === "response_url")).toHaveLength(1);
    expect(log).toHaveBeenCalledTimes(1);
    slack.fault({ match: "response_url", status: 429, retryAfter: 1 });
    const busy = await slack.slash({ command: "/quote", text: "x" });
    expect(busy.created).toHaveLength(1);
    slack.assertClean();
  });

  it("tries nothing twice that may have been posted", async () => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    const own = await slack.slash({ command: "/quote", text: "x" });
    own.message.thread_ts = slack._userMessage(slack.channel("general"), slack.user("alice"), "q").ts;
    slack.fault({ match: "chat.postEphemeral", status: 500, times: 9 });
    void slack.click(own.message, /Context/, { expect: "nothing" });
    await slack.waitFor(() => log.mock.calls.length > 0);
    expect(slack.callsTo("chat.postEphemeral")).toHaveLength(1);
  });

  it("answers in the desk's zone where Slack does not tell the asker's, and where it takes long", async () => {
    const stub = stubBot();
    const { slack, desk, log } = await openSlack({}, stub);
    await desk.start();
    slack.fault({ match: "users.info", times: 2, error: "missing_scope" });
    await slack.slash({ command: "/quote", text: "x" });
    await slack.slash({ command: "/quote", text: "x" });
    slack.fault({ match: "users.info", delayMs: 1500 });
    const late = await slack.slash({ command: "/quote", text: "x", user: "bob" });
    expect(late.created).toHaveLength(1);
    expect(stub.calls.map(({ asker }) => asker.zone)).toEqual(Array(3).fill("Europe/Brussels"));
    expect(log).toHaveBeenCalledTimes(1);
    await slack.waitFor(() => slack.inflight === 0);
    await slack.slash({ command: "/quote", text: "x", user: "bob" });
    expect(stub.calls.at(-1)?.asker.zone).toBe("Asia/Tokyo");
    expect(slack.methodsUsed.get("users.info")).toBe(1);
    slack.assertClean();
  });

  it("lets admins set up channels, or those who are listed, and everyone their own direct messages", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    for (const user of ["alice", "carol"]) await slack.slash({ command: "/quote", text: "x", user });
    await slack.slash({ command: "/quote", text: "x", user: "alice", channel: "dm" });
    expect(stub.calls.map(({ asker }) => asker.mayManage)).toEqual([false, true, true]);

    const listed = stubBot();
    const other = await openSlack({}, listed, { admins: [slack.user("alice").id] });
    await other.desk.start();
    for (const user of ["alice", "carol"]) await other.slack.slash({ command: "/quote", text: "x", user });
    expect(listed.calls.map(({ asker }) => asker.mayManage)).toEqual([true, false]);
  });

  it("answers and posts in the channels and workspaces that are served, and elsewhere in one sentence", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({}, stub, { served: { channels: ["C0RESEARCH"] } });
    await desk.start();
    await slack.slash({ command: "/quote", text: "x", channel: "research" });
    await slack.slash({ command: "/quote", text: "x", channel: "dm" });
    expect(stub.calls).toHaveLength(2);
    const refused = await slack.slash({ command: "/quote", text: "x" });
    expect(stub.calls).toHaveLength(2);
    expect(wordsOf(refused)).toContain("This desk does not serve this channel.");
    const to = (channel: string) => ({ surface: "slack", channel, isPerson: false });
    const outcomes = ["C0RESEARCH", "C0GENERAL1"].map((channel) =>
      desk.post(to(channel), hitCard(["Tide."]), channel),
    );
    expect(await Promise.all(outcomes)).toMatchObject([{ outcome: "sent" }, { outcome: "forbidden" }]);

    const other = await openSlack({}, stub, { served: { teams: ["T0OTHER"] } });
    await other.desk.start();
    const elsewhere = await other.slack.slash({ command: "/quote", text: "x", channel: "dm" });
    expect(wordsOf(elsewhere)).toContain("This desk serves other workspaces.");
    expect(stub.calls).toHaveLength(2);

    const own = await openSlack({}, stub, { served: { teams: [slack.team.id] } });
    await own.desk.start();
    const found = await own.slack.slash({ command: "/quote", text: "x" });
    await own.slack.click(found.message, /Context/);
    expect(stub.calls).toHaveLength(4);
  });

  it("brings nothing twice, but turns a page as often as it is pressed", async () => {
    let isRepeat = false;
    const { slack, desk } = await openSlack(
      {},
      stubBot(() => ({ ...hitCard(["The tide does not wait."]), ...(isRepeat && { isRepeat }) })),
    );
    await desk.start();
    const found = await slack.slash({ command: "/quote", text: "x" });
    isRepeat = true;
    await slack.slash({ command: "/quote", text: "x", expect: "nothing" });
    const context = await slack.click(found.message, /Context/, { expect: "nothing" });
    expect(context.created).toEqual([]);
    const next = await slack.click(found.message, /Next/);
    expect(next.updates).toEqual([found.message]);
  });

  it("says that a card could not be brought, so that asking again is no repeat", async () => {
    const { bot } = stubBot();
    const undelivered = vi.fn();
    const { slack, desk } = await openSlack({}, { bot: { ...bot, undelivered } });
    await desk.start();
    slack.fault({ match: "response_url", status: 500, times: 9 });
    await slack.slash({ command: "/quote", text: "x", expect: "nothing" });
    await slack.waitFor(() => undelivered.mock.calls.length > 0);
    expect(undelivered).toHaveBeenCalledWith("slack", slack.user("alice").id);
  });

  it("leaves the page that stands where it cannot be turned", async () => {
    const refused = { ...hitCard([]), outcome: "refused" as const, summary: "Not now." };
    const { slack, desk } = await openSlack(
      {},
      stubBot((line) => (line === "x" ? hitCard(["The tide does not wait."]) : refused)),
    );
    await desk.start();
    const found = await slack.slash({ command: "/quote", text: "x" });
    const next = await slack.click(found.message, /Next/);
    expect(next.updates).toEqual([]);
    expect(next.created).toHaveLength(1);
  });

  it("says on the card that a file could not be sent", async () => {
    const { slack, desk } = await openSlack(
      {},
      stubBot(() => wholeCard("x")),
    );
    await desk.start();
    slack.fault({ match: "files.completeUploadExternal", error: "missing_scope" });
    const { text } = await slack.slash({ command: "/quote", text: "x", until: isAnswered });
    expect(text).toContain("Not sent. The Slack app lacks a scope.");
  });

  it("logs no token and no words", async () => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    slack.fault({ match: "response_url", times: 2, status: 500 });
    await slack.slash({ command: "/quote", text: "find secret-words", expect: "nothing" });
    await slack.waitFor(() => log.mock.calls.length > 0);
    const told = log.mock.calls
      .flat()
      .map((each) => (each instanceof Error ? `${each.stack}${each.cause}` : each));
    for (const secret of [slack.botToken, slack.appToken, "secret-words", "The tide", "http://"])
      expect(told.join("\n")).not.toContain(secret);
  });
});
