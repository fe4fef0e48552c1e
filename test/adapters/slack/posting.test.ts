import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createSlack } from "../../../src/adapters/slack/index.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { hitCard, wholeCard } from "../cards.ts";
import { hostile } from "../contract.ts";
import { fulfilsPostContract } from "../post-contract.ts";
import { type Loose, stubBot } from "./opened.ts";

let wire: Loose;
beforeAll(async () => {
  if (wireMissing === undefined) wire = await loadWire();
});

/** What a reader sees of a message, escapes undone, without the line breaks between a text's elements. */
const textOf = (blocks: Loose): string =>
  Array.isArray(blocks)
    ? blocks.map(textOf).join("")
    : `${typeof blocks?.text === "string" ? blocks.text : ""}${textOf(blocks?.elements ?? [])}`;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const logged: string[] = [];

async function openSlack(options: Loose = {}) {
  logged.length = 0;
  const slack = await wire.startSlack(options);
  const poster = createSlack({
    bot: stubBot().bot,
    token: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
    zone: "Europe/Brussels",
    mount: () => {},
    log: (sentence) => logged.push(sentence),
  });
  const dm = (user: string) => slack.dm(slack.user(user).id).id;
  const messages = (channel: string): Loose[] =>
    [...slack.messages.values()].filter((message: Loose) => message.channel === channel);
  return {
    slack,
    poster,
    room: { surface: "slack", channel: slack.channel("general").id, isPerson: false },
    person: { surface: "slack", channel: slack.user("alice").id, isPerson: true },
    messages,
    /** Posts with their threads. */
    seen: ({ channel, isPerson }: { channel: string; isPerson: boolean }) => {
      const all = messages(isPerson ? dm("alice") : channel);
      return all
        .filter(({ thread_ts }) => thread_ts === undefined)
        .map(({ ts, blocks }) =>
          [blocks, ...all.filter((reply) => reply.thread_ts === ts).map((reply) => reply.blocks)]
            .map(textOf)
            .join("\n"),
        );
    },
    assertClean: () => slack.assertClean(),
    close: () => slack.close(),
  };
}

async function opened(options: Loose = {}) {
  const subject = await openSlack(options);
  closers.push(subject.close);
  return subject;
}

const card = hitCard(["The tide does not wait."]);
const long = hitCard(Array.from({ length: 30 }, (_, i) => `Tide number ${i}. ${"word ".repeat(40)}`));

