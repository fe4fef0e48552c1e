import type { Card } from "./card.ts";
import type { Carrying } from "./carrying.ts";
import type { Commands } from "./command.ts";
import { expiredCard, goneCard } from "./errors.ts";

/** The line behind what somebody pressed, chose or sent, or why there is none to run. `what` it is, in the words for the person. */
export function lineBehind(
  carried: string,
  { lineOf, commands }: Pick<Carrying, "lineOf"> & { readonly commands: Commands },
  what?: Parameters<typeof expiredCard>[0],
): string | Card {
  const line = lineOf(carried);
  return line === undefined ? expiredCard(what) : (withoutCommand(line, commands) ?? line);
}

/** Every line that we print begins with a command's name; one whose command is gone would be searched for as words. */
export function withoutCommand(line: string, commands: Commands): Card | undefined {
  const [name = ""] = line.trim().split(/\s/, 1);
  return commands.has(name.toLowerCase()) ? undefined : goneCard(name);
}
