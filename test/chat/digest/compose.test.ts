import { describe, expect, it } from "vitest";
import { renderDiscord } from "../../../src/adapters/discord/components.ts";
import { renderPost } from "../../../src/adapters/slack/blocks.ts";
import { type Card, holdsWords, textOf } from "../../../src/chat/card.ts";
import { createDigests, type DigestParts, type Digests } from "../../../src/chat/digest/compose.ts";
import { NothingNew, NotYet, type Occasion } from "../../../src/desk/posting.ts";
import type { Subscription } from "../../../src/desk/subscription.ts";
import type { Article } from "../../../src/research/article.ts";
import { day, ines, morning, room } from "../../desk/made-up.ts";
import { type GrowingDesk, growingDesk, quoting } from "../../desk/matching/desk-of.ts";
import { linesOf, wordsOf } from "../../desk-on.ts";
import { wordsFrom } from "../../research/stories/articles.ts";

const [mara, greta] = ["Mara Lindqvist", "Greta Holm"] as const;
const ordinary: Occasion = { missed: [], isSignOfLife: false };
/** 22 November 2026, a Sunday, half past eight in Brussels. */
const due = Date.UTC(2026, 10, 22, 7, 30);

/** A desk with a digest at half past eight, made the day before. */
async function deskWith(baseline: readonly Article[] = []) {
  const desk = await growingDesk(baseline);
  const digest = desk.records.subscriptions.set("digest", room, ines, morning);
  return { ...desk, digest };
}

const digestsOf = (
  { live, records }: Pick<GrowingDesk, "live" | "records">,
  parts: Partial<DigestParts> = {},
): Digests =>
  createDigests({
    research: live.research,
    records,
    permalink: () => undefined,
    lineFor: (command, values) => `${command} ${JSON.stringify(values)}`,
    now: () => due,
    ...parts,
  });

const compose = (
  { live, records }: GrowingDesk,
  subscription: Subscription,
  {
    after = subscription.covered,
    at = due,
    digests = digestsOf({ live, records }, { now: () => at }),
    ...occasion
  }: Partial<Occasion> & { after?: number; at?: number; digests?: Digests } = {},
): Promise<Card | undefined> =>
  digests.compose(subscription, { after, until: records.arrivals.last(), due }, { ...ordinary, ...occasion });

const words = (card: Card | undefined): string => (card === undefined ? "nothing" : wordsOf(card));
const boldIn = (card: Card | undefined): readonly string[] =>
  (card?.blocks ?? []).flatMap((block) =>
    block.kind === "quote" ? block.runs.filter(({ bold }) => bold).map(({ text }) => text) : [],
  );
const quotesIn = (card: Card | undefined): readonly string[] =>
  (card?.blocks ?? []).flatMap((block) =>
    block.kind === "quote" && holdsWords(block.runs) ? [textOf(block.runs)] : [],
  );

