import type { Carrying } from "./carrying.ts";
import type { Commands } from "./command.ts";
import { parseLine } from "./line.ts";

/**
 * Whether the answer to a line, or to what a button carries, is for everyone in the room; where the line is wrong, or cannot be
 * read any more, it is not. `today`: as for `parseLine`.
 */
export function isForEveryone(
  carried: string,
  { lineOf }: Pick<Carrying, "lineOf">,
  commands: Commands,
  today: string,
): boolean {
  try {
    const line = lineOf(carried);
    return line !== undefined && parseLine(line, commands, today).command.shares === true;
  } catch {
    return false;
  }
}
