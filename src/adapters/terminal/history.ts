import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The lines typed before, kept across runs. */
export interface History {
  /** Newest first, as readline holds them. */
  readonly lines: string[];
  add(line: string): void;
}

/** How many lines are kept, and how long they may be in UTF-16 code units: longer ones were pasted. */
export const longestHistory = 500;
const longestLine = 2000;

/**
 * A history in a file that only its owner can read, made where it is missing. What goes wrong is told once
 * through `warn`; lines are then remembered until the end of this run only.
 */
export function createHistory(file: string, warn: (sentence: string) => void): History {
  let isKept = true;
  const attempt = (task: () => void) => {
    try {
      if (isKept) task();
    } catch (cause) {
      isKept = false;
      const why = cause instanceof Error ? cause.message : String(cause);
      warn(`What you type is not remembered for the next time: ${why}.`);
    }
  };
  let lines: string[] = [];
  attempt(() => {
    mkdirSync(dirname(file), { recursive: true });
    const all = linesOf(file);
    lines = all.slice(-longestHistory);
    if (all.length > longestHistory) {
      writeFileSync(file, lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
    }
  });
  return {
    lines: lines.toReversed(),
    add(line) {
      if (line.length <= longestLine) attempt(() => appendFileSync(file, `${line}\n`, { mode: 0o600 }));
    },
  };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw cause;
  }
}
