import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { wireMissing } from "../../wire.ts";
import { createMount, type Loose, openSlack, stubBot, why, wordsOf } from "./opened.ts";

const tide = "The tide does not wait.";
const unsure = "Slack did not say whether it took my answer. If you do not see it, please ask again.";
const times = 99;

/** The messages of somebody's direct messages with the app, as they read. */
const direct = (slack: Loose, user = "alice"): string[] =>
  [...slack.messages.values()]
    .filter(({ channel }: Loose) => channel === slack.dm(user).id)
    .map((message: Loose) => JSON.stringify(message.blocks) ?? message.text);

const ask = (slack: Loose, extra: Loose = {}) => slack.slash({ command: "/quote", text: "tide", ...extra });

describe.skipIf(wireMissing !== undefined)(`What keeps an answer from where it was asked${why}`, () => {
  it.each([
    ["not_in_channel", "Invite me: type `/invite @quotebot` there."],
    ["channel_not_found", "Invite me: type `/invite @quotebot` there."],
    ["is_archived", "The channel is archived."],
    ["missing_scope", "The Slack app lacks a scope."],
    ["restricted_action", "Ask an admin of the workspace"],
    ["restricted_action_thread_only_channel", "Ask an admin of the workspace"],
    ["user_not_in_channel", "Slack refused the post (user_not_in_channel)."],
  ])("is told in direct messages, with the remedy and the answer: %s", async (error, remedy) => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    slack.fault({ match: "chat.postEphemeral", error });
    const { created } = await slack.mention({ text: "tide", until: () => direct(slack).length > 1 });
    expect(created).toHaveLength(2);
    const [sentence, answer] = direct(slack);
    expect(sentence).toMatch(/^I could not answer where you asked\. /);
    expect(sentence).toContain(remedy);
    expect(answer).toContain("The tide");
    expect(log).not.toHaveBeenCalled();
    slack.assertClean();
  });

  it("is gone round where another way is open, without a word", async () => {
    const { slack, desk } = await openSlack();
    await desk.start();
    for (const error of ["expired_url", "used_url"]) {
      slack.fault({ match: "response_url", status: 404, body: error });
      const shown = await ask(slack);
      expect(shown.calls.map(({ key }: Loose) => key)).toContain("chat.postEphemeral");
      expect(wordsOf(shown)).toContain(tide);
      expect(shown.created).toHaveLength(1);
      expect(shown.message.ephemeral_to).toBe(slack.user("alice").id);
    }
    const { payload } = await ask(slack);
    const { server } = await createMount();
    const nobody = `http://127.0.0.1:${(server.address() as AddressInfo).port}/commands/1`;
    await new Promise((resolve) => server.close(resolve));
    const unreachable = { ...payload, trigger_id: "1.2.3", response_url: nobody };
    const posted = slack.methodsUsed.get("chat.postEphemeral");
    await slack._deliver("slash_commands", unreachable);
    await slack.settle();
    expect(slack.methodsUsed.get("chat.postEphemeral")).toBe(posted + 1);
    expect([...slack.messages.values()].at(-1).blocks).toBeDefined();
    const own = await ask(slack, { channel: "old" });
    own.message.thread_ts = slack._userMessage(slack.channel("old"), slack.user("alice"), "q").ts;
    const context = await slack.click(own.message, /Context/);
    expect(context.created).toHaveLength(1);
    expect(context.message).toMatchObject({ via: "response_url", ephemeral_to: slack.user("alice").id });
    slack.assertClean();
  });

  it("is only noted where no way is left, and the desk goes on", async () => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    slack.fault({ match: "chat.postEphemeral", error: "not_in_channel" });
    slack.fault({ match: "conversations.open", error: "missing_scope" });
    await slack.mention({ text: "tide", expect: "nothing" });
    expect(log.mock.calls.map(([sentence]) => sentence)).toEqual([
      "An answer to U0ALICE001 could not be brought to Slack (not_in_channel).",
    ]);
    expect((await slack.mention({ text: "tide" })).created).toHaveLength(1);
    slack.assertClean();
  });
});

describe.skipIf(wireMissing !== undefined)(`An answer that Slack loses${why}`, () => {
  const roads: [string, string, (slack: Loose) => Promise<Loose>][] = [
    ["a command", "response_url", (slack) => ask(slack, { until })],
    ["a command elsewhere", "response_url", (slack) => ask(slack, { until, channel: "random" })],
    ["a mention", "chat.postEphemeral", (slack) => slack.mention({ text: "tide", until })],
    ["direct messages", "chat.postMessage", (slack) => slack.dmMessage({ text: "tide", until })],
  ];
  const until = ({ created }: Loose) => created.some(({ text }: Loose) => text === unsure);

  it.each(roads)("is not sent again, and the asker is told: %s", async (_, match, take) => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    for (const fault of [{ drop: "before" }, { drop: "after" }, { status: 500 }, { status: 503 }]) {
      slack.fault({ match, ...fault });
      const shown = await take(slack);
      const answers = shown.created.filter(({ blocks }: Loose) => blocks !== undefined);
      expect(answers).toHaveLength(fault.drop === "after" ? 1 : 0);
      expect(shown.created.length - answers.length).toBe(1);
    }
    expect(log).toHaveBeenCalledTimes(4);
    slack.assertClean();
  });

  it("and the old page stays above the new one in a thread, which is no answer lost", async () => {
    const stub = stubBot();
    const lost = vi.fn();
    const { slack, desk, log } = await openSlack({}, { bot: { ...stub.bot, undelivered: lost } });
    await desk.start();
    const { ts } = slack._userMessage(slack.channel("general"), slack.user("bob"), "who said it?");
    const card = (await slack.mention({ text: "tide", thread_ts: ts })).message;
    slack.fault({ match: "response_url", status: 500 });
    const next = await slack.click(card, /Next/, { settleMs: 400 });
    expect(next.created).toHaveLength(1);
    expect(card.deleted).not.toBe(true);
    expect(log).not.toHaveBeenCalled();
    expect(lost).not.toHaveBeenCalled();
    slack.assertClean();
  });

  it("leaves the card that was to be replaced as it is", async () => {
    const { slack, desk } = await openSlack();
    await desk.start();
    for (const take of [() => ask(slack), () => slack.dmMessage({ text: "tide" })]) {
      const card = (await take()).message;
      slack.fault({ match: "response_url", status: 500 });
      const next = await slack.click(card, /Next/, { until });
      expect(card.edits).toBe(0);
      expect(next.created.map(({ text }: Loose) => text)).toEqual([unsure]);
    }
    slack.assertClean();
  });
});

