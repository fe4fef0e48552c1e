import { describe, expect, it } from "vitest";
import type { Day, Quote } from "../../../src/research/article.ts";
import { dayNumber, isoOf } from "../../../src/research/day-number.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import { atOnce } from "../../../src/research/slices.ts";
import { fittingPeriod, periodAround } from "../../../src/research/timeline/calendar.ts";
import { termsAsked } from "../../../src/research/timeline/key-words.ts";
import { timelineOf } from "../../../src/research/timeline/timeline.ts";
import { said } from "./said.ts";

const timeline = (quotes: readonly Quote[], query = "tide") =>
  atOnce(timelineOf(quotes, ({ speaker }) => speaker?.name, termsAsked(parseQuery(query).query)));

describe("when something was said", () => {
  it("is counted by days, weeks, months, years or decades, as the span asks", () => {
    const periodOf = (first: string, last: string) => timeline([said(first), said(last)]).period;
    expect(periodOf("2026-03-14", "2026-03-14")).toBe("day");
    expect(periodOf("2026-03-01", "2026-03-31")).toBe("day");
    expect(periodOf("2026-03-01", "2026-04-01")).toBe("week");
    expect(periodOf("2026-01-01", "2026-12-31")).toBe("month");
    expect(periodOf("2006-01-01", "2026-01-01")).toBe("year");
    expect(periodOf("1826-01-01", "2026-01-01")).toBe("decade");
  });

  it("has every period between the first and the last, also those without words", () => {
    const { starts, counts, end } = timeline([said("2026-01-20"), said("2026-01-31"), said("2026-09-01")]);
    expect(starts.map((start) => start.slice(0, 7))).toEqual(
      Array.from({ length: 9 }, (_, i) => `2026-0${i + 1}`),
    );
    expect(counts).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(end).toBe("2026-09-30");
  });

  it("keeps a month or a year as it is known, and guesses no day", () => {
    const days = ["2026-03-02", "2026-04-20", "2026-03", "2026-03", "2026"];
    const { period, counts, vague, stretches } = timeline(days.map((day) => said(day)));
    expect(period).toBe("week");
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(vague).toEqual([
      { first: "2026-01-01", last: "2026-12-31", quotations: 1 },
      { first: "2026-03-01", last: "2026-03-31", quotations: 2 },
    ]);
    expect(stretches.map(({ first, quotations }) => [first, quotations])).toEqual([
      ["2026-03-02", 1],
      ["2026-04-20", 1],
    ]);
  });

  it("has a month or a year that no stretch is in as a stretch of its own, in whatever order they come", () => {
    const days = ["2019", "2019-05", "2026-10-02", "2026-11", "2026"];
    for (const those of [days, days.toReversed()])
      expect(
        timeline(those.map((day) => said(day))).stretches.map(({ first, quotations }) => [first, quotations]),
      ).toEqual([
        ["2019-05-01", 1],
        ["2026-10-01", 1],
        ["2026-11-01", 1],
      ]);
    expect(
      timeline([said("2019"), said("2026-10-02"), said("2026-11-22")]).stretches.map(({ first, last }) => [
        first,
        last,
      ]),
    ).toEqual([
      ["2019-01-01", "2019-12-31"],
      ["2026-10-01", "2026-10-31"],
      ["2026-11-01", "2026-11-30"],
    ]);
  });

  it("counts a month whole where it counts by months", () => {
    expect(timeline([said("2025-01-01"), said("2026-03"), said("2026")])).toMatchObject({
      period: "month",
      vague: [{ first: "2026-01-01", quotations: 1 }],
      quotations: 3,
    });
  });

  it("counts what is of no known year apart, and has no days where all is", () => {
    const partial: Day = { precision: "partial", stated: "June 27" };
    const some = timeline([said("2026-03-14"), said(undefined), said(partial)]);
    expect([some.quotations, some.undated, some.counts]).toEqual([3, 2, [1]]);
    const none = timeline([said(undefined), said(partial)]);
    expect([none.quotations, none.undated, none.starts, none.stretches]).toEqual([2, 2, [], []]);
  });

  it("is the same in whichever order the words come", () => {
    const quotes = Array.from({ length: 40 }, (_, i) => said(isoOf(20_000 + i * 17), `Speaker ${i % 9}`));
    expect(timeline(quotes.toReversed())).toEqual(timeline(quotes));
  });
});

