import { beforeEach, describe, expect, it } from "vitest";
import { renderDiscord } from "../../src/adapters/discord/components.ts";
import type { Card } from "../../src/chat/card.ts";
import { createLibrary } from "../../src/chat/library.ts";
import type { Rooms, SurfaceReport } from "../../src/chat/rooms.ts";
import type { Destination } from "../../src/desk/destination.ts";
import type { Posted } from "../../src/desk/posting.ts";
import { unavailableRecords } from "../../src/desk/unavailable-records.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { deskOn, from, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

const room = { surface: "terminal", channel: "test", isPerson: false } as const;
const sent: Posted = { outcome: "sent", message: "m1" };

let desk: TestDesk;
let answer: Posted;
let surfaces: readonly SurfaceReport[];
let changes: number;
let posts: { readonly to: Destination; readonly card: Card; readonly key: string }[];
const rooms: Rooms = {
  async post(to, card, key) {
    posts.push({ to, card, key });
    return answer;
  },
  find: async () => ({ outcome: "missing" }),
  surfaces: async () => surfaces,
};
beforeEach(async () => {
  [answer, surfaces, changes, posts] = [sent, [], 0, []];
  desk = await deskOn(["corpus"], { rooms, onChange: () => changes++ });
});
const words = async (line: string) => wordsOf(await desk.ask(line));
const digest = () => desk.records.subscriptions.of("digest", room);
const now = Date.parse("2026-04-30T02:00:00Z");

it("status has a file that could not be read among what to look at", async () => {
  const research = createResearch({ articles: [], problems: [{ file: "a.md", reason: "It is empty." }] });
  const { ask } = await deskOn([], { research, rooms });
  const said = wordsOf(await ask("status"));
  expect(said).toMatch(/^1 thing to look at\nLook at {2}1 file not read: sources says why\./);
  const row = { file: "b.jsonl", reason: "It is broken.", rows: { unread: 1, of: 9 } };
  const rows = ["Line 1: It is broken.", "Line 2: It is broken."].map((reason) => ({
    file: "c.jsonl",
    reason,
  }));
  const problems = [...rows, row, row, { file: "b.jsonl", reason: "More." }];
  const partly = createResearch({ articles: [], problems });
  const more = await deskOn([], { research: partly });
  for (const line of ["status", "sources"])
    expect(wordsOf(await more.ask(line))).toMatch(/1 file not read( ·|,) 1 file read in part/);
  expect(createLibrary(partly, new Map()).status().problems).toBe(2);
});

