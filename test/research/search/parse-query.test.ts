import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/research/errors.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import { printQuery } from "../../../src/research/search/print-query.ts";
import { emptyQuery, type Query } from "../../../src/research/search/query.ts";

const today = "2026-11-22";
const parsed = (text: string) => parseQuery(text, today).query;
const notesOn = (text: string) => parseQuery(text, today).notes;
const query = (parts: Partial<Query>): Query => ({ ...emptyQuery, ...parts });

function refusal(text: string): string {
  try {
    parseQuery(text, today);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error instanceof Error ? error.message : "";
  }
  throw new Error(`${text.slice(0, 50)} was not refused`);
}

it("takes brackets around all that OR joins for what they mean, and says so of no others", () => {
  const { query, notes } = parseQuery("(russia OR ferry) storm");
  expect(notes).toEqual([]);
  expect(printQuery(query)).toBe("storm russia OR ferry");
  expect(parseQuery("(russia OR ferry storm").notes).toHaveLength(1);
  expect(parseQuery("(oil price) OR gas").notes).toHaveLength(1);
});

describe("parseQuery", () => {
  it.each<[string, Partial<Query>]>([
    ["", {}],
    ["net zero", { words: ["net", "zero"] }],
    ["net zero net", { words: ["net", "zero", "net"] }],
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
    ["about:budget About:“carbon tax”", { about: ["budget", "carbon tax"] }],
    ["type:direct TYPE:Fragment type:direct", { type: ["direct", "fragment"] }],
    ["+coal gas +coal coal", { words: ["gas"], required: ["coal"] }],
    ['+"brown coal" +colour', { required: ["colour"], phrases: ["brown coal"] }],
    ["+by:Doe", { by: ["Doe"] }],
    ["C++ a+b", { words: ["C++", "a+b"] }],
    [
      "+-coal -+gas --oil ++wind",
      {
        required: ["wind"],
        without: ["coal", "gas", "oil"].map((text) => ({ text, phrase: false })),
      },
    ],
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

  describe("alternatives", () => {
    const word = (text: string) => ({ text, phrase: false });
    const phrase = (text: string) => ({ text, phrase: true });

    it.each<[string, Partial<Query>]>([
      ["coal OR gas", { either: [[word("coal"), word("gas")]] }],
      [
        "price coal OR “brown coal” OR gas now",
        {
          words: ["price", "now"],
          either: [[word("coal"), phrase("brown coal"), word("gas")]],
        },
      ],
      [
        "a OR b c OR d",
        {
          either: [
            [word("a"), word("b")],
            [word("c"), word("d")],
          ],
        },
      ],
      ["a OR OR b", { either: [[word("a"), word("b")]] }],
      ["+a OR +b", { either: [[word("a"), word("b")]] }],
      ["a or b", { words: ["a", "or", "b"] }],
      ["coal OR coal", { required: ["coal"] }],
      ['"net zero" OR "net zero"', { phrases: ["net zero"] }],
      ["a OR b a OR b", { either: [[word("a"), word("b")]] }],
      ["by:Doe OR by:Lee", { by: ["Doe", "Lee"] }],
      ["by:Doe OR speaker:Lee coal", { words: ["coal"], by: ["Doe", "Lee"] }],
      ["on:2026-03-14 OR during:2026-05", { on: ["2026-03-14", "2026-05"] }],
      ["-OR +OR", { required: ["or"], without: [word("or")] }],
      ['"a OR b"', { phrases: ["a OR b"] }],
    ])("understands %s", (text, parts) => {
      expect(parseQuery(text, today)).toEqual({ query: query(parts), notes: [] });
    });

    it.each<[string, Partial<Query>]>([
      ["OR", { words: ["or"] }],
      ["OR OR", { words: ["or", "or"] }],
      ["coal OR", { words: ["coal", "or"] }],
      ["OR coal", { words: ["or", "coal"] }],
      ["OR a OR b OR", { words: ["or", "or"], either: [[word("a"), word("b")]] }],
    ])("says that OR joins nothing in %s", (text, parts) => {
      expect(parseQuery(text, today)).toEqual({
        query: query(parts),
        notes: ["OR stands between words or phrases; at an end it was searched as a word."],
      });
    });

    it("that are nothing to search for are left out, and said", () => {
      expect(parseQuery("coal OR ?!", today)).toEqual({
        query: query({ required: ["coal"] }),
        notes: ['"?!" has no letter or digit, so it was left out.'],
      });
      expect(parsed('coal OR "" OR gas').either).toEqual([[word("coal"), word("gas")]]);
      expect(parseQuery('coal OR foo:"deep red" OR foo:x', today)).toEqual({
        query: query({ either: [[word("coal"), phrase("foo: deep red"), word("foo:x")]] }),
        notes: [
          "There is no field “foo:”, so it was searched as words. The fields are by:, in:, about:, on:, during:, after:, before:, last:, type:, sort:, article:.",
        ],
      });
    });

    it.each([
      ["by:Doe OR coal", /^OR stands between words and phrases, or between values of one field: /],
      ["by:Doe OR in:Courier", /^OR stands between words and phrases, or between values of one field: /],
      ["coal OR -gas", /^OR cannot stand beside a minus: /],
      ["-by:Doe OR -by:Lee", /^OR cannot stand beside a minus: /],
      ["-coal OR gas", /^OR cannot stand beside a minus: /],
      [
        Array.from({ length: 65 }, (_, number) => `w${number}`).join(" OR "),
        /^At most 64 words and phrases with OR between them fit into one query and this one has 65: ask in several\.$/,
      ],
    ])("refuses %s", (text, message) => {
      expect(refusal(text)).toMatch(message);
    });

    it.each<[string, readonly RegExp[]]>([
      ["coal NOT gas", [/^NOT was searched as a word: a minus leaves out what it stands before, like -/]],
      ["coal AND gas", [/^AND was searched as a word: a plus before each word asks for all, like \+/]],
      ["(coal tax) OR gas", [/^Brackets were passed over: /]],
      ["(coal OR gas) tax", []],
      ["coal not gas and (R-Texas) +NOTE", []],
      ["COAL AND GAS NOT OIL", []],
      ['coal "NOT"', []],
    ])("are not joined as in %s elsewhere, which is said", (text, notes) => {
      const said = parseQuery(text).notes;
      expect(said).toHaveLength(notes.length);
      for (const [at, note] of notes.entries()) expect(said[at]).toMatch(note);
    });

    it("may be 64", () => {
      const many = Array.from({ length: 64 }, (_, number) => `w${number}`);
      expect(parsed(many.join(" OR ")).either.flat()).toHaveLength(64);
    });
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
      ["on:2026-03-14", { on: ["2026-03-14"] }],
      ["during:2026-03 on:2026 DURING:2026-03-14", { on: ["2026-03", "2026", "2026-03-14"] }],
      ["on:9999-12-31", { on: ["9999-12-31"] }],
      ['AFTER:"2026-03-14" Before:2026-03-16', { after: "2026-03-14", before: "2026-03-16" }],
      ["after:2026-03-14 after:2026-01-01", { after: "2026-01-01" }],
      ["before:2026-03-14 before:2026-05", { before: "2026-05-01" }],
      ["on:2026-03 after:2026-03-20", { on: ["2026-03"], after: "2026-03-20" }],
      ["on:2026-03-14 on:2026-03-14", { on: ["2026-03-14"] }],
      ["last:1d", { last: { span: "1d", after: "2026-11-21", before: "2026-11-23" } }],
      ["last:7d", { last: { span: "7d", after: "2026-11-15", before: "2026-11-23" } }],
      ["last:007D", { last: { span: "7d", after: "2026-11-15", before: "2026-11-23" } }],
      ['last:"2 weeks"', { last: { span: "2w", after: "2026-11-08", before: "2026-11-23" } }],
      ["last:1month", { last: { span: "1m", after: "2026-10-22", before: "2026-11-23" } }],
      ["last:9m", { last: { span: "9m", after: "2026-02-22", before: "2026-11-23" } }],
      ["last:1y", { last: { span: "1y", after: "2025-11-22", before: "2026-11-23" } }],
      ["last:7d last:1m last:1d", { last: { span: "1m", after: "2026-10-22", before: "2026-11-23" } }],
    ])("understands %s", (text, parts) => {
      expect(parseQuery(text, today)).toEqual({ query: query(parts), notes: [] });
    });

    it("counts back whole months from a day that the month before does not have", () => {
      expect(parseQuery("last:1m", "2026-03-31").query.last).toEqual({
        span: "1m",
        after: "2026-02-28",
        before: "2026-04-01",
      });
    });

    it("writes today and yesterday down as the days they are, and says so", () => {
      expect(parseQuery("after:yesterday", today)).toEqual({
        query: query({ after: "2026-11-21" }),
        notes: ['"yesterday" was taken as 2026-11-21; for days that move along with today, ask last:2d.'],
      });
      expect(parsed("on:Today")).toEqual(query({ on: ["2026-11-22"] }));
    });

    it("does not know today by itself", () => {
      expect(() => parseQuery("last:7d")).toThrow("last: cannot be asked here");
      expect(() => parseQuery("on:today")).toThrow('on: takes a day, like 2026-03-14 (got "today").');
    });

    it.each([
      ["31/12/2017", ": type after:2017-12-31."],
      ["03/04/2017", ": type after:2017-04-03 or after:2017-03-04."],
      ["3.4.2017", ": type after:2017-04-03 or after:2017-03-04."],
      ["04/04/2017", ": type after:2017-04-04."],
      ["2017/12/31", ": type after:2017-12-31."],
      ["03/2017", ": type after:2017-03."],
      ["2026-3-4", ": type after:2026-03-04."],
      ["2026-3", ": type after:2026-03."],
      ["２０２６", ": type after:2026."],
      ["2026-03-14T10:00", ": type after:2026-03-14."],
      ["March", ": type after:2026-03."],
      ["december", ": type after:2025-12."],
      ["Mar 2017", ": type after:2017-03."],
      ["14 March 2017", ": type after:2017-03-14."],
      ["March 4, 2017", ": type after:2017-03-04."],
      ["23 November", ": type after:2025-11-23."],
      ["friday", ": type after:2026-11-20."],
      ["Sunday", ": type after:2026-11-15."],
      ["2017-13-01", ": there is no month 13."],
      ["2026-13", ": there is no month 13."],
      ["2026-02-30", ": February 2026 has 28 days, and no day 30."],
      ["2026-02-00", ": February 2026 has 28 days, and no day 0."],
      ["31/02/2026", "."],
      ["soon", "."],
      ["08:30", "."],
      ["99", "."],
    ])("refuses %s and says what to type", (value, remedy) => {
      expect(refusal(`coal after:"${value}"`)).toBe(
        `after: takes a day, like 2026-03-14 (got "${value}")${remedy}`,
      );
    });

    it("names the field and its kind of value", () => {
      expect(refusal("Before:31/12/2017")).toBe(
        'before: takes a day, like 2026-03-14 (got "31/12/2017"): type before:2017-12-31.',
      );
      expect(refusal("during:2026-02-30")).toBe(
        'during: takes a month, like 2026-03, or a year (got "2026-02-30"): February 2026 has 28 days, and no day 30.',
      );
    });

    it.each([
      ["0d", ": today alone is last:1d."],
      ["7", ": type last:7d for days."],
      ["week", ": type last:1w."],
      ["9999999d", ": leave it out to search all days."],
      ["9999y", ": leave it out to search all days."],
      ["12h", "."],
      ["-7d", "."],
    ])("refuses last:%s", (value, remedy) => {
      expect(refusal(`last:${value}`)).toBe(
        `last: takes a number of days, weeks, months or years, like last:7d, last:2w, last:3m or last:1y (got "${value}")${remedy}`,
      );
    });

    it.each(["after:2026-03-20 before:2026-03-10", "after:2026-03-14 before:2026-03-15"])(
      "refuses %s, which leaves no day",
      (text) => {
        expect(refusal(text)).toMatch(
          /^No day is after 2026-03-\d\d and before 2026-03-\d\d: put the earlier day behind after: and the later one behind before:\.$/,
        );
      },
    );

    it.each([
      ["on:2026-03 after:2026-05", "during:2026-03 after:2026-05-31"],
      ["before:2026-03-02 during:2026-03 after:2026-03-01", undefined],
      ["on:2026-03-14 last:7d", "on:2026-03-14 last:7d"],
      ["last:1y before:2020", "before:2020-01-01 last:1y"],
      ["last:7d after:2026-11-22", "after:2026-11-22 last:7d"],
    ])("refuses %s, whose days have none in common", (text, list) => {
      expect(refusal(text)).toMatch(
        list === undefined
          ? /^No day is after/
          : `No day is in all of ${list}: change one of them, or leave it out.`,
      );
    });

    it("takes days of which one is left", () => {
      for (const text of [
        "after:2026-02-28 before:2026-03-02 during:2026-03",
        "last:1d on:2026-11-22",
        "on:2020 on:2026 last:2d",
      ])
        expect(() => parsed(text)).not.toThrow();
    });
  });

  it.each([
    ["by:", 'by: needs a name right after it, like by:"Jane Doe"'],
    ['coal Speaker: "Jane Doe"', 'speaker: needs a name right after it, like by:"Jane Doe"'],
    ['by:"?!"', 'by: needs a name right after it, like by:"Jane Doe"'],
    ["in:“”", 'in: needs a name right after it, like in:"The Daily Example"'],
    ["article:", "article: needs the id of an article right after it."],
    ["on: friday", "on: takes a day, like 2026-03-14 (got nothing)."],
    ["about:", "about: needs a subject right after it, like about:budget"],
    ["type:quote", 'type: takes direct or fragment (got "quote").'],
    ["sort:date", 'sort: takes best, new or old (got "date").'],
    [
      "-about:coal",
      "A minus takes out words, phrases, and what by:, in:, article: and type: ask for: take it away before about:",
    ],
    ...["?!", "-", '""', "😀", '+"" -?'].map((typed): [string, string] => [
      typed,
      `There is nothing to search for in "${typed}": type a word, a "phrase" or a name like by:"Jane Doe". The command alone shows everything.`,
    ]),
    [`after:${"9".repeat(200)}`, `after: takes a day, like 2026-03-14 (got "${"9".repeat(60)}…").`],
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
    [
      "topic:coal",
      { words: ["topic:coal"] },
      "There is no field “topic:”, so it was searched as words; did you mean “about:”?",
    ],
    [
      "durin:2026",
      { words: ["durin:2026"] },
      "There is no field “durin:”, so it was searched as words; did you mean “during:”?",
    ],
    [
      "colour:red",
      { words: ["colour:red"] },
      "There is no field “colour:”, so it was searched as words. The fields are by:, in:, about:, on:, during:, after:, before:, last:, type:, sort:, article:.",
    ],
    [
      "constructor:x",
      { words: ["constructor:x"] },
      "There is no field “constructor:”, so it was searched as words. The fields are by:, in:, about:, on:, during:, after:, before:, last:, type:, sort:, article:.",
    ],
    [
      'colour:"deep red"',
      { words: ["colour"], phrases: ["deep red"] },
      "There is no field “colour:”, so it was searched as words. The fields are by:, in:, about:, on:, during:, after:, before:, last:, type:, sort:, article:.",
    ],
    [
      '-colour:"deep red"',
      { without: [{ text: "colour: deep red", phrase: true }] },
      "There is no field “colour:”, so it was searched as words. The fields are by:, in:, about:, on:, during:, after:, before:, last:, type:, sort:, article:.",
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

  it("ranks the first 256 words, and says so", () => {
    const many = Array.from({ length: 262 }, (_, number) => `w${number}`);
    expect(parseQuery(many.join(" "))).toEqual({
      query: query({ words: many.slice(0, 256) }),
      notes: ["Only the first 256 of 262 words are searched."],
    });
  });

  it.each([
    ['"p#"', "At most 32 phrases fit into one query and this one has 33: ask in several."],
    ["-w#", "At most 32 exclusions fit into one query and this one has 33: ask in several."],
    ["by:n#", "At most 32 names after by: fit into one query and this one has 33: ask in several."],
    ["in:n#", "At most 32 outlets after in: fit into one query and this one has 33: ask in several."],
    ["+w#", "At most 32 words with a plus fit into one query and this one has 33: ask in several."],
    ["about:n#", "At most 32 values of about: fit into one query and this one has 33: ask in several."],
    [
      "on:20#",
      "At most 32 days after on: and during: fit into one query and this one has 33: ask in several.",
    ],
    ["article:n#", "At most 32 ids after article: fit into one query and this one has 33: ask in several."],
  ])("takes 32 of %s and refuses more", (part, message) => {
    const parts = Array.from({ length: 33 }, (_, number) => part.replace("#", String(number + 10)));
    expect(() => parsed(parts.slice(1).join(" "))).not.toThrow();
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
      "last:",
      "7d",
      "+",
      " OR ",
      "OR",
      "about:",
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

describe("a star", () => {
  it("at a word is said to stand for nothing, and in a phrase or alone it is not", () => {
    for (const typed of ["ferr*", "*board", "+fer*y", "-ferr*", "ferr* OR tide"])
      expect(parseQuery(typed).notes).toEqual([
        expect.stringMatching(/^The \* in ".*" stands for no letters: type the whole word/),
      ]);
    for (const typed of ['"ferr*"', "ferry", "about:fer"]) expect(parseQuery(typed).notes).toEqual([]);
  });
});
