import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createOutages } from "../../../src/adapters/discord/outages.ts";

const minute = 60_000;
const back = "The desk is connected to Discord.";
const failing = "The desk does not get through to Discord. It is tried again until it works.";

let logged: unknown[][];
const outages = () => createOutages((...said) => void logged.push(said), minute);

beforeEach(() => {
  logged = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("an outage of less than its time is told neither when it begins nor when it ends", () => {
  const { begin, end } = outages();
  begin();
  vi.advanceTimersByTime(minute - 1);
  end();
  vi.advanceTimersByTime(2 * minute);
  expect(logged).toEqual([]);
});

it("a silent outage is told once its time is over, however often it was tried, and once when it ends", () => {
  const { begin, end } = outages();
  begin();
  vi.advanceTimersByTime(minute - 1);
  begin();
  expect(logged).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(logged).toEqual([[expect.stringContaining("does not say why")]]);
  begin();
  vi.advanceTimersByTime(5 * minute);
  expect(logged).toHaveLength(1);
  end();
  end();
  expect(logged.slice(1)).toEqual([[back]]);
});

it("a failure is told at once, with its cause, and no other of the same outage", () => {
  const { begin, fail, end } = outages();
  begin();
  fail("refused");
  fail("refused again");
  vi.advanceTimersByTime(2 * minute);
  end();
  fail("another day");
  expect(logged).toEqual([[failing, "refused"], [back], [failing, "another day"]]);
});
