import { describe, expect, it } from "vitest";
import type { Progress, Status } from "../src/chat/library.ts";
import { createReadingReport } from "../src/reading-report.ts";

const statusAt = (reading?: Progress): Status => ({
  count: { articles: 8, quotations: 9, undated: 0 },
  problems: 1,
  examples: [],
  ...(reading && { reading }),
});

function reported(line?: (text: string) => void) {
  const logged: string[] = [];
  const report = createReadingReport((sentence) => logged.push(sentence));
  report.tell(statusAt({ searched: 0 }));
  report.start(line);
  for (const searched of [0, 1, 2, 3, 5, 8]) report.tell(statusAt({ searched, of: 8 }));
  report.tell(statusAt());
  report.tell(statusAt());
  return logged;
}

const end = "All is read: 9 quotations in 8 articles. 1 file could not be read whole: type sources.";

describe("how far the reading is", () => {
  it("is a line of the log for each quarter, and one at the end", () => {
    expect(reported()).toEqual([
      "Reading: 2 of 8 articles.",
      "Reading: 5 of 8 articles.",
      "Reading: 8 of 8 articles.",
      end,
    ]);
  });

  it("is one line that changes where there is one", () => {
    const lines: string[] = [];
    expect(reported((text) => lines.push(text))).toEqual([end]);
    expect(lines).toHaveLength(6);
  });

  it("is not told where all was read before people could ask", () => {
    const logged: string[] = [];
    const report = createReadingReport((sentence) => logged.push(sentence));
    report.tell(statusAt());
    report.start(undefined);
    report.tell(statusAt());
    expect(logged).toEqual([]);
  });
});
