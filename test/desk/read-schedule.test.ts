import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDays } from "../../src/desk/read-days.ts";
import { readTime } from "../../src/desk/read-time.ts";
import { readZone } from "../../src/desk/read-zone.ts";
import { UserError } from "../../src/research/errors.ts";

describe("a time of day", () => {
  it.each([
    ["08:30", "08:30"],
    ["8.30", "08:30"],
    [" 8:30 am ", "08:30"],
    ["8PM", "20:00"],
    ["12 a.m.", "00:00"],
    ["12pm", "12:00"],
    ["0830", "08:30"],
    ["8h30", "08:30"],
    ["8", "08:00"],
    ["noon", "12:00"],
    ["midnight", "00:00"],
    ["０８：３０", "08:30"],
  ])("is read of %s as %s", (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each([
    ["25:00", /^25:00 is no time of day: hours go from 00 to 23/],
    ["24:00", /type 00:00 for midnight/],
    ["08:61", /minutes go from 00 to 59/],
    ["13pm", /from 1 to 12 with am or pm/],
    ["0am", /from 1 to 12/],
    ["8:3", /type it like 08:30/],
    ["soon", /^soon is no time of day: type it like 08:30 or 17:05\.$/],
    ["", /^Which time\? Type it like 08:30/],
  ])("is refused of “%s”", (typed, sentence) => {
    expect(() => readTime(typed)).toThrow(sentence);
    expect(() => readTime(typed)).toThrow(UserError);
  });
});

describe("days of the week", () => {
  it.each([
    ["weekdays", [1, 2, 3, 4, 5]],
    ["weekends", [6, 7]],
    ["daily", [1, 2, 3, 4, 5, 6, 7]],
    ["every day", [1, 2, 3, 4, 5, 6, 7]],
    ["mon,wed", [1, 3]],
    ["Wednesdays and Mondays", [1, 3]],
    ["mon-fri", [1, 2, 3, 4, 5]],
    ["Friday to Monday", [1, 5, 6, 7]],
    ["sat – sun, tues", [2, 6, 7]],
    ["sun,sun", [7]],
  ])("are read of %s as %j", (typed, days) => {
    expect(readDays(typed)).toEqual(days);
  });

  it.each([
    ["", /^Which days\? Type days:weekdays/],
    [" , ", /^Which days\?/],
    ["wendesday", /did you mean wednesday\?/],
    ["m", /^m is no day of the week: type days:weekdays/],
    ["weekdays-sun", /is no range of days: type two days, like days:mon-fri/],
  ])("are refused of “%s”", (typed, sentence) => {
    expect(() => readDays(typed)).toThrow(sentence);
    expect(() => readDays(typed)).toThrow(UserError);
  });
});

describe("a time zone", () => {
  it.each([
    ["Europe/Brussels", "Europe/Brussels"],
    ["europe/brussels", "Europe/Brussels"],
    ["america/new york", "America/New_York"],
    ["brussels", "Europe/Brussels"],
    ["New York", "America/New_York"],
    ["São Paulo", "America/Sao_Paulo"],
    ["kolkata", "Asia/Kolkata"],
    ["calcutta", "Asia/Calcutta"],
    ["kyiv", "Europe/Kyiv"],
    ["utc", "UTC"],
    ["Etc/GMT+12", "Etc/GMT+12"],
  ])("is read of %s as %s", (typed, zone) => {
    expect(readZone(typed)).toBe(zone);
  });

  it.each([
    ["Europe/Brussel", /did you mean Europe\/Brussels\?/],
    ["amsterdm", /did you mean Europe\/Amsterdam\?/],
    ["asia/kolkatta", /did you mean Asia\/Kolkata\?/],
    ["hong", /did you mean Asia\/Hong_Kong\?/],
    ["Mars/Olympus", /^Mars\/Olympus is no time zone that is known here: type one like Europe\/Brussels/],
    ["UTC+2", /^UTC\+2 tells the hours but not when clocks change: type a city/],
    ["+02:00", /not when clocks change/],
    ["gmt -5", /not when clocks change/],
    ["CEST", /not when clocks change/],
    ["est", /^est tells the hours but not when clocks change/],
    ["MST", /not when clocks change/],
    ["2026-01-01T00:00Z", /not when clocks change/],
    ["", /^Which time zone\? Type a city/],
    ["constructor", /is no time zone/],
  ])("is refused of “%s”", (typed, sentence) => {
    expect(() => readZone(typed)).toThrow(sentence);
    expect(() => readZone(typed)).toThrow(UserError);
  });

  it("is one that time can be told in, whatever is typed, or refused with a remedy", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...Intl.supportedValuesOf("timeZone"))), (typed) => {
        for (const read of [readZone, readTime, readDays]) {
          try {
            const value = read(typed);
            if (read === readZone) Temporal.Now.zonedDateTimeISO(String(value));
          } catch (cause) {
            expect(cause).toBeInstanceOf(UserError);
          }
        }
      }),
    );
  });
});