describe.skipIf(wireMissing !== undefined)(`posts in Slack${wireMissing ? ` (${wireMissing})` : ""}`, () => {
  fulfilsPostContract("Slack", async () => {
    const subject = await openSlack();
    subject.slack.addCanary(hostile);
    return subject;
  });

  it("are told to everybody without unfolding links, and can be read where blocks are not shown", async () => {
    const { slack, poster, room } = await opened();
    await poster.post(room, wholeCard("<!channel> & <@U0ALICE01>"), "k");
    expect(slack.callsTo("chat.postMessage")[0].body).toMatchObject({
      text: "1 quotations: Mara Lindqvist, “&lt;!channel&gt; &amp; &lt;@U0ALICE01&gt;”",
      unfurl_links: "false",
      unfurl_media: "false",
      mrkdwn: "false",
      metadata: { event_type: "verbatim_post", event_payload: { key: "k" } },
    });
    slack.assertClean();
  });

  it.each([
    ["an answer that is lost", { drop: "after" }, "unclear", 1],
    ["a request that is lost", { drop: "before" }, "unclear", 0],
    ["a fault of Slack's", { status: 500 }, "unclear", 0],
    ["a fault of Slack's in its own words", { error: "internal_error" }, "unclear", 0],
    ["too many posts", { status: 429, retryAfter: 7 }, "later", 0],
    ["not being in the channel", { error: "not_in_channel" }, "forbidden", 0],
    ["a channel that is not there", { error: "channel_not_found" }, "forbidden", 0],
    ["a channel where few may post", { error: "restricted_action_read_only_channel" }, "forbidden", 0],
    ["a scope that is missing", { error: "missing_scope", body: { needed: "chat:write" } }, "forbidden", 0],
    ["direct messages that are switched off", { error: "messages_tab_disabled" }, "forbidden", 0],
    ["an archived channel", { error: "is_archived" }, "gone", 0],
    ["a wrong token", { error: "invalid_auth" }, "later", 0],
    ["an app that was taken away", { error: "account_inactive" }, "later", 0],
    ["a word that is not known", { error: "some_new_rule" }, "later", 0],
  ])("%s is asked about once, and told as it is", async (_, fault, outcome, standing) => {
    const { slack, poster, room, seen } = await opened();
    slack.fault({ match: "chat.postMessage", ...fault });
    const posted = await poster.post(room, card, "k");
    expect(posted).toMatchObject({ outcome, reason: expect.stringMatching(/\w+.*\.$/) });
    expect(slack.callsTo("chat.postMessage")).toHaveLength(1);
    const found = standing === 1 ? { outcome: "found" } : { outcome: "missing" };
    expect(await poster.find(room, "k", Date.now())).toMatchObject(found);
    expect(seen(room)).toHaveLength(standing);
    slack.assertClean();
  });

  it("says what to do, by the app's own name", async () => {
    const { slack, poster, room } = await opened();
    await poster.start();
    slack.fault({ match: "chat.postMessage", error: "not_in_channel" });
    expect(await poster.post(room, card, "k")).toMatchObject({
      reason: expect.stringContaining(`/invite @${slack.bot.name}`),
    });
    slack.fault({ match: "chat.postMessage", error: "missing_scope", body: { needed: "chat:write" } });
    expect(await poster.post(room, card, "k")).toMatchObject({
      reason: expect.stringContaining("chat:write"),
    });
    slack.fault({ match: "chat.postMessage", status: 429, retryAfter: 7 });
    expect(await poster.post(room, card, "k")).toMatchObject({ after: 7000 });
    expect(poster.state()).toBe("connected");
    await poster.stop();
  });

  it.each([
    ["channel_not_found", true],
    ["missing_scope", true],
    ["not_in_channel", true],
    ["invalid_auth", false],
    ["internal_error", false],
  ])("that are looked for are not known after %s", async (error, forbidden) => {
    const { slack, poster, room } = await opened();
    slack.fault({ match: "conversations.history", error });
    expect(await poster.find(room, "k", Date.now())).toEqual({
      outcome: "unknown",
      reason: expect.stringMatching(/\.$/),
      forbidden,
    });
  });

  it("are gone where the person is not there any more", async () => {
    const { poster } = await opened();
    const nobody = { surface: "slack", channel: "U0NOBODY", isPerson: true };
    expect(await poster.post(nobody, card, "k")).toMatchObject({ outcome: "gone" });
    expect(await poster.find(nobody, "k", 0)).toMatchObject({ outcome: "unknown", forbidden: true });
  });

  it("need the scopes of the README and no others", async () => {
    const scopes = [
      "chat:write",
      "im:write",
      "channels:history",
      "groups:history",
      "im:history",
      "users:read",
    ];
    const { slack, poster, room, person } = await opened({ scopes });
    for (const to of [room, person]) {
      expect(await poster.post(to, card, "k")).toMatchObject({ outcome: "sent" });
      expect(await poster.find(to, "k", Date.now())).toMatchObject({ outcome: "found" });
    }
    slack.assertClean();
  });

  it("are found behind a thousand later messages, and not looked for long before they were begun", async () => {
    const { slack, poster, room } = await opened();
    await poster.post(room, card, "k");
    // Our clock may be wrong: what stands there last is looked at whatever its time.
    expect(await poster.find(room, "k", Date.now() + 3_600_000)).toMatchObject({ outcome: "found" });
    const [post] = [...slack.messages.values()].filter((message: Loose) => message.channel === room.channel);
    for (let i = 0; i < 1000; i++)
      slack.messages.set(`${room.channel}:${i}`, {
        channel: room.channel,
        ts: `${(Number(post.ts) + 1 + i / 1000).toFixed(6)}`,
        text: "chat",
      });
    expect(await poster.find(room, "k", Date.now())).toMatchObject({ outcome: "found", message: post.ts });
    expect(await poster.find(room, "k", Date.now() + 3_600_000)).toEqual({ outcome: "missing" });
  });

  it("that Slack cannot draw are posted as plain text", async () => {
    const { slack, poster, room, messages } = await opened();
    slack.fault({ match: "chat.postMessage", error: "invalid_blocks" });
    expect(await poster.post(room, card, "k")).toMatchObject({ outcome: "sent" });
    expect(messages(room.channel)[0]).toMatchObject({ text: expect.stringContaining("find harbour by:") });
    expect(await poster.find(room, "k", Date.now())).toMatchObject({ outcome: "found" });
    expect(logged.join()).toContain("invalid_blocks");
  });

  it("that are long go on in their thread, each message within what Slack takes", async () => {
    const { slack, poster, room, messages, seen } = await opened();
    await poster.post(room, long, "k");
    const all = messages(room.channel);
    expect(all.length).toBeGreaterThan(2);
    expect(textOf(all[0].blocks)).toMatch(/The rest is in the thread\..*find harbour by:/s);
    for (const { blocks } of all) expect(JSON.stringify(blocks).length).toBeLessThan(11_000);
    const [words = ""] = seen(room);
    for (let i = 0; i < 30; i++) expect(words.split(`Tide number ${i}.`)).toHaveLength(2);
    slack.assertClean();
  });

  it("that have very long words are cut to what one message takes, and say so", async () => {
    const { slack, poster, room, messages, seen } = await opened();
    const words = `The tide begins. ${"word ".repeat(8000)}`;
    await poster.post(room, hitCard([words, words, words]), "k");
    for (const { blocks } of messages(room.channel))
      expect(JSON.stringify(blocks).length).toBeLessThan(11_000);
    expect(seen(room)[0]?.split("The tide begins.")).toHaveLength(4);
    expect(seen(room)[0]?.match(/\[\+\d+ characters\]/g)).toHaveLength(3);
    slack.assertClean();
  });

  it.each([
    ["an answer was lost", { drop: "after" }, 2],
    ["too much was posted", { status: 429, retryAfter: 1 }, 1],
    ["the app was taken out of the channel", { error: "not_in_channel" }, 1],
  ])("whose thread broke off as %s are found in part, and made whole", async (_, fault, standing) => {
    const { slack, poster, room, messages, seen } = await opened();
    slack.fault({ match: "chat.postMessage", skip: 1, ...fault });
    expect(await poster.post(room, long, "k")).toMatchObject({ outcome: "unclear" });
    expect(messages(room.channel)).toHaveLength(standing);
    const found = await poster.find(room, "k", Date.now());
    if (found.outcome !== "found") throw new Error("the post stands there");
    expect(found.isPartial).toBe(true);
    const whole = { outcome: "sent", message: found.message };
    expect(await poster.post(room, long, "k", found.message)).toEqual(whole);
    expect(await poster.find(room, "k", Date.now())).toEqual({ ...whole, outcome: "found" });
    const [words = ""] = seen(room);
    for (let i = 0; i < 30; i++) expect(words.split(`Tide number ${i}.`)).toHaveLength(2);
    slack.assertClean();
  });

  it("were certainly not sent where Slack cannot be reached", async () => {
    const { slack, poster, room } = await opened();
    await slack.close();
    expect(await poster.post(room, card, "k")).toMatchObject({ outcome: "later" });
    expect(await poster.find(room, "k", 0)).toMatchObject({ outcome: "unknown", forbidden: false });
    closers.length = 0;
  });
});