describe.skipIf(wireMissing !== undefined)(`Slack takes no more for a while${why}`, () => {
  it.each([
    ["a mention", "chat.postEphemeral", (slack: Loose) => slack.mention({ text: "tide" })],
    ["direct messages", "chat.postMessage", (slack: Loose) => slack.dmMessage({ text: "tide" })],
    ["a command", "response_url", (slack: Loose) => ask(slack)],
  ])("so an answer is sent when it does, once: %s", async (_, match, take) => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    const since = slack.calls.length;
    slack.fault({ match, status: 429, retryAfter: 1 });
    const shown = await take(slack);
    expect(shown.created).toHaveLength(1);
    const [refused, taken, ...rest] = slack.calls.slice(since).filter(({ key }: Loose) => key === match);
    expect(taken.t - refused.t).toBeGreaterThan(950);
    expect(rest).toEqual([]);
    expect(log).not.toHaveBeenCalled();
    slack.assertClean();
  });

  it("so another way is taken where that is longer than people wait", async () => {
    const { slack, desk } = await openSlack();
    await desk.start();
    slack.fault({ match: "response_url", status: 429, retryAfter: 3600 });
    const shown = await ask(slack);
    expect(shown.message).toMatchObject({ via: "chat.postEphemeral" });
    slack.fault({ match: "chat.postEphemeral", status: 429, retryAfter: 3600 });
    await slack.mention({ text: "tide", until: () => direct(slack).length > 1 });
    expect(direct(slack)[0]).toContain("Slack takes no more posts just now.");
    slack.assertClean();
  });
});

describe.skipIf(wireMissing !== undefined)(`A token that is taken away${why}`, () => {
  it.each(["token_revoked", "account_inactive", "invalid_auth"])(
    "is said by the desk's state until it is mended, and noted once: %s",
    async (error) => {
      const { slack, desk, log } = await openSlack();
      await desk.start();
      const faults = ["users.info", "chat.postEphemeral", "conversations.open", "auth.test"].map((match) =>
        slack.fault({ match, error, times }),
      );
      await slack.mention({ text: "tide", expect: "nothing" });
      const down = `Slack does not take SLACK_BOT_TOKEN any more (${error}), so nobody is answered there. Install the app again, copy the token and restart the desk.`;
      expect(desk.state()).toEqual({ down });
      // What needs no token is answered still.
      expect((await ask(slack)).created).toHaveLength(1);
      await slack.mention({ text: "tide", expect: "nothing" });
      for (const fault of faults) fault.cancel();
      expect((await slack.mention({ text: "tide" })).created).toHaveLength(1);
      expect(desk.state()).toBe("connected");
      const told = log.mock.calls.map(([sentence]) => sentence).filter((each) => /TOKEN/.test(each));
      expect(told).toEqual([down, "Slack takes SLACK_BOT_TOKEN again."]);
      slack.assertClean();
    },
  );

  it("is told by Slack: the app was removed, or its token was revoked, but not another's", async () => {
    for (const [event, isDown] of [
      [{ type: "tokens_revoked", tokens: { oauth: ["U0ALICE001"], bot: ["U0OTHER001"] } }, false],
      [{ type: "tokens_revoked", tokens: { bot: ["U0BOT00001"] } }, true],
      [{ type: "app_uninstalled" }, true],
    ] as const) {
      const { slack, desk, log } = await openSlack();
      await desk.start();
      await slack.event(event, { expect: "nothing", waitMs: 100 });
      expect(typeof desk.state() === "object").toBe(isDown);
      expect(log).toHaveBeenCalledTimes(isDown ? 1 : 0);
      slack.assertClean();
    }
  });
});

describe.skipIf(wireMissing !== undefined)(`Slack calls the desk${why}`, () => {
  it("which proves that it is there, and takes no event that Slack did not sign", async () => {
    const stub = stubBot();
    const { slack, desk } = await openSlack({ mode: "http" }, stub);
    await desk.start();
    expect((await slack.urlVerification()).ok).toBe(true);
    for (const forged of [{ badSignature: true }, { staleTimestamp: true }]) {
      const answer = await slack.mention({ text: "tide", expect: "nothing", waitMs: 100, ...forged });
      expect(answer.status).toBe(401);
    }
    expect(stub.calls).toEqual([]);
    slack.assertClean();
  });
});
