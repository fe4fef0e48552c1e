import { beforeEach, describe, expect, it } from "vitest";
import type { Rooms } from "../../src/chat/rooms.ts";
import type { Destination } from "../../src/desk/destination.ts";
import type { Posted } from "../../src/desk/posting.ts";
import { unavailableRecords } from "../../src/desk/unavailable-records.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { UserError } from "../../src/research/errors.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { growingDesk, quoting } from "../desk/matching/desk-of.ts";
import { deskOn, from, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

const me = { surface: "terminal", channel: "U1", isPerson: true } as const;
const room = { surface: "terminal", channel: "test", isPerson: false } as const;

const schedule = { at: "08:30", zone: "Europe/Brussels", days: [1, 2, 3, 4, 5] };

let desk: TestDesk;
let answer: Posted;
let posts: { readonly to: Destination; readonly text: string }[];
const rooms: Rooms = {
  async post(to, card) {
    posts.push({ to, text: card.summary });
    return answer;
  },
  find: async () => ({ outcome: "missing" }),
  surfaces: async () => [],
};
beforeEach(async () => {
  [answer, posts] = [{ outcome: "sent", message: "m1" }, []];
  desk = await deskOn(["corpus"], { rooms });
});
const words = async (line: string) => wordsOf(await desk.ask(line));
const kinds = () =>
  desk.records.subscriptions.all().map(({ kind, to }) => `${kind} ${to.isPerson ? "me" : "room"}`);

/** As if the watch had found these as they arrived. */
function found(name: string, quotes: readonly string[]): void {
  const watch = [me, room].flatMap((to) => desk.records.watches.byName(to, name) ?? [])[0];
  if (watch === undefined) throw new Error(`no watch ${name}`);
  desk.records.arrivals.endBaseline();
  desk.records.arrivals.note(
    quotes.map((quote, i) => ({
      article: `a${i}`,
      at: Date.parse("2026-04-30T01:00:00Z"),
      hash: "h",
      said: new Uint32Array(),
      found: [{ watch: watch.id, quote, item: `i${i}` }],
    })),
  );
}

describe("watch", () => {
  it("says first how much it would tell and when, and sets nothing", async () => {
    const card = await desk.ask("watch dialogue");
    expect(wordsOf(card)).toContain("Watch “dialogue”?");
    expect(wordsOf(card)).toContain(
      "About one new quotation in 2 weeks. In the last 3 weeks of the articles here (13 March 2026 – 2 April 2026) there were 2, 1 of them in the last week.",
    );
    expect(wordsOf(card)).toContain(
      "You would be told daily at 08:00, Europe/Brussels, of what is new from then on. Nothing is set yet.",
    );
    expect(linesOf(card)).toEqual({
      "Set it": "watch dialogue set:yes",
      "Preview 7 days": "watch dialogue preview:yes",
      "At once": "watch dialogue every:now",
      Weekly: "watch dialogue every:week",
    });
    expect(desk.records.watches.running()).toEqual([]);
    expect(wordsOf(await desk.ask("watch zebra"))).toContain(
      "Nothing like it in the last 3 weeks of the articles here (",
    );
  });

  it.each([
    ["by:stoltenburg", "Nobody who is quoted here is called “stoltenburg”.", 'by:"Jens Stoltenberg"'],
    ["in:herald", undefined, undefined],
    ["in:Inlend", "No outlet here is called “Inlend”.", 'in:"Inland Herald"'],
    ["dialogeu", "Nothing has “dialogeu”.", undefined],
    ["dialogue zebra", "Nothing has “zebra”. Until that changes nothing is told", undefined],
    ["lindqvist", undefined, undefined],
    ["dialogue", undefined, undefined],
    ["dialogue before:2020-01-01", "All the days that it asks for are over", undefined],
    ["dialogue on:2022", "All the days that it asks for are over", undefined],
    ["dialogue on:2026", undefined, undefined],
    ["dialogue last:7d", undefined, undefined],
    ["dialogue before:2027", undefined, undefined],
  ])("says why %s may never tell anything, and offers what may be meant", async (query, why, offered) => {
    const card = await desk.ask(`watch ${query}`);
    const said = wordsOf(card);
    if (why === undefined) expect(said).not.toMatch(/is called|Nothing has|are over/);
    else {
      expect(said).toContain(why);
      expect(said).not.toContain("it will be rare");
      expect(await words(`watch ${query} set:yes`)).toContain(why);
    }
    const lines = linesOf(card);
    if (offered === undefined) expect(Object.keys(lines)[0]).toBe("Set it");
    else expect(await words(lines[offered] ?? "")).not.toMatch(/is called|Nothing has/);
  });

  it("says how many of them came in the last seven days, which a preview shows", async () => {
    const article = (id: string, published: string, said: string) => {
      const text = `“${said},” said Ona Reed.`;
      const paragraphs = [{ start: 0, end: text.length }];
      return { id, title: id, text, paragraphs, published: { iso: published, precision: "day" } } as const;
    };
    const research = createResearch({
      articles: [
        article("old", "2026-03-20", "Rain fell on the market square all day long"),
        ...["ferry", "lamp", "weir", "mill"].map((it, i) =>
          article(it, `2026-04-2${5 + i}`, `The storm took the ${it} away at night`),
        ),
      ],
      problems: [],
    });
    const { ask } = await deskOn([], { research });
    expect(wordsOf(await ask("watch storm"))).toMatch(
      /About 1 new quotation a week\. In the last 4 weeks of the articles here \(.*\) there were 4, all of them in the last week\./,
    );
    expect(wordsOf(await ask("watch storm preview:yes"))).toContain(
      "would have told 4 quotations in seven days",
    );
  });

  it("offers the channel where others read along", async () => {
    const slack = { ...from, where: { surface: "slack", channel: "C1" } } as const;
    const card = await desk.bot.run({ ...slack, line: "watch dialogue" });
    expect(linesOf(card)["Tell this channel"]).toBe("watch dialogue to:channel");
  });

  it("shows what it would have told in seven days", async () => {
    const card = await desk.ask("watch dialogue preview:yes");
    expect(wordsOf(card)).toContain(
      "would have told 1 quotation in seven days, 27 March 2026 – 2 April 2026",
    );
    expect(wordsOf(card)).toContain("❝A dialog costs less than a dam,❞");
    expect(linesOf(card)).toMatchObject({
      "Set it": "watch dialogue set:yes",
      "All that matches": "find +dialogue sort:new",
    });
    expect(desk.records.watches.running()).toEqual([]);
  });

  it("is set with its name, pace, place and zone, and with the posts that it needs", async () => {
    const card = await desk.ask(
      'watch "the tide" by:Lindqvist name:"Tide watch" every:week to:channel set:yes',
    );
    expect(wordsOf(card)).toContain("This channel will be told on Mondays at 08:00, Europe/Brussels");
    expect(desk.records.watches.of(room)).toMatchObject([
      {
        name: "Tide watch",
        query: '"the tide" by:Lindqvist',
        every: "week",
        zone: "Europe/Brussels",
        by: { id: "U1" },
      },
    ]);
    expect(kinds()).toEqual(["week room"]);
    expect(linesOf(card)).toEqual({
      Pause: 'watches "Tide watch" to:channel pause:yes',
      Undo: 'unwatch "Tide watch" to:channel',
      "All watches": "watches",
    });
  });

  it("posts a test line in a channel before it is set there, and sets nothing where that is refused", async () => {
    await desk.ask("watch dialogue set:yes");
    expect(posts).toEqual([]);
    await desk.ask("watch tide to:channel set:yes");
    expect(posts).toEqual([
      {
        to: room,
        text: "What is new for the watch “tide” will be told here daily at 08:00, Europe/Brussels, set up by Asker. This is the test line.",
      },
    ]);
    answer = { outcome: "forbidden", reason: "I am not in this channel: /invite me." };
    const card = await desk.ask("watch ferry to:channel every:week set:yes");
    expect(card).toMatchObject({
      outcome: "refused",
      summary: "I am not in this channel: /invite me. So no watch was set: do that, and then set it again.",
    });
    expect(desk.records.watches.of(room).map(({ name }) => name)).toEqual(["tide"]);
    expect(kinds()).toEqual(["day me", "day room"]);
  });

  it("makes a name of the query that can be typed", async () => {
    const named = async (line: string) => {
      await desk.ask(`${line} set:yes`);
      return desk.records.watches.of(me).at(-1)?.name;
    };
    expect(await named('watch dialogue +crews by:"Mara Lindqvist" in:Courier -strike')).toBe(
      "crews dialogue by Mara Lindqvist in Courier without strike",
    );
    expect(await named('watch "the tide" ice OR thaw about:harbour')).toBe(
      "the tide ice or thaw about harbour",
    );
    expect(((await named(`watch ${"harbour ".repeat(20)}`)) ?? "").length).toBeLessThanOrEqual(60);
  });

  it.each([
    ["watch", /Say what to watch for/],
    ["watch sort:new", /Say what to watch for/],
    ["watch dialogue every:hour", /every: takes now, day or week \(got “hour”\)/],
    ["watch dialogue to:everyone", /to: takes me or channel/],
    [`watch dialogue name:"${"n".repeat(61)}"`, /name: holds at most 60 characters/],
    ["watch type:direct set:yes", /More than half of all quotations here would match.*Narrow it/],
  ])("%j is refused in a sentence, and nothing is set", async (line, sentence) => {
    const wide = await deskOn(["corpus", "copies", "people", "quotations"]);
    const card = await wide.ask(line);
    expect(card.summary).toMatch(sentence);
    expect(card.outcome).toBe("refused");
    expect(wide.records.watches.running()).toEqual([]);
    expect(wide.records.subscriptions.all()).toEqual([]);
  });

  it("refuses a name that is taken, and leaves no posts behind that nobody needs", async () => {
    await desk.ask("watch dialogue set:yes");
    const again = await desk.ask("watch Dialogue every:now set:yes");
    expect(again.summary).toMatch(/There is a watch “Dialogue” already.*unwatch "Dialogue"/);
    expect(kinds()).toEqual(["day me"]);
    expect((await desk.ask("watch dialogue to:channel set:yes")).outcome).toBe("answered");
  });

  it("leaves no posts behind where no more watches are possible", async () => {
    const { records } = desk;
    const add = (): never => {
      throw new UserError("You have set 200 watches, and no more are possible.");
    };
    const full = await deskOn(["corpus"], { records: { ...records, watches: { ...records.watches, add } } });
    expect((await full.ask("watch dialogue every:now set:yes")).summary).toMatch(/no more are possible/);
    expect(kinds()).toEqual([]);
  });

  it("says so when the desk's file cannot be used", async () => {
    const broken = await deskOn(["corpus"], { records: unavailableRecords("The disk is full. Make room.") });
    expect((await broken.ask("watch dialogue set:yes")).summary).toMatch(
      /Nothing can be kept at the moment. The disk is full/,
    );
    expect((await broken.ask("watches")).outcome).toBe("refused");
  });
});

describe("watches", () => {
  it("lists mine and this channel's, and nobody else's", async () => {
    await desk.ask("watch dialogue set:yes");
    await desk.ask("watch tide to:channel every:now set:yes");
    await desk.bot.run({ ...from, asker: { ...from.asker, id: "U2" }, line: "watch ferry set:yes" });
    const said = await words("watches");
    expect(said).toContain("2 watches");
    expect(said).toContain(
      "tells you daily at 08:00, Europe/Brussels · found nothing yet · set by Asker on 30 April 2026",
    );
    expect(said).toContain("tells this channel at once");
    expect(said).not.toContain("ferry");
    expect(wordsOf(await (await deskOn(["corpus"])).ask("watches"))).toContain("Nothing is watched here yet");
  });

  it("says where posts are paused though the watch runs, why, and how they go on", async () => {
    await desk.ask("watch ferry every:now set:yes");
    const posts = desk.records.subscriptions.of("now", me);
    desk.records.subscriptions.pause(posts?.id ?? 0, "You take no direct messages.");
    const held = "Its posts are paused. You take no direct messages. What is found meanwhile is kept";
    for (const line of ["watches", "watches ferry"]) {
      const text = await words(line);
      expect(text).toContain(held);
      // Else one sentence would say that what arrives is told later, and the next that it never is.
      expect(text).not.toContain("what arrives meanwhile is never told");
      expect(text).toContain("The button Pause is another thing: it ends the looking");
    }
    expect(await words("watches")).toContain("To go on: watches ferry pause:no");
    expect(await words("watches ferry pause:no")).not.toContain("paused");
    expect(await words("watches")).not.toContain("paused");
  });

  it("is told when set that the digest which would tell it is paused", async () => {
    desk.records.subscriptions.set(
      "digest",
      room,
      { surface: "terminal", id: "U1", name: "Asker" },
      schedule,
    );
    await desk.ask("digest pause");
    const set = await words("watch ferry to:channel set:yes");
    expect(set).toMatch(/The digest is paused\. Paused by Asker on .*To go on: digest resume/);
    await desk.ask("digest resume");
    expect(await words("watches")).not.toContain("paused");
  });

  it("shows what one found, newest first, and what left the corpus since", async () => {
    await desk.ask("watch dialogue set:yes");
    const ids = desk.research.find(emptyQuery, { offset: 0, limit: 4 }).items.map(({ item }) => item.id);
    found("dialogue", ["q:gone2345", ...ids]);
    const first = await desk.ask("watches Dialogue");
    expect(wordsOf(first)).toContain("“dialogue” found 5");
    expect(wordsOf(first)).toContain("page 1 of 2");
    expect(linesOf(first)["Next ›"]).toBe("watches Dialogue page:2");
    expect(linesOf(first).Save).toMatch(/^save q:/);
    expect(await words("watches dialogue page:2")).toContain(
      "1 quotation of this page is no longer in the corpus, or stands there in other words.",
    );
    expect(linesOf(await desk.ask("watches"))["What it found"]).toBe("watches dialogue");
  });

  it("says what became of the words that were told, and shows them with those that stand there now", async () => {
    const bridge = "The bridge will be safe by spring";
    const grows = await growingDesk([]);
    const set = { to: me, name: "Spring", every: "now" } as const;
    grows.watch("spring OR winter OR roof", set);
    const mara = "Mara Lindqvist";
    await grows.come(
      quoting("a", 1, [[bridge, mara]]),
      quoting("b", 2, [["Nobody skates here before the winter comes", mara]]),
      quoting("c", 3, [["The roof has leaked on all our heads", mara]]),
    );
    desk = await deskOn([], { research: grows.live.research, records: grows.records, rooms });
    expect(await words("watches Spring")).not.toMatch(/corrected|no longer|Context now/);
    await grows.come(quoting("a", 1, [[bridge.replace("spring", "summer"), mara]]));
    await grows.come(quoting("b", 2, [["Nobody skates here before the winter comes", "Greta Holm"]]));
    await grows.live.update({ add: [], remove: ["c"] });
    const card = await desk.ask("watches Spring");
    const text = wordsOf(card);
    const parts = [
      "❝The roof has leaked on all our heads,❞",
      "Its article is no longer in the corpus. These are the words as they stood when found.",
      "❝Nobody skates here before the winter comes,❞",
      "it now gives Greta Holm as the speaker; when found, it was Mara Lindqvist.",
      "❝The bridge will be safe by spring,❞",
      "The article was corrected since: it now says the words below.",
      "❝The bridge will be safe by summer,❞",
    ].map((part) => text.indexOf(part));
    expect(parts).not.toContain(-1);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(await words(linesOf(card)["Context now"] ?? "")).toContain("by summer");
    await grows.stop();
  });

  it("counts a statement once, and names where else it stands", async () => {
    await desk.ask("watch dialogue set:yes");
    const [first, second] = desk.research
      .find(emptyQuery, { offset: 0, limit: 20 })
      .items.map(({ item }) => item);
    const other = desk.research
      .every(emptyQuery)
      .find(({ article }) => article.outlet !== undefined && article.outlet !== first?.article.outlet);
    found("dialogue", [first?.id ?? "", second?.id ?? ""]);
    const [{ id } = { id: 0 }] = desk.records.watches.running();
    const [match] = desk.records.watches.matchesOf(id, { offset: 1, limit: 1 });
    const quote = other?.id ?? "";
    const again = { article: "again", at: Date.now(), hash: "h", said: new Uint32Array() };
    desk.records.arrivals.note([{ ...again, found: [{ watch: id, quote, item: match?.item ?? "" }] }]);
    const text = await words("watches dialogue");
    expect(text).toContain("“dialogue” found 2");
    expect(text).toContain(`also in ${other?.article.outlet}`);
  });

  it.each(["watches dialogue pause:no", "watch ferry set:yes"])(
    "lets posts go on that could not be made, by %j",
    async (line) => {
      await desk.ask("watch dialogue set:yes");
      const [posts] = desk.records.subscriptions.all();
      desk.records.subscriptions.pause(posts?.id ?? 0, "Direct messages are closed.");
      await desk.ask("watches dialogue");
      expect(desk.records.subscriptions.all()[0]?.paused).toBeDefined();
      await desk.ask(line);
      expect(desk.records.subscriptions.all()[0]?.paused).toBeUndefined();
    },
  );

  it("pauses one, and lets it go on", async () => {
    await desk.ask('watch dialogue name:"Harbour talks" set:yes');
    const paused = await desk.ask("watches harbour talks pause:yes");
    expect(wordsOf(paused)).toContain("“Harbour talks” is paused");
    expect(desk.records.watches.running()).toEqual([]);
    expect(await words("watches")).toContain("paused");
    const on = linesOf(paused)["Go on"] ?? "";
    expect(on).toBe('watches "Harbour talks" pause:no');
    expect(await words(on)).toContain("“Harbour talks” goes on");
    expect(desk.records.watches.running()).toHaveLength(1);
  });

  it("says what one looks for, and what a pause loses before Pause is pressed", async () => {
    await desk.ask("watch dialogue by:lindqvist name:Talks set:yes");
    const loses = "A pause ends the looking: what arrives meanwhile is never told.";
    expect(await words("watches Talks")).toContain("It looks for: dialogue by:lindqvist");
    for (const line of ["watches", "watches Talks"]) expect(await words(line)).toContain(loses);
    await desk.ask("watches Talks pause:yes");
    expect(await words("watches")).not.toContain(loses);
  });

  it("takes the asker's own before the channel's of the name, or the one that is said", async () => {
    await desk.ask("watch dialogue set:yes");
    await desk.ask("watch dialogue to:channel set:yes");
    await desk.ask("watches dialogue pause:yes");
    expect(desk.records.watches.of(me)).toMatchObject([{ paused: true }]);
    expect(desk.records.watches.of(room)).toMatchObject([{ paused: false }]);
    await desk.ask("watches dialogue to:channel pause:yes");
    expect(desk.records.watches.of(room)).toMatchObject([{ paused: true }]);
  });

  it.each([
    ["watches pause:yes", /Say which watch/],
    ["watches dialog", /There is no watch “dialog” here\. There is “ferries”\./],
    ["unwatch ferriez", /Did you mean “ferries”\?/],
    ["unwatch", /unwatch needs the watch, by its name/],
    ["unwatch ferries to:channel", /There is no watch “ferries”/],
  ])("%j is refused in a sentence", async (line, sentence) => {
    await desk.ask("watch ferries set:yes");
    expect((await desk.ask(line)).summary).toMatch(sentence);
    expect(desk.records.watches.running()).toHaveLength(1);
  });
});

describe("unwatch", () => {
  it("ends it, with the posts that nobody needs any more, and offers it again", async () => {
    await desk.ask("watch dialogue every:now set:yes");
    await desk.ask("watch tide every:now to:channel set:yes");
    await desk.ask("watch ferry every:now set:yes");
    found("dialogue", ["q:abcd2345"]);
    const card = await desk.ask("unwatch dialogue");
    expect(wordsOf(card)).toContain("“dialogue” is watched no more");
    expect(wordsOf(card)).toContain("It had found 1 quotation");
    expect(kinds()).toEqual(["now me", "now room"]);
    await desk.ask("unwatch ferry");
    expect(kinds()).toEqual(["now room"]);
    const again = linesOf(card)["Watch it again"] ?? "";
    expect(again).toBe("watch dialogue every:now set:yes");
    expect((await desk.ask(again)).outcome).toBe("answered");
    expect(kinds()).toEqual(["now room", "now me"]);
  });
});
