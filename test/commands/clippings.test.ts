import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { renderDiscord } from "../../src/adapters/discord/components.ts";
import { offersFor } from "../../src/adapters/discord/offers-for.ts";
import type { Card } from "../../src/chat/card.ts";
import type { Records } from "../../src/desk/records.ts";
import { unavailableRecords } from "../../src/desk/unavailable-records.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { readCorpus } from "../../src/research/reading/read-corpus.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { deskOn, from, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

let desk: TestDesk;
let q: string;
beforeEach(async () => {
  desk = await deskOn(["corpus"]);
  q = await idOf(desk, 'find "not another summit"');
});
const words = async (line: string) => wordsOf(await desk.ask(line));

/** The id of the first quotation that a line finds. */
async function idOf({ ask }: TestDesk, line: string): Promise<string> {
  const context = linesOf(await ask(line)).Context ?? "";
  return context.replace("context ", "");
}

const fileOf = (card: Card) => {
  const file = card.blocks.find((block) => block.kind === "file");
  return { ...file, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(file?.bytes) };
};

describe("save", () => {
  it("keeps the exact words, their source and offsets, with who and when", async () => {
    const card = await desk.ask(`save ${q} board:Harbour note:“for the profile”`);
    expect(wordsOf(card)).toContain("Saved to “Harbour”.");
    expect(wordsOf(card)).toContain("Note: for the profile");
    const quote = desk.research.quote(q);
    expect(desk.records.clippings.list()).toMatchObject([
      {
        quote: q,
        board: "Harbour",
        notes: [{ text: "for the profile", by: { name: "Asker" } }],
        by: { surface: "terminal", id: "U1", name: "Asker" },
        saved: Date.parse("2026-04-30T02:00:00Z"),
        spans: quote?.spans.map((span) => ({
          ...span,
          text: quote.article.text.slice(span.start, span.end),
        })),
        speaker: { name: "Mara Lindqvist", role: "harbour master" },
        article: { outlet: "The Quay Courier", published: "2026-03-14", paragraph: 2, paragraphs: 5 },
      },
    ]);
  });

  it("leads to undo, and to the board", async () => {
    const lines = linesOf(await desk.ask(`save ${q}`));
    expect(lines).toEqual({ "All on this board": "saved Clippings", Undo: `unsave ${q} board:Clippings` });
    expect(await words(lines.Undo ?? "")).toContain("Removed from “Clippings”.");
    expect(desk.records.clippings.list()).toEqual([]);
  });

  it("says that it is there already, and takes a new note", async () => {
    await desk.ask(`save ${q} board:Harbour`);
    expect(await words(`save ${q} board:harbour`)).toContain(
      "It is on “Harbour” already, saved by Asker on 30 April 2026.",
    );
    expect(await words(`save ${q} board:HARBOUR note:again`)).toContain("your note is there now");
    expect(desk.records.clippings.list()).toMatchObject([{ board: "Harbour", notes: [{ text: "again" }] }]);
  });

  it("takes back one's own note, and nobody else's, where it is given empty", async () => {
    const bo = { ...from, asker: { ...from.asker, id: "U2", name: "Bo Arden" } };
    await desk.bot.run({ ...bo, line: `save ${q} note:theirs` });
    await desk.ask(`save ${q} note:mine`);
    const card = await desk.ask(`save ${q} note:""`);
    expect(wordsOf(card)).toContain("already, saved by Bo Arden on 30 April 2026; your note is taken away.");
    expect(card.line).toBe(`save ${q} note:""`);
    expect(desk.records.clippings.list()).toMatchObject([{ notes: [{ text: "theirs" }] }]);
    await desk.ask(`save ${q} board:Mill note:""`);
    expect(desk.records.clippings.list("Mill")).toMatchObject([{ notes: [] }]);
  });

  it("is undone for good: who saved it, when, the notes and all boards are as before", async () => {
    const bo = { ...from, asker: { ...from.asker, id: "U2", name: "Bo Arden" } };
    for (const board of ["Harbour", "Tides"])
      await desk.bot.run({ ...bo, line: `save ${q} board:${board} note:theirs` });
    const before = desk.records.clippings.list();
    const removed = await desk.ask(`unsave ${q}`);
    expect(wordsOf(removed)).toContain("Removed from “Tides” and “Harbour”.");
    expect(linesOf(removed).Undo).toBe(`unsave ${q} undo:yes`);
    const back = await words(linesOf(removed).Undo ?? "");
    expect(back).toContain("Back on “Tides” and “Harbour”, as it was saved.\n❝We need a dialogue");
    expect(back.match(/^❝/gm)).toHaveLength(1);
    expect(back.match(/^saved to “(Tides|Harbour)” by Bo Arden on 30 April 2026$/gm)).toHaveLength(2);
    expect(desk.records.clippings.list()).toEqual(before);
    expect((await desk.ask(`unsave ${q} undo:yes`)).summary).toContain("already");
    expect((await desk.ask("unsave q:aaaaaaaa undo:yes")).summary).toContain("cannot be brought back");
  });

  it("is offered by its id to whoever takes it off, for as long as it is on a board", async () => {
    const offered = () =>
      offersFor({ command: "unsave", option: "q", typed: "summit", today: "2026-01-15", seen: [] }, desk.bot);
    expect(offered()).toEqual([]);
    await desk.ask(`save ${q}`);
    expect(offered()).toEqual([{ value: q, label: expect.stringContaining("summit") }]);
    await desk.ask(`unsave ${q}`);
    expect(offered()).toEqual([]);
  });

  it("says what was taken off, and whose note went with it", async () => {
    const bo = { ...from, asker: { ...from.asker, id: "U2", name: "Bo Arden" } };
    await desk.bot.run({ ...bo, line: `save ${q} board:Harbour note:theirs` });
    expect(await words(`unsave ${q}`)).toContain(
      [
        "Removed from “Harbour”.",
        "❝We need a dialogue with the crews, not another summit,❞ Lindqvist said at the fish hall. ❝The tide does not wait for minutes to be approved.❞",
        "Mara Lindqvist, harbour master",
        `The Quay Courier · 14 March 2026 · ¶ 2 of 5 · Harbour talks go on, says master · ${q}`,
        "Note: theirs (Bo Arden, 30 April 2026)",
        "saved to “Harbour” by Bo Arden on 30 April 2026",
        "It can be brought back for 30 days, with what people noted.",
      ].join("\n"),
    );
  });

  it("keeps the notes of others beside one's own, on the card and in files", async () => {
    await desk.ask(`save ${q} board:Harbour note:mine`);
    const bo = { ...from, asker: { ...from.asker, id: "U2", name: "Bo Arden" } };
    const card = await desk.bot.run({ ...bo, line: `save ${q} board:Harbour note:theirs` });
    const both = "Note: mine (Asker, 30 April 2026)\nNote: theirs (Bo Arden, 30 April 2026)";
    expect(wordsOf(card)).toContain(both);
    expect(await words("saved Harbour")).toContain(`${both}\nsaved to “Harbour” by Asker`);
    for (const form of ["markdown", "csv", "bibtex", "ris", "csl"]) {
      const { text } = fileOf(await desk.ask(`saved Harbour as:${form}`));
      expect(text, form).toMatch(/mine \(Asker, 2026-04-30\) · theirs \(Bo Arden, 2026-04-30\)/);
    }
  });

  it.each([
    ["save", /save needs the quotation's id/],
    ["save q:aaaaaaaa", /No quotation here has the id q:aaaaaaaa/],
    ["save the whales", /“the” is no quotation's id/],
    [`save q:aaaaaaaa note:"${"long ".repeat(101)}"`, /note: holds at most 500 characters, and this has 504/],
    [`save q:aaaaaaaa board:"${"b".repeat(61)}"`, /board: holds at most 60 characters/],
    ["unsave q:aaaaaaaa", /q:aaaaaaaa is not on any board/],
  ])("%j is refused in a sentence, and nothing is kept", async (line, sentence) => {
    const card = await desk.ask(line);
    expect(card.outcome).toBe("refused");
    expect(card.summary).toMatch(sentence);
    expect(desk.records.clippings.list()).toEqual([]);
  });

  it("says so when the desk's file cannot be used, while questions are answered", async () => {
    const broken = await deskOn(["corpus"], { records: unavailableRecords("The disk is full. Make room.") });
    expect((await broken.ask(`save ${q}`)).summary).toBe(
      "Nothing can be kept at the moment. The disk is full. Make room.",
    );
    expect((await broken.ask("find dialogue")).outcome).toBe("answered");
  });
});

describe("saved", () => {
  it("lists what is kept, newest first, by board, with the way to remove it", async () => {
    const other = await idOf(desk, 'find "costs less than"');
    await desk.ask(`save ${q} board:Harbour note:why`);
    await desk.ask(`save ${other}`);
    const all = await desk.ask("saved");
    expect(wordsOf(all)).toMatch(/^2 clippings\n\[Clippings \(1\)\] \[Harbour \(1\)\]\n❝A dialog costs less/);
    expect(linesOf(all)).toMatchObject({
      "Harbour (1)": "saved Harbour",
      "Clippings (1)": "saved Clippings",
    });
    const board = await words("saved harbour");
    expect(board).toContain("1 clipping on “Harbour”");
    expect(board).toContain("❝The tide does not wait for minutes to be approved.❞");
    expect(board).toContain("Mara Lindqvist, harbour master");
    expect(board).toContain("The Quay Courier · 14 March 2026 · ¶ 2 of 5 · Harbour talks go on, says master");
    expect(board).toContain("Note: why (Asker, 30 April 2026)\nsaved to “Harbour” by Asker on 30 April 2026");
    expect(linesOf(await desk.ask("saved harbour")).Remove).toBe(`unsave ${q} board:Harbour`);
  });

  it("shows a quotation of two boards once, with the notes of both, and leads on from it", async () => {
    await desk.ask(`save ${q} board:Harbour note:why`);
    await desk.ask(`save ${q} board:Tides note:because`);
    const card = await desk.ask("saved");
    const said = wordsOf(card);
    expect(said).toMatch(/^2 clippings of 1 quotation\n\[Tides \(1\)\] \[Harbour \(1\)\]\n❝/);
    expect(said.match(/❝The tide does not wait/g)).toHaveLength(1);
    expect(said).toContain("Note: because (Asker, 30 April 2026)\nsaved to “Tides” by Asker");
    expect(said).toContain("Note: why (Asker, 30 April 2026)\nsaved to “Harbour” by Asker");
    expect(linesOf(card)).toMatchObject({
      Context: `context ${q}`,
      Cite: `cite ${q}`,
      Share: `share ${q} saved`,
      "Remove from all": `unsave ${q}`,
    });
    expect(said).toContain("[Note]");
    expect((await desk.ask(linesOf(card).Share ?? "")).outcome).toBe("answered");
  });

  it("fits Discord, with what can be done below each", async () => {
    for (const { item } of desk.research.find(emptyQuery, { offset: 0, limit: 3 }).items)
      for (const board of ["Harbour", "Tides"]) await desk.ask(`save ${item.id} board:${board} note:why`);
    const drawn = JSON.stringify(renderDiscord(await desk.ask("saved"), (line) => line));
    expect(drawn).not.toContain("want of room");
    expect(drawn.match(/"label":"Note"/g)).toHaveLength(3);
  });

  it("names the boards there are when there is none of the name, and says how to begin", async () => {
    expect(await words("saved")).toContain("Nothing is kept yet.");
    await desk.ask(`save ${q} board:Harbour`);
    expect(await words("saved Mill")).toContain("There is no board “Mill”. There is “Harbour”.");
  });

  it("turns pages", async () => {
    const ids = desk.research.find(emptyQuery, { offset: 0, limit: 5 }).items.map(({ item }) => item.id);
    for (const id of ids) await desk.ask(`save ${id}`);
    expect(linesOf(await desk.ask("saved"))["Next ›"]).toBe("saved page:2");
    expect(await words("saved page:2")).toContain("page 2 of 2");
    expect(await words("saved page:3")).toContain("There is no page 3");
  });

  it("goes out as a file of each form", async () => {
    await desk.ask(`save ${q} board:Harbour note:"=1+1"`);
    const csv = fileOf(await desk.ask("saved Harbour as:csv"));
    expect(csv).toMatchObject({ name: "harbour-2026-04-30.csv", type: "text/csv" });
    expect(csv.text).toContain(`"${q}","We need a dialogue with the crews, not another summit, […] The tide`);
    expect(csv.text).toContain(`"'=1+1 (Asker, 2026-04-30)"`);
    const markdown = fileOf(await desk.ask("saved as:markdown"));
    expect(markdown).toMatchObject({ name: "clippings-2026-04-30.md", type: "text/markdown" });
    expect(markdown.text).toContain("> ❝We need a dialogue with the crews, not another summit,❞");
    expect((await desk.ask("saved as:word")).summary).toMatch(
      /as: takes csv, jsonl, markdown, bibtex, ris or csl \(got “word”\)/,
    );
  });
});

describe("what became of a clipping", () => {
  const article = (text: string) =>
    [
      "---",
      "title: Weir talks",
      "outlet: Mill Post",
      "published: 2026-03-01",
      "url: https://mill.example/weir",
      "---",
      "",
      text,
    ].join("\n");
  const said = `The weir stays, whatever the county wants,`;
  const first = article(`“${said}” said miller Ona Reed on Sunday.\n\nThe county will decide in May.`);
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  async function deskOf(text: string | undefined, records?: Records): Promise<TestDesk> {
    const folder = await mkdtemp(join(tmpdir(), "clippings-"));
    folders.push(folder);
    if (text !== undefined) await writeFile(join(folder, "weir.md"), text);
    const research = createResearch(await readCorpus([folder]));
    return deskOn([], { research, ...(records !== undefined && { records }) });
  }

  /** What `saved` says once the article is another. */
  async function savedAfter(text: string | undefined): Promise<Card> {
    const before = await deskOf(first);
    await before.ask(`save ${await idOf(before, "find weir")}`);
    return (await deskOf(text, before.records)).bot.run({ ...from, line: "saved" });
  }

  it("is nothing where the article stands as it was, or only grew", async () => {
    for (const text of [first, first.replace("\n\n“", "\n\nOTTER MILL — Rain.\n\n“")]) {
      const card = await savedAfter(text);
      expect(wordsOf(card)).not.toMatch(/corrected|no longer/);
      expect(linesOf(card).Context).toMatch(/^context q:/);
    }
  });

  it("shows the words that stand there now, below those that were saved", async () => {
    const card = await savedAfter(first.replace("whatever the county wants,", "unless the county pays,"));
    expect(wordsOf(card)).toContain(`❝${said}❞`);
    expect(wordsOf(card)).toContain("The article was corrected since: it now says the words below.");
    expect(wordsOf(card)).toContain("❝The weir stays, unless the county pays,❞");
    expect(linesOf(card)["Context now"]).toMatch(/^context q:/);
  });

  it("fits Discord where all on a page changed", async () => {
    const body = (what: string) =>
      article(
        ["weir", "mill", "sluice"].map((it) => `“The ${it} stays, ${what},” said Ona Reed.`).join("\n\n"),
      );
    const before = await deskOf(body("whatever the county wants"));
    for (const it of ["weir", "mill", "sluice"])
      for (const board of ["Harbour", "Tides"])
        await before.ask(`save ${await idOf(before, `find ${it}`)} board:${board} note:why`);
    const { ask } = await deskOf(body("whatever the County wants"), before.records);
    const card = await ask("saved");
    expect(wordsOf(card).match(/it now says the words below/g)).toHaveLength(3);
    expect(JSON.stringify(renderDiscord(card, (line) => line))).not.toContain("want of room");
  });

  it("says when the mark of a word changed, though the id did not", async () => {
    const card = await savedAfter(first.replace("The weir stays", "The Weir stays"));
    expect(wordsOf(card)).toContain("it now says the words below");
    expect(wordsOf(card)).toContain("❝The Weir stays");
  });

  it("says when the words are gone from the article, or are read otherwise", async () => {
    expect(wordsOf(await savedAfter(article("The miller said nothing at all on Sunday.")))).toContain(
      "The article was corrected since: it does not have these words any more.",
    );
    expect(wordsOf(await savedAfter(article(`${said} so goes the song of the mill.`)))).toContain(
      "The words stand in the article, but are no longer read there as this quotation.",
    );
  });

  it("says when another speaker is named", async () => {
    expect(wordsOf(await savedAfter(first.replace("Ona Reed", "Ina Reed")))).toContain(
      "it now gives Ina Reed as the speaker; when saved, it was Ona Reed.",
    );
  });

  it("says that the article may stand in a file that cannot be read", async () => {
    const torn = await savedAfter(first.replace("title: Weir", 'title: "Weir'));
    expect(wordsOf(torn)).toContain(
      "Its article is no longer in the corpus, or stands in the file that cannot be read now, which sources tells. These are the words as they stood when saved.",
    );
    expect(wordsOf(torn)).toContain(`❝${said}❞`);
  });

  it("says when the article left the corpus, and keeps the words", async () => {
    const card = await savedAfter(undefined);
    expect(wordsOf(card)).toContain(`❝${said}❞`);
    expect(wordsOf(card)).toContain("Its article is no longer in the corpus.");
    expect(linesOf(card).Context).toBeUndefined();
    expect(linesOf(card).Remove).toMatch(/^unsave q:/);
  });

  it("leaves it to be cited as it was saved, with what the article says now", async () => {
    const before = await deskOf(first);
    const old = await idOf(before, "find weir");
    await before.ask(`save ${old} board:Elections note:ours`);
    const corrected = first.replace("whatever the county wants,", "unless the county pays,");
    const { ask, bot } = await deskOf(corrected, before.records);
    const card = await ask(`cite ${old}`);
    expect(card.outcome).toBe("answered");
    expect(wordsOf(card)).toContain("Cited as it was saved on “Elections”.");
    const now = linesOf(card)["Cite what it says now"]?.replace("cite ", "");
    expect(wordsOf(card)).toContain(`The article was corrected since: now it is ${now}.`);
    const code = async (line: string) => JSON.stringify((await ask(line)).blocks);
    expect(await code(`cite ${old}`)).toContain("“The weir stays, whatever the county wants.”");
    expect(await code(`cite ${old} style:bibtex`)).not.toContain("ours");
    expect(await code(`cite ${now}`)).toContain("unless the county pays");
    for (const line of [`context ${old}`, `share ${old}`, `save ${old}`, `compare ${old}`]) {
      const refused = await bot.run({ ...from, line });
      expect(refused.summary, line).toBe(
        `${old} is no longer in the corpus, but it is kept on “Elections” as it was. The article says other words now: ${now}. To cite it as it was saved: cite ${old}`,
      );
      expect(linesOf(refused)).toMatchObject({
        "Context now": `context ${now}`,
        "Cite as saved": `cite ${old}`,
        "On “Elections”": "saved Elections",
      });
    }
  });

  it("leaves it to be cited when its article is gone, but as nobody's where nobody was named", async () => {
    const before = await deskOf(first);
    const old = await idOf(before, "find weir");
    await before.ask(`save ${old}`);
    const card = await (await deskOf(undefined, before.records)).ask(`cite ${old}`);
    expect(wordsOf(card)).toContain("Its article is no longer in the corpus.");
    expect(Object.keys(linesOf(card))).not.toContain("Cite what it says now");
    expect(linesOf(card)["On “Clippings”"]).toBe("saved Clippings");
    const nobody = await deskOf(article(`Rain fell.\n\n“${said.slice(0, -1)}.”`));
    const unnamed = await idOf(nobody, "find weir");
    await nobody.ask(`save ${unnamed}`);
    const refused = await (await deskOf(undefined, nobody.records)).ask(`cite ${unnamed}`);
    expect(refused.summary).toContain("AP line names the speaker");
    expect(wordsOf(refused)).toContain("❝The weir stays");
  });

  it("stands in the files that are taken away, too", async () => {
    const exportedAfter = async (text: string | undefined, as: string) => {
      const before = await deskOf(first);
      await before.ask(`save ${await idOf(before, "find weir")}`);
      return fileOf(await (await deskOf(text, before.records)).ask(`saved as:${as}`)).text;
    };
    expect(await exportedAfter(first, "csv")).not.toContain("since:");
    expect(await exportedAfter(undefined, "csv")).toContain('"Its article is no longer in the corpus.');
    const corrected = first.replace("whatever the county wants,", "unless the county pays,");
    expect(await exportedAfter(corrected, "markdown")).toContain(
      "**The article was corrected since: it now says other",
    );
  });

  it("has the only copy removed by no single press", async () => {
    const before = await deskOf(first);
    const weir = await idOf(before, "find weir");
    await before.ask(`save ${weir}`);
    const { ask, records } = await deskOf(undefined, before.records);
    const asked = await ask(linesOf(await ask("saved")).Remove ?? "");
    expect(wordsOf(asked)).toContain("This is the only copy");
    expect(records.clippings.list()).toHaveLength(1);
    expect(wordsOf(await ask(linesOf(asked)["Remove it"] ?? ""))).toContain("Removed from");
    expect(records.clippings.list()).toEqual([]);
    await before.ask(`save ${weir}`);
    await before.ask(`save ${weir} board:Mill`);
    expect(wordsOf(await ask(`unsave ${weir} board:Mill`))).toContain("Removed from “Mill”");
    expect(wordsOf(await ask(`unsave ${weir}`))).toContain("This is the only copy");
  });
});
