import type { ViewOutput } from "@slack/bolt";
import type { Commands } from "../../chat/command.ts";
import { type Given, lineOf } from "../../chat/given.ts";
import { parseLine } from "../../chat/line.ts";
import { UserError } from "../../research/errors.ts";
import { givenBy } from "./form-fields.ts";
import { limits } from "./limits.ts";
import { plainText } from "./plain-text.ts";
import type { ViewState } from "./view-state.ts";

/** The line of what was given in a form; or what is wrong with it, by the block that it stands at. */
type Read = { readonly line: string } | { readonly errors: Readonly<Record<string, string>> };

/** Reads a submitted form as the command would read its line. `today`: as for `parseLine`. */
export function readForm(
  view: ViewOutput,
  state: ViewState | undefined,
  commands: Commands,
  today: string,
): Read {
  const keys = view.blocks.flatMap(({ type, block_id }) =>
    type === "input" && block_id !== undefined ? [block_id] : [],
  );
  const at = (key: string, sentence: string): Read => ({
    errors: { [key]: plainText(sentence, limits.inputLabel).text },
  });
  const { command: name = "", kept = {} } = state?.form ?? {};
  const command = commands.get(name);
  const [first = ""] = keys;
  if (command === undefined) return at(first, "This form is too old. Please open it again.");
  const given = givenBy(view.state.values);
  const lineFor = (some: Given) => lineOf(name, command, { ...kept, ...some });
  const mistakeIn = (some: Given): string | undefined => {
    try {
      parseLine(lineFor(some), commands, today);
      return undefined;
    } catch (cause) {
      if (cause instanceof UserError) return cause.message;
      throw cause;
    }
  };
  const mistake = mistakeIn(given);
  if (mistake === undefined) return { line: lineFor(given) };
  const isAt = (key: string): boolean => mistakeIn({ ...given, [key]: "" }) === undefined;
  const isNamed = (key: string): boolean => mistake.toLowerCase().startsWith(`${key}:`);
  return at(keys.find(isAt) ?? keys.find(isNamed) ?? first, mistake);
}