describe("digest set", () => {
  it("posts a test line, then confirms the next three times with their zone", async () => {
    const card = await desk.ask("digest set 8:30 zone:Europe/Brussels days:weekdays");
    expect(posts).toMatchObject([{ to: room, key: expect.stringMatching(/^verbatim-test-[0-9a-f]{8}$/) }]);
    expect(posts[0]?.card.summary).toMatch(
      /A digest .* weekdays at 08:30, Europe\/Brussels, set up by Asker/,
    );
    expect(wordsOf(card)).toContain(
      "Next (Europe/Brussels): Thu, 30 Apr 2026, 08:30 · Fri, 1 May 2026, 08:30 · Mon, 4 May 2026, 08:30",
    );
    expect(digest()).toMatchObject({
      schedule: { at: "08:30", zone: "Europe/Brussels", days: [1, 2, 3, 4, 5] },
      by: { id: "U1", name: "Asker" },
    });
    expect(changes).toBe(1);
    expect(Object.keys(linesOf(card))).toEqual(["Preview", "Post it now", "Pause", "History", "Remove"]);
  });

  it("reads the zone of the asker, and days without their key", async () => {
    await desk.ask("zone Asia/Tokyo");
    await desk.ask("digest set 6pm mon,wed");
    expect(digest()?.schedule).toEqual({ at: "18:00", zone: "Asia/Tokyo", days: [1, 3] });
  });

  it("posts nothing where nothing changes, and says which days, zone or time it kept", async () => {
    await desk.ask("digest set 08:30 days:weekdays");
    for (const line of ["digest set", "digest set 8.30", "digest set 0830 days:mon-fri"])
      expect(await words(line)).toContain("The digest of this channel stays as it is");
    expect(posts).toHaveLength(1);
    const changed = await words("digest set noon");
    expect(changed).toContain("The digest of this channel is changed, and a test line posted");
    expect(changed).toContain(
      "Kept as before: the days (weekdays), the zone (Europe/Brussels). For other days: digest set 12:00 zone:Europe/Brussels days:daily",
    );
    expect(await words("digest set 8 days:daily zone:Asia/Tokyo")).not.toContain("Kept as before");
    expect(posts).toHaveLength(3);
    await desk.ask("digest pause");
    await desk.ask("digest set 8");
    expect(posts).toHaveLength(4);
  });

  it("changes what is named and keeps the rest", async () => {
    await desk.ask("digest set 08:30 days:weekdays");
    expect(await words("digest set zone:America/New_York")).toContain(
      "The digest of this channel is changed",
    );
    expect(digest()?.schedule).toEqual({ at: "08:30", zone: "America/New_York", days: [1, 2, 3, 4, 5] });
  });

  it.each([
    [
      { outcome: "forbidden", reason: "I am not in this channel: /invite me." },
      /not in this channel: \/invite me\. So no digest was set: do that/,
    ],
    [{ outcome: "gone", reason: "The channel is gone." }, /The channel is gone\. So no digest was set\./],
    [
      { outcome: "later", after: 1000, reason: "Slack asks to wait." },
      /Slack asks to wait\. So no digest was set: please try again/,
    ],
    [
      { outcome: "unclear", reason: "No answer came." },
      /No answer came\. So no digest was set: look whether/,
    ],
  ] satisfies [Posted, RegExp][])(
    "sets nothing where the test line is refused: %j",
    async (refusal, sentence) => {
      answer = refusal;
      const card = await desk.ask("digest set 08:30");
      expect(card.outcome).toBe("refused");
      expect(card.summary).toMatch(sentence);
      expect(digest()).toBeUndefined();
      expect(changes).toBe(0);
    },
  );

  it.each([
    ["digest set", /At what time\?/],
    ["digest set 25:00", /25:00 is no time of day: hours go from 00 to 23/],
    ["digest set 08:61", /minutes go from 00 to 59/],
    ["digest set 08:30 zone:Mars/Olympus", /Mars\/Olympus is no time zone/],
    ["digest set 08:30 zone:Brusels", /did you mean Europe\/Brussels/],
    ["digest set 08:30 zone:UTC+2", /tells the hours but not when clocks change/],
    ["digest set 08:30 days:someday", /someday is no day of the week/],
    ["digest 08:30", /are for setting it up: digest set 08:30/],
    ["digest begin", /Say set, preview, run, pause, resume, history or remove \(got “begin”\)/],
    ["digest preview", /This channel has no digest yet/],
    ["digest run", /This channel has no digest yet/],
    ["digest remove", /This channel has no digest yet/],
  ])("%j is refused in a sentence, and nothing is posted or set", async (line, sentence) => {
    const card = await desk.ask(line);
    expect(card.outcome).toBe("refused");
    expect(card.summary).toMatch(sentence);
    expect(posts).toEqual([]);
    expect(desk.records.subscriptions.all()).toEqual([]);
  });

  it("says so when the desk's file cannot be used", async () => {
    const broken = await deskOn(["corpus"], {
      rooms,
      records: unavailableRecords("The disk is full. Make room."),
    });
    expect((await broken.ask("digest set 08:30")).summary).toMatch(/The disk is full/);
  });
});