describe("the post of watches", () => {
  it("says of which day and window it is, what each watch found and why, what it covers and what comes next", async () => {
    const old = ["The tide is high on the old pier again", "The gulls are loud on the new pier again"];
    const desk = await deskWith(
      old.map((words, at) => quoting(`old${at}`, 90 + at, [[words, greta]], { day: "2024-11-22" })),
    );
    desk.watch("ferry by:Lindqvist", { name: "Harbour" });
    desk.watch("lighthouse", { name: "Lights" });
    await desk.come(
      quoting("a", 1, [["The ferries will run again in spring", mara]], {
        outlet: "Quay Courier",
        day: "2026-11-21",
      }),
      quoting("b", 2, [["Nobody asked us about the bridge", greta]], {
        outlet: "Inland Herald",
        day: "2026-11-01",
      }),
    );
    const card = await compose(desk, desk.digest);
    const text = words(card);
    expect(card?.summary).toBe("Digest of 22 November 2026: 1 new quotation for Harbour");
    expect(text).toContain("Digest of 22 November 2026\nsince");
    expect(text).toContain("(Europe/Brussels)");
    expect(text).toContain("Harbour · 1 new · ferry by:Lindqvist");
    expect(text).toContain(
      "❝The ferries will run again in spring,❞\nMara Lindqvist\nQuay Courier · 21 November 2026",
    );
    expect(text).toContain("matched: ferry by:Lindqvist");
    expect(text).toContain(
      "covers 2 new articles from 2 outlets · 1 of them published more than two days before · next Mon, 23 Nov 2026, 08:30 (Europe/Brussels)",
    );
    expect(text).not.toContain("Lights");
    expect(text).toMatch(
      /New articles\n(Quay Courier|Inland Herald) 1 · (Quay Courier|Inland Herald) 1\nOn this day\n❝/,
    );
    expect(quotesIn(card)).toHaveLength(2);
    expect(boldIn(card)).toEqual(["ferries"]);
  });

  it("is silent where nothing is new, but for a sign of life", async () => {
    const desk = await deskWith([quoting("a", 1, [["The ferry will run again in spring", mara]])]);
    expect(await compose(desk, desk.digest)).toBeUndefined();
    expect(words(await compose(desk, desk.digest, { isSignOfLife: true }))).toContain(
      "No new articles came since.",
    );
    desk.watch("bridge");
    await desk.come(quoting("b", 2, [["The ferry will run again in autumn", mara]]));
    expect(await compose(desk, desk.digest)).toBeUndefined();
    expect(words(await compose(desk, desk.digest, { isSignOfLife: true }))).toContain(
      "Nothing new for “bridge” since.",
    );
  });

  it("shows an item once, with the names of all watches that found it and all the outlets that tell it", async () => {
    const desk = await deskWith();
    desk.watch("ferry", { name: "Ferries" });
    desk.watch("spring", { name: "Seasons" });
    const said = [["The ferry will run again in spring", mara]] as const;
    await desk.come(
      quoting("a", 1, said, { outlet: "Quay Courier" }),
      quoting("b", 1, said, { outlet: "Inland Herald" }),
      quoting("c", 2, said, { outlet: "Dune Post" }),
    );
    const card = await compose(desk, desk.digest);
    expect(quotesIn(card)).toHaveLength(1);
    expect(boldIn(card)).toEqual(["ferry", "spring"]);
    expect(words(card)).toContain("also in Inland Herald, Dune Post");
    expect(words(card)).toContain("matched: ferry · also “Seasons”: spring");
    expect(words(card)).toContain("Seasons · 1 new, shown above · spring");
  });

  it("tells no item of an earlier window again, in another outlet or after an edit", async () => {
    const desk = await deskWith();
    desk.watch("ferry");
    const said = [["The ferry will run again in spring", mara]] as const;
    await desk.come(quoting("a", 1, said, { outlet: "Quay Courier" }));
    const after = desk.records.arrivals.last();
    await desk.come(quoting("b", 2, said, { outlet: "Inland Herald" }));
    await desk.come(quoting("a", 1, [[`${said[0][0]}, we hope`, mara]], { outlet: "Quay Courier" }));
    expect(await compose(desk, desk.digest, { after })).toBeUndefined();
  });

  it("shows five of a watch and fifteen in all, and leads to the rest", async () => {
    const desk = await deskWith();
    const things = ["ferry", "bridge", "lighthouse", "harbour"];
    for (const thing of things) desk.watch(thing);
    await desk.come(
      ...things.flatMap((thing, at) =>
        Array.from({ length: 7 }, (_, number) =>
          quoting(`${thing}${number}`, 10 * at + number, [
            [`We need to talk about the ${thing} on pier number ${number}`, mara],
          ]),
        ),
      ),
    );
    const card = await compose(desk, desk.digest);
    expect(quotesIn(card)).toHaveLength(15);
    expect(linesOf(card ?? { outcome: "failed", summary: "", blocks: [] })).toEqual({
      "+2 more: ferry": 'watches {"name":"ferry","to":"channel"}',
      "+2 more: bridge": 'watches {"name":"bridge","to":"channel"}',
      "+2 more: lighthouse": 'watches {"name":"lighthouse","to":"channel"}',
      "+7 more: harbour": 'watches {"name":"harbour","to":"channel"}',
      Watches: "watches",
      Pause: "digest pause",
    });
    expect(words(card)).toContain("harbour · 7 new · harbour");
  });

  it("names ten of the watches that found an item, and counts the others", async () => {
    const desk = await deskWith();
    for (let n = 1; n <= 12; n++) desk.watch("ferry", { name: `Watch ${n}` });
    await desk.come(quoting("a", 1, [["The ferry will run again in spring", mara]]));
    const text = words(await compose(desk, desk.digest));
    expect(text).toContain("also “Watch 10”: ferry · and by 2 more watches");
    expect(text).not.toContain("also “Watch 11”");
    expect(text).toContain("Watch 11 · 1 new, shown above");
  });

  it("asks of a hundred arrivals at a time, and tells an item of many parts once", async () => {
    const desk = await deskWith();
    desk.watch("ferry", { name: "Ferries" });
    desk.watch("spring", { name: "Seasons" });
    const said = [["The ferry will run again in spring", mara]] as const;
    const others = Array.from({ length: 250 }, (_, n) => ({
      ...{ article: `other${n}`, at: day, hash: `${n}`, said: new Uint32Array() },
    }));
    await desk.come(quoting("a", 1, said, { outlet: "Quay Courier" }));
    desk.records.arrivals.note(others);
    await desk.come(quoting("b", 2, said, { outlet: "Inland Herald" }));
    const asked: number[] = [];
    const { arrivals, watches } = desk.records;
    const records: DigestParts["records"] = {
      ...desk.records,
      arrivals: {
        ...arrivals,
        between(after, until) {
          asked.push(until - after);
          return arrivals.between(after, until);
        },
      },
      watches: {
        ...watches,
        matches(to, every, after, until, known) {
          asked.push(until - after);
          return watches.matches(to, every, after, until, known);
        },
      },
    };
    const digests = digestsOf(desk, { records });
    const card = await compose(desk, desk.digest, { digests });
    expect(Math.max(...asked)).toBe(100);
    expect(asked.reduce((sum, each) => sum + each)).toBe(2 * 252);
    expect(quotesIn(card)).toHaveLength(1);
    expect(words(card)).toContain("also in Inland Herald");
    expect(words(card)).toContain("covers 252 new articles");
    expect(words(card)).toContain("Seasons · 1 new, shown above");
    expect(words(await compose(desk, desk.digest))).toBe(words(card));
  });

  it("keeps its foot and its buttons where a surface has no room for all quotations", async () => {
    const desk = await deskWith();
    const things = ["ferry", "bridge", "lighthouse"];
    for (const thing of things) desk.watch(thing);
    await desk.come(
      ...things.flatMap((thing, at) =>
        Array.from({ length: 7 }, (_, number) =>
          quoting(`${thing}${number}`, 10 * at + number, [
            [`We need to talk about the ${thing} on ${wordsFrom(10 * at + number, 30).join(" ")}`, mara],
          ]),
        ),
      ),
    );
    const card = await compose(desk, desk.digest);
    if (card === undefined) throw new Error("There is no post.");
    const drawn = JSON.stringify(renderDiscord(card, (line) => line.slice(0, 100)));
    expect(drawn).toMatch(/Not shown, for want of room: \d+ quotations?\./);
    expect(drawn).toContain("covers 21 new articles");
    for (const label of ["+2 more: ferry", "Watches", "Pause"]) expect(drawn).toContain(`"label":"${label}"`);
    const [first] = renderPost(card, (line) => line.slice(0, 100));
    expect(JSON.stringify(first)).toContain("+2 more: ferry");
  });

  it("counts the watches for which nothing has room, and leads to all of them with one button", async () => {
    const desk = await deskWith();
    const things = Array.from({ length: 30 }, (_, at) => `thing${wordsFrom(at, 1)[0]}${at}`);
    for (const thing of things) desk.watch(thing);
    await desk.come(
      ...things.map((thing, at) => quoting(thing, at, [[`We need to talk about the ${thing} today`, mara]])),
    );
    const card = await compose(desk, desk.digest);
    expect(quotesIn(card)).toHaveLength(15);
    expect(words(card)).toContain("5 more watches found something too");
    const labels = Object.keys(linesOf(card ?? { outcome: "failed", summary: "", blocks: [] }));
    expect(labels).toHaveLength(7);
    expect(labels.slice(5)).toEqual(["Watches", "Pause"]);
  });

  it("says that a quotation left the corpus meanwhile", async () => {
    const desk = await deskWith();
    desk.watch("ferry");
    await desk.come(quoting("a", 1, [["The ferry will run again in spring", mara]]));
    await desk.live.update({ add: [], remove: ["a"] });
    const card = await compose(desk, desk.digest);
    expect(card?.summary).toContain("1 new quotation for ferry");
    expect(words(card)).toContain("1 quotation that it found is no longer in the corpus");
  });

  it("says that it is late, and what was skipped before it", async () => {
    const desk = await deskWith();
    desk.watch("ferry");
    await desk.come(quoting("a", 1, [["The ferry will run again in spring", mara]]));
    const { ledger } = desk.records;
    ledger.missed(desk.digest.id, "2026-11-20T08:30", due - 2 * 86_400_000, "The desk was not running.", day);
    const missed = ledger.history(desk.digest.id, 5);
    const text = words(await compose(desk, desk.digest, { late: 3_600_000, missed }));
    expect(text).toContain("Late: this was due Sun, 22 Nov 2026, 08:30.");
    expect(text).toContain(
      "Told here too, since the post of then was skipped: Fri, 20 Nov 2026, 08:30. The desk was not running.",
    );
  });

  it("of one pace tells the watches of that pace alone", async () => {
    const desk = await deskWith();
    desk.watch("ferry", { name: "At once", every: "now" });
    desk.watch("ferry", { name: "Weekly", every: "week" });
    const now = desk.records.subscriptions.set("now", room, ines);
    const week = desk.records.subscriptions.set("week", room, ines, { ...morning, days: [1] });
    await desk.come(quoting("a", 1, [["The ferry will run again in spring", mara]]));
    expect(words(await compose(desk, now))).toContain("New for this channel’s watches");
    expect(words(await compose(desk, now))).not.toContain("Weekly ·");
    expect(words(await compose(desk, week))).toContain("Weekly · 1 new");
  });
});

