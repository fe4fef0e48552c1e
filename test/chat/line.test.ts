import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLine, printLine } from "../../src/chat/line.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { UserError } from "../../src/research/errors.ts";

const commands = await loadCommands();
const canonical = (line: string): string => {
  const { name, command, values } = parseLine(line, commands);
  return printLine(name, command, values);
};

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
    ["context", /context needs q:.*like context q:/],
    ["context q:abc", /“abc” is no quotation's id/],
    ["context q:../../etc", /is no quotation's id/],
    ["context q:abcd2345 again", /“again” is too much/],
    ["context q:abcd2345 paragraphs:11", /paragraphs: takes a whole number from 0 to 10/],
    ["context q:abcd2345 paragraphs:-1", /paragraphs: takes a whole number/],
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
