import type { Commands } from "./command.ts";
import { parseLine, printLine } from "./line.ts";

/** The line as it is understood, where running it would change something; a line that is wrong changes nothing. */
export function changingLine(line: string, commands: Commands): string | undefined {
  try {
    const { name, command, values } = parseLine(line, commands);
    const changes = typeof command.changes === "function" ? command.changes(values) : command.changes;
    return changes === true ? printLine(name, command, values) : undefined;
  } catch {
    return undefined;
  }
}
