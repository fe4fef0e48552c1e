import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadWire, wireMissing } from "./wire.ts";

const project = new URL("..", import.meta.url).pathname;
const node = join(project, "node_modules/.bin/node");

/** The desk's posts are kept by a clock that runs so many times as fast as ours. */
const speed = 60;

/** Stretches of articles that would ping, link or format if they were pasted into markup. */
const canaries = [
  "<!channel>",
  "@everyone",
  "<@U0BOB00001>",
  "[press here](https://evil.example/x)",
  "<@200000000000000002>",
  "<@&500000000000000001>",
];

// biome-ignore lint/suspicious/noExplicitAny: the stand-ins are plain JavaScript without types
type Loose = any;

const why = wireMissing === undefined ? "" : ` (${wireMissing})`;

describe.skipIf(wireMissing !== undefined)(`the standing desk in Slack and Discord${why}`, () => {
  let wire: Loose, slack: Loose, discord: Loose, desk: Loose;
  const folder = mkdtempSync(join(tmpdir(), "verbatim-standing-"));
  const [corpus, data] = [join(folder, "corpus"), join(folder, "data")];
  const since = Date.now();
  const deskTime = () => since + (Date.now() - since) * speed;

  const start = async () => {
    desk = wire.spawnBot({
      command: [node, "--import", join(project, "bench/ledger/hasten.ts"), "src/main.ts"],
      cwd: project,
      env: {
        ...{ CORPUS: corpus, DATA: data, PORT: "0", ZONE: "Europe/Brussels" },
        ...{ SLACK_ADMINS: slack.user("alice").id, QUESTIONS_PER_PERSON: "1000" },
        ...{ HASTEN: String(speed), HASTEN_SINCE: String(since) },
        ...slack.env,
        ...discord.env,
      },
      clean: true,
    });
    const opened = slack.now();
    await Promise.all([
      slack.waitForSocket({ after: opened }),
      discord.waitFor(() => [...discord.conns].some((conn: Loose) => conn.session), { timeoutMs: 15_000 }),
    ]);
  };

  const write = (name: string, text: string, outlet = "The Quay Courier", place = corpus) =>
    writeFileSync(
      join(place, `${name}.md`),
      `---\ntitle: ${name}\npublished: 2026-11-20\noutlet: ${outlet}\n---\n${text}\n`,
    );

  beforeAll(async () => {
    mkdirSync(corpus, { recursive: true });
    for (let n = 0; n < 20; n++) {
      write(
        `Council ${n}`,
        `“The budget for road ${n} was read twice and then put aside,” said Tomas Aalto, mayor of Elling.`,
      );
    }
    wire = await loadWire();
    [slack, discord] = await Promise.all([wire.startSlack(), wire.startDiscord()]);
    for (const each of [slack, discord]) each.addCanary(canaries);
    discord.user("alice").admin = true;
    await start();
    await discord.waitForCommand("quote");
  });
  afterAll(async () => {
    await desk?.stop();
    await Promise.all([slack?.close(), discord?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  // A test line comes before the answer.
  const isAnswered = ({ created }: Loose) => created.some((each: Loose) => each.ephemeral_to);
  const ask = (text: string, channel = "general") =>
    slack.slash({ command: "/quote", text, user: "alice", channel, until: isAnswered });
  let asked = 0;
  /** What a line says now: asked again within ten seconds, the same line is answered once, so each leaves out another word. */
  const anew = async (text: string): Promise<string> => (await ask(`${text} -nothing${asked++}`)).text;
  const digest = (action = "show", options: object = {}, channel = "general") =>
    discord.command(`quote digest ${action}`, { options, channel });

  /** What a reader sees, without what only cuts or escapes it. */
  const flat = (text: string) => text.replace(/[\n\\*`_]/g, "");
  const textIn = (message: Loose) => flat((message.blocks ? wire.slackText : wire.discordText)(message));
  /** What everybody sees in a room, in the order that it came; a post that goes on in its thread is one. */
  const inSlack = (channel: string): Loose[] =>
    [...slack.messages.values()].filter(
      (each: Loose) =>
        each.channel === channel &&
        !each.ephemeral_to &&
        each.bot_id &&
        (each.thread_ts ?? each.ts) === each.ts,
    );
  const inDiscord = (channel: string): Loose[] =>
    [...discord.messages.values()].filter(
      (each: Loose) => each.channel_id === channel && !each.flags_ephemeral && (each.flags & 64) === 0,
    );
  const rooms = () => ({
    slack: inSlack(slack.channel("general").id),
    slackPrivate: inSlack(slack.dm("alice").id),
    discord: inDiscord(discord.channel("general").id),
    discordPrivate: inDiscord(discord.dm("alice").id),
  });
  const counts = () =>
    Object.fromEntries(Object.entries(rooms()).map(([room, { length }]) => [room, length]));
  const plus = (before: Record<string, number>, more: number) =>
    Object.fromEntries(Object.entries(before).map(([room, count]) => [room, count + more]));
  const until = (what: () => unknown, timeout = 20_000) => expect.poll(what, { timeout, interval: 100 });

  it("sets a digest by command, posts a test line and says the next times with their zone", async () => {
    const line = "A digest of what is new will come here weekdays at 08:30, Europe/Brussels";
    const inSlackNow = await ask("digest set 08:30 zone:Europe/Brussels days:weekdays");
    expect(flat(inSlackNow.text)).toMatch(/is set, and its test line posted.*Next \(Europe\/Brussels\):/);
    const inDiscordNow = await digest("set", { at: "08:30", zone: "Europe/Brussels", days: "weekdays" });
    expect(flat(inDiscordNow.text)).toMatch(/is set, and its test line posted.*Next \(Europe\/Brussels\):/);
    expect(rooms().slack.map(textIn)).toEqual([expect.stringContaining(line)]);
    expect(rooms().discord.map(textIn)).toEqual([expect.stringContaining(line)]);
  });

  it.each([
    ["digest set 25:00", /25:00/],
    ["digest set 08:30 zone:Europe/Atlantis", /Atlantis/],
    ["watch budget set:yes", /nearly everything/],
  ])("refuses %s, and says why", async (line, reason) => {
    expect(flat((await ask(line)).text)).toMatch(reason);
  });

  it("watches for a channel and for a person", async () => {
    const lines = [
      "watch lighthouse name:Lights every:now to:channel set:yes",
      'watch by:"Greta Solberg" name:Solberg every:now to:channel set:yes',
      "watch lighthouse every:now set:yes",
    ];
    for (const line of lines) expect((await ask(line)).text).toMatch(/Watching/);
    const options = { query: "lighthouse", every: "now", set: "yes" };
    for (const [name, to] of [
      ["Lights", "channel"],
      ["Mine", "me"],
    ]) {
      const { text } = await discord.command("quote watch", { options: { ...options, name, to } });
      expect(text).toMatch(/Watching/);
    }
  });

  const said = "The lighthouse will burn for as long as one boat is out";
  const story = (words: string) =>
    `The harbour board met on Friday about the old tower at the point.\n\n“${words},” said Greta Solberg, keeper at Hollin Point.\n\nThe vote is due in March, and the boats are counted every night.`;

  it("posts an arrival once, with who said it, what matched and also in", async () => {
    const before = counts();
    const together = join(folder, "together");
    mkdirSync(together);
    write("Tower", story(said), "The Quay Courier", together);
    write("Tower again", story(said), "The Inland Post", together);
    renameSync(together, join(corpus, "together"));
    await until(counts).toEqual(plus(before, 1));
    const { slack: channel, ...others } = rooms();
    for (const message of [channel, ...Object.values(others)].map((each) => each.at(-1))) {
      const text = textIn(message);
      expect(text).toContain(said);
      expect(text).toContain("Greta Solberg");
      expect(text).toContain("matched: lighthouse");
      expect(text).toMatch(/also in The (Inland Post|Quay Courier)/);
    }
    expect(textIn(channel.at(-1))).toMatch(/also “Solberg”/);
  });

  it("tells nothing of an article that was edited, or that one more outlet prints", async () => {
    const before = counts();
    const edited = story(said).replace("The vote is due in March", "The vote is due in April");
    write("Tower", edited, "The Quay Courier", join(corpus, "together"));
    write("Tower once more", story(said), "Upland News");
    await until(async () => flat(await anew('articles "due in April"'))).toContain("due in April");
    const next = "No lighthouse was ever saved by a vote in an empty hall";
    write("Hall", story(next));
    await until(counts).toEqual(plus(before, 1));
    await slack.settle({ quietMs: 500 });
    expect(counts()).toEqual(plus(before, 1));
    for (const room of Object.values(rooms())) {
      expect(textIn(room.at(-1))).toContain(next);
      expect(textIn(room.at(-1))).not.toContain(said);
    }
  });

  it("posts a digest when it is due, and one that is asked for", async () => {
    const before = counts();
    const due = Temporal.Instant.fromEpochMilliseconds(deskTime() + 180_000).toZonedDateTimeISO("Asia/Tokyo");
    const at = due.toPlainTime().toString({ smallestUnit: "minute" });
    await ask(`digest set ${at} zone:Asia/Tokyo days:daily`);
    await digest("set", { at, zone: "Asia/Tokyo", days: "daily" });
    // The test line, and the digest.
    await until(counts).toEqual({
      ...plus(before, 2),
      slackPrivate: before.slackPrivate,
      discordPrivate: before.discordPrivate,
    });
    for (const message of [rooms().slack.at(-1), rooms().discord.at(-1)]) {
      const text = textIn(message);
      expect(text).toMatch(/Digest of .*covers 4 new articles from 3 outlets/);
      // The watch told it at once, in the same channel.
      expect(text).not.toContain(said);
      expect(text).toContain("quotations of these are told here by the channel’s watches.");
    }
    await ask("digest set 08:30 zone:Europe/Brussels days:weekdays");
    await digest("set", { at: "08:30", zone: "Europe/Brussels", days: "weekdays" });
  });

  it("posts hostile articles in a digest over the platforms' budgets, and nothing that is refused or does harm", async () => {
    const hostile = `${canaries.join(" and ")} *bold* _it_ ~no~ \`code\` &amp; > # - `;
    for (const [n, topic] of ["Anchors", "Beacons", "Cranes", "Docks"].entries()) {
      const name = `${topic} ${hostile.slice(0, 40)}`;
      const line = `watch ${topic.toLowerCase()} every:day to:channel set:yes`;
      expect((await ask(`${line} name:"${name}"`)).text).toMatch(/Watching/);
      const options = { query: topic.toLowerCase(), every: "day", to: "channel", set: "yes", name };
      expect((await discord.command("quote watch", { options })).text).toMatch(/Watching/);
      for (let i = 0; i < 12; i++) {
        const words = `${topic} ${"abcdefghijkl"[i]} of ${hostile} ${`${topic} stand ${i * 7 + n} in the yard and nobody counts them at night; `.repeat(30)}`;
        write(
          `${topic} ${i} @everyone`,
          `“${words}so it is,” said Ida <!channel> Brandvik.`,
          `Out<!here>let ${i} *x*`,
        );
      }
    }
    await until(() => anew("find docks"), 30_000).toMatch(/12 quotations/);
    const before = counts();
    await ask("digest run");
    await digest("run");
    await until(() => [counts().slack, counts().discord]).toEqual([
      (before.slack ?? 0) + 1,
      (before.discord ?? 0) + 1,
    ]);
    expect(textIn(rooms().slack.at(-1))).toMatch(/Digest of/);
    expect(JSON.stringify(rooms().discord.at(-1))).toContain("+7 more: ");
    slack.assertClean();
    discord.assertClean();
  });

  it("pauses where it may not post, tells the maker in private, and goes on when it may", async () => {
    await ask("digest set 08:30", "research");
    await digest("set", { at: "08:30" }, "research");
    const room = slack.channel("research");
    const members = [...room.members];
    room.members = members.filter((id: string) => id !== slack.bot.userId);
    discord.channel("research").botMaySend = false;
    const before = counts();
    write("Ferry", story("The ferry is late because the tide is"));
    await until(async () => flat(await anew("find ferry tide"))).toMatch(/ferry is late/);
    await ask("digest run", "research");
    await digest("run", {}, "research");
    await until(() => [counts().slackPrivate, counts().discordPrivate]).toEqual([
      (before.slackPrivate ?? 0) + 1,
      (before.discordPrivate ?? 0) + 1,
    ]);
    expect(textIn(rooms().slackPrivate.at(-1))).toMatch(/paused.*invite/i);
    expect(textIn(rooms().discordPrivate.at(-1))).toMatch(/paused.*Send Messages/);
    expect((await ask("digest", "research")).text).toMatch(/is paused/);

    room.members = members;
    discord.channel("research").botMaySend = true;
    expect((await ask("digest resume", "research")).text).toMatch(/goes on/);
    await digest("resume", {}, "research");
    await ask("digest run", "research");
    await digest("run", {}, "research");
    const told = () =>
      [inSlack(room.id), inDiscord(discord.channel("research").id)].map(
        (each) => each.filter((message) => textIn(message).includes("The ferry is late")).length,
      );
    await until(told).toEqual([1, 1]);
  });

  it.each([
    ["Slack, before the post was taken", "slack", "before"],
    ["Slack, after it", "slack", "after"],
    ["Discord, after it", "discord", "after"],
  ] as const)("posts once when it is killed while it posts to %s", async (name, platform, drop) => {
    const [at, route] =
      platform === "slack" ? [slack, "chat.postMessage"] : [discord, "POST /channels/:id/messages"];
    const words = `The tug ${name} is on its own tonight`;
    const killed = new Promise((resolve) =>
      at.fault({
        match: ({ key }: Loose) => {
          if (key === route) resolve(desk.kill());
          return key === route;
        },
        drop,
      }),
    );
    const before = counts();
    write(`Tug ${platform} ${drop}`, story(`${words}, like the lighthouse`));
    await killed;
    await start();
    await until(counts, 30_000).toEqual(plus(before, 1));
    await slack.settle({ quietMs: 1000 });
    expect(counts()).toEqual(plus(before, 1));
    for (const each of Object.values(rooms())) expect(textIn(each.at(-1))).toContain("on its own tonight");
  });

  it("sent nothing that either platform refuses or that does harm", async () => {
    expect((await ask("status")).text).toMatch(/All is well/);
    slack.assertClean();
    discord.assertClean();
    expect(desk.output()).not.toMatch(/fault|xoxb-|xapp-|\n\s+at /);
  });
});