describe("what this process has not read", () => {
  const ferry = [["The ferry will run again in spring", mara]] as const;

  /** A second process on the same database noted it; this one reads it when it is told to. */
  async function behind({ isWatched }: { isWatched: boolean }) {
    const desk = await deskWith();
    if (isWatched) desk.watch("ferry");
    await desk.come(quoting("a", 1, ferry), quoting("b", 2, [["Nobody asked us about the lamp", greta]]));
    const article = desk.live.research.article("a");
    if (article === undefined) throw new Error("It did not come.");
    await desk.live.update({ add: [], remove: ["a"] });
    return { ...desk, read: () => desk.live.update({ add: [article], remove: [] }) };
  }

  it.each([{ isWatched: true }, { isWatched: false }])(
    "is waited for where it came a moment ago: %o",
    async (way) => {
      const desk = await behind(way);
      const soon = { at: day + 60_000 };
      await expect(compose(desk, desk.digest, soon)).rejects.toThrow(NotYet);
      await desk.read();
      const text = words(await compose(desk, desk.digest, soon));
      expect(text).toContain("covers 2 new articles · next");
      expect(text).not.toContain("corpus");
    },
  );

  it("is waited for where only the new words of an edited article are missing", async () => {
    const desk = await behind({ isWatched: true });
    await desk.read();
    const [one] = desk.records.watches.of(room);
    const found = [{ watch: one?.id ?? 0, quote: "words not read yet", item: "new words" }];
    const noted = { article: "a", at: day, hash: "other", said: new Uint32Array(), found };
    desk.records.arrivals.note([noted]);
    await expect(compose(desk, desk.digest, { at: day + 60_000 })).rejects.toThrow(NotYet);
    expect(words(await compose(desk, desk.digest))).toContain("1 quotation that it found is no longer");
  });

  it("is waited for while the process reads, however long ago it came", async () => {
    const desk = await behind({ isWatched: true });
    const digests = digestsOf(desk, { isReading: () => true });
    await expect(compose(desk, desk.digest, { digests })).rejects.toThrow(NotYet);
    await desk.read();
    expect(quotesIn(await compose(desk, desk.digest, { digests }))).toHaveLength(1);
  });

  it.each<[string, Partial<DigestParts>]>([
    ["while the process reads on and on", { isReading: () => true }],
    ["while the day's clock stands an hour back", { now: () => day - 3_600_000 }],
  ])("is not waited for longer than ten minutes: %s", async (_, parts) => {
    const desk = await behind({ isWatched: false });
    let elapsed = 5000;
    const digests = digestsOf(desk, { ...parts, elapsed: () => elapsed });
    await expect(compose(desk, desk.digest, { digests })).rejects.toThrow(NotYet);
    elapsed += 599_000;
    await expect(compose(desk, desk.digest, { digests })).rejects.toThrow(NotYet);
    elapsed += 1000;
    expect(words(await compose(desk, desk.digest, { digests }))).toContain(
      "1 of them no longer in the corpus",
    );
  });

  it("is waited for anew in another window", async () => {
    const desk = await behind({ isWatched: false });
    let elapsed = 5000;
    const digests = digestsOf(desk, { isReading: () => true, elapsed: () => elapsed });
    const later = { ...desk.digest, id: desk.digest.id + 1 };
    await expect(compose(desk, desk.digest, { digests })).rejects.toThrow(NotYet);
    elapsed += 600_000;
    await expect(compose(desk, later, { digests })).rejects.toThrow(NotYet);
    // Not again where the post is made once more, as after a fault of the surface's.
    for (let times = 0; times < 2; times++)
      expect(await compose(desk, desk.digest, { digests })).toBeDefined();
    await desk.come(quoting("c", 3, ferry));
    await desk.live.update({ add: [], remove: ["c"] });
    await expect(compose(desk, desk.digest, { digests })).rejects.toThrow(NotYet);
  });

  it.each([{ isWatched: true }, { isWatched: false }])(
    "and never reads is counted on the post: %o",
    async (way) => {
      const desk = await behind(way);
      const text = words(await compose(desk, desk.digest));
      expect(text).toMatch(/covers 2 new articles[^·]* · 1 of them no longer in the corpus/);
      expect(text).toContain(way.isWatched ? "1 quotation that it found is no longer" : "New articles");
    },
  );

  it("and is all that came is no news: the history says so, and a sign of life", async () => {
    const desk = await behind({ isWatched: false });
    await desk.live.update({ add: [], remove: ["b"] });
    const gone = "Nothing new: 2 articles came, and are no longer in the corpus.";
    await expect(compose(desk, desk.digest)).rejects.toThrow(new NothingNew(gone));
    const text = words(await compose(desk, desk.digest, { isSignOfLife: true }));
    expect(text).toContain(`${gone} The desk is well`);
    expect(text).toContain("covers 2 new articles · none of them is in the corpus any more");
  });
});

