import type { Commands } from "./command.ts";
import { type ParsedLine, parseLine, printLine } from "./line.ts";

/** The line as it is understood, where running it would change something; a line that is wrong changes nothing. */
export function changingLine(line: string, commands: Commands): string | undefined {
  try {
    const parsed = parseLine(line, commands);
    return isChanging(parsed) ? printLine(parsed.name, parsed.command, parsed.values) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether running it changes something of the desk's, or posts. */
export const isChanging = ({ command, values }: Pick<ParsedLine, "command" | "values">): boolean =>
  typeof command.changes === "function" ? command.changes(values) : command.changes === true;
