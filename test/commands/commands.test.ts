import { beforeAll, describe, expect, it } from "vitest";
import { renderDiscord } from "../../src/adapters/discord/components.ts";
import { renderSlack } from "../../src/adapters/slack/blocks.ts";
import { textOf } from "../../src/chat/card.ts";
import { isChanging } from "../../src/chat/changes.ts";
import { offeredCommands } from "../../src/chat/command.ts";
import { queryKeys } from "../../src/chat/completions.ts";
import { parseLine } from "../../src/chat/line.ts";
import { textAt } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { deskOn, from, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";
import { articleOf } from "../research/stories/articles.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["corpus", "hostile", "broken"]);
});
const words = async (line: string) => wordsOf(await desk.ask(line));
const quotesOf = async (line: string) =>
  (await desk.ask(line)).blocks.flatMap((block) => (block.kind === "quote" ? [textOf(block.runs)] : []));

describe("an answer that is of no use", () => {
  it.each(['find in:"Nope Times"', "fnd qqq", "n", "3.2"])("%s leads to what there is", async (line) => {
    const card = await desk.ask(line);
    expect(wordsOf(card)).toContain("Nothing found.");
    expect(linesOf(card)).toMatchObject({
      "Outlets there are": "sources",
      "Who is quoted": "who",
      "How to ask": "help query",
    });
    for (const other of Object.values(linesOf(card)))
      expect((await desk.ask(other)).outcome, other).toBe("answered");
    if (line.includes("in:"))
      expect(linesOf(card)['in:"The Quay Courier"']).toBe('find in:"The Quay Courier"');
  });

  it("says what was done with a field that there is not, and which of its words nothing has", async () => {
    const said = wordsOf(await desk.ask("find year:2022 dialogue"));
    expect(said).toContain("There is no field “year:”, so it was searched as words");
    expect(said).toContain("Nothing has “year” or “2022”: ");
    expect(said).not.toContain("“year:2022”");
  });
});

