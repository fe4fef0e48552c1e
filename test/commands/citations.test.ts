import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { renderDiscord } from "../../src/adapters/discord/components.ts";
import type { Card } from "../../src/chat/card.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { deskOn, from, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

let desk: TestDesk;
let q: string;
const page = "https://desk.example";
const permalink = (target: { readonly id: string }) => `${page}/q/${target.id.slice(2)}`;
beforeAll(async () => {
  desk = await deskOn(["corpus", "hostile"], { permalink });
  q = idOf(desk, "not another summit");
});

function idOf({ research }: Pick<TestDesk, "research">, phrase: string): string {
  const [hit] = research.find({ ...emptyQuery, phrases: [phrase] }, { offset: 0, limit: 1 }).items;
  if (hit === undefined) throw new Error(`the fixtures have no ${phrase}`);
  return hit.item.id;
}

const codeOf = (card: Card): string =>
  card.blocks.flatMap((block) => (block.kind === "code" ? [block.text] : [])).join("\n");

const fileOf = ({ blocks }: Card) => {
  const file = blocks.find((block) => block.kind === "file");
  return { name: file?.name, alt: file?.alt, text: new TextDecoder().decode(file?.bytes) };
};

describe("cite", () => {
  it("gives an AP line with the links, who and where, and leads to the other styles", async () => {
    const card = await desk.ask(`cite ${q}`);
    expect(codeOf(card)).toBe(
      [
        "Mara Lindqvist, harbour master, said, as The Quay Courier reported March 14, 2026: “We need a dialogue with the crews, not another summit,” … “The tide does not wait for minutes to be approved.”",
        "https://quay.example/2026/harbour-talks#:~:text=We%20need%20a%20dialogue%20with%20the%20crews%2C%20not%20another%20summit%2C",
        `${page}/q/${q.slice(2)}`,
      ].join("\n"),
    );
    expect(wordsOf(card)).toContain("Mara Lindqvist, harbour master");
    expect(linesOf(card)).toEqual({
      Footnote: `cite ${q} style:footnote`,
      Markdown: `cite ${q} style:markdown`,
      BibTeX: `cite ${q} style:bibtex`,
      RIS: `cite ${q} style:ris`,
      "CSL-JSON": `cite ${q} style:csl`,
      Context: `context ${q}`,
      Save: `save ${q}`,
      Share: `share cite ${q}`,
    });
  });

  it.each([
    ["bibtex", "mara-lindqvist-q-", ".bib", "@article{q-"],
    ["ris", "mara-lindqvist-q-", ".ris", "TY  - NEWS"],
    ["csl", "mara-lindqvist-q-", ".json", '"type": "article-newspaper"'],
  ])("as %s comes as a file too", async (style, name, ending, holds) => {
    const card = await desk.ask(`cite ${q} style:${style}`);
    const file = fileOf(card);
    expect(file.name).toBe(`${name}${q.slice(2)}${ending}`);
    expect(file.text).toContain(codeOf(card));
    expect(codeOf(card)).toContain(holds);
  });

  it("has the desk's own address only where it has one", async () => {
    const card = await (await deskOn(["corpus"])).ask(`cite ${q} style:csl`);
    expect(codeOf(card)).not.toContain("/q/");
  });

  it("on the page has whole addresses, since what is copied leaves it", async () => {
    const own = await deskOn(["corpus"], {
      permalink: (target, where) => (where === undefined ? permalink(target) : "/q/x"),
    });
    const card = await own.bot.run({
      ...from,
      where: { surface: "web", channel: "page" },
      line: `cite ${q}`,
    });
    expect(codeOf(card)).toContain(`\n${page}/q/${q.slice(2)}`);
  });

  it.each([
    ["cite", /cite needs the quotation's id/],
    ["cite q:aaaaaaaa", /No quotation here has the id q:aaaaaaaa/],
    ["cite q:aaaaaaaa style:bibtexx", /style: takes ap, footnote, .* Did you mean bibtex\?/],
  ])("%j is refused in a sentence", async (line, sentence) => {
    const card = await desk.ask(line);
    expect(card.outcome).toBe("refused");
    expect(card.summary).toMatch(sentence);
  });
});

describe("cite in a style by another name", () => {
  it.each([
    ["chicago", "chicago is style:footnote here: a note in Chicago style."],
    ["Turabian", "turabian is style:footnote here"],
    ["apa", "A reference manager writes that from style:ris, style:bibtex or style:csl. Here are"],
    ["fancy", "style: takes ap, footnote, markdown, bibtex, ris or csl (got “fancy”)."],
    ["constructor", "style: takes ap"],
  ])("%s: says what there is, and offers it", async (style, sentence) => {
    const card = await desk.ask(`cite style:${style} ${q}`);
    expect(card.outcome).toBe("refused");
    expect(card.summary).toContain(sentence);
    const lines = linesOf(card);
    expect(Object.keys(lines)).toEqual([
      ...["ap", "footnote", "markdown", "bibtex", "ris", "csl"].map((word) => `style:${word}`),
      "Help",
    ]);
    expect((await desk.ask(lines["style:footnote"] ?? "")).summary).toMatch(/^Footnote: /);
  });
});

describe("cite of a long quotation", () => {
  it.each(["ap", "footnote", "markdown"])("as %s comes whole as a file too", async (style) => {
    const words = "The tide does not wait for us. ".repeat(100).trim();
    const text = `“${words}” said Mara Lindqvist, harbour master.`;
    const article = { id: "a1", title: "The tide", text, paragraphs: [{ start: 0, end: text.length }] };
    const research = createResearch({ articles: [article], problems: [] });
    const own = await deskOn([], { research });
    const card = await own.ask(`cite ${idOf({ research }, "does not wait")} style:${style}`);
    const file = fileOf(card);
    expect(file.name).toMatch(/^mara-lindqvist-q-\w+\.txt$/);
    expect(file.text.trimEnd()).toBe(codeOf(card));
    expect(file.text.length).toBeGreaterThan(words.length);
    expect(fileOf(await desk.ask(`cite ${q} style:${style}`)).name).toBeUndefined();
  });
});

describe("cite of words from inside a sentence", () => {
  it("does not give them as a sentence, and says so", async () => {
    const text =
      "HAVNBY, March 8. Mayor Ida Holm said the storm had “taken the shine off the quay” for good.";
    const article = { id: "a1", title: "The storm", text, paragraphs: [{ start: 0, end: text.length }] };
    const research = createResearch({ articles: [article], problems: [] });
    const own = await deskOn([], { research });
    const id = idOf({ research }, "taken the shine");
    const card = await own.ask(`cite ${id}`);
    expect(codeOf(card)).toBe(
      "Ida Holm, mayor, used these words, as reported (day not stated) under the headline “The storm”: “taken the shine off the quay”",
    );
    const note = "These are words from inside a sentence: write your own sentence around them.";
    for (const style of ["ap", "footnote", "markdown"])
      expect(wordsOf(await own.ask(`cite ${id} style:${style}`))).toContain(note);
    expect(wordsOf(await desk.ask(`cite ${q}`))).not.toContain("inside a sentence");
  });
});

describe("cite where the article does not tell all", () => {
  let poor: TestDesk;
  let id: string;
  beforeAll(async () => {
    const text = "The lamp was out.\n\n“No ship came by that night, and none the next.”";
    const [start, end] = [0, 17];
    const article = {
      id: "a1",
      title: "The lamp",
      text,
      paragraphs: [
        { start, end },
        { start: end + 2, end: text.length },
      ],
    };
    const research = createResearch({ articles: [article], problems: [] });
    poor = await deskOn([], { research });
    id = idOf({ research }, "ship came by");
  });

  it.each(["ap", "footnote"])("%s is refused, with the reason and what to do", async (style) => {
    const card = await poor.ask(`cite ${id} style:${style}`);
    expect(card.outcome).toBe("refused");
    expect(card.summary).toMatch(
      /names the speaker, and the article does not say whose words these are\. Look at the context, or cite the article itself in another style\./,
    );
    expect(Object.keys(linesOf(card))).toEqual(["Markdown", "BibTeX", "RIS", "CSL-JSON", "Context"]);
  });

  it("other styles say that nobody is named, and what is not known", async () => {
    const card = await poor.ask(`cite ${id} style:bibtex`);
    expect(card.outcome).toBe("answered");
    expect(codeOf(card)).toContain("Quotation of an unattributed speaker: “No ship came by that night");
    expect(codeOf(card)).not.toMatch(/year|date|url|journal|author =/);
    expect(wordsOf(card)).toContain("the article does not give it: outlet, day, author, address.");
    // No author would stand in it anyway.
    expect(wordsOf(await poor.ask(`cite ${id} style:markdown`))).toContain(
      "the article does not give it: outlet, day, address.",
    );
  });
});

describe("export", () => {
  it("is every hit of find, newest first, with what was asked and when", async () => {
    const card = await desk.ask("export sort:new");
    const file = fileOf(card);
    const { total } = desk.research.find(emptyQuery, { offset: 0, limit: 0 });
    const [header = [], ...rows]: string[][] = parse(file.text, { bom: true });
    expect(rows).toHaveLength(total);
    expect(header.at(-1)).toMatch(
      new RegExp(
        `^${total} quotations; “export sort:new” on 2026-04-30; newest first; searched \\d+ articles`,
      ),
    );
    const days = rows
      .map((row) => row[header.indexOf("published")] ?? "")
      .filter((day) => /^\d{4}-/.test(day));
    expect(days).toEqual(days.toSorted().toReversed());
    expect(rows.map((row) => row[0])).toContain(q);
    expect(file.name).toBe("all-quotations-2026-04-30.csv");
    expect(header.indexOf("place")).toBe(header.indexOf("author") + 1);
  });

  it("comes in each form, offers the others, and is named by what was asked", async () => {
    for (const [word, ending] of Object.entries({
      csv: "csv",
      jsonl: "jsonl",
      markdown: "md",
      bibtex: "bib",
      ris: "ris",
      csl: "json",
    })) {
      const card = await desk.ask(`export dialogue by:Lindqvist as:${word}`);
      expect(fileOf(card).name).toBe(`dialogue-by-lindqvist-2026-04-30.${ending}`);
      expect(fileOf(card).text).toContain("We need a dialogue with the crews");
      expect(Object.keys(linesOf(card)).filter((label) => label.startsWith("As "))).toHaveLength(5);
    }
  });

  it("says so when there is nothing, and what would be found", async () => {
    const card = await desk.ask("export dialogue in:nowhere");
    expect(card.blocks.some(({ kind }) => kind === "file")).toBe(false);
    expect(wordsOf(card)).toContain("There is nothing to export, so no file was made.");
    expect(Object.values(linesOf(card))).toContain("export dialogue");
  });

  it.each([
    ["export tide as:word", /as: takes csv, jsonl, markdown, bibtex, ris or csl/],
    ["export tide as:cvs", /Did you mean csv\?/],
    ["export tide from:9999", /There is no quotation 9,?999: the last one is from:\d+/],
  ])("%j is refused in a sentence", async (line, sentence) => {
    const card = await desk.ask(line);
    expect(card.outcome).toBe("refused");
    expect(card.summary).toMatch(sentence);
  });

  it("goes on where a file was full, with nothing twice and nothing lost", async () => {
    const said = Array.from({ length: 50 }, (_, i) => `“The lamp of house ${i} stays lit,” said Ona Reed.`);
    const text = said.join("\n\n");
    let at = 0;
    const paragraphs = said.map((line) => {
      const start = at;
      at += line.length + 2;
      return { start, end: start + line.length };
    });
    // What makes the rows large is their address, twice in each.
    const url = `https://lamps.example/${"a".repeat(300_000)}`;
    const article = { id: "a1", title: "Lamps", url, text, paragraphs };
    const research = createResearch({ articles: [article], problems: [] });
    const big = await deskOn([], { research });
    const { total } = research.find(emptyQuery, { offset: 0, limit: 0 });
    const ids: string[] = [];
    let line: string | undefined = "export as:jsonl";
    while (line !== undefined) {
      const card: Card = await big.ask(line);
      const rows = fileOf(card).text.trim().split("\n").slice(1);
      ids.push(...rows.map((row) => String(JSON.parse(row).id)));
      const next = Object.entries(linesOf(card)).find(([label]) => label.startsWith("From "));
      if (ids.length < total) expect(wordsOf(card)).toContain("would be too large to be sent here");
      line = next?.[1];
    }
    expect(total).toBeGreaterThan(10);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });
});

it("Cite and Export stand where quotations are found, and all of it fits Discord", async () => {
  const card = await desk.ask("find sort:new");
  expect(linesOf(card).Cite).toMatch(/^cite q:/);
  expect(linesOf(card).Export).toBe("export sort:new");
  expect(linesOf(await desk.ask(`context ${q}`)).Cite).toBe(`cite ${q}`);
  expect(JSON.stringify(renderDiscord(card, (line) => line))).not.toContain("Not shown, for want of room");
  for (const line of [`cite ${q} style:bibtex`, "export tide"])
    expect(JSON.stringify(renderDiscord(await desk.ask(line), (each) => each))).not.toContain("want of room");
});