describe("in direct messages", () => {
  const where = { surface: "slack", channel: "D1", isDirect: true } as const;
  const alone = async (line: string) => {
    const card = await desk.bot.run({ ...from, where, line });
    return `${card.summary}
${wordsOf(card)}`;
  };

  it("speaks of no channel", async () => {
    for (const [line, sentence] of [
      ["digest", "You have no digest here"],
      ["digest run", "You have no digest here yet."],
      ["digest set 8am", "Your digest is set, and its test line posted"],
      ["digest set 8am", "Your digest stays as it is"],
      ["digest set 9am", "Your digest is changed, and a test line posted"],
      ["digest", "Your watches are told in posts of their own."],
      ["home", "these direct messages"],
      ["watch dialogue to:channel", "You would be told"],
      ["watch dialogue to:channel set:yes", "You will be told"],
      ["watches", "tells you in its digest"],
      ["digest pause", "The digest is paused"],
      ["digest", "Your digest is paused"],
      ["digest remove", "The daily watches are told by themselves"],
    ] as const) {
      const said = await alone(line);
      expect(said).toContain(sentence);
      expect(said, line).not.toMatch(/(?<!to:)channel/);
    }
  });
});

describe("a digest", () => {
  it("shows what it would say now, posts nothing and covers nothing", async () => {
    const { arrivals } = desk.records;
    arrivals.endBaseline();
    expect(await words("digest preview")).toContain("No new articles came since.");
    const [article] = desk.research.every(emptyQuery).map((quote) => quote.article);
    const said = new Uint32Array();
    arrivals.note([{ article: article?.id ?? "", at: now, hash: "h", said }]);
    for (const _twice of [1, 2]) {
      const text = await words("digest preview");
      expect(text).toContain("Digest of 30 April 2026");
      expect(text).toContain("covers 1 new article");
      expect(text).toContain("a preview: nothing was posted");
    }
    expect(posts).toHaveLength(1);
    expect(digest()?.covered).toBe(0);
  });

  beforeEach(async () => {
    await desk.ask("digest set 08:30 days:weekdays");
  });

  it("takes the place of the channel's daily watches, and gives it back", async () => {
    await desk.ask("digest remove");
    await desk.ask("watch dialogue to:channel set:yes");
    const daily = desk.records.subscriptions.of("day", room);
    expect(daily).toBeDefined();
    await desk.ask("digest set 08:30");
    expect(desk.records.subscriptions.all()).toMatchObject([{ id: daily?.id, kind: "digest" }]);
    expect(await words("digest")).toContain("It tells what is new of “dialogue”.");
    expect(await words("watch tide to:channel")).toContain(
      "This channel would be told in its digest, daily at 08:30",
    );
    await desk.ask("watch tide to:channel set:yes");
    expect(desk.records.subscriptions.all()).toHaveLength(1);
    expect(await words("digest remove")).toContain(
      "The channel's daily watches are told by themselves, daily at 08:00, Europe/Brussels.",
    );
    expect(desk.records.subscriptions.all()).toMatchObject([
      { id: daily?.id, kind: "day", schedule: { at: "08:00" } },
    ]);
  });

  it("speaks of daily watches where the channel has watches of another pace alone", async () => {
    await desk.ask("watch tide name:Tides every:now to:channel set:yes");
    expect(await words("digest")).toContain(
      "It tells the most notable that is new. What “Tides” finds is told here in posts of its own. Once this channel has daily watches, it tells what they find instead: watch some words to:channel.",
    );
  });

  it("shows only the asker what it would say now", async () => {
    await desk.ask("digest set 08:30");
    const nothing = await words("digest preview");
    expect(nothing).toContain("a preview: nothing was posted, and there is nothing new to tell");
    expect(nothing).not.toContain("covers 0");
    expect(nothing).toContain("No new articles came since.");
    const article = desk.research.find(emptyQuery, { offset: 0, limit: 1 }).items[0]?.item.article.id ?? "";
    desk.records.arrivals.endBaseline();
    desk.records.arrivals.note([{ article, at: now, hash: "h", said: new Uint32Array() }]);
    const before = posts.length;
    const one = await words("digest preview");
    expect(one).toContain("covers 1 new article from 1 outlet");
    expect(one).toContain("and the next digest tells all of this");
    expect(posts).toHaveLength(before);
  });

  it("keeps its buttons and its foot below a preview that a surface has no room for", async () => {
    const ids = new Set(desk.research.every(emptyQuery).map(({ article }) => article.id));
    desk.records.arrivals.endBaseline();
    const said = new Uint32Array();
    desk.records.arrivals.note([...ids].map((article) => ({ article, at: now, hash: "h", said })));
    const card = await desk.ask("digest preview");
    expect(card.blocks.slice(-2).map(({ kind }) => kind)).toEqual(["facts", "buttons"]);
    const long = Array.from({ length: 8 }, () => card.blocks.slice(0, -2)).flat();
    const drawn = JSON.stringify(
      renderDiscord({ ...card, blocks: [...long, ...card.blocks.slice(-2)] }, (line) => line.slice(0, 100)),
    );
    expect(drawn).toContain("a preview: nothing was posted");
    expect(drawn).toContain('"label":"Pause"');
  });

  it("is posted now when it is asked for, once", async () => {
    expect(await words("digest run")).toContain("The digest is on its way");
    expect(await words("digest run")).toContain("on its way already");
    expect(desk.records.ledger.due(now)).toMatchObject([
      { window: "run:2026-04-30T04:00", state: "planned" },
    ]);
    expect(await words("digest history")).toContain("Thu, 30 Apr 2026, 04:00 (asked for) · planned");
  });

  it("is posted again within the minute where the one before has begun, for more may have come since", async () => {
    const { ledger } = desk.records;
    for (const window of ["run:2026-04-30T04:00", "run:2026-04-30T04:00 2"]) {
      expect(await words("digest run")).toMatch(/^The digest is on its way\n/);
      const [planned] = ledger.due(now);
      expect(planned).toMatchObject({ window, state: "planned" });
      const claimed = planned && ledger.claim(planned, "me", now);
      ledger.skipped(claimed?.id ?? 0, "me", "Nothing new.", now, true);
    }
    await desk.ask("digest run");
    const [begun] = ledger.due(now);
    expect(begun && ledger.claim(begun, "me", now)).toMatchObject({ window: "run:2026-04-30T04:00 3" });
    expect(await words("digest run")).toMatch(/^The digest is on its way\n/);
    expect(await words("digest run")).toContain("on its way already");
    expect((await words("digest history")).match(/\(asked for\)/g)).toHaveLength(4);
  });

  it("is paused and goes on, with who did it", async () => {
    await desk.ask("zone Europe/London");
    const paused = await desk.ask("digest pause");
    expect(linesOf(paused)).toEqual({ "Go on": "digest resume" });
    // In the zone of the digest, as all times on its cards.
    expect(digest()?.paused).toBe("Paused by Asker on Thu, 30 Apr 2026, 04:00 (Europe/Brussels).");
    await desk.bot.run({ ...from, asker: { ...from.asker, name: "Other" }, line: "digest pause" });
    expect(digest()?.paused).toMatch(/^Paused by Asker/);
    expect(await words("digest")).toContain("The digest of this channel is paused");
    expect((await desk.ask("digest run")).summary).toMatch(/The digest is paused\. Paused by Asker/);
    expect(await words("digest resume")).toContain("The digest goes on");
    expect(digest()?.paused).toBeUndefined();
  });

  it("tells in words what became of each post, newest first", async () => {
    const { ledger } = desk.records;
    const id = digest()?.id ?? 0;
    const day = 86_400_000;
    const take = (window: string, due: number) => {
      ledger.plan(id, window, due);
      const planned = ledger.due(due).find((each) => each.window === window);
      return (planned && ledger.claim(planned, "me", due)?.id) ?? 0;
    };
    const first = take("2026-04-27T08:30", now - 3 * day);
    ledger.sending(first, "me", now - 3 * day);
    ledger.sent(first, "me", "m1", now - 3 * day + 60_000);
    const second = take("2026-04-28T08:30", now - 2 * day);
    ledger.sending(second, "me", now - 2 * day);
    ledger.sent(second, "me", "m2", now - 2 * day + 3_600_000);
    ledger.skipped(take("2026-04-29T08:30", now - day), "me", "Nothing new.", now - day, true);
    const last = take("2026-04-30T08:30", now);
    ledger.failed(last, "me", "Slack is down.", now + 120_000, now, false);
    expect((await words("digest history")).split("\n").slice(1, 6)).toEqual([
      "Thu, 30 Apr 2026, 04:00 · not posted yet: Slack is down. Next try Thu, 30 Apr 2026, 04:02.",
      "Thu, 30 Apr 2026, 04:00 (test line) · posted",
      "Wed, 29 Apr 2026, 04:00 · left out: Nothing new.",
      "Tue, 28 Apr 2026, 04:00 · posted late, Tue, 28 Apr 2026, 05:00",
      "Mon, 27 Apr 2026, 04:00 · posted",
    ]);
    const status = await words("status");
    expect(status).toContain(
      "Last seven days  3 posts sent (1 test line among them), 1 to be tried again, 1 left out with their reason.",
    );
    expect(status).toContain("Look at  A post of Thu, 30 Apr 2026, 04:00 is not posted yet: Slack is down.");
  });

  it("is removed, with the way back", async () => {
    expect(linesOf(await desk.ask("digest remove")).Undo).toBe(
      "digest set 08:30 zone:Europe/Brussels days:weekdays",
    );
    expect(digest()).toBeUndefined();
  });
});

