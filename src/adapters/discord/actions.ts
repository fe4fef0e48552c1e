import { isChanging } from "../../chat/changes.ts";
import type { Command, Option } from "../../chat/command.ts";
import type { Given } from "../../chat/given.ts";

/** What a command is asked to do, one of several things. A command with such a choice is a group in the menu, each action a subcommand. */
const actionKey = "action";

/** The option that makes a command a group, where it has one. */
export const actionOf = ({ options }: Pick<Command, "options">): Option | undefined =>
  options[actionKey]?.kind === "choice" ? options[actionKey] : undefined;

/** The subcommands of a group, each with what it does; first what the command does without an action, where it may be left out. */
export const actionsOf = ({ choices = {}, required }: Option): Readonly<Record<string, string>> => ({
  ...(required !== true && { [withoutAction]: "as it is now" }),
  ...choices,
});

/** What the subcommand of a group gives beside its options. */
export const givenBy = ({ choices = {} }: Option, subcommand: string): Given =>
  Object.hasOwn(choices, subcommand) ? { [actionKey]: subcommand } : {};

/** The options that a menu offers for an action, or of a command without any. */
export const optionsFor = ({ options }: Pick<Command, "options">, action?: string) =>
  Object.entries(options).filter(
    ([key, { hidden, actions }]) =>
      hidden !== true && (action === undefined || (key !== actionKey && actions?.includes(action) !== false)),
  );

/** Whether what is asked here never changes anything of the desk's. */
export function isReading(command: Command, action?: string): boolean {
  const option = actionOf(command);
  return option === undefined || action === undefined
    ? command.changes === undefined
    : !isChanging({ command, values: givenBy(option, action) });
}

const withoutAction = "show";