describe("what posts of several paces find in a room", () => {
  const ferry = [["The ferry will run again in spring", mara]] as const;
  const bridge = [["The bridge will not be built before winter", greta]] as const;

  /** As the clock ends a post. */
  function end({ records }: GrowingDesk, { id }: Subscription) {
    records.ledger.plan(id, `run:${id}`, due, due);
    const seen = records.ledger.due(due).find(({ subscription }) => subscription === id);
    const claimed = seen && records.ledger.claim(seen, "us", due);
    if (claimed === undefined) throw new Error("There is nothing to post.");
    records.ledger.sending(claimed.id, "us", due);
    records.ledger.sent(claimed.id, "us", "m1", due);
  }

  async function bothPaces() {
    const desk = await deskWith();
    desk.watch("ferry", { name: "At once", every: "now" });
    desk.watch("spring OR winter", { name: "Seasons" });
    const now = desk.records.subscriptions.set("now", room, ines);
    await desk.come(quoting("a", 1, ferry, { outlet: "Quay Courier" }));
    return { ...desk, now };
  }

  it("is told once, by the first, with the names of all, and counted by the other beside what is new", async () => {
    const desk = await bothPaces();
    expect(words(await compose(desk, desk.now))).toContain("matched: ferry · also “Seasons”:");
    end(desk, desk.now);
    expect(await compose(desk, desk.digest)).toBeUndefined();
    await desk.come(quoting("b", 2, bridge), quoting("c", 3, ferry, { outlet: "Inland Herald" }));
    const card = await compose(desk, desk.digest);
    expect(quotesIn(card)).toEqual([expect.stringContaining("bridge")]);
    expect(words(card)).toContain("Seasons · 1 new, 1 told at once ·");
    expect(card?.summary).toContain("1 new quotation for Seasons");
  });

  it("is not told again by a digest without watches of its own, which says so", async () => {
    const desk = await deskWith();
    desk.watch("ferry", { name: "At once", every: "now" });
    const now = desk.records.subscriptions.set("now", room, ines);
    await desk.come(
      quoting("a", 1, [...ferry, ...bridge], { outlet: "Quay Courier" }),
      quoting("b", 1, [...ferry, ...bridge], { outlet: "Inland Herald" }),
    );
    // Also before it stands there: the post at once tells it by itself.
    const before = await compose(desk, desk.digest);
    end(desk, now);
    const card = await compose(desk, desk.digest);
    for (const each of [before, card]) {
      expect(quotesIn(each)).toEqual([expect.stringContaining("bridge")]);
      expect(words(each)).toContain("1 quotation of these is told here by the channel’s watches.");
      expect(words(each)).toContain("covers 2 new articles");
    }
  });

  it("is told by a digest without watches of its own where the post at once is paused", async () => {
    const desk = await deskWith();
    desk.watch("ferry", { name: "At once", every: "now" });
    const now = desk.records.subscriptions.set("now", room, ines);
    await desk.come(quoting("a", 1, ferry));
    desk.records.subscriptions.pause(now.id, "It may not post.");
    expect(quotesIn(await compose(desk, desk.digest))).toEqual([expect.stringContaining("ferry")]);
  });

  it("is told by the digest where the post at once is held up, and then not again", async () => {
    const desk = await bothPaces();
    expect(quotesIn(await compose(desk, desk.digest))).toHaveLength(1);
    end(desk, desk.digest);
    expect(await compose(desk, desk.now)).toBeUndefined();
  });
});

