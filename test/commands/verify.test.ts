import { beforeAll, describe, expect, it } from "vitest";
import { renderDiscord } from "../../src/adapters/discord/components.ts";
import { renderSlack } from "../../src/adapters/slack/blocks.ts";
import { renderTerminal } from "../../src/adapters/terminal/ansi.ts";
import type { Card } from "../../src/chat/card.ts";
import { deskOn, linesOf, type TestDesk } from "../desk-on.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["verify/articles"]);
});

const words = (card: Card): string =>
  renderTerminal(card, { columns: Number.POSITIVE_INFINITY, colour: false });
const ask = async (line: string): Promise<string> => words(await desk.ask(line));

describe("verify", () => {
  it.each([
    ['verify "I have not come here to close anything."', "Exact"],
    ["verify i have not come here to close anything", "Exact but for punctuation or case"],
    ['verify "I have come here to close anything"', "Altered"],
    ['verify "She has no plan … and she has no majority"', "Stitched together"],
    ['verify by:"Jan Holm" "If the ferry stops, the islands stop"', "Someone else's words"],
    ['verify "If the ferry stops, the islands stop" by:"Jan Holm"', "Someone else's words"],
    ['verify "The moon is made of herring"', "Not in this corpus"],
  ])("%s is headed %s", async (line, heading) => {
    expect((await ask(line)).split("\n")[0]).toBe(heading);
  });

  it.each([
    ["I have not come here to close anything. https://quay.example/ferry :wave:", "Exact"],
    ["> I have not come here to close anything.\nhttps://quay.example/ferry lol :joy:", "Exact"],
    ["Odd:\n> I have not come here\n> to close anything.\n<@U1> so", "Exact"],
  ])(
    "takes quoted lines for the quotation, and no address or emoji for words: %j",
    async (draft, heading) => {
      const said = await ask(`verify ${draft}`);
      expect(said.split("\n")[0]).toBe(heading);
      expect(said).not.toContain("added");
    },
  );

  it.each([
    ["> If the ferry stops, the islands stop\n— Jan Holm", "Someone else's words"],
    ["Jan Holm said:\n\n> If the ferry stops,\n> the islands stop", "Someone else's words"],
    ["Look:\n> I have not come here to close anything.", "Exact"],
    ["Look:\n“I have not come here to close anything.”", "Exact"],
    ["Osei:\n> I have not come here to close anything.", "Exact"],
    ["Lindqvist:\n> I have not come here to close anything.", "Someone else's words"],
  ])("holds quoted lines against whom the draft gives them to: %j", async (draft, heading) => {
    expect((await ask(`verify ${draft}`)).split("\n")[0]).toBe(heading);
  });

  it("verifies each block of quoted lines, beside what stands in marks", async () => {
    const draft =
      "> I have not come here to close anything.\n\nand\n\n> The moon is made of herring\nor “We cannot pay for a second pilot”";
    const { data } = await desk.ask(`verify ${draft}`);
    expect(
      (data as { quotations: readonly { outcome: string }[] }).quotations.map(({ outcome }) => outcome),
    ).toEqual(["exact", "absent", "exact"]);
  });

  it("claims nothing beyond the beginning of what is too long to be aligned", async () => {
    const card = await desk.ask(`verify I have not come here to close anything ${"herring ".repeat(600)}`);
    const said = words(card);
    expect(said.split("\n")[0]).toBe("First 600 words: not in this corpus");
    expect(said).toContain("the first 600 words; 8 words behind it were not compared");
    expect(card.data).toMatchObject({ quotations: [{ uncompared: 8 }] });
  });

  it("shows the draft, the source with who, where and when, and the difference in words", async () => {
    const said = await ask('verify "We can pay for a second pilot"');
    for (const part of [
      "“We can pay for a second pilot”",
      "❝We cannot pay for a second pilot,❞",
      "Mara Lindqvist, harbour master",
      "The Quay Courier · 2 March 2026",
      "“can” for “cannot”",
      "Searched",
      "context q:",
    ])
      expect(said).toContain(part);
  });

  it("says of one word that it proves nothing, and accuses nobody of it", async () => {
    const one = await ask('verify "anything" by:"Jan Holm"');
    expect(one.split("\n")[0]).toMatch(/^Exact/);
    expect(one).toContain("One word proves nothing");
    expect(await ask('verify "the islands stop" by:"Jan Holm"')).toContain("Two or three words prove little");
  });

  it("says that nobody here has the name that is asked for, and offers the nearest", async () => {
    const card = await desk.ask('verify by:"Mara Lindqwist" "I have not come here to close anything."');
    expect(words(card)).toContain("Nobody who is quoted here is called “Mara Lindqwist”.");
    expect(linesOf(card)).toMatchObject({
      "by Mara Lindqvist": expect.stringContaining('by:"Mara Lindqvist"'),
    });
    expect(await ask('verify "If the ferry stops, the islands stop" by:"Jan Holm"')).not.toContain(
      "Nobody who",
    );
  });

  it("says of words left out inside one quotation that it is one", async () => {
    const said = await ask(
      "verify “If the ferry stops … the whole county will feel it by Friday,” Ilse Brandvik said.",
    );
    expect(said.split("\n")[0]).toBe("Stitched together");
    expect(said).toContain("stand in one quotation, but not in a row");
    expect(said).not.toContain("not as one quotation");
  });

  it("gives each part of a quotation that is put together to its own speaker", async () => {
    const said = await ask(
      'verify "The beacon went dark twice … Brass polish has nothing to do with the beacon" by:"Odd Merrin"',
    );
    expect(said).toContain("not as one quotation: words of Odd Merrin and of Thea Brekke.");
    const [, first, second] = said.split(/^Part \d: /m);
    expect(first).toContain("Odd Merrin");
    expect(first).not.toContain("The article gives them to");
    expect(second).toContain("The article gives them to Thea Brekke, the draft to Odd Merrin.");
  });

  it("says what was searched and calls nothing made up", async () => {
    const said = await ask('verify "The moon is made of herring"');
    expect(said).toMatch(/Searched \d+ quotations in \d+ articles from .* of .*2026/);
    expect(said).not.toMatch(/fabricat|invent|fake|made up/i);
  });

  it("says that there is nothing to search where there are no articles", async () => {
    const empty = await deskOn([]);
    const said = words(await empty.ask('verify "The moon is made of herring"'));
    expect(said).toContain("Not in this corpus");
    expect(said).toMatch(/^There are no articles to search yet\./m);
    expect(said).not.toMatch(/searched There/i);
  });

  it("says plainly that words are not given as a quotation", async () => {
    expect(await ask("verify “salt for four more nights”")).toContain("does not give them as a quotation");
    expect(await ask("verify “Shepherds and wolves: a truce of sorts”")).toContain("in a headline");
    expect(await ask("verify “the city must not borrow”")).toContain(
      "only a part of them in quotation marks",
    );
  });

  it("counts the article's own words, and what is quoted only in part, not among the exact quotations", async () => {
    const by = 'by:"Odd Merrin"';
    expect(
      (await ask(`verify ${by} "Rosters will hang at the slip every Monday morning"`)).split("\n")[0],
    ).toBe("Exact, not a quotation");
    expect((await ask("verify “the city must not borrow”")).split("\n")[0]).toMatch(
      /^Exact.*, a part of it not quoted$/,
    );
    const card = await desk.ask(
      "verify “Rosters will hang at the slip every Monday morning,” said Odd Merrin. “We had more luck than sense,” said Odd Merrin in the evening. “Shepherds and wolves: a truce of sorts,” said Thea Brekke.",
    );
    expect(card.summary).toBe("3 quotations: 1 exact; 2 exact, not a quotation");
    expect(words(card)).toContain("1. Exact, not a quotation · “Rosters");
  });

  it("says in how many quotations words stand that are not all shown", async () => {
    expect(await ask("verify “the”")).toMatch(/They stand in \d\d quotations; 3 of them are shown\./);
    expect(await ask("verify “We had more luck than sense”")).not.toContain("of them are shown");
  });

  it("says whom by: may mean, with a button for each", async () => {
    const card = await desk.ask("verify by:Holm “If the ferry stops, the islands stop”");
    expect(words(card)).toMatch(/^by:Holm stands for .*Holm.* and .*Holm/m);
    const [, line] = Object.entries(linesOf(card)).find(([label]) => label.endsWith(" Holm")) ?? [];
    expect(line).toMatch(/^verify by:"\w+ Holm" “If the ferry stops, the islands stop”$/);
    expect(await ask('verify by:"Odd Merrin" “We had more luck than sense”')).not.toMatch(/^by:/m);
  });

  it("says that a few words prove little, that a sentence goes on, and that names do not tell", async () => {
    expect(await ask("verify “organised doubt”")).toContain("prove little");
    expect(await ask("verify “We have waited eleven years”")).toContain("The sentence goes on");
    expect(await ask("verify “The wolf doesn’t read the management plan” by:Lomnod")).toContain(
      "the names do not tell",
    );
  });

  it("lists each quotation of a draft with a button below, and says whose it is in the draft and in the source", async () => {
    const card = await desk.ask(
      "verify “I have not come here to close anything,” Petra Osei said. “We can pay for a second pilot,” Mara Lindqvist said.\n“The moon is made of herring,” Jan Holm said.",
    );
    const said = words(card);
    expect(said).toContain("3 quotations: 1 exact; 1 altered; 1 not in this corpus");
    expect(said).toContain(
      "2. Altered · “We can pay for a second pilot,” · in the draft Mara Lindqvist · in the source Mara Lindqvist · The",
    );
    expect(said).not.toContain(
      "3. Not in this corpus · “The moon is made of herring,” · in the draft Jan Holm ·",
    );
    const buttons = card.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
    expect(buttons.map(({ label }) => label)).toEqual(["Look at 1", "Look at 2", "Look at 3", "Share"]);
    const kinds = card.blocks.slice(1, 7).map(({ kind }) => kind);
    expect(kinds).toEqual(["text", "buttons", "text", "buttons", "text", "buttons"]);
    for (const button of buttons)
      if ("line" in button) expect((await desk.ask(button.line)).outcome, button.line).toBe("answered");
    const [, first] = buttons;
    expect(first && "line" in first && (await ask(first.line)).split("\n")[0]).toBe("Altered");
  });

  it("names all who said the parts of one that is put together", async () => {
    const said = await ask(
      "verify “The beacon went dark twice … Brass polish has nothing to do with the beacon,” said Merrin. “Stay ashore tonight,” said Brekke.",
    );
    expect(said).toContain("in the draft Merrin · in the source Odd Merrin, Thea Brekke · The Lantern");
  });

  it.each([8, 9])("draws a draft of %i quotations whole on Slack and Discord", async (count) => {
    const text = Array.from(
      { length: count },
      (_, at) => `“The moon ${at} is made of cheese,” Jan Holm said.`,
    );
    const card = await desk.ask(`verify ${text.join("\n")}`);
    const carry = () => "#0123456789ab";
    for (const drawn of [renderDiscord(card, carry), renderSlack(card, carry)].map((each) =>
      JSON.stringify(each),
    )) {
      expect(drawn.match(/"Look at \d+"/g)).toHaveLength(count);
      expect(drawn).toContain(`The moon ${count - 1} is`);
      expect(drawn).toContain("Searched ");
      // The line at the foot may be cut.
      expect(drawn).not.toMatch(/left out|want of room/);
    }
  });

  it.each([
    'verify "I have not come here to close anything by:Osei',
    'verify "I have not come here to close anything by:"Petra Osei"',
    'verify "I have not come here to close anything by:Petra Osei',
    "verify “I have not come here to close anything. by:“Petra Osei” ",
  ])("takes by: at the end for the speaker, though a mark is open: %s", async (line) => {
    const card = await desk.ask(line);
    expect(words(card)).toMatch(/^Exact/m);
    expect(words(card)).toMatch(/^The mark . was not closed, so everything up to by: is taken as words said/);
    expect(card.line).toMatch(/^verify by:(Osei|"Petra Osei") .I have not come here to close anything/);
    expect((await desk.ask(card.line ?? "")).line).toBe(card.line);
  });

  it.each([
    ["verify “I have not come here to close anything” by:Petra Osei", 'verify by:"Petra Osei" “I have not'],
    ["verify by:Petra Osei “I have not come here to close anything”", 'verify by:"Petra Osei" “I have not'],
    ["verify by:Osei I have not come here to close anything", "verify by:Osei I have not come"],
    ["verify by:Osei Sand asked, and “I have not come here” was said", "verify by:Osei Sand asked, and “I"],
  ])("takes a whole name behind by: beside marks, and nothing else: %s", async (line, read) => {
    const card = await desk.ask(line);
    expect(card.line?.startsWith(read), card.line).toBe(true);
    expect((await desk.ask(card.line ?? "")).line).toBe(card.line);
  });

  it("says that an open mark took the draft for the speaker's name", async () => {
    expect(words(await desk.ask('verify by:"Jan Holm We sail at noon'))).toContain(
      'The mark " was not closed, so everything after it is taken as by:. verify needs words, or a whole draft',
    );
  });

  it("says that a mark is open, and leaves by: inside a draft alone", async () => {
    const open = await desk.ask("verify “I have not come here to close anything");
    expect(words(open)).toContain("The mark “ was not closed, so everything up to the end");
    expect(open.line).toBe("verify “I have not come here to close anything");
    const inside = await desk.ask("verify “It was made by: Osei and nobody else");
    expect(inside.line).toBe("verify “It was made by: Osei and nobody else");
    const paragraphs = await desk.ask(
      "verify “Every furnace counts,\n\n“and every hand at it counts twice.”",
    );
    expect(words(paragraphs)).not.toContain("was not closed");
  });

  it("reads its printed line back as the same", async () => {
    for (const line of [
      'verify "a \'b\' c d" by:"Jan Holm"',
      "verify by:Holm we said: “one two three” and by: more",
      "verify x:y “unclosed z",
    ]) {
      const card = await desk.ask(line);
      expect((await desk.ask(card.line ?? "")).line).toBe(card.line);
    }
  });

  it.each(["verify", "verify …", "verify “…”", 'verify by:"Jan Holm"', 'verify ""', "verify [...]"])(
    "%s says what to give",
    async (line) => {
      const card = await desk.ask(line);
      expect(card.outcome).toBe("refused");
      expect(words(card)).toMatch(/verify needs words, or a whole draft|no words to verify/);
    },
  );

  it("takes a draft of 50,000 characters and no more, and other commands no longer line than before", async () => {
    const sentence = "“We cannot pay for a second pilot,” Mara Lindqvist said on Monday. ";
    const card = await desk.ask(`verify ${sentence.repeat(800).slice(0, 49_900)}`);
    expect(card.outcome).toBe("answered");
    expect(words(card)).toContain("The first 100 quotations were checked");
    expect(card.line?.length).toBeLessThan(600);
    expect(words(await desk.ask(`verify ${"a ".repeat(25_100)}`))).toContain("50,000");
    expect(words(await desk.ask(`verify ${"a ".repeat(40_000)}`))).toContain(
      "50,300 are the most. Give it in parts.",
    );
    expect(words(await desk.ask(`find ${"a ".repeat(2_000)}`))).toContain(
      "2,000 are the most. Ask with the words",
    );
  });

  it("draws a draft of a hundred quotations whole on Slack and Discord", async () => {
    const sentences = Array.from(
      { length: 100 },
      (_, at) => `“The moon ${at} is made of cheese,” Jan Holm said.`,
    );
    const card = await desk.ask(`verify ${sentences.join("\n")}`);
    const carry = () => "#0123456789ab";
    for (const drawn of [renderDiscord(card, carry), renderSlack(card, carry)])
      expect(JSON.stringify(drawn)).toContain("100 not in this corpus");
    expect(words(card)).toContain(
      "Not listed: 0 quotations that are as they should be, and 80 more to look at",
    );
  });

  it("cuts the line of a long draft between what people see as letters", async () => {
    const line = `verify “${"🧭👩🏽‍🚒".repeat(100)} The moon is made of herring”`;
    for (const shift of ["", "a", "ab", "abc"]) {
      const said = (await desk.ask(line.replace("“", `“${shift}`))).line ?? "";
      expect(said).toMatch(/(?:🧭|👩🏽‍🚒)… \[\+\d+ characters\]$/u);
    }
  });
});
