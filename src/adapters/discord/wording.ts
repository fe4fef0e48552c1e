import { AdapterError } from "../../chat/adapter.ts";
import { limits } from "./limits.ts";

/** What people read of a command, a group or an option. */
interface Wording {
  readonly name: string;
  readonly description: string;
}

/**
 * The name and the description of whatever has both in Discord's menus: all of them come from here. For another language this
 * gives `name_localizations` and `description_localizations` beside them, by Discord's locales
 * (https://docs.discord.com/developers/reference#locales), and `choicesOf` gives `name_localizations`. Commands need no change,
 * registration compares both already, and people's answers come with the names as they are here. Of each text Discord counts the
 * longest of its languages, and so must `refuseTooLong` then.
 */
export const worded = (name: string, description: string): Wording => ({ name, description });

/** The choices of an option, by value, each with what it means. */
export const choicesOf = (
  choices: Readonly<Record<string, string>>,
): { readonly name: string; readonly value: string }[] =>
  Object.entries(choices).map(([value, means]) => ({ name: means, value }));

/** Throws an `AdapterError` when a command of this name says more than Discord takes of one. */
export function refuseTooLong(command: Wording): void {
  const length = lengthOf(command);
  const { most } = limits.commandText;
  if (length <= most) return;
  const [has, takes] = [length, most].map((count) => count.toLocaleString("en-GB"));
  throw new AdapterError(
    `Discord takes ${takes} characters of names and descriptions in /${command.name}, and there are ${has}: shorten some in the folder “commands”.`,
  );
}

/** What Discord counts of a command, an option or a choice, with all below it. */
export const lengthOf = (part: unknown): number =>
  typeof part !== "object" || part === null
    ? 0
    : Object.entries(part).reduce(
        (sum, [key, value]) =>
          sum + (typeof value === "string" ? (counted.has(key) ? value.length : 0) : lengthOf(value)),
        0,
      );

const counted: ReadonlySet<string> = new Set(["name", "description", "value"]);
