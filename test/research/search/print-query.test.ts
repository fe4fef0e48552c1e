import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/research/errors.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import { printQuery } from "../../../src/research/search/print-query.ts";
import { emptyQuery, type ParsedQuery, type Query } from "../../../src/research/search/query.ts";

const today = "2026-11-22";
const again = (query: Query) => parseQuery(printQuery(query), today).query;

/** What a part of a query can be, drawn from what is awkward to print. */
const awkward = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      "“",
      "»",
      "-",
      "\u2212",
      ":",
      "by:",
      "on:",
      "+",
      " OR ",
      "OR",
      "//",
      "foo",
      "5",
      "a",
      " ",
      "’",
      "″",
      "é",
    ),
    minLength: 1,
    maxLength: 8,
  }),
);

/** The parts of this kind that typing such a text yields. */
const typedParts = <T>(typed: (text: string) => string, pick: (query: Query) => readonly T[]) =>
  awkward.map((text) => {
    const parsed = attempt(typed(text));
    return parsed === undefined ? [] : pick(parsed.query);
  });

function attempt(text: string): ParsedQuery | undefined {
  try {
    return parseQuery(text, today);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return undefined;
  }
}

const several = <T>(parts: fc.Arbitrary<readonly T[]>, keyOf: (part: T) => unknown = (part) => part) =>
  fc.array(parts, { maxLength: 4 }).map((lists) => {
    const byKey = new Map(lists.flat().map((part) => [keyOf(part), part]));
    return [...byKey.values()];
  });

const iso = fc
  .date({ min: new Date("1000-01-02"), max: new Date("2999-12-30"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Days as they are typed, kept where some day is left. */
const days = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constantFrom("after:", "before:"), iso).map((parts) => parts.join("")),
      fc.tuple(iso, fc.constantFrom(4, 7, 10)).map(([day, length]) => `on:${day.slice(0, length)}`),
      fc
        .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom(..."dwmy"))
        .map(([n, unit]) => `last:${n}${unit}`),
    ),
    { maxLength: 4 },
  )
  .map((parts) => attempt(parts.join(" "))?.query ?? emptyQuery)
  .map(({ on, after, before, last }) => ({
    on,
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
    ...(last !== undefined && { last }),
  }));

const queries: fc.Arbitrary<Query> = fc
  .record({
    words: several(
      typedParts(
        (text) => text,
        (query) => query.words,
      ),
    ),
    required: several(
      typedParts(
        (text) => `+${text}`,
        (query) => query.required,
      ),
    ),
    either: several(
      fc
        .array(awkward, { minLength: 2, maxLength: 4 })
        .map((texts) => attempt(texts.join(" OR "))?.query.either ?? []),
      (group) => JSON.stringify(group),
    ),
    about: several(
      typedParts(
        (text) => `about:"${text}"`,
        (query) => query.about,
      ),
    ),
    type: fc.uniqueArray(fc.constantFrom("direct" as const, "fragment" as const), { maxLength: 2 }),
    phrases: several(
      typedParts(
        (text) => `"${text}"`,
        (query) => query.phrases,
      ),
    ),
    without: several(
      typedParts(
        (text) => `-${text}`,
        (query) => query.without,
      ),
      ({ text, phrase }) => `${phrase} ${text}`,
    ),
    by: several(
      typedParts(
        (text) => `by:"${text}"`,
        (query) => query.by,
      ),
    ),
    in: several(
      typedParts(
        (text) => `in:${text}`,
        (query) => query.in,
      ),
    ),
    article: several(
      typedParts(
        (text) => `article:“${text}`,
        (query) => query.article,
      ),
    ),
    except: fc.record({
      by: several(
        typedParts(
          (text) => `-by:"${text}"`,
          (query) => query.except.by,
        ),
      ),
      in: several(
        typedParts(
          (text) => `-in:${text}`,
          (query) => query.except.in,
        ),
      ),
      article: several(
        typedParts(
          (text) => `-article:“${text}`,
          (query) => query.except.article,
        ),
      ),
      type: fc.uniqueArray(fc.constantFrom("direct" as const, "fragment" as const), { maxLength: 2 }),
    }),
    days,
    sort: fc.constantFrom<Query["sort"]>("best", "new", "old"),
  })
  .map(({ days: asked, words, ...query }) => ({
    ...query,
    ...asked,
    words: words.filter((word) => !query.required.includes(word)),
  }));

describe("printQuery", () => {
  it("prints what parses to the same query", () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(again(query)).toEqual(query);
      }),
      { numRuns: 400 },
    );
  });

  it("prints typed text so that it can be typed again", () => {
    const typed = fc.array(awkward, { maxLength: 8 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = attempt(text);
        if (parsed !== undefined) expect(again(parsed.query)).toEqual(parsed.query);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ["  net   ZERO ", "net ZERO"],
    [
      "sort:new in:“The Courier” -coal by:Doe «net zero» now",
      'now "net zero" -coal by:Doe in:"The Courier" sort:new',
    ],
    ['speaker:"Doe" source:Courier', "by:Doe in:Courier"],
    [
      "-by:Doe -in:“The Courier” by:Lee −type:direct oil",
      'oil -by:Doe -in:"The Courier" -type:direct by:Lee',
    ],
    ["on:2026-03-14", "on:2026-03-14"],
    ["after:2026-02-28 before:2026-04-01", "after:2026-02-28 before:2026-04-01"],
    ["on:2026 on:2026-03", "during:2026 during:2026-03"],
    ["during:2026-03-14", "on:2026-03-14"],
    ["on:yesterday", "on:2026-11-21"],
    ['last:"2 weeks" now', "now last:2w"],
    [
      "type:FRAGMENT about:budget b OR “c d” OR +e +f g -h +“i j”",
      'g +f "i j" b OR "c d" OR e -h about:budget type:fragment',
    ],
    ["a OR a OR", "or +a"],
    ['OR:"x y" a', 'or a "x y"'],
    ["+OR -OR", "+or -or"],
    ["+OR OR x", "or OR x"],
    ["by:A OR by:B", "by:A by:B"],
    ["after:2026-03", "after:2026-03-31"],
    ["after:2026-03-01 before:2026-03-20", "after:2026-03-01 before:2026-03-20"],
    ["sort:best", ""],
    ["“net zero", '"net zero"'],
    ["form:x 08:30 https://a.b/c", "form:x 08:30 https://a.b/c"],
    ["by://x", "by://x"],
    ['by:"//x"', 'by:"//x"'],
  ])("prints %s as %s", (text, printed) => {
    expect(printQuery(parseQuery(text, today).query)).toBe(printed);
  });

  it("prints a query built by hand so that it searches alike", () => {
    const query: Query = {
      ...emptyQuery,
      words: ["net zero", "by:x", "-coal", "OR", 'say "yes"'],
      required: ["brown coal", "+x"],
      either: [
        [
          { text: "a b", phrase: false },
          { text: "OR", phrase: false },
          { text: "-c", phrase: false },
        ],
        [{ text: "only", phrase: false }],
        [{ text: "only this", phrase: true }],
      ],
      phrases: ['a "b" c'],
      without: [
        { text: "brown coal", phrase: false },
        { text: "in:x", phrase: false },
      ],
      by: ['Jane "JD" Doe', 'J"D"'],
    };
    const line =
      'net zero by x coal or say yes +brown +coal +x "a ″b″ c" "a b" OR "OR" OR "-c" +only "only this" -"brown coal" -"in:x" by:"Jane ″JD″ Doe" by:J″D″';
    expect(printQuery(query)).toBe(line);
    expect(again(again(query))).toEqual(again(query));
  });
});