describe("a notice that posts are paused", () => {
  const reason = "The desk is not in the channel: invite it.";

  it("says what, where, why, and how it goes on", async () => {
    const desk = await deskWith();
    const digests = digestsOf(desk);
    const digest = await digests.notice(desk.digest, reason);
    expect(words(digest)).toBe(
      "The digest that you set up is paused\nIt cannot be posted in a channel on Slack (C1), where you set it up. The desk is not in the channel: invite it.\n" +
        'Nothing is lost: what arrives meanwhile is told when it goes on. Once that is mended, type digest {"action":"resume"} there.',
    );
    const posts = desk.records.subscriptions.set("now", room, ines);
    desk.watch("ferry", { name: "Harbour", every: "now" });
    desk.watch("lamp", { name: "Lights" });
    const one = await digests.notice(posts, reason);
    expect(words(one)).toContain("What “Harbour” finds cannot be posted in a channel on Slack (C1), where");
    expect(words(one)).toContain('type watches {"name":"Harbour","to":"channel","pause":"no"} there.');
    expect(linesOf(one)).toEqual({});
    desk.watch("tide", { name: "Tides", every: "now" });
    expect(words(await digests.notice(posts, reason))).toMatch(
      /What “Harbour”, “Tides” find .* when they go on\..* there, which lets all of them go on\./s,
    );
  });

  it("names the channel for a surface that can say it better", async () => {
    const desk = await deskWith();
    const to = { surface: "discord", channel: "400000000000000001", isPerson: false };
    const card = await digestsOf(desk).notice({ ...desk.digest, to }, reason);
    const drawn = JSON.stringify(renderDiscord(card, (line) => line));
    expect(drawn).toContain("posted in <#400000000000000001>, where you set it up");
  });

  it("has a button where it is told in the place that it is about", async () => {
    const desk = await deskWith();
    const to = { surface: "slack", channel: ines.id, isPerson: true };
    const posts = desk.records.subscriptions.set("now", to, ines);
    desk.watch("ferry", { name: "Harbour", every: "now", to });
    const card = await digestsOf(desk).notice(posts, reason);
    const line = 'watches {"name":"Harbour","pause":"no"}';
    expect(linesOf(card)).toEqual({ "Go on": line });
    expect(words(card)).toContain(`press Go on or type ${line}.`);
  });
});