describe("who said it", () => {
  it("has lanes for six, and the others and the unattributed each in one", () => {
    const quotes = Array.from({ length: 9 }, (_, i) =>
      Array.from({ length: 9 - i }, () => said("2026-03-14", `Speaker ${i}`)),
    ).flat();
    const { speakers, others, unattributed, quotations } = timeline([...quotes, said("2026-03-14")]);
    expect(speakers.map(({ name, quotations: count }) => [name, count])).toEqual(
      Array.from({ length: 6 }, (_, i) => [`Speaker ${i}`, 9 - i]),
    );
    expect(others).toMatchObject({ speakers: 3, quotations: 6 });
    expect(unattributed).toMatchObject({ quotations: 1 });
    expect(quotations).toBe(46);
  });
});

describe("the words that stand out", () => {
  const early = Array.from({ length: 6 }, () =>
    said("2026-01-10", "Ann Holm", "The tide needs dredging, I think"),
  );
  const late = Array.from({ length: 6 }, () =>
    said("2026-05-10", "Bo Kern", "The tide needs a barrier and the tide goes on"),
  );

  it("are those of a stretch and of a speaker against the rest", () => {
    const { stretches, speakers } = timeline([...early, ...late]);
    expect(stretches.map(({ keyWords }) => keyWords)).toEqual([["dredging"], ["barrier"]]);
    expect(speakers.map(({ name, keyWords }) => [name, keyWords])).toEqual([
      ["Ann Holm", ["dredging"]],
      ["Bo Kern", ["barrier"]],
    ]);
  });

  it("are held together by their hyphens", () => {
    const coined = Array.from({ length: 6 }, () =>
      said("2026-05-10", "Bo Kern", "The tide needs a short-sighted plan"),
    );
    const [, last] = timeline([...early, ...coined]).stretches;
    expect(last?.keyWords).toContain("short-sighted");
    expect(last?.keyWords).not.toContain("short");
    expect(timeline([...early, ...coined], "sighted").stretches[1]?.keyWords).toEqual(["plan"]);
  });

  it("are never the words asked for, in any form", () => {
    expect(
      timeline([...early, ...late], "dredge barriers").stretches.map(({ keyWords }) => keyWords),
    ).toEqual([[], []]);
  });

  it("are none where there is nothing to stand out from", () => {
    expect(timeline(early).speakers[0]?.keyWords).toEqual([]);
    expect(timeline([said("2026-03-14", "Ann Holm")]).stretches[0]?.keyWords).toEqual([]);
  });
});

describe("ten thousand", () => {
  it("are counted to the last, and a share of them tells the key words", () => {
    const quotes = Array.from({ length: 10_000 }, (_, i) =>
      said(isoOf(15_000 + (i % 3000)), `Speaker ${i % 400}`),
    );
    const { counts, readFor, quotations, starts } = timeline(quotes);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
    expect(quotations).toBe(10_000);
    expect(readFor).toBeGreaterThan(800);
    expect(readFor).toBeLessThan(1200);
    expect(starts.length).toBeLessThan(120);
  });
});

describe("periods", () => {
  it.each([
    ["2026-03-15", "week", "2026-03-09", "2026-03-15"],
    ["1969-12-31", "week", "1969-12-29", "1970-01-04"],
    ["2024-02-29", "month", "2024-02-01", "2024-02-29"],
    ["2026-05-02", "quarter", "2026-04-01", "2026-06-30"],
    ["2024-05-02", "lustrum", "2020-01-01", "2024-12-31"],
    ["0096-05-02", "decade", "0090-01-01", "0099-12-31"],
  ] as const)("around %s the %s is %s to %s", (day, period, first, last) => {
    const around = periodAround(dayNumber(day), period);
    expect([isoOf(around.first), isoOf(around.last)]).toEqual([first, last]);
  });

  it("never part a span into more than a hundred", () => {
    expect(fittingPeriod({ first: 0, last: 3049 })).toBe("month");
    expect(fittingPeriod({ first: 0, last: 3050 })).toBe("year");
  });
});
