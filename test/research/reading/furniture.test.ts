import { describe, expect, it } from "vitest";
import { readClosely } from "../../../src/research/reading/read-article.ts";
import { leftOut, paragraphsOf, readFixture } from "./fixtures.ts";

const read = (...lines: string[]) => readClosely({ file: "story.txt", text: lines.join("\n\n") });
const body = [
  "The ferry to Havnby ran aground on Monday night, and nobody was hurt.",
  "It was towed free at noon.",
];

describe("partFurniture", () => {
  it("leaves out what a page puts around its article, each with its reason", () => {
    expect(leftOut(readFixture("scraped-page.txt"))).toEqual([
      "appeal: Support The Harbour Post!",
      "caption: Ida Holm at the station",
      "credit: (Photo: Per Dahl / Coast Press)",
      "repeated headline: Night train to Havnby will run for another year",
      "heading or link: Ferry fares go up for the third time in a year",
      "related link: Read also: Council “sorry” over closed swimming pool",
      "appeal: We have a small favour to ask.",
      expect.stringMatching(/^appeal: You may know/),
      expect.stringMatching(/^appeal: If you can/),
      "form: Continue",
      "form: Read more",
      "form: Leave a Reply",
      "form: Your email address will not be published. Required fields are marked *",
    ]);
  });

  it("keeps a standfirst, lists, signed quotations and lines whose stop is missing behind a mark", () => {
    expect(paragraphsOf(readFixture("scraped-page.txt").article)).toEqual([
      "The night train will run for another year, and the council will pay for it",
      expect.stringMatching(/^The council of Havnby/),
      "“Nobody here wants to lose it,” Holm told the council. “We asked for your support, and you gave it to us”",
      expect.stringMatching(/^The railway had planned/),
      "She named three conditions:",
      "a fixed price for bicycles",
      "a carriage with beds",
      "no more buses instead of trains",
      "?€?We will count the passengers every night,?€? Holm said.",
      "— Ida Holm, mayor of Havnby",
    ]);
  });

  it.each([
    ["credit", "Passengers wait on the quay Jane Doe / CP"],
    ["credit", "Passengers wait on the quay on Monday. (Jane Doe/Coast Press)"],
    ["credit", "Photo by Jane Doe"],
    ["credit", "Image: Jane Doe."],
    ["byline", "By Jane Doe, Coast Press"],
    ["date", "Friday, March 8, 2024"],
    ["repeated headline", "Aground at Havnby: the ferry and its crew"],
    ["caption", "The ferry on Monday"],
    ["form", "Home > News > Havnby"],
    ["appeal", "Stay tuned to our podcast"],
  ])("takes for a %s: %s", (reason, line) => {
    expect(leftOut(read("Ferry and its crew aground at Havnby", line, ...body))).toEqual([
      `${reason}: ${line}`,
    ]);
  });

  it.each([
    "“We were lucky”",
    "'We were lucky,' says the captain",
    "The captain calls it a “lucky” night at sea",
    "“We were lucky,” says the captain (Photo: Jane Doe)",
    "The captain listened to AC/DC.",
    "The harbour master said the ferry would be towed to the yard in the afternoon",
    "Length 94 metres, built 1998",
    "MERC: What did you see that night?",
    "Photographs by a passenger show water on the car deck.",
    "“Please support us and follow our newsletter,” the captain told the passengers.",
    "The captain asked readers to support the crew with a donation.",
    "By noon the ferry was free.",
    "Copyright law does not cover such photographs, the court said.",
    "(The captain was not on board.)",
  ])("keeps %s", (line) => {
    expect(leftOut(read("Ferry aground at Havnby", line, ...body))).toEqual([]);
  });

  it("keeps a closing paragraph in the first person that asks nothing of the reader", () => {
    const column = "We have all stood on that quay. You know the wind, and we know what it costs us.";
    expect(leftOut(read("Ferry aground at Havnby", ...body, column))).toEqual([]);
    // Below an appeal's first line it is part of it.
    const asked = read(
      "Ferry aground",
      ...body,
      "We have a favour to ask.",
      column,
      "Please support us today.",
    );
    expect(asked.furniture.map(({ reason }) => reason)).toEqual(["appeal", "appeal", "appeal"]);
  });

  it.each([
    "“Please support us,” the captain told the crowd on the quay. “Your help is what we need, for the crew that lost its pay, and for the ferry itself, which cannot wait until the spring for its repair.”",
    "Without your support on that night, when the wind had turned and nobody else would come out to the quay, we might have lost her, and I say so to all of Havnby with my whole heart.",
  ])("keeps at the end: %s", (line) => {
    expect(leftOut(read("Ferry aground at Havnby", ...body, line))).toEqual([]);
  });

  it("takes an appeal that speaks to its reader for 80,000 lines, as one", () => {
    const asking = ["We have a favour to ask.", ...Array(80_000).fill("We you"), "Please support us."];
    const { furniture } = readClosely({ file: "story.txt", text: [...body, ...asking].join("\n") });
    expect(furniture).toHaveLength(asking.length);
  });

  it("compares 100,000 lines with a title as long as front matter can be", () => {
    const title = "ferry ".repeat(3000).trim();
    const text = `---\ntitle: ${title}\n---\n${body[0]}\n${"Fog.\n".repeat(100_000)}\n${title}`;
    expect(leftOut(readClosely({ file: "story.txt", text }))).toEqual([`repeated headline: ${title}`]);
  });

  it("looks for the outlet among the first eight names above the headline", () => {
    const outletBelow = (count: number) => {
      const above = Array.from({ length: count }, (_, number) => `Support Gull${number}s!`);
      const page = [...above, "Support The Gull!", "Ferry aground", ...body, "The Gull was on board."];
      const { article } = readClosely({ file: "story.txt", text: page.join("\n") });
      expect(article.title).toBe("Ferry aground");
      return article.outlet;
    };
    expect(outletBelow(7)).toBe("The Gull");
    // Each name is looked for in the whole text.
    expect(outletBelow(8)).toBeUndefined();
  });

  it("keeps lines without stops where the whole text has none", () => {
    expect(
      leftOut(read("Tide table", "High water", "Low water", "Slack water", "All times are local.")),
    ).toEqual([]);
  });

  it("keeps both halves of a sentence broken in two, and the items that a colon announces", () => {
    expect(
      leftOut(read("Ferry aground", ...body, "The Lunn", "was at low water.", "On board:", "Cars", "A bus")),
    ).toEqual([]);
  });
});
