import { type Card, paragraph } from "./card.ts";
import type { Commands, Context } from "./command.ts";
import { type ParsedLine, parseLine } from "./line.ts";

/** Whether running it changes something of the desk's, or posts. */
export function isChanging({ command, values }: Pick<ParsedLine, "command" | "values">): boolean {
  return typeof command.changes === "function" ? command.changes(values) : command.changes === true;
}

/** The same of a line as it stands; one that is wrong changes nothing. `today`: as for `parseLine`. */
export function changingLine(line: string, commands: Commands, today: string): boolean {
  try {
    return isChanging(parseLine(line, commands, today));
  } catch {
    return false;
  }
}

/** What a line would do, and a button that does it. */
export function askingCard({ command, values }: ParsedLine, context: Context): Card {
  const line = context.lineWith();
  const does = command.does?.(values, context) ?? `${command.description}.`;
  return {
    outcome: "answered",
    summary: `Nothing was done yet. ${does}`,
    blocks: [
      paragraph("Nothing was done yet", "heading"),
      paragraph(does),
      paragraph("To do it, press the button."),
      { kind: "facts", facts: [[{ text: line, code: true }]] },
      { kind: "buttons", buttons: [{ label: "Do it", line }] },
    ],
  };
}
