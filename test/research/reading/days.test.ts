import { expect, it } from "vitest";
import { dayOfLine } from "../../../src/research/reading/bylines.ts";
import { parseDay } from "../../../src/research/reading/days.ts";

it.each([
  ["2022-06-27", "2022-06-27"],
  ["2022-06-27T23:30:00-05:00", "2022-06-27"],
  ["2022-06", "2022-06"],
  ["2022", "2022"],
  ["June 27, 2022", "2022-06-27"],
  ["Monday, June 27, 2022", "2022-06-27"],
  ["27 June 2022", "2022-06-27"],
  ["1st of Sept 2021", "2021-09-01"],
  ["29 February 2024", "2024-02-29"],
])("reads %s as far as it is known", (written, iso) => {
  expect(parseDay(written)).toEqual({ precision: ["year", "month", "day"][iso.split("-").length - 1], iso });
});

it.each(["June 27", "27 June", "Friday, February 17", "Feb. 29"])("leaves %s without a year", (written) => {
  expect(parseDay(written)).toEqual({ precision: "partial", stated: written });
});

it.each([
  "",
  "Thursday",
  "June",
  "2022-13",
  "2022-02-30",
  "2022-6-1",
  "0000",
  "June 31",
  "27/06/2022",
  "yesterday",
  "June 27-30",
  "29 February 2023",
])("takes %j for no day", (written) => expect(parseDay(written)).toBeUndefined());

it.each([
  ["Friday, March 8, 2024", { precision: "day", iso: "2024-03-08" }],
  ["Published: 8 March 2024.", { precision: "day", iso: "2024-03-08" }],
  ["Posted on March 8", { precision: "partial", stated: "March 8" }],
  ["Friday, March 8", { precision: "partial", stated: "Friday, March 8" }],
  // A month's end heads a company's table, and a year a chronicle.
  ["Dec 31", undefined],
  ["2024", undefined],
  ["Rain fell on March 8, 2024", undefined],
])("takes a line %s for the article's day or not", (line, day) => expect(dayOfLine(line)).toEqual(day));
