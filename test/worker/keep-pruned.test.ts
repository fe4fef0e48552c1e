import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UserError } from "../../src/research/errors.ts";
import { keepPruned } from "../../src/worker/keep-pruned.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const refuse = (sentence: string): never => {
  throw new Error(`logged: ${sentence}`);
};

it("forgets what is old soon after the start, some at a time, and again each day, also after a fault", () => {
  const answers: (boolean | Error)[] = [true, true, false, new UserError("locked"), true, false];
  const calls: number[] = [];
  const began = Date.now();
  const pruning = keepPruned((now) => {
    calls.push(Math.floor((now - began) / 1000));
    const answer = answers.shift() ?? false;
    if (answer instanceof Error) throw answer;
    return answer;
  }, refuse);
  vi.advanceTimersByTime(2.5 * 86_400_000);
  const [one, two] = [86_462, 2 * 86_400 + 62];
  expect(calls).toEqual([60, 61, 62, one, two, two + 1]);
  pruning.stop();
  vi.advanceTimersByTime(5 * 86_400_000);
  expect(calls).toHaveLength(6);
});

it("tells the log what is a fault of ours, once each time, and nothing of a database that is locked", () => {
  const fault = new TypeError("no such column: removd");
  const answers = [new UserError("locked"), fault, fault];
  const logged: unknown[] = [];
  const pruning = keepPruned(
    () => {
      const answer = answers.shift();
      if (answer === undefined) return false;
      throw answer;
    },
    (sentence, cause) => logged.push([sentence, cause]),
  );
  vi.advanceTimersByTime(61_000);
  expect(logged).toEqual([]);
  vi.advanceTimersByTime(2 * 86_400_000);
  const sentence = "What is old could not be forgotten. It is tried again in a day.";
  expect(logged).toEqual([
    [sentence, fault],
    [sentence, fault],
  ]);
  pruning.stop();
});
