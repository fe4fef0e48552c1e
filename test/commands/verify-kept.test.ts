import { describe, expect, it } from "vitest";
import { renderDiscord } from "../../src/adapters/discord/components.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import type { Records } from "../../src/desk/records.ts";
import { unavailableRecords } from "../../src/desk/unavailable-records.ts";
import type { Article } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { growingDesk, quoting } from "../desk/matching/desk-of.ts";
import { deskOn, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

const mara = "Mara Lindqvist";
const first = "The new bridge will cost the town 40,000 crowns, and we can pay for that";
const second = first.replace("40,000", "14,000");
const rightly = "verify “The new bridge will cost the town 40,000 crowns,” said Mara Lindqvist.";
const saved = "These words were saved on “Bridges” on 30 April 2026, as said by Mara Lindqvist";

const desk = (articles: readonly Article[], records: Records): Promise<TestDesk> =>
  deskOn([], { research: createResearch({ articles: [...articles], problems: [] }), records });

/** A desk that saved what Lindqvist said, with other articles since. */
async function savedBefore(articles: readonly Article[], line = "save Q board:Bridges"): Promise<TestDesk> {
  const records = createRecords(openMemory());
  const before = await desk([quoting("a", 1, [[first, mara]])], records);
  const id = linesOf(await before.ask("find bridge")).Context?.replace("context ", "") ?? "";
  await before.ask(line.replace("Q", id));
  return desk(articles, records);
}

const corrected = [quoting("a", 1, [[second, mara]])];

describe("a quotation that was right when the desk kept it", () => {
  it("is told as saved, with the way to the board and to cite it, whatever the article says now", async () => {
    const { ask } = await savedBefore(corrected);
    const card = await ask(rightly);
    const said = wordsOf(card);
    expect(said.split("\n")[0]).toBe("Altered");
    expect(said).toContain("40,000” for “14,000”");
    expect(said).toContain(`${saved}; the article was corrected since.\n[On “Bridges”] [Cite as saved]`);
    expect(said).toContain(`As it stood when saved:\n❝${first},❞`);
    expect(card.summary).toContain(saved);
    expect(card.data).toMatchObject({
      quotations: [{ outcome: "altered", kept: { board: "Bridges", since: "changed" } }],
    });
    const lines = linesOf(card);
    expect(lines["On “Bridges”"]).toBe("saved Bridges");
    expect(wordsOf(await ask(lines["Cite as saved"] ?? ""))).toContain("Cited as it was saved on “Bridges”.");
    expect(JSON.stringify(renderDiscord(card, (line) => line))).not.toContain("want of room");
  });

  it.each([
    [
      "its article left the corpus",
      [],
      "Not in this corpus",
      `${saved}. Its article is no longer in the corpus.`,
    ],
    [
      "the article has it from another now",
      [quoting("a", 1, [[first, "Greta Holm"]])],
      "Someone else's words",
      `${saved}. The article was corrected since: it now gives Greta Holm as the speaker; when saved, it was Mara Lindqvist.`,
    ],
    [
      "other words stand between",
      [
        quoting("a", 1, [
          [first.replace("the town", "us, both islands, all our guests and friends, the town"), mara],
        ]),
      ],
      "Altered",
      `${saved}; the article was corrected since.`,
    ],
  ])("is told as saved where %s", async (_, articles, heading, sentence) => {
    const said = wordsOf(await (await savedBefore(articles)).ask(rightly));
    expect(said.split("\n")[0]).toBe(heading);
    expect(said).toContain(sentence);
  });

  it.each([
    ["the words are not those that were saved", corrected, rightly.replace("40,000", "44,000")],
    [
      "what was saved has the words in another order",
      corrected,
      "verify “The new bridge will cost 40,000 crowns the town”",
    ],
    [
      "the last of them are others",
      corrected,
      "verify “The new bridge will cost the town 40,000 crowns, and we can pay for this”",
    ],
    ["it is exact now", corrected, rightly.replace("40,000", "14,000")],
    ["what was saved stands there as it did", [quoting("a", 1, [[first, mara]])], `${rightly} by:"Jan Holm"`],
  ])("is not told where %s", async (_, articles, line) => {
    expect(wordsOf(await (await savedBefore(articles)).ask(line))).not.toContain("saved on");
  });

  it("is not told of a quotation so long that its end was not compared", async () => {
    const long = (end: string) => `${first}, ${"and so on, and on, ".repeat(130)}${end}`;
    const records = createRecords(openMemory());
    const before = await desk([quoting("a", 1, [[long("we said"), mara]])], records);
    await before.ask(linesOf(await before.ask("find bridge")).Context?.replace("context", "save") ?? "");
    const { ask } = await desk([], records);
    expect(wordsOf(await ask(`verify “${long("we lied")}”`))).not.toContain("saved on");
  });

  it("is told no more when it was taken off the board", async () => {
    const { ask, records } = await savedBefore(corrected);
    records.clippings.remove(records.clippings.list()[0]?.quote ?? "");
    expect(wordsOf(await ask(rightly))).not.toContain("saved on");
  });

  it("is told beside its line in a draft of many, each of the words once", async () => {
    const { ask } = await savedBefore(corrected);
    const others = Array.from(
      { length: 12 },
      (_, at) => `“The moon is made of herring number ${at},” said Jan Holm.`,
    );
    const card = await ask(`${others.join(" ")} ${rightly.replace("verify ", "")}`.replace(/^/, "verify "));
    const told = wordsOf(card)
      .split("\n")
      .filter((line) => line.includes("saved on"));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /^13\. Altered · .*These words were saved on “Bridges” .*the article was corrected since\./,
    );
    expect(JSON.stringify(renderDiscord(card, (line) => line))).not.toContain("want of room");
  });

  it("is told as found where a watch found it", async () => {
    const grows = await growingDesk([]);
    grows.watch("crowns", {
      to: { surface: "terminal", channel: "U1", isPerson: true },
      name: "Bridge",
      every: "now",
    });
    await grows.come(quoting("a", 1, [[first, mara]]));
    const { ask } = await desk(corrected, grows.records);
    const said = wordsOf(await ask(rightly));
    expect(said).toMatch(
      /^A watch found these words on \d+ \w+ \d{4}, as said by Mara Lindqvist; the article was corrected since\.$/m,
    );
    expect(said).toContain(`As it stood when found:\n❝${first},❞`);
    await grows.stop();
  });

  it("is asked of the database a few times for all of a draft, and not at all where all is exact", async () => {
    const records = createRecords(openMemory());
    const asked: number[] = [];
    const kept = (phrases: readonly string[]) => {
      asked.push(phrases.length);
      return records.kept(phrases);
    };
    const { ask } = await desk(corrected, { ...records, kept });
    await ask(rightly.replace("40,000", "14,000"));
    expect(asked).toEqual([]);
    await ask(
      `verify ${Array.from({ length: 25 }, (_, at) => `“The moon is made of herring ${at},” said Jan Holm.`).join(" ")}`,
    );
    expect(asked).toEqual([10, 10, 5]);
  });

  it("keeps no verdict back where the desk's file cannot be read", async () => {
    const gone = unavailableRecords("The file is gone.");
    const locked = { ...gone, kept: gone.check as never };
    for (const records of [gone, locked])
      expect(wordsOf(await (await desk(corrected, records)).ask(rightly)).split("\n")[0]).toBe("Altered");
  });
});
