import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Command, type Commands, defineCommand } from "../../src/chat/command.ts";
import { parseLine, printLine } from "../../src/chat/line.ts";
import { oneLine } from "../../src/chat/option-kinds.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { UserError } from "../../src/research/errors.ts";

const commands = await loadCommands();
const canonical = (line: string): string => {
  const { name, command, values } = parseLine(line, commands);
  return printLine(name, command, values);
};

it.each(["note q:ABCD2345", "find tide q:abcd2345"])("%j says where an id stands", (typed) => {
  expect(parseLine(typed, commands).notes).toEqual([
    "An id stands behind a command: context q:abcd2345, or save, cite, compare, share. Here it was searched as words.",
  ]);
  expect(parseLine("find q:x tide", commands).notes.join()).toContain("There is no field “q:”");
});

describe("a typed line", () => {
  it.each([
    ["", "help"],
    ["   ", "help"],
    ["help", "help"],
    ["HELP find", "help find"],
    ["help topic:find", "help find"],
    ["who", "who"],
    ["sources", "sources"],
    ["dialogue with crews", "find dialogue with crews"],
    ["find dialogue", "find dialogue"],
    ["/quote find dialogue", "find dialogue"],
    ["/quote", "help"],
    ["quote find dialogue", "find dialogue"],
    ["Quote who", "who"],
    ["quote dialogue", "find quote dialogue"],
    ["quote", "find quote"],
    ["find status", "find status"],
    ["find", "find"],
    ["by:Lindqvist tide", "find tide by:Lindqvist"],
    ["find tide page:2 by:Lindqvist", "find tide by:Lindqvist page:2"],
    ["find tide page:1", "find tide"],
    ['find "page:2"', 'find "page:2"'],
    ['"who"', 'find "who"'],
    ["-who", "find -who"],
    ["context q:ABCD2345", "context q:abcd2345"],
    ["q:abcd2345", "context q:abcd2345"],
    ["q:abcd2345 paragraphs:2", "context q:abcd2345 paragraphs:2"],
    ["context abcd2345 paragraphs:3", "context q:abcd2345 paragraphs:3"],
    ["context paragraphs:1 q:abcd2345", "context q:abcd2345"],
    ["find “the tide” by:“Mara Lindqvist”", 'find "the tide" by:"Mara Lindqvist"'],
  ])("%j means %j", (typed, line) => {
    expect(canonical(typed)).toBe(line);
  });

  it.each([
    ["context", /context needs the quotation.s id, from its card, like context q:/],
    ["context q:abc", /“abc” is no quotation's id/],
    ["context q:../../etc", /is no quotation's id/],
    ["context q:abcd2345 again", /“again” is too much/],
    ["context q:abcd2345 paragraphs:11", /paragraphs: takes a whole number from 0 to 10/],
    ["context q:abcd2345 paragraphs:-1", /paragraphs: takes a whole number/],
    ["save the whales", /“the” is no quotation's id.*To look for these words: find save the whales$/],
    [
      "context of the talks",
      /“of” is no quotation's id.*To look for these words: find context of the talks$/,
    ],
    ["find tide page:0", /page: takes a whole number from 1/],
    ["find tide page:two", /page: takes a whole number from 1/],
    ["find tide page:99999999999999999999", /page: takes a whole number from 1/],
    ["sources everything", /sources takes nothing more; “everything” is too much/],
    ["find after:soon", /after: takes a day, like 2026-03-14/],
    [`find ${"tide ".repeat(2000)}`, /10,005 characters, and 2,000 are the most/],
  ])("%j is refused in one sentence", (typed, sentence) => {
    expect(() => parseLine(typed, commands)).toThrow(UserError);
    expect(() => parseLine(typed, commands)).toThrow(sentence);
  });

  it("offers to look for words that stand where an id is asked for", () => {
    for (const [typed, line] of [
      ["context spring", "find spring"],
      ['compare "words here"', 'find "words here"'],
      ["save the whales", "find save the whales"],
    ] as const)
      expect(() => parseLine(typed, commands), typed).toThrow(
        expect.objectContaining({ meant: [{ label: line, line }] }),
      );
  });

  it("offers no search where the words were meant for the command", () => {
    for (const typed of ["digest set 25:00", "save q:abc", "sources everything", "context q:abcd2345 again"])
      expect(() => parseLine(typed, commands), typed).toThrow(/^(?!.*To look for these words)/);
  });

  it("offers the command that a first word is one letter from, with the rest of the line", () => {
    for (const [typed, meant] of [
      ["soruces", "sources"],
      ["fnd tide page:2", "find tide page:2"],
      ["contxt q:ABCD2345", "context q:abcd2345"],
    ] as const) {
      expect(parseLine(typed, commands)).toMatchObject({ name: "find", meant: { line: meant } });
    }
    for (const typed of ["tide", "find soruces", "contxt", "soruces of the river"]) {
      expect(parseLine(typed, commands), typed).not.toHaveProperty("meant");
    }
  });

  it("says that a mark was not closed", () => {
    expect(parseLine('find "the tide', commands).notes.join()).toMatch(/was not closed/);
  });

  it("can be typed again as it was understood, however long it was", () => {
    const marked = Array.from({ length: 30 }, (_, i) => `“${"tide ".repeat(11)}${i}”`).join(" ");
    const words = `${"tides".repeat(4)} `.repeat(60);
    for (const typed of [marked, words, "x".repeat(1990), `by:“${"x ".repeat(990)}”`]) {
      expect(typed.length).toBeLessThanOrEqual(2000);
      expect(canonical(`${canonical(typed)} page:12`)).toBe(`${canonical(typed)} page:12`);
    }
  });

  it("is printed so that it means the same when typed again", () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        ...commands.keys(),
        "by:",
        "in:",
        '"',
        "“",
        "”",
        "-",
        "page:2",
        "q:abcd2345",
        "after:2026-01-31",
        "sort:new",
        "O’Neill",
        "08:30",
        "/quote",
        "#",
        "http://x.example/a:b",
      ),
      fc.string({ maxLength: 12 }),
    );
    const lines = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(lines, (typed) => {
        let line: string;
        try {
          line = canonical(typed);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        expect(canonical(line)).toBe(line);
        expect(parseLine(line, commands).values).toEqual(parseLine(typed, commands).values);
      }),
      { numRuns: 500 },
    );
  });
});

