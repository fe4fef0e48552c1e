import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArticle, readClosely } from "../../../src/research/reading/read-article.ts";
import { ReadingError } from "../../../src/research/reading/reading-error.ts";
import { fixture, paragraphsOf, readFixture } from "./fixtures.ts";

const read = (text: string, file = "story.txt") => readArticle({ file, text });

describe("readArticle", () => {
  it("takes what the front matter says, and the article below it", () => {
    const { article } = readFixture("brief.md");
    expect(article).toMatchObject({
      title: "Library: longer hours from autumn",
      outlet: "The Harbour Post",
      published: { precision: "day", iso: "2024-03-08" },
      url: "https://harbourpost.example/library?utm_source=mail",
      author: "Per Dahl",
      place: "Havnby",
      text: fixture("brief.md"),
    });
    expect(paragraphsOf(article)).toEqual([
      "The library of Havnby will stay open\nuntil ten at night from autumn.",
      "“People read after work,” librarian Ida Holm said.",
      "Doors close at ten",
      "The café stays open\n  until nine",
      "Holm said the change would cost “next to nothing”.",
    ]);
  });

  it("takes outlet, place and day of a wire story from its dateline", () => {
    const { article } = readFixture("wire-story.txt");
    expect(article).toMatchObject({
      title: "Bridge over the Lunn to stay closed until spring",
      outlet: "NNA",
      place: "HAVNBY",
      published: { precision: "partial", stated: "May 2" },
    });
    expect(article.paragraphs).toHaveLength(4);
  });

  it("takes outlet and title of a scraped page from its own lines", () => {
    const { article } = readFixture("scraped-page.txt");
    expect(article.title).toBe("Night train to Havnby will run for another year");
    expect(article.outlet).toBe("The Harbour Post");
    expect(article).not.toHaveProperty("published");
    expect(article).not.toHaveProperty("place");
  });

  it("takes no outlet from an appeal for something that the text does not know again", () => {
    const article = read("Support Local Farmers!\n\nFerry runs aground\n\nA ferry ran aground at Havnby.");
    expect(article.title).toBe("Ferry runs aground");
    expect(article).not.toHaveProperty("outlet");
  });

  it("lets the front matter overrule what the text says", () => {
    const article = read(
      "---\noutlet: The Gull\nplace: Lunn\npublished: 2023\n---\nHAVNBY, May 2. /NNA/. It rained.",
    );
    expect(article).toMatchObject({ outlet: "The Gull", place: "Lunn", published: { iso: "2023" } });
  });

  it.each([
    ["date: 2026-11-22", "2026-11-22", []],
    ["Date: 2026-11-22 08:00:00 +0100", "2026-11-22", []],
    ["date: 2026-11-22T08:00:00Z\nground: as its page says", "2026-11-22", []],
    ["date: 2026-11-22\npublished: 2026-11", "2026-11", [{ field: "date", why: "published counts" }]],
    ["date: soon", "2024-03-08", [{ field: "date: soon", why: "no day" }]],
    ["language: ours\ntags: [a]", "2024-03-08", ["tags", "language: ours"]],
  ])("takes a date for the day where none is named published: %j", (fields, iso, passedOver) => {
    const { article, passedOver: told = [] } = readClosely({
      file: "ferry.md",
      text: `---\n${fields}\n---\n# Ferry runs aground\n\nMarch 8, 2024\n\nIt rained at Havnby.`,
    });
    expect(article.published).toMatchObject({ iso });
    expect(told).toMatchObject(passedOver.map((one) => (typeof one === "string" ? { field: one } : one)));
    expect(told).toHaveLength(passedOver.length);
  });

  it("takes the day of a line that is a day", () => {
    const article = read("Ferry runs aground\n\nFriday, March 8, 2024\n\nA ferry ran aground at Havnby.");
    expect(article.published).toEqual({ precision: "day", iso: "2024-03-08" });
    expect(paragraphsOf(article)).toEqual(["A ferry ran aground at Havnby."]);
  });

  it("takes the first words for a title where no line can be one, and keeps them as a paragraph", () => {
    const article = read("HAVNBY, May 2. /NNA/. The ferry ran aground. Nobody was hurt.\nIt was dark.");
    expect(article.title).toBe("The ferry ran aground.");
    expect(article.paragraphs).toHaveLength(2);
    expect(read(`${"On the quay ".repeat(30)}nobody moved.`).title).toMatch(/^On the quay .{80,120} …$/);
  });

  it("takes no heading for a title that is longer than one can be", () => {
    const heading = "On the quay ".repeat(25).trim();
    const article = read(`# ${heading}\n\nA ferry ran aground at Havnby.`, "story.md");
    expect(article.title).toMatch(/^On the quay .{80,120} …$/);
    expect(paragraphsOf(article)).toEqual(["A ferry ran aground at Havnby."]);
  });

  it.each([
    ["Friday, March 8, 2024\nBy Jane Roe", { precision: "day", iso: "2024-03-08" }],
    ["By Jane Roe, Coast Press\n\nPublished: 8 March", { precision: "partial", stated: "8 March" }],
    ["2024-03-08", { precision: "day", iso: "2024-03-08" }],
  ])("reads the day above the headline in %j, and takes neither for the title", (above, day) => {
    for (const headline of ["Ferry runs aground\n", ""]) {
      const { article, furniture } = readClosely({
        file: "story.txt",
        text: `${above}\n${headline}A ferry ran aground.\nNobody was hurt.`,
      });
      expect(article.title).toBe(headline.trim() || "A ferry ran aground.");
      expect(article.published).toEqual(day);
      expect(paragraphsOf(article)).toEqual(["A ferry ran aground.", "Nobody was hurt."]);
      const reasons = above.split(/\n+/).map((line) => (line.startsWith("By") ? "byline" : "date"));
      expect(furniture.map(({ reason }) => reason)).toEqual(reasons);
    }
  });

  it("keeps the only line of a text as its paragraph", () => {
    const article = read("Ferry runs aground");
    expect(article.title).toBe("Ferry runs aground");
    expect(paragraphsOf(article)).toEqual(["Ferry runs aground"]);
  });

  it("keeps line breaks, marks and broken letters as stored", () => {
    const text = "Ferry\r\n\r\n\u00a0?€?We sank,?€? he said.\u200b\r\n😀 It was “cold”.\r\n";
    const article = read(text);
    expect(article.text).toBe(text);
    expect(paragraphsOf(article)).toEqual(["?€?We sank,?€? he said.\u200b", "😀 It was “cold”."]);
  });

  it.each([
    ["", "The file is empty"],
    [" \n\n---\n", "The file is empty"],
    ["---\ntitle: Ferry\n---\n\n", "There is no article below the front matter"],
    [
      "---\npublished: soon\n---\nFerry",
      'published must be a day like 2022-06-27, a month like 2022-06 or a year like 2022, not "soon"',
    ],
    ["---\npublished: 2023-02-29\n---\nFerry", 'not "2023-02-29"'],
    ["---\nurl: ferry\n---\nFerry", "url must be an address"],
  ])("refuses %j with a sentence", (text, sentence) => {
    expect(() => read(text)).toThrow(ReadingError);
    expect(() => read(text)).toThrow(sentence);
  });

  it("keeps any text exactly, with paragraphs in order, apart, inside it and never empty", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\n",
        "\r\n",
        "\n\n",
        "> ",
        "- ",
        "# ",
        "“",
        "”",
        "Read more",
        "---\n",
        "A b.",
        " / AP",
        "\u2028",
        "please support us",
      ),
    );
    const texts = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(texts, fc.constantFrom("a.md", "a.txt"), (text, file) => {
        const article = readOrNothing(text, file);
        if (!article) return;
        expect(article.text).toBe(text);
        expect(article.title.trim()).not.toBe("");
        expect(article.paragraphs.length).toBeGreaterThan(0);
        let previous = 0;
        for (const { start, end } of article.paragraphs) {
          expect(start).toBeGreaterThanOrEqual(previous);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          previous = end;
        }
      }),
      { numRuns: 500 },
    );
  });
});

it("takes long transcripts, and refuses what would hold a desk up", () => {
  const lines = Array.from({ length: 12_000 }, (_, day) => `It rained on day ${day} on the quay at Havnby.`);
  expect(read(["Havnby", ...lines].join("\n\n")).paragraphs).toHaveLength(12_000);
  expect(() => read("a".repeat(3_000_000))).toThrow(
    new ReadingError("This article has 3,000,000 characters; at most 600,000 are read. Split it."),
  );
});

function readOrNothing(text: string, file: string) {
  try {
    return read(text, file);
  } catch (error) {
    expect(error).toBeInstanceOf(ReadingError);
    return undefined;
  }
}
