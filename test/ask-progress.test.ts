import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAskProgress } from "../src/ask-progress.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function told(isTTY: boolean) {
  const written: string[] = [];
  const output = { write: (text: string) => written.push(text), isTTY };
  return { written, progress: createAskProgress(output, Date.now) };
}

describe("the progress of one question", () => {
  it("says nothing where all is read in two seconds", () => {
    const { written, progress } = told(false);
    vi.advanceTimersByTime(1900);
    progress.tell(10, 20);
    progress.end();
    vi.advanceTimersByTime(5000);
    expect(written).toEqual([]);
  });

  it("says that it reads before it knows how much, and then how far it is, seldom into a file", () => {
    const { written, progress } = told(false);
    vi.advanceTimersByTime(2000);
    expect(written).toEqual(["Reading the articles; what is read is kept for the next time.\n"]);
    for (let taken = 0; taken <= 19_000; taken += 1000) {
      progress.tell(taken, 19_000);
      vi.advanceTimersByTime(1000);
    }
    expect(written.slice(1)).toEqual(["Reading: 10,000 of 19,000 articles.\n"]);
  });

  it("writes over its line in a terminal, and wipes it at the end", () => {
    const { written, progress } = told(true);
    vi.advanceTimersByTime(2600);
    progress.tell(1, 3);
    progress.end();
    expect(written.at(-2)).toBe("\r\u001b[KReading: 1 of 3 articles.");
    expect(written.at(-1)).toBe("\r\u001b[K");
  });
});