describe("find", () => {
  it("gives the exact words with speaker, outlet, day and place", async () => {
    const said = await words('find "nobody leaves this table"');
    expect(said).toContain("❝Nobody leaves this table before the ice does.❞");
    for (const fact of [
      "Mara Lindqvist",
      "The Quay Courier",
      "14 March 2026",
      "¶ 3 of 5",
      "Harbour talks go on",
    ]) {
      expect(said).toContain(fact);
    }
  });

  it("says on what ground a pronoun is a person", async () => {
    expect(await words('find "no strike"')).toContain("“he said”: a pronoun, read as Tomas Aalto");
  });

  it("finds the other spelling", async () => {
    const found = (await quotesOf("find dialogue")).join();
    expect(found).toContain("We need a dialogue");
    expect(found).toContain("A dialog costs less");
    expect((await quotesOf("find dialog")).toSorted()).toEqual((await quotesOf("find dialogue")).toSorted());
  });

  it("keeps to speaker, outlet and day", async () => {
    expect(await quotesOf("find dialogue by:Voss")).toHaveLength(1);
    expect(await quotesOf('find dialogue in:"Quay Courier"')).toHaveLength(1);
    expect(await quotesOf("find dialogue after:2026-03-14")).toHaveLength(1);
    expect(await quotesOf("find dialogue after:2026-03-13 before:2026-03-15")).toHaveLength(1);
    expect(await words("find tide after:2026-03-13")).toContain("days in Europe/Brussels");
  });

  it("marks in bold what matched, and shows each span as the article has it", async () => {
    const card = await desk.ask("find dialogue minutes");
    const bold = card.blocks.flatMap((block) =>
      block.kind === "quote" ? block.runs.filter((run) => run.bold).map((run) => run.text) : [],
    );
    expect(bold).toEqual(expect.arrayContaining(["dialogue", "minutes"]));
  });

  it("turns pages by lines alone", async () => {
    const first = await desk.ask("find sort:old");
    const next = linesOf(first)["Next ›"];
    expect(next).toBe("find sort:old page:2");
    const second = await desk.ask(next ?? "");
    expect(linesOf(second)["‹ Back"]).toBe("find sort:old");
    expect(wordsOf(second)).not.toEqual(wordsOf(first));
    expect(await words("find sort:old page:50")).toMatch(/There is no page 50: the last one is page:\d/);
  });

  it("says what was searched when there is nothing, and what would be found", async () => {
    const card = await desk.ask("find tide by:Voss in:Herald");
    expect(wordsOf(card)).toMatch(
      /Nothing found\.\nSearched \d+ quotations in 4 articles from .*The Quay Courier.* of 14 March 2026 – 1 May 2026 \(1 article of no known day\)/,
    );
    expect(linesOf(await desk.ask("find tide by:Voss"))).toEqual({
      "without by:Voss (1)": "find tide",
      "without tide (1)": "find by:Voss",
    });
    const offered = Object.keys(linesOf(await desk.ask("find dialogue tide by:Voss type:fragment")));
    const counts = offered.map((label) => Number(/\((\d+)\)$/.exec(label)?.[1]));
    expect(counts.length).toBeGreaterThan(0);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(linesOf(await desk.ask("find passengers"))).toEqual({
      "about:passengers (1)": "find about:passengers",
      "in articles, outside quotations (1)": "articles passengers",
    });
  });

  it("says what of a long question was not looked up", async () => {
    const many = Array.from({ length: 120 }, (_, number) => `w${number}`).join(" ");
    expect(await words(`find tide ${many}`)).toContain(
      "Of the 121 different words, the first 96 were looked up.",
    );
    expect(await words("find tide")).not.toContain("were looked up");
  });

  it("says so when a word stands nowhere and near spellings were taken", async () => {
    expect(await words("find dialouge")).toMatch(
      /Nothing has “dialouge”: words spelt nearly like it were taken instead/,
    );
    expect(await words("find 4500 dialouge dialogue")).toMatch(
      /Nothing has “dialouge”: words spelt nearly like it were taken instead\.\nNothing has “4500”: it was passed over/,
    );
    const elsewhere = await desk.ask("find passengers dialogue");
    expect(wordsOf(elsewhere)).toContain("No quotation has “passengers”, though articles do: it was passed");
    expect(linesOf(elsewhere)).toMatchObject({ "“passengers” in articles (1)": "articles +passengers" });
    for (const line of ["find dialogue", "find dialogues of the", "find the", "find"])
      expect(await words(line)).not.toContain("Nothing has");
  });

  it("tries the first of many names with ones nearly like them, and says so", async () => {
    const near = (count: number) =>
      desk.research.suggest("by", "", count).map((name) => `by:"${name}x" by:"${name}y"`);
    const card = await desk.ask(`find ${near(4).join(" ")}`);
    expect(Object.keys(linesOf(card))).toHaveLength(3);
    expect(wordsOf(card)).toContain("Only the first 3 of these names were tried");
    expect(await words(`find ${near(3).join(" ")}`)).not.toContain("Only the first");
  });

  it("offers the names that begin as one that nobody has, with their counts", async () => {
    const names = ["Ann Kell", "Bo Kellner", "Cy Kelso", "Di Kelvin", "Ed Kelley", "Flo Kelp", "Gus Kelton"];
    const articles = names.map((name, at) =>
      articleOf(`${at}`, `“Bread is dear${at === 0 ? "" : " and salt too"},” ${name}, the baker, said.`, {
        outlet: "Quay Courier",
      }),
    );
    const { ask } = await deskOn([], { research: createResearch({ articles, problems: [] }) });
    const offered = async (line: string) =>
      Object.entries(linesOf(await ask(line))).filter(([label]) => /^(by|in):/.test(label));
    expect(await offered("find by:Kels bread")).toEqual([['by:"Cy Kelso" (1)', 'find bread by:"Cy Kelso"']]);
    expect(await offered("find in:Qua")).toEqual([['in:"Quay Courier" (7)', 'find in:"Quay Courier"']]);
    expect(await offered("find by:Kel")).toHaveLength(5);
    // Of a role the beginning is no name's.
    const begun = Object.keys(linesOf(await desk.ask("find by:m"))).filter((label) =>
      label.startsWith("by:"),
    );
    expect(begun.length).toBeGreaterThan(1);
    for (const label of begun) expect(label).toMatch(/[ "]m/i);
    // Somebody is called so, and said nothing of salt.
    expect(await offered("find by:Kell +salt")).toEqual([]);
    expect(await offered("find by:Kelln +salt")).toHaveLength(1);
  });

  it("offers the name that was meant", async () => {
    expect(linesOf(await desk.ask("find by:Lindkvist tide"))).toMatchObject({
      'by:"Mara Lindqvist" (1)': 'find tide by:"Mara Lindqvist"',
    });
    expect(linesOf(await desk.ask('find in:"Quay Couriers"'))).toMatchObject({
      'in:"The Quay Courier" (4)': expect.stringContaining('in:"The Quay Courier"'),
    });
    expect(Object.keys(linesOf(await desk.ask("find by:Zebedee tide")))).toEqual(["without by:Zebedee (1)"]);
  });

  it("leads to saving each, and to watching for more of it whatever the days", async () => {
    const card = await desk.ask("find dialogue in:Courier during:2026-03");
    expect(linesOf(card)).toMatchObject({
      Save: expect.stringMatching(/^save q:\w{8}$/),
      "Watch this": "watch dialogue in:Courier",
    });
    expect(linesOf(await desk.ask("find"))["Watch this"]).toBeUndefined();
    expect(linesOf(await desk.ask("find name:tide every:now ferry OR tide"))["Watch this"]).toBe(
      "watch name tide every now ferry OR tide",
    );
    expect(linesOf(await desk.ask("find tide about:talks last:1y sort:new"))["Watch this"]).toBe(
      "watch tide about:talks",
    );
  });

  it("is whole on Discord and Slack with three hits, their buttons and those of the foot", async () => {
    const full = await deskOn(["copies", "people", "quotations"], {
      permalink: () => "https://d.example/q/a",
    });
    const card = await full.ask("find the OR a page:2");
    const labels = card.blocks.flatMap((block) =>
      block.kind === "buttons" ? block.buttons.map(({ label }) => label) : [],
    );
    expect(labels).toEqual([
      ...Array.from({ length: 3 }, () => ["Context", "Cite", "Save", "Share"]).flat(),
      ...["‹ Back", "Next ›", "Watch this", "Export", "Refine"],
    ]);
    const drawn = JSON.stringify(renderDiscord(card, (line) => line.slice(0, 50)));
    for (const label of labels) expect(drawn).toContain(`"label":"${label}"`);
    expect(drawn).not.toContain("Not shown");
    const onSlack = JSON.stringify(renderSlack(card, full.bot.carry).blocks);
    for (const label of labels) expect(onSlack).toContain(`"text":"${label}"`);
    expect(onSlack).not.toContain("not fit into one message");
  });

  it("never shows more than the platforms' blocks hold", async () => {
    const { bot } = desk;
    expect(
      (
        await bot.run({
          line: "find",
          asker: { id: "a", name: "a", zone: "UTC", mayManage: true },
          where: { surface: "slack", channel: "c" },
        })
      ).blocks.length,
    ).toBeLessThanOrEqual(20);
  });
});

describe("articles", () => {
  it("gives each article once, with its best passage", async () => {
    const said = await words("articles passengers autumn");
    expect(said).toContain("Ferry to Elling runs again");
    expect(said).toContain("forty thousand passengers");
    expect(said).toContain("June 9, year not stated");
  });

  it("finds one by a word of its headline alone", async () => {
    expect(await words("articles wants")).toContain("Mill owner wants open dialog");
    expect(await words("articles +wants in:Herald")).toContain("1 article");
  });

  it("leads to the quotations in it, and to its page only where there is one", async () => {
    const card = await desk.ask("articles dam");
    const line = linesOf(card)["Quotes in it"] ?? "";
    expect(line).toMatch(/^find article:/);
    expect(await quotesOf(line)).toHaveLength(2);
    expect(wordsOf(card)).not.toContain("[Open]");
    expect(await words("articles crews")).toContain("[Open]");
  });
});

describe("context", () => {
  it("shows the paragraph and those around, with the words in bold", async () => {
    const { id = "" } =
      desk.research.find({ ...emptyQuery, phrases: ["nobody leaves"] }, { offset: 0, limit: 1 }).items[0]
        ?.item ?? {};
    const card = await desk.ask(`context ${id}`);
    const shown = card.blocks.flatMap((block) => (block.kind === "quote" ? [block.runs] : []));
    expect(shown).toHaveLength(3);
    expect(
      shown
        .flat()
        .filter((run) => run.said)
        .map((run) => run.text),
    ).toEqual(["Nobody leaves this table before the ice does."]);
    expect(linesOf(card)).toMatchObject({
      More: `context ${id} paragraphs:3`,
      Less: `context ${id} paragraphs:0`,
    });
    const whole = await desk.ask(`context ${id} paragraphs:10`);
    expect(whole.blocks.filter((block) => block.kind === "quote")).toHaveLength(5);
    expect(linesOf(whole)).not.toHaveProperty("More");
    expect(await words(`context ${id} paragraphs:0`)).toContain(" · paragraph 3 of 5");
    expect(wordsOf(card)).toContain(" · paragraphs 2–4 of 5");
  });

  it("turns the pages of words that fill several, from where they begin on, and no platform cuts one", async () => {
    const words = Array.from({ length: 900 }, (_, i) => `word${i}`).join(" ");
    const before = `The harbour was still that day. ${"Nobody came by. ".repeat(100)}`;
    const text = `${before}\n\n“${words}, and that was all,” said Mara Lindqvist, harbour master.`;
    const { length: end } = before;
    const paragraphs = [
      { start: 0, end },
      { start: end + 2, end: text.length },
    ];
    const research = createResearch({
      articles: [{ id: "a1", title: "A long word", text, paragraphs }],
      problems: [],
    });
    const { ask, bot } = await deskOn([], { research });
    const [hit] = research.find({ ...emptyQuery, phrases: ["that was all"] }, { offset: 0, limit: 1 }).items;
    let card = await ask(`context ${hit?.item.id}`);
    expect(linesOf(card)).toMatchObject({
      "‹ Back": `context ${hit?.item.id} page:1`,
      Less: `context ${hit?.item.id} paragraphs:0`,
    });
    const said: string[] = [];
    for (let next: string | undefined = ""; next !== undefined; next = linesOf(card)["Next ›"]) {
      if (next !== "") card = await ask(next);
      const drawn = [renderDiscord(card, bot.carry).components, renderSlack(card, bot.carry).blocks];
      for (const message of drawn) expect(JSON.stringify(message)).not.toContain("characters]");
      said.push(
        ...card.blocks.flatMap((block) =>
          block.kind === "quote" ? block.runs.flatMap((run) => (run.said ? [run.text] : [])) : [],
        ),
      );
    }
    expect(said.join("")).toBe(`${words}, and that was all,`);
    expect(said.length).toBeGreaterThan(2);
  });

  it("says what to do about an id that does not exist", async () => {
    expect(await words("context q:zzzzzzzz")).toMatch(
      /No quotation here has the id q:zzzzzzzz\. Copy the id/,
    );
  });
});

describe("who", () => {
  it("ranks speakers with counts and days, each leading to their quotations", async () => {
    const card = await desk.ask("who in:Quay");
    expect(wordsOf(card)).toMatch(/Mara Lindqvist.* · 2 quotations · 14 March 2026/);
    expect(linesOf(card)["Mara Lindqvist"]).toBe('find by:"Mara Lindqvist" in:Quay');
  });

  it("keeps people of nearly one name apart", async () => {
    expect(await words("who")).toMatch(/Mara Lindqvist-Holm/);
    expect(await quotesOf("find engine")).toHaveLength(1);
  });
});

describe("sources", () => {
  it("lists outlets, and what was not read with the reason", async () => {
    const said = await words("sources");
    expect(said).toMatch(/Inland Herald · 1 article · \d quotations? · 2 April 2026/);
    expect(said).toMatch(/broken\/.*empty\.md was not read/);
    expect(said).toMatch(/broken\/.*front-matter\.md was not read/);
  });
});

describe("help", () => {
  it.each([
    [
      "discord",
      /A line such as find \S+ is asked here by \/quote, with .* its menus, or written whole to me/,
    ],
    ["slack", /A line such as find \S+ is typed here behind \/quote, behind a mention of me/],
  ] as const)("says how a line is asked on %s, and not where it is just typed", async (surface, way) => {
    for (const line of ["help", "help desk"]) {
      const card = await desk.bot.run({ ...from, line, where: { surface, channel: "C1" } });
      expect(wordsOf(card)).toMatch(way);
      expect(await words(line)).not.toContain("A line such as");
    }
  });

  it("names every command and gives examples that find something", async () => {
    const card = await desk.ask("help");
    for (const name of offeredCommands(desk.bot.commands).keys()) expect(wordsOf(card)).toContain(name);
    for (const line of Object.values(linesOf(card))) {
      const answer = await desk.ask(line);
      expect(answer.outcome, line).toBe("answered");
      expect(wordsOf(answer), line).not.toContain("Nothing found");
    }
  });

  it("has buttons for what changes nothing only", async () => {
    for (const name of desk.bot.commands.keys())
      for (const line of Object.values(linesOf(await desk.ask(`help ${name}`))))
        expect(isChanging(parseLine(line, desk.bot.commands)), line).toBe(false);
    expect(await words("help save")).toMatch(/\nsave q:\w{8} board:Elections note:"for the profile"/);
  });

  it("says how to keep, watch and be told", async () => {
    const card = await desk.ask("help desk");
    for (const part of [
      "save q:",
      "saved",
      "watch ",
      "every:now to:channel",
      "digest set 08:30",
      "zone ",
      "status",
    ])
      expect(wordsOf(card)).toContain(part);
    expect(await words("help watch")).toContain("now (as it arrives), day (once a day), week (once a week)");
  });

  it("explains a command, the words of a question, and nothing else", async () => {
    expect(await words("help context")).toContain("paragraphs:");
    expect(await words("help query")).toContain("after:2026-04-02");
    const ofFind = await words("help find");
    for (const part of ["words  Words", "by:  Who said it", "type:  Which quotations: direct (whole ones)"])
      expect(ofFind).toContain(part);
    const digest = await words("help digest");
    expect(digest).toContain("digest set  set it up, or change it");
    expect(digest).not.toContain("action");
    const onDiscord = { ...from, where: { surface: "discord", channel: "1" } } as const;
    expect(wordsOf(await desk.bot.run({ ...onDiscord, line: "help find" }))).toContain("query  Words");
    expect(await words("help fnd")).toMatch(/no help on “fnd”\. Did you mean “help find”/);
  });
});

describe("a day that is written otherwise", () => {
  it("is offered as the line with the days that it may be", async () => {
    const card = await desk.ask('find tide before:"20 November 2025" by:Lindqvist');
    expect(card.outcome).toBe("refused");
    expect(linesOf(card)).toMatchObject({
      "before:2025-11-20": "find tide before:2025-11-20 by:Lindqvist",
    });
    // A button's line begins with its command, whether that was typed or not.
    const unnamed = await desk.ask('tide before:"20 November 2025" by:Lindqvist');
    expect(linesOf(unnamed)).toEqual(linesOf(card));
    expect(linesOf(await desk.ask("watch tide after:03/04/2026 set:yes"))).toMatchObject({
      "after:2026-04-03": "watch tide after:2026-04-03 set:yes",
      "after:2026-03-04": "watch tide after:2026-03-04 set:yes",
    });
    expect(Object.keys(linesOf(await desk.ask("find tide before:soon")))).toEqual(["Help"]);
  });
});

describe("help on the words of a question", () => {
  const samples = async () =>
    (await desk.ask("help query")).blocks.flatMap((block) =>
      block.kind === "text" ? block.runs.flatMap(({ code, text }) => (code === true ? text : [])) : [],
    );
  /** What is asked with a word behind it. */
  const bare = /^-\w+:$/;

  it("has a line for every construct, each of which can be asked of this corpus", async () => {
    const lines = (await samples()).filter((sample) => !bare.test(sample));
    for (const part of ['"', "+", " OR ", "-", ...queryKeys.map((key) => `${key}:`)])
      expect((await words("help query")).includes(part), part).toBe(true);
    for (const line of lines) expect((await desk.ask(`find ${line}`)).outcome, line).toBe("answered");
    for (const line of lines.filter((each) => !/ID|last:/.test(each)))
      expect((await desk.ask(`find ${line}`)).summary, line).not.toContain("Nothing found");
  });

  it("is whole on Discord and on Slack, and without articles too", async () => {
    for (const card of [await desk.ask("help query"), await (await deskOn([])).ask("help query")]) {
      const carry = (line: string) => line.slice(0, 50);
      for (const drawn of [renderDiscord(card, carry), renderSlack(card, carry)]) {
        const text = JSON.stringify(drawn);
        expect(text).not.toContain("[+");
        expect(text).toContain("sort:new");
        expect(text).toContain("oldest first");
      }
    }
  });
});

describe("an empty answer", () => {
  const offered = async (line: string) => linesOf(await desk.ask(line));

  it("says how many would be found without each part of the question", async () => {
    expect(await offered("find dialogue +zebra")).toEqual({ "without +zebra (2)": "find dialogue" });
    expect(await offered("find dialogue zebra OR quagga")).toEqual({
      "without zebra OR quagga (2)": "find dialogue",
    });
    expect(await offered("find tide about:zebra")).toMatchObject({ "without about:zebra (1)": "find tide" });
    expect(await offered("find dialogue type:fragment")).toMatchObject({
      "without type:fragment (2)": "find dialogue",
    });
    for (const days of ["on:2020", "during:2020-01", "last:7d"])
      expect(await offered(`find dialogue ${days}`)).toMatchObject({ "of any day (2)": "find dialogue" });
  });

  it("offers what is said in articles about it, of every question", async () => {
    for (const [line, label] of [
      ["find passengers", "about:passengers (1)"],
      ["find +wants in:Herald", "about:wants (2)"],
      ['find "wants open"', 'about:"wants open" (2)'],
      ["who passengers", "about:passengers (1)"],
      ["export +wants", "about:wants (2)"],
      ["timeline +wants", "about:wants (2)"],
    ] as const)
      expect(Object.keys(await offered(line)), line).toContain(label);
    expect(Object.keys(await offered("find +wants about:zebra")).join()).not.toContain("about:wants");
  });

  it("offers the words alone when no single part is to blame", async () => {
    expect(await offered('find "dialogue zebra" in:Nowhere during:2020')).toEqual({
      "any of these words (2)": "find dialogue zebra",
    });
  });

  it("offers the words that were meant, in their place", async () => {
    expect(await offered('find "need a dialouge" tide')).toMatchObject({
      "“dialogue” for “dialouge” (1)": 'find tide "need a dialogue"',
    });
    expect(await offered("find +dialouge +tyde by:Lindqvist")).toMatchObject({
      "“dialogue” for “dialouge”, “tide” for “tyde” (1)": "find +dialogue +tide by:Lindqvist",
    });
    expect(await offered("articles +fortty OR passengrs")).toMatchObject({
      "“forty” for “fortty”, “passengers” for “passengrs” (1)": "articles forty OR passengers",
    });
    expect(await offered("who +dialouge")).toMatchObject({
      "“dialogue” for “dialouge” (2)": "who +dialogue",
    });
    expect(await offered("export +dialouge")).toMatchObject({
      "“dialogue” for “dialouge” (2)": "export +dialogue",
    });
  });

  it("counts twelve looser questions at most", async () => {
    const many = Array.from({ length: 30 }, (_, number) => `+zebra${number}`).join(" ");
    const { data } = await desk.ask(`find ${many}`);
    expect((data as { looser: readonly unknown[] }).looser).toHaveLength(0);
    let asked = 0;
    const counting = {
      ...desk.research,
      count: desk.research.count,
      find: (...args: Parameters<typeof desk.research.find>) => {
        asked++;
        return desk.research.find(...args);
      },
    };
    await (await deskOn([], { research: counting })).ask(`find ${many}`);
    expect(asked).toBeLessThanOrEqual(15);
  });

  it("lets others have their turn before it counts another looser question", async () => {
    let [inTurn, most, turns] = [0, 0, 0];
    const counted =
      <Given extends readonly unknown[], Result>(ask: (...given: Given) => Result) =>
      (...given: Given): Result => {
        inTurn++;
        most = Math.max(most, inTurn);
        return ask(...given);
      };
    const counting = {
      ...desk.research,
      count: desk.research.count,
      find: counted(desk.research.find),
      articles: counted(desk.research.articles),
      who: counted(desk.research.who),
    };
    const { ask } = await deskOn([], { research: counting });
    let isAsking = true;
    const tick = () => {
      inTurn = 0;
      turns++;
      if (isAsking) setImmediate(tick);
    };
    setImmediate(tick);
    for (const command of ["find", "articles", "who", "timeline", "export"])
      await ask(`${command} +zebra +tide +dialogue "of the" by:Lindqvist type:direct`);
    isAsking = false;
    expect(turns).toBeGreaterThan(30);
    expect(most).toBeLessThanOrEqual(2);
  });
});

describe("a line that is no question", () => {
  it.each([
    "+",
    "-",
    "+-word",
    "--word",
    '""',
    '"" ""',
    "OR",
    "OR OR OR",
    "the of and",
    '-tide -"the tide"',
    "-the",
    "by:",
    "by: in:",
    "last:0d",
    "last:9999999d",
    "last:",
    "during:2026-02-30",
    "type:",
    "about:",
    "about:the",
    '"“„«»”"',
    "((([[[{{{",
    "“a «b» c",
    "\u0000\u0007\u001b[31m tide",
    "\u202Etide",
    "переговоры",
    "الحوار",
    "北京",
    "+北京 OR الحوار",
    "about:переговоры",
    "😀 OR 🙃",
    "+😀",
    '"😀"',
    Array.from({ length: 51 }, (_, number) => `w${number}`).join(" OR "),
    "tide OR ".repeat(50),
    "word ".repeat(390),
    Array.from({ length: 1000 }, (_, number) => number).join(" "),
    "a".repeat(10_000),
    '"'.repeat(2_400),
    "+".repeat(2_400),
    "-w ".repeat(800),
    "a OR b ".repeat(340),
    "x:".repeat(1_200),
  ])("is an answer or a sentence: find %s", async (typed) => {
    const card = await desk.ask(`find ${typed}`);
    expect(["answered", "refused"]).toContain(card.outcome);
    expect(card.summary.length).toBeGreaterThan(10);
    if (card.line !== undefined) expect((await desk.ask(card.line)).line).toBe(card.line);
    for (const next of Object.values(linesOf(card)).slice(0, 3))
      expect((await desk.ask(next)).outcome).toBe("answered");
  });
});

describe("days on a card", () => {
  const foot = async (line: string, zone: string) =>
    wordsOf(
      await desk.bot.run({ line, asker: { id: "a", name: "a", zone, mayManage: true }, where: from.where }),
    );

  it("are told for last:, in the asker's zone, and the line stays as it was asked", async () => {
    expect(await foot("find last:2m", "Europe/Brussels")).toMatch(
      /find last:2m · .* · 1 March 2026 – 30 April 2026 in Europe\/Brussels$/m,
    );
    expect(await foot("find last:2m", "America/New_York")).toContain(
      "1 March 2026 – 29 April 2026 in America/New_York",
    );
    expect(await foot("find on:yesterday", "Europe/Brussels")).toContain("find on:2026-04-29");
  });

  it("name the zone where a day was asked", async () => {
    for (const days of ["on:2026-03-14", "during:2026", "after:2025", "before:2027"])
      expect(await foot(`find ${days}`, "Europe/Brussels")).toContain("days in Europe/Brussels");
    expect(await foot("find", "Europe/Brussels")).not.toContain("Europe/Brussels");
  });
});

describe("every command", () => {
  it("fits its descriptions into Discord's limits", () => {
    for (const [name, { description, options }] of desk.bot.commands) {
      expect(name).toMatch(/^[a-z]{1,32}$/);
      for (const text of [description, ...Object.values(options).map((option) => option.description)]) {
        expect(text.length).toBeLessThanOrEqual(100);
      }
    }
  });

  it("has only buttons that lead somewhere", async () => {
    const seen = new Set([
      "find",
      "find tide by:Nobody",
      "articles",
      "who",
      "sources",
      "help",
      "help query",
      "soruces",
    ]);
    for (const line of seen) {
      const card = await desk.ask(line);
      expect(card.outcome, line).toBe("answered");
      for (const next of Object.values(linesOf(card))) if (seen.size < 60) seen.add(next);
    }
    expect(seen.size).toBeGreaterThan(25);
  });

  it("shows only slices of articles as words said", async () => {
    const lines = ["find", "find page:2", "find page:3", "find by:Brandvik", "articles market", "who"];
    const slices = desk.research
      .find(emptyQuery, { offset: 0, limit: 100 })
      .items.flatMap(({ item }) => item.spans.map((span) => textAt(item.article, span)));
    for (const line of lines) {
      for (const block of (await desk.ask(line)).blocks) {
        if (block.kind !== "quote") continue;
        for (const said of textOf(block.runs).match(/❝[^❞]*❞/g) ?? []) {
          expect(slices).toContain(said.slice(1, -1));
        }
      }
    }
  });
});

describe("a corpus with nothing in it", () => {
  it("says how to bring articles, whatever is asked", async () => {
    const empty = await deskOn(["no-such-folder"]);
    for (const line of ["find x", "who", "articles x", "sources", "help"]) {
      const card = await empty.ask(line);
      expect(card.outcome).toBe("answered");
      expect(wordsOf(card)).toContain("CORPUS");
    }
    expect(wordsOf(await empty.ask("sources"))).toContain("no-such-folder");
  });
});