describe("a digest without watches", () => {
  const said = (thing: string, name: string) =>
    [[`We need to talk about the ${thing} before spring`, name]] as const;

  it("tells what several outlets have, the most quoted, new articles by outlet, and what was said on this day", async () => {
    const before = Array.from({ length: 6 }, (_, at) =>
      quoting(`old${at}`, 100 + at, [[`The tide is high on pier number ${at} again`, mara]], {
        day: at === 0 ? "2024-11-22" : "2026-10-01",
      }),
    );
    const desk = await deskWith(before);
    await desk.come(
      quoting("a", 1, said("ferry", greta), { outlet: "Quay Courier" }),
      quoting("b", 1, said("ferry", greta), { outlet: "Inland Herald" }),
      quoting("c", 2, said("lighthouse", mara), { outlet: "Quay Courier" }),
      quoting("d", 3, said("bridge", "Odo Lammers")),
    );
    const text = words(await compose(desk, desk.digest));
    const order = [
      "Told by several outlets",
      "about the ferry",
      "New from the most quoted",
      "about the lighthouse",
      // Somebody who is quoted for the first time is not among the most quoted.
      "\nNew\n",
      "about the bridge",
    ];
    const places = [
      ...order,
      "New articles\nQuay Courier 2 · ",
      "On this day\n❝The tide is high on pier number 0",
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(text).toContain("Inland Herald 1");
    expect(text).toContain("no outlet named 1");
  });

  it("has articles of which no other has a word beside a story that two outlets have", async () => {
    const desk = await deskWith();
    const pool = [
      ["The pool stays closed until the tiles are safe", mara],
      ["My children cannot swim because of this closing", greta],
    ] as const;
    await desk.come(
      quoting("library", 2, [["Books do not rest on Sundays either", "Odo Lammers"]], { outlet: "One" }),
      quoting("pool", 1, pool, { outlet: "Two" }),
      quoting("quarry", 3, [["The court has spoken and the quarry may dig", "Ada Quist"]], {
        outlet: "Three",
      }),
      quoting("copied", 1, pool, { outlet: "One" }),
    );
    const card = await compose(desk, desk.digest);
    expect(words(card)).toMatch(
      /Told by several outlets\n❝(The pool|My children)[\s\S]*\nNew\n❝The court[\s\S]*❝Books do not rest/,
    );
    expect(quotesIn(card)).toHaveLength(4);
  });

  it("has quotations also where no outlet tells what another does, and nobody is often quoted", async () => {
    const desk = await deskWith();
    const said = ["We close the ferry line for good in spring", "Nobody asked us about the bridge at all"];
    await desk.come(
      quoting(
        "a",
        1,
        [
          [said[0] ?? "", mara],
          ["The tide is high on the old pier again now", mara],
        ],
        { outlet: "One" },
      ),
      quoting("b", 2, [[said[1] ?? "", greta]], { outlet: "Two" }),
      quoting("c", 3, [["No comment", greta]], { outlet: "Two" }),
    );
    const card = await compose(desk, desk.digest);
    expect(words(card)).toMatch(/\nNew\n/);
    expect(quotesIn(card)).toHaveLength(2);
    expect(words(card)).toContain("Nobody asked us about the bridge");
  });

  it("does not tell again what several outlets had before", async () => {
    const desk = await deskWith([
      quoting("a", 1, said("ferry", greta), { outlet: "Quay Courier" }),
      quoting("b", 1, said("ferry", greta), { outlet: "Inland Herald" }),
    ]);
    await desk.come(quoting("c", 1, said("ferry", greta), { outlet: "Dune Post" }));
    const text = words(await compose(desk, desk.digest));
    expect(text).toContain("Dune Post 1");
    expect(text).not.toContain("Told by several outlets");
  });

  it("shows a statement that another copy of its story has in other words", async () => {
    const desk = await deskWith();
    await desk.come(
      quoting("a", 1, [["The board will not pay for the bridge this year", mara]], {
        outlet: "Quay Courier",
      }),
      quoting("b", 1, [["The board will never pay for the bridge this year", mara]], {
        outlet: "Inland Herald",
      }),
    );
    const text = words(await compose(desk, desk.digest));
    expect(text).toMatch(/Told in different words\n❝The board will (not|never) pay/);
    expect(text).toContain("will not pay");
    expect(text).toContain("will never pay");
  });

  it("shows a statement that another story has in other words, but not one that is only cut", async () => {
    const desk = await deskWith();
    await desk.come(
      quoting("a", 1, [["The board will not pay for the old bridge this year", mara]], {
        outlet: "Quay Courier",
      }),
      quoting("b", 4, [["The board will never pay for the old bridge this year", mara]], {
        outlet: "Inland Herald",
      }),
    );
    const other = await deskWith();
    await other.come(
      quoting("a", 1, [["The board will not pay for the old bridge this year", mara]], {
        outlet: "Quay Courier",
      }),
      quoting("b", 4, [["The board will not pay for the old bridge", mara]], { outlet: "Inland Herald" }),
    );
    const text = words(await compose(desk, desk.digest));
    expect(text).toMatch(/Told in different words\n❝The board will (not|never) pay/);
    expect(text).toContain("will not pay");
    expect(text).toContain("will never pay");
    expect(words(await compose(other, other.digest))).not.toContain("Told in different words");
  });

  it("looks for the 29th of February in the years that have one", async () => {
    const desk = await deskWith([quoting("a", 1, said("ferry", greta), { day: "2024-02-29" })]);
    await desk.come(quoting("b", 2, said("bridge", greta)));
    const leap = Date.UTC(2028, 1, 29, 8);
    const { live, records, digest } = desk;
    const card = await createDigests({
      research: live.research,
      records,
      permalink: () => undefined,
      lineFor: () => "",
      now: () => leap,
    }).compose(digest, { after: 1, until: 2, due: leap }, ordinary);
    expect(words(card)).toContain("On this day\n❝We need to talk about the ferry");
  });
});