const standIn = defineCommand({
  description: "",
  examples: () => [],
  options: {
    action: { kind: "choice", description: "", choices: { set: "set it", run: "now" }, bare: true },
    at: { kind: "time", description: "", bare: true },
    zone: { kind: "zone", description: "", bare: true },
    days: { kind: "days", description: "", bare: true },
    every: { kind: "choice", description: "", choices: { now: "at once", day: "daily" }, default: "day" },
    note: { kind: "text", description: "", most: 20 },
  },
  run: () => ({ outcome: "answered", summary: "", blocks: [] }),
});
const asking = defineCommand({
  description: "",
  examples: () => [],
  options: {
    query: { kind: "query", description: "" },
    name: { kind: "text", description: "", most: 40 },
    every: { kind: "choice", description: "", choices: { now: "at once", day: "daily" }, default: "day" },
  },
  run: () => ({ outcome: "answered", summary: "", blocks: [] }),
});
const naming = defineCommand({
  description: "",
  examples: () => [],
  options: {
    name: { kind: "text", description: "", most: 40, bare: true, required: true },
    page: { kind: "count", description: "", least: 1, default: 1 },
  },
  run: () => ({ outcome: "answered", summary: "", blocks: [] }),
});

describe("options of other kinds", () => {
  const own: Commands = new Map<string, Command>([
    ...commands,
    ["stand", standIn],
    ["ask", asking],
    ["naming", naming],
  ]);
  const again = (line: string): string => {
    const { name, command, values } = parseLine(line, own);
    return printLine(name, command, values);
  };

  it.each([
    ["stand set 8:30", "stand set 08:30"],
    ["stand 08:30 set", "stand set 08:30"],
    ["stand set 8.30pm weekdays europe/brussels", "stand set 20:30 Europe/Brussels weekdays"],
    ["stand SET at:08:30 zone:Brussels days:mon-wed", "stand set 08:30 Europe/Brussels mon,tue,wed"],
    ["stand run note:“Mind  the tide”", 'stand run note:"Mind the tide"'],
    ["stand run note:tide", "stand run note:tide"],
    ["stand run every:DAY", "stand run"],
    ['ask tide name:"Harbour talks" every:now by:Voss', 'ask tide by:Voss name:"Harbour talks" every:now'],
    ["ask -every:now tide", "ask tide -every:now"],
    ["naming Harbour talks, again page:2", 'naming "Harbour talks, again" page:2'],
    ['naming "Harbour"', "naming Harbour"],
    ["naming -tide", 'naming "-tide"'],
    ['naming the "tide" talks', 'naming "the ″tide″ talks"'],
    ['naming "page:2"', 'naming "page:2"'],
  ])("%j means %j", (typed, line) => {
    expect(again(typed)).toBe(line);
    expect(again(line)).toBe(line);
  });

  it.each([
    ["stand set 25:00", /25:00 is no time of day/],
    ["stand set 08:30 zone:Mars/Olympus", /Mars\/Olympus is no time zone/],
    ["stand set 08:30 days:someday", /someday is no day of the week/],
    ["stand rnu", /Say set or run \(got “rnu”\). Did you mean run\?/],
    ["stand every:year", /every: takes now or day \(got “year”\)/],
    ["stand set 08:30 Brussels weekdays and more", /“and” is too much/],
    [`stand note:"${"tide ".repeat(5)}"`, /note: holds at most 20 characters, and this has 24/],
    ["stand set 08:30 UTC daily note:two words", /“words” is too much.*note:"two words"/],
    [
      'stand set 08:30 UTC daily note:“she said ‘no’ – "twice"” every:now',
      /“twice” is too much\. In note: a double mark ends the words/,
    ],
    ["stand every:now zone:UTC daily 8:00 set two", /“two” is too much\. Words of note:/],
    ["naming", /naming needs /],
  ])("%j is refused in one sentence", (typed, sentence) => {
    expect(() => parseLine(typed, own)).toThrow(UserError);
    expect(() => parseLine(typed, own)).toThrow(sentence);
  });

  it("says that the mark of a text was not closed", () => {
    expect(parseLine('stand run note:"the tide every:now', own).notes.join()).toMatch(
      /was not closed, so everything after it is taken as note:/,
    );
  });

  it("prints words that a command would take for its own so that they are searched", () => {
    const { values } = parseLine('find name:tide every:now OR "the tide" +every:talks', own);
    const line = printLine("ask", asking, values);
    expect(line).toBe('ask name tide +every +talks "every now" OR "the tide"');
    expect(again(line)).toBe(line);
  });

  it("are printed so that they mean the same when typed again", () => {
    const text = fc.string({ unit: "binary", maxLength: 30 });
    const typed = fc.oneof(
      fc
        .tuple(text, text, fc.constantFrom("now", "day"))
        .map(([a, b, every]) => `ask ${a} name:“${b}” every:${every}`),
      text.map((name) => `naming ${name}`),
      fc
        .tuple(text, fc.integer({ min: 0, max: 23 }))
        .map(([a, at]) => `stand set ${at}:05 note:"${a}" days:mon`),
    );
    fc.assert(
      fc.property(typed, (line) => {
        let printed: string;
        try {
          printed = again(line);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        expect(again(printed)).toBe(printed);
        expect(parseLine(printed, own).values).toEqual(parseLine(line, own).values);
      }),
      { numRuns: 200 },
    );
  });

  it("keep any text of one line", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 30 }),
        fc.string({ maxLength: 30 }),
        (name, note) => {
          const values = { name: oneLine(name) || "x", page: 2 };
          expect(parseLine(printLine("naming", naming, values), own).values).toEqual(values);
          const kept = oneLine(note).slice(0, 20).trim() || undefined;
          const line = printLine("stand", standIn, { action: "set", note: kept, every: "now" });
          expect(parseLine(line, own).values.note).toBe(kept);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