describe("zone", () => {
  it("says where it holds", async () => {
    expect(await words("zone Asia/Tokyo")).toContain(
      "It holds at this prompt; on the page and in the chats say it there too.",
    );
    const web = { surface: "web", channel: "page" } as const;
    const card = await desk.bot.run({ ...from, where: web, line: "zone Asia/Tokyo" });
    expect(wordsOf(card)).toContain("It holds for everyone on this page");
  });

  it("is the asker's for all their questions on that surface, and only theirs", async () => {
    expect(await words("find tide after:2026-03-13")).toContain("days in Europe/Brussels");
    expect(await words("zone")).toContain(
      "Your time zone is Europe/Brussels, the desk's own: it is Thursday 04:00 there.",
    );
    expect(await words("zone new york")).toContain(
      "Your time zone is America/New_York, as you said: it is Wednesday 22:00 there.",
    );
    expect(await words("find tide after:2026-03-13")).toContain("days in America/New_York");
    expect(await words("zone")).toContain("as you said");
    const other = await desk.bot.run({
      ...from,
      asker: { ...from.asker, id: "U2" },
      line: "find tide after:2026-03-13",
    });
    expect(wordsOf(other)).toContain("days in Europe/Brussels");
    const elsewhere = await desk.bot.run({
      ...from,
      where: { surface: "slack", channel: "C" },
      line: "zone",
    });
    expect(wordsOf(elsewhere)).toContain("as Slack tells it");
  });

  it.each([
    ["zone Mars/Olympus", /Mars\/Olympus is no time zone that is known here/],
    ["zone CEST", /tells the hours but not when clocks change/],
    ["zone zone:", /Which time zone\?/],
  ])("%j is refused in a sentence", async (line, sentence) => {
    expect((await desk.ask(line)).summary).toMatch(sentence);
    expect(desk.records.zones.of("terminal", "U1")).toBeUndefined();
  });

  it("does not keep anybody from an answer where it cannot be read", async () => {
    const records = {
      ...desk.records,
      zones: {
        of: () => {
          throw new Error("torn");
        },
        set() {},
        list: () => [],
      },
    };
    const broken = await deskOn(["corpus"], { records });
    expect((await broken.ask("find dialogue")).outcome).toBe("answered");
    expect(broken.logged.join()).toContain("a person's zone could not be read");
  });
});

