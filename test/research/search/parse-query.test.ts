import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/research/errors.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import { emptyQuery, type Query } from "../../../src/research/search/query.ts";

const parsed = (text: string) => parseQuery(text).query;
const notesOn = (text: string) => parseQuery(text).notes;
const query = (parts: Partial<Query>): Query => ({ ...emptyQuery, ...parts });

function refusal(text: string): string {
  try {
    parseQuery(text);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error instanceof Error ? error.message : "";
  }
  throw new Error(`${text.slice(0, 50)} was not refused`);
}

describe("parseQuery", () => {
  it.each<[string, Partial<Query>]>([
    ["", {}],
    ["net zero", { words: ["net", "zero"] }],
    ["net zero net", { words: ["net", "zero"] }],
    ["“net  zero” now", { words: ["now"], phrases: ["net zero"] }],
    ['"O’Neill\'s view" O’Neill', { words: ["O’Neill"], phrases: ["O’Neill's view"] }],
    [
      'coal -gas -"brown coal"',
      {
        words: ["coal"],
        without: [
          { text: "gas", phrase: false },
          { text: "brown coal", phrase: true },
        ],
      },
    ],
    ['by:Doe SPEAKER:"Ann Lee"', { by: ["Doe", "Ann Lee"] }],
    ["in:Courier source:“The Post” Outlet:Herald", { in: ["Courier", "The Post", "Herald"] }],
    ['article:abc article:"a b"', { article: ["abc", "a b"] }],
    ["sort:new", { sort: "new" }],
    ["SORT:Old sort:best", { sort: "best" }],
    [
      "meet at 08:30 see https://example.org/a:b",
      { words: ["meet", "at", "08:30", "see", "https://example.org/a:b"] },
    ],
    ['a 5" pipe', { words: ["a", "5″", "pipe"] }],
    ['"a 5" pipe" new', { words: ["new"], phrases: ["a 5″ pipe"] }],
    ["“He said «never» again”", { words: ["never»".slice(0, -1)], phrases: ["He said", "again"] }],
    ["-coal", { without: [{ text: "coal", phrase: false }] }],
    ["the of", { words: ["the", "of"] }],
    ["Lee: we agree", { words: ["Lee:", "we", "agree"] }],
    ["\u0000coal\u0007mine\u001b", { words: ["coal", "mine"] }],
    ['"coal\u0000mine" by:"Jane\u0007Doe"', { phrases: ["coal mine"], by: ["Jane Doe"] }],
    ["переговоры الحوار 北京", { words: ["переговоры", "الحوار", "北京"] }],
  ])("understands %j", (text, parts) => {
    expect(parsed(text)).toEqual(query(parts));
    expect(notesOn(text)).toEqual([]);
  });

  describe("days", () => {
    it.each<[string, Partial<Query>]>([
      ["after:2026-03-14", { after: "2026-03-14" }],
      ["after:2026-02", { after: "2026-02-28" }],
      ["after:2024-02", { after: "2024-02-29" }],
      ["after:2026", { after: "2026-12-31" }],
      ["before:2026-03-14", { before: "2026-03-14" }],
      ["before:2026-03", { before: "2026-03-01" }],
      ["before:2026", { before: "2026-01-01" }],
      ["on:2026-03-14", { after: "2026-03-13", before: "2026-03-15" }],
      ["on:2026-03", { after: "2026-02-28", before: "2026-04-01" }],
      ["on:2026", { after: "2025-12-31", before: "2027-01-01" }],
      ['AFTER:"2026-03-14" Before:2026-03-16', { after: "2026-03-14", before: "2026-03-16" }],
      ["after:2026-03-14 after:2026-01-01", { after: "2026-01-01" }],
      ["before:2026-03-14 before:2026-05", { before: "2026-05-01" }],
      ["on:2026-03 after:2026-03-20", { after: "2026-03-20", before: "2026-04-01" }],
      ["on:2026-03-14 on:2026-03-14", { after: "2026-03-13", before: "2026-03-15" }],
    ])("understands %s", (text, parts) => {
      expect(parsed(text)).toEqual(query(parts));
    });

    it.each([
      "31/02/2026",
      "2026-02-31",
      "2026-13",
      "2026-3-4",
      "yesterday",
      "08:30",
      "２０２６",
      "2026-03-14T10:00",
    ])("refuses %s", (value) => {
      expect(refusal(`coal after:${value}`)).toBe(`after: takes a day, like 2026-03-14 (got "${value}")`);
      expect(refusal(`Before:"${value}"`)).toBe(`before: takes a day, like 2026-03-14 (got "${value}")`);
    });

    it.each(["0000-01-01", "9999-12-31", "9999"])("refuses on:%s, which has no day beside it", (value) => {
      expect(refusal(`on:${value}`)).toBe(`on: takes a day, like 2026-03-14 (got "${value}")`);
    });

    it.each([
      "after:2026-03-20 before:2026-03-10",
      "after:2026-03-14 before:2026-03-15",
      "on:2026-03 after:2026-05",
    ])("refuses %s, which leaves no day", (text) => {
      expect(refusal(text)).toMatch(
        /^No day is after 2026-\d\d-\d\d and before 2026-\d\d-\d\d: put the earlier day behind after: and the later one behind before:\.$/,
      );
    });

    it("refuses two days at once", () => {
      expect(refusal("on:2026-03-14 on:2026-03-16")).toBe(
        "on: can stand once in a query: for several days use after: and before:.",
      );
    });
  });

  it.each([
    ["by:", 'by: needs a name right after it, like by:"Jane Doe"'],
    ['coal Speaker: "Jane Doe"', 'speaker: needs a name right after it, like by:"Jane Doe"'],
    ['by:"?!"', 'by: needs a name right after it, like by:"Jane Doe"'],
    ["in:“”", 'in: needs a name right after it, like in:"The Daily Example"'],
    ["article:", "article: needs the id of an article right after it."],
    ["on: friday", "on: takes a day, like 2026-03-14 (got nothing)"],
    ["sort:date", 'sort: takes best, new or old (got "date")'],
    ["-in:Courier", "A minus takes out words and phrases only: take it away before in:"],
    [`after:${"9".repeat(200)}`, `after: takes a day, like 2026-03-14 (got "${"9".repeat(60)}…")`],
  ])("refuses %s", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it.each<[string, Partial<Query>, string]>([
    [
      "form:Courier",
      { words: ["form:Courier"] },
      "There is no field “form:”, so it was searched as words; did you mean “in:”?",
    ],
    [
      "befor:2026",
      { words: ["befor:2026"] },
      "There is no field “befor:”, so it was searched as words; did you mean “before:”?",
    ],
    [
      "since:2026",
      { words: ["since:2026"] },
      "There is no field “since:”, so it was searched as words; did you mean “after:”?",
    ],
    ["colour:red", { words: ["colour:red"] }, "There is no field “colour:”, so it was searched as words."],
    [
      "constructor:x",
      { words: ["constructor:x"] },
      "There is no field “constructor:”, so it was searched as words.",
    ],
    [
      'colour:"deep red"',
      { words: ["colour"], phrases: ["deep red"] },
      "There is no field “colour:”, so it was searched as words.",
    ],
    [
      '-colour:"deep red"',
      { without: [{ text: "colour: deep red", phrase: true }] },
      "There is no field “colour:”, so it was searched as words.",
    ],
    [
      "“net zero by:Doe",
      { phrases: ["net zero by:Doe"] },
      "The mark “ was not closed, so everything after it is taken as one phrase.",
    ],
    [
      'by:"Jane Doe',
      { by: ["Jane Doe"] },
      'The mark " was not closed, so everything after it is taken as what by: asks for.',
    ],
    ["net zero”", { words: ["net", "zero"] }, "The mark ” stands alone, so it was left out."],
    ["coal - gas", { words: ["coal", "gas"] }, '"-" has no letter or digit, so it was left out.'],
    ['coal "’"', { words: ["coal"] }, '"’" has nothing to search for, so it was left out.'],
  ])("says how it understood %s", (text, parts, note) => {
    expect(parseQuery(text)).toEqual({ query: query(parts), notes: [note] });
  });

  it("reads 2,500 characters and refuses one more, in one sentence", () => {
    expect(parsed("a".repeat(2_500)).words).toHaveLength(1);
    expect(refusal("a".repeat(2_501))).toMatch(
      /^This query is 2,501 characters long and at most 2,500 can be read: /,
    );
    expect(refusal('"'.repeat(10_000))).toMatch(/^This query is 10,000 characters long/);
  });

  it("ranks the first 64 words, and says so", () => {
    const many = Array.from({ length: 70 }, (_, number) => `w${number}`);
    expect(parseQuery(many.join(" "))).toEqual({
      query: query({ words: many.slice(0, 64) }),
      notes: ["Only the first 64 of 70 words are searched."],
    });
  });

  it.each([
    ['"p#"', "At most 32 phrases fit into one query and this one has 33: ask in several."],
    ["-w#", "At most 32 exclusions fit into one query and this one has 33: ask in several."],
    ["by:n#", "At most 32 names after by: fit into one query and this one has 33: ask in several."],
    ["in:n#", "At most 32 outlets after in: fit into one query and this one has 33: ask in several."],
    ["article:n#", "At most 32 ids after article: fit into one query and this one has 33: ask in several."],
  ])("takes 32 of %s and refuses more", (part, message) => {
    const parts = Array.from({ length: 33 }, (_, number) => part.replace("#", String(number)));
    expect(() => parseQuery(parts.slice(1).join(" "))).not.toThrow();
    expect(refusal(parts.join(" "))).toBe(message);
  });

  it("says no more than eight things", () => {
    const unknown = Array.from({ length: 20 }, (_, number) => `zz${String.fromCharCode(97 + number)}z:1`);
    expect(notesOn(unknown.join(" "))).toHaveLength(8);
  });

  it("answers or refuses whatever is typed", () => {
    const piece = fc.constantFrom(
      '"',
      "“",
      "«",
      "-",
      ":",
      "by",
      "in:",
      "after:",
      "2026",
      "5",
      " ",
      "sort:",
      "’",
      "\u0000",
    );
    const typed = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: piece, maxLength: 60 }));
    fc.assert(
      fc.property(typed, (text) => {
        try {
          const { words, phrases, without } = parsed(text);
          const texts = [...words, ...phrases, ...without.map((exclusion) => exclusion.text)];
          for (const part of texts) expect(part).toBe(part.trim());
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
