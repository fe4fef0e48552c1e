import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepPruned } from "../../src/worker/keep-pruned.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("forgets what is old soon after the start, some at a time, and again each day, also after a fault", () => {
  const answers: (boolean | Error)[] = [true, true, false, new Error("locked"), true, false];
  const calls: number[] = [];
  const began = Date.now();
  const pruning = keepPruned((now) => {
    calls.push(Math.floor((now - began) / 1000));
    const answer = answers.shift() ?? false;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.advanceTimersByTime(2.5 * 86_400_000);
  const [one, two] = [86_462, 2 * 86_400 + 62];
  expect(calls).toEqual([60, 61, 62, one, two, two + 1]);
  pruning.stop();
  vi.advanceTimersByTime(5 * 86_400_000);
  expect(calls).toHaveLength(6);
});