describe("status", () => {
  it("says that all is well, with articles, next posts and watches", async () => {
    await desk.ask("digest set 08:30");
    await desk.ask("watch dialogue every:week set:yes");
    surfaces = [{ name: "Slack", surface: "slack", state: "connected" }];
    const said = await words("status");
    expect(said).toMatch(/^All is well\n/);
    expect(said).toContain("7 quotations in 3 articles");
    expect(said).toContain("Surfaces  Slack is up");
    expect(said).toContain(
      "Next posts  Thu, 30 Apr 2026, 08:30 (Europe/Brussels), the digest here · Mon, 4 May 2026, 08:00 (Europe/Brussels), your weekly watches",
    );
    expect(said).toContain("Watches  1 watch running.");
    expect(said).toContain("Database  can be read and written.");
  });

  it("says first what is wrong", async () => {
    surfaces = [
      { name: "Slack", surface: "slack", state: "connecting" },
      {
        name: "Discord",
        surface: "discord",
        state: { down: "Discord did not take the token: set it anew." },
      },
    ];
    const said = await words("status");
    expect(said).toMatch(
      /^2 things to look at\nLook at {2}Slack is connecting: until it is, nobody there is answered\.\nLook at {2}Discord: Discord did not take the token: set it anew\./,
    );
    expect(said).toContain("Slack is connecting · Discord is down");
  });

  it("promises no posts of watches that are all paused, and counts those whose posts are", async () => {
    await desk.ask("watch tide set:yes");
    await desk.ask("watch ferry every:week set:yes");
    expect(await words("status")).toContain("Watches  2 watches running.");
    await desk.ask("watches tide pause:yes");
    const week = desk.records.subscriptions.all().find(({ kind }) => kind === "week");
    expect(await words("status")).toMatch(/Next posts {2}[^·\n]*, your weekly watches\n/);
    desk.records.subscriptions.pause(week?.id ?? 0, "You take no direct messages.");
    const said = await words("status");
    expect(said).toContain("Next posts  none is planned.");
    expect(said).toContain("Watches  1 watch running, 1 of them with posts that are paused.");
  });

  it("does not call a terminal up at which nobody is", async () => {
    surfaces = [{ name: "The terminal", surface: "terminal", state: "unattended" }];
    const said = await words("status");
    expect(said).toMatch(/^All is well\n/);
    expect(said).toContain("Surfaces  The terminal is not open");
  });

  it("tells what a surface lacks that is up", async () => {
    surfaces = [{ name: "Discord", surface: "discord", state: { lacks: "It did not take the menus." } }];
    const said = await words("status");
    expect(said).toMatch(/^1 thing to look at\nLook at {2}Discord: It did not take the menus\./);
    expect(said).toContain("Discord is up");
  });

  it("says what is paused and why, without telling others' channels", async () => {
    desk.records.subscriptions.set(
      "digest",
      { surface: "slack", channel: "C-secret", isPerson: false },
      { surface: "slack", id: "U9", name: "Ona" },
      { at: "08:30", zone: "UTC", days: [1] },
    );
    desk.records.subscriptions.pause(1, "I am not in the channel: /invite me.");
    const said = await words("status");
    expect(said).toContain("Paused  the digest on Slack. I am not in the channel: /invite me.");
    expect(JSON.stringify(await desk.ask("status"))).not.toContain("C-secret");
  });

  it("tells nobody what another set up for themselves, but that something is wrong with it", async () => {
    const slack = (id: string, channel: string, isDirect?: true) => ({
      asker: { ...from.asker, id, name: id },
      where: { surface: "slack", channel, ...(isDirect && { isDirect }) } as const,
    });
    const bob = slack("bob", "D-bob", true);
    await desk.bot.run({ ...bob, line: "digest set 8am zone:Asia/Tokyo" });
    await desk.bot.run({ ...bob, line: "watch dialogue every:week set:yes" });
    const statusOf = async (who: ReturnType<typeof slack>) =>
      wordsOf(await desk.bot.run({ ...who, line: "status" }));
    const carols = await statusOf(slack("carol", "C1"));
    expect(carols).toContain("Next posts  2 elsewhere");
    expect(carols).not.toContain("Tokyo");
    expect(await statusOf(bob)).toMatch(
      /Next posts {2}.*\(Asia\/Tokyo\), your digest · .*, your weekly watches$/m,
    );
    expect(await statusOf(slack("bob", "C1"))).toContain("(Asia/Tokyo), the digest on Slack");
    const [{ id } = { id: 0 }] = desk.records.subscriptions.all();
    const { ledger } = desk.records;
    ledger.plan(id, "2026-04-29T08:30", now - 3_600_000, now);
    const [planned] = ledger.due(now);
    if (planned === undefined) throw new Error("Nothing is due.");
    ledger.claim(planned, "me", now);
    ledger.refused(planned.id, "me", "Bob closed his messages.", now);
    const troubled = await statusOf(slack("carol", "C1"));
    expect(troubled).toContain(
      "Look at  Posts to 1 other place are paused, as they were refused; whoever set them up was told.",
    );
    expect(troubled).not.toContain("Bob");
    expect(await statusOf(bob)).toContain("Look at  Paused: your digest. Bob closed his messages.");
  });

  it("counts test lines among what was posted, and the history has them", async () => {
    await desk.ask("digest set 08:30");
    await desk.ask("watch dialogue to:channel set:yes");
    expect(await words("status")).toContain(
      "Last seven days  2 posts sent (2 test lines among them), 0 to be",
    );
    expect(await words("digest history")).toContain("Thu, 30 Apr 2026, 04:00 (test line) · posted");
    expect(desk.records.ledger.due(now + 86_400_000)).toEqual([]);
    answer = { outcome: "gone", reason: "The channel is gone." };
    await desk.ask("digest set 09:30");
    expect(await words("status")).toContain("Last seven days  2 posts sent");
  });

  it("does not say that all is well where posts were refused", async () => {
    await desk.ask("digest set 08:30");
    const { ledger, subscriptions } = desk.records;
    const id = digest()?.id ?? 0;
    ledger.plan(id, "2026-04-29T08:30", now - 3_600_000, now);
    const [planned] = ledger.due(now);
    if (planned === undefined) throw new Error("Nothing is due.");
    ledger.claim(planned, "me", now);
    ledger.sending(planned.id, "me", now);
    ledger.refused(planned.id, "me", "I am not in this channel.", now);
    const refused = /^1 thing to look at\nLook at {2}Paused: the digest here\. I am not in this channel\./;
    expect(await words("status")).toMatch(refused);
    subscriptions.resume(id);
    await desk.ask("digest pause");
    expect(await words("status")).toMatch(/^All is well\n[\s\S]*Paused {2}the digest here\. Paused by Asker/);
  });

  it("tells when the last article came", async () => {
    desk.records.arrivals.note([
      { article: "a1", at: now - 3 * 3_600_000, hash: "h", said: new Uint32Array() },
    ]);
    expect(await words("status")).toContain("The last one came 3 hours ago.");
  });

  it("says what is wrong with the desk's file, and still answers", async () => {
    const broken = await deskOn(["corpus"], { records: unavailableRecords("The disk is full. Make room.") });
    const said = wordsOf(await broken.ask("status"));
    expect(said).toContain("Look at  Nothing can be kept at the moment. The disk is full. Make room.");
    expect(said).toContain("7 quotations in 3 articles");
  });
});
