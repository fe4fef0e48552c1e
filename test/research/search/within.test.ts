import { expect, it } from "vitest";
import type { Day } from "../../../src/research/article.ts";
import { dayKey } from "../../../src/research/search/day-keys.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import { dayFilter } from "../../../src/research/search/within.ts";

const dayOf = (iso: string): Day => ({
  precision: iso.length === 10 ? "day" : iso.length === 7 ? "month" : "year",
  iso,
});

const today = "2026-03-20";

it.each([
  ["after:2026-03-14", ["2026-03-15", "2026-04", "2027"], ["2026-03-14", "2026-03", "2026"]],
  ["before:2026-03-14", ["2026-03-13", "2026-02", "2025"], ["2026-03-14", "2026-03", "2026"]],
  ["on:2026-03-14", ["2026-03-14"], ["2026-03-13", "2026-03", "2026"]],
  ["on:2026-03", ["2026-03-01", "2026-03-31", "2026-03"], ["2026-02-28", "2026-04-01", "2026"]],
  ["on:2026", ["2026-01-01", "2026-12-31", "2026-12", "2026"], ["2025-12-31", "2027-01", "2025"]],
  ["on:2026-03-14 on:2025", ["2026-03-14", "2025-06"], ["2026-03-15", "2026"]],
  ["last:20d", ["2026-03-01", "2026-03-20", "2026-03"], ["2026-02-28", "2026-03-21", "2026-02", "2026"]],
])("%s", (typed, inside, outside) => {
  const passes = dayFilter(parseQuery(typed, today).query);
  expect(inside.filter((iso) => !passes(dayKey(dayOf(iso))))).toEqual([]);
  expect(outside.filter((iso) => passes(dayKey(dayOf(iso))))).toEqual([]);
  expect(passes(dayKey(undefined))).toBe(false);
  expect(passes(dayKey({ precision: "partial", stated: "March 14" }))).toBe(false);
});
