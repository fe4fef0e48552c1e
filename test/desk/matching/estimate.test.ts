import { describe, expect, it } from "vitest";
import { createRecords } from "../../../src/desk/create-records.ts";
import { openMemory } from "../../../src/desk/database.ts";
import { estimateOf } from "../../../src/desk/matching/estimate.ts";
import type { Records } from "../../../src/desk/records.ts";
import type { Article } from "../../../src/research/article.ts";
import { createResearch } from "../../../src/research/create-research.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import { article as noted } from "../made-up.ts";
import { quoting } from "./desk-of.ts";

const now = Date.UTC(2026, 10, 22, 12);
const aDay = 86_400_000;
const isoBefore = (days: number) => new Date(now - days * aDay).toISOString().slice(0, 10);

/** One article on each of the days before today, the ferry in every third. */
const articles: readonly Article[] = Array.from({ length: 42 }, (_, days) =>
  quoting(
    `a${days}`,
    days,
    [
      [
        `${days % 3 === 0 ? "The ferry runs again" : "Nobody asked us about it"}, we said on day ${days}`,
        "Greta Holm",
      ],
    ],
    { day: isoBefore(days) },
  ),
);
const noDesk = () => createRecords(openMemory()).arrivals;
const estimate = (line: string, of = articles, arrivals: Records["arrivals"] = noDesk(), at = now) =>
  estimateOf(parseQuery(line).query, {
    research: createResearch({ articles: of, problems: [] }),
    arrivals,
    now: at,
    zone: "Europe/Brussels",
  });

describe("how much a watch would tell", () => {
  it("is counted over the last weeks by day, where the desk has not run for a week", () => {
    const found = estimate("ferry runs");
    expect(found).toMatchObject({
      aWeek: 2.5,
      weeks: 4,
      by: "published",
      days: { first: isoBefore(27), last: isoBefore(0) },
      previewDays: { first: isoBefore(6), last: isoBefore(0) },
    });
    expect(found.preview.map(({ article }) => article.id)).toEqual(["a0", "a3", "a6"]);
    expect(found.tooWide).toBeUndefined();
  });

  it("needs all words, and takes no near spelling", () => {
    expect(estimate("ferry asked").aWeek).toBe(0);
    expect(estimate("fery").aWeek).toBe(0);
  });

  it("looks at the last weeks that an old corpus has, and at no day to come", () => {
    const later = now + 700 * aDay;
    expect(estimate("ferry", articles, noDesk(), later)).toMatchObject({
      aWeek: 2.5,
      days: { first: isoBefore(27), last: isoBefore(0) },
    });
    const ahead = quoting("z", 99, [["The ferry sails", "Greta Holm"]], { day: isoBefore(-300) });
    expect(estimate("ferry", [...articles, ahead]).days?.last).toBe(isoBefore(0));
  });

  it("goes by arrival once the desk has run for a week", () => {
    const { arrivals } = createRecords(openMemory());
    const old = articles.slice(10);
    arrivals.note(old.map(({ id }) => noted(id, { at: now - 15 * aDay })));
    arrivals.endBaseline();
    for (const { id } of articles.slice(0, 10)) arrivals.note([noted(id, { at: now - 3 * aDay })]);
    const found = estimate("ferry", articles, arrivals);
    expect(found).toMatchObject({ aWeek: 2, weeks: 2, by: "arrival" });
    expect(found.preview).toHaveLength(4);
  });

  it("counts the same statement once, whichever stories it stands in", () => {
    const same = [1, 2, 3].map((seed) =>
      quoting(`b${seed}`, seed, [["The lighthouse will be lit again next year", "Bo Holm"]], {
        day: isoBefore(seed),
      }),
    );
    expect(estimate("lighthouse", same).preview).toHaveLength(1);
  });

  it("is too wide for what matches most of all there is, and for more than posts show", () => {
    expect(estimate("by:Holm").tooWide).toBe("nearly everything");
    const saying = (id: string, count: number, thing: string) =>
      quoting(
        id,
        1,
        Array.from({ length: count }, (_, at) => [`${thing} over pier number ${at}`, "Bo Holm"] as const),
        { day: isoBefore(1) },
      );
    const others = saying("others", 150, "The moon is full");
    expect(estimate("tide", [saying("many", 106, "The tide is high"), others]).tooWide).toBe("many");
    expect(estimate("tide", [saying("few", 105, "The tide is high"), others]).tooWide).toBeUndefined();
  });

  it("says that nothing is known of an empty corpus", () => {
    expect(estimate("ferry", [])).toEqual({ aWeek: 0, weeks: 0, by: "published", preview: [] });
  });
});
