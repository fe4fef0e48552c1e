import type { Lines } from "../desk/lines.ts";

/** Lines in buttons: short ones as they are, long ones by a key. */
export interface Carrying {
  /** A line in at most `limit` UTF-16 code units: itself, or a key to it. */
  carry(line: string, limit: number): string;
  /** The line that a button carries; undefined when it is no longer kept. */
  lineOf(carried: string): string | undefined;
}

/** What keeps the lines of buttons. `log` is told when one cannot be kept, without its words. */
export function createCarrying(lines: Lines, log: (sentence: string, cause: unknown) => void): Carrying {
  return {
    carry(line, limit) {
      if (line.length <= limit) return line;
      try {
        return keyMark + lines.keep(line);
      } catch (cause) {
        // An answer matters more than its button: pressed, this one says to run the question again.
        log("a button's line could not be kept", cause);
        return `${keyMark}lost`;
      }
    },
    lineOf: (carried) => (carried.startsWith(keyMark) ? lines.read(carried.slice(keyMark.length)) : carried),
  };
}

/** No line that we print begins with it: lines begin with a command's name. */
const keyMark = "#";
