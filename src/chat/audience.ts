import type { Commands } from "./command.ts";
import { parseLine } from "./line.ts";

/**
 * Whether the answer to a line is for everyone in the room; that to one that is wrong, or no longer kept, is not. `today`: as for
 * `parseLine`.
 */
export function sharingLine(line: string | undefined, commands: Commands, today: string): boolean {
  try {
    return line !== undefined && parseLine(line, commands, today).command.shares === true;
  } catch {
    return false;
  }
}
