import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDays } from "../../src/desk/read-days.ts";
import {
  dueAt,
  nextWindow,
  printDays,
  printSchedule,
  type Schedule,
  windowsBetween,
} from "../../src/desk/schedule.ts";

const daily = [1, 2, 3, 4, 5, 6, 7];
const utc = (time: string): number => Date.parse(`${time}Z`);
const dueOn = (day: string, at: string, zone: string, days: readonly number[] = daily) => {
  const due = dueAt({ at, zone, days }, day)?.due;
  return due === undefined ? undefined : new Date(due).toISOString().slice(0, 16);
};

const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"), "Etc/GMT+12", "Pacific/Kiritimati");
const schedule: fc.Arbitrary<Schedule> = fc.record({
  at: fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`),
  zone,
  days: fc.subarray(daily, { minLength: 1 }),
});
const moment = fc.integer({ min: utc("1975-01-01T00:00"), max: utc("2037-01-01T00:00") });

describe("a schedule's windows", () => {
  it.each([
    ["2026-11-22", "08:30", "Europe/Brussels", "2026-11-22T07:30"],
    ["2026-07-22", "08:30", "Europe/Brussels", "2026-07-22T06:30"],
    ["2026-07-22", "08:30", "Etc/GMT+12", "2026-07-22T20:30"],
    ["2026-07-22", "08:30", "Pacific/Kiritimati", "2026-07-21T18:30"],
    ["2026-07-22", "08:30", "Asia/Kathmandu", "2026-07-22T02:45"],
    ["2026-07-22", "08:30", "America/St_Johns", "2026-07-22T11:00"],
  ])("of %s at %s in %s is due at %s UTC", (day, at, place, due) => {
    expect(dueOn(day, at, place)).toBe(due);
  });

  it("is later by what clocks were moved where summer time skips it, and comes once where it is repeated", () => {
    expect(dueOn("2026-03-29", "02:30", "Europe/Brussels")).toBe("2026-03-29T01:30");
    expect(dueOn("2026-10-25", "02:30", "Europe/Brussels")).toBe("2026-10-25T00:30");
    // Half an hour only.
    expect(dueOn("2026-10-04", "02:15", "Australia/Lord_Howe")).toBe("2026-10-03T15:45");
    // What is skipped before midnight is due after it.
    const nuuk = { at: "23:30", zone: "America/Nuuk", days: daily };
    expect(
      windowsBetween(nuuk, utc("2026-03-28T12:00"), utc("2026-03-30T12:00")).map(({ key }) => key),
    ).toEqual(["2026-03-28T23:30", "2026-03-29T23:30"]);
  });

  it("are on days of the week as the zone has them", () => {
    // Sunday evening in UTC.
    const monday = { at: "08:00", zone: "Pacific/Kiritimati", days: [1] };
    expect(nextWindow(monday, utc("2026-11-22T12:00"))).toEqual({
      key: "2026-11-23T08:00",
      due: utc("2026-11-22T18:00"),
    });
    expect(dueOn("2026-11-22", "08:00", "UTC", [1])).toBeUndefined();
  });

  it("leave out a day that the zone never had", () => {
    expect(dueOn("2011-12-30", "08:00", "Pacific/Apia")).toBeUndefined();
    expect(dueOn("2011-12-31", "08:00", "Pacific/Apia")).toBe("2011-12-30T18:00");
    const friday = { at: "08:00", zone: "Pacific/Apia", days: [5] };
    expect(nextWindow(friday, utc("2011-12-25T00:00")).key).toBe("2012-01-06T08:00");
  });

  it("follow one another: each is the next of the one before, with its own key, and none is between", () => {
    fc.assert(
      fc.property(schedule, moment, fc.nat(40), (given, from, days) => {
        const to = from + days * 86_400_000;
        const windows = windowsBetween(given, from, to);
        let after = from;
        for (const window of windows) {
          expect(nextWindow(given, after)).toEqual(window);
          after = window.due;
        }
        expect(nextWindow(given, after).due).toBeGreaterThan(to);
        expect(new Set(windows.map(({ key }) => key)).size).toBe(windows.length);
      }),
    );
  });

  it("are at the local time that was asked for, but where that is skipped", () => {
    fc.assert(
      fc.property(schedule, moment, (given, from) => {
        const { key, due } = nextWindow(given, from);
        const local = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(given.zone);
        const asked = Temporal.PlainDateTime.from(key);
        expect(given.days).toContain(asked.dayOfWeek);
        const plain = local.toPlainDateTime();
        if (!plain.equals(asked)) {
          // No moment there has that time.
          const earlier = asked.toZonedDateTime(given.zone, { disambiguation: "earlier" });
          expect(earlier.toPlainDateTime().equals(asked)).toBe(false);
          expect(Temporal.PlainDateTime.compare(plain, asked)).toBe(1);
        }
      }),
    );
  });

  it("are the last ones where there are too many", () => {
    const hourly = { at: "08:00", zone: "UTC", days: daily };
    const windows = windowsBetween(hourly, utc("1990-01-01T00:00"), utc("2026-01-03T12:00"), 3);
    expect(windows.map(({ key }) => key)).toEqual([
      "2026-01-01T08:00",
      "2026-01-02T08:00",
      "2026-01-03T08:00",
    ]);
    expect(windowsBetween(hourly, utc("2026-01-03T12:00"), utc("1990-01-01T00:00"))).toEqual([]);
  });
});

describe("a schedule in words", () => {
  it.each([
    [[1, 2, 3, 4, 5], "weekdays at 08:30, Europe/Brussels"],
    [[6, 7], "weekends at 08:30, Europe/Brussels"],
    [daily, "daily at 08:30, Europe/Brussels"],
    [[1, 3], "Mon, Wed at 08:30, Europe/Brussels"],
  ])("of %j is %s", (days, words) => {
    expect(printSchedule({ at: "08:30", zone: "Europe/Brussels", days })).toBe(words);
  });

  it("reads as the same days again", () => {
    fc.assert(
      fc.property(fc.subarray(daily, { minLength: 1 }), (days) => {
        expect(readDays(printDays(days))).toEqual(days);
      }),
    );
  });
});
