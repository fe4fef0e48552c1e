import { AdapterError } from "../../chat/adapter.ts";
import { limits } from "./limits.ts";

/** A text by language. */
type Words = Readonly<Record<string, string | null | undefined>> | null | undefined;

/** A command, an option or a choice, as far as its words go. */
interface Part {
  readonly name: string;
  readonly name_localizations?: Words;
  readonly description?: string;
  readonly description_localizations?: Words;
  readonly value?: unknown;
  readonly options?: readonly Part[] | undefined;
  readonly choices?: readonly Part[] | undefined;
}

/** Throws an `AdapterError` that says what to shorten where a command is more than Discord takes, in any language. */
export function refuseUnfit(command: Part): void {
  const [fault] = faultsOf(command, `/${command.name}`);
  if (fault !== undefined) throw new AdapterError(`Discord takes ${fault} in the folder “commands”.`);
}

function* faultsOf(command: Part, place: string): Generator<string> {
  yield* faultsBelow(command, place);
  const length = lengthOf(command);
  const { most } = limits.commandText;
  if (length > most)
    yield `${counted(most)} characters of names and descriptions in ${place}, and there are ${counted(length)}: shorten some`;
}

function* faultsBelow(part: Part, place: string): Generator<string> {
  const { options = [], choices = [], description } = part;
  for (const name of textsOf(part.name, part.name_localizations))
    if (!isName(name)) yield `no name like “${name}” for ${place}, ${nameRule}: give it another`;
  if (description === "") yield `no empty description of ${place}: write one`;
  for (const text of textsOf(description ?? "", part.description_localizations))
    yield* tooLong(text, limits.description.most, `a description, and that of ${place}`);
  if (options.length > limits.options.most)
    yield `${limits.options.most} options of a command, and ${place} has ${options.length}: take some out`;
  if (choices.length > limits.choices.most)
    yield `${limits.choices.most} choices of an option, and ${place} has ${choices.length}: take some out`;
  for (const { name, name_localizations, value } of choices)
    for (const text of [...textsOf(name, name_localizations), String(value)])
      yield* tooLong(text, limits.choiceText.most, `a choice, and “${value}” of ${place}`);
  for (const option of options) yield* faultsBelow(option, `${place} ${option.name}`);
}

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const nameLetters = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u;

const isName = (name: string): boolean =>
  nameLetters.test(name) && name === name.toLowerCase() && name.length <= limits.commandName.most;

const nameRule = `only ${limits.commandName.most} small letters and digits, with - and _`;

function* tooLong(text: string, most: number, what: string): Generator<string> {
  if (text.length > most) yield `${most} characters of ${what} has ${text.length}: shorten it`;
}

/** A text in every language. */
const textsOf = (text: string, others: Words): readonly string[] => [
  text,
  ...Object.values(others ?? {}).filter((words) => typeof words === "string"),
];

/** What Discord counts of a command, an option or a choice, with all below it: of each text the longest of its languages. */
export const lengthOf = (part: Part): number =>
  longest(part.name, part.name_localizations) +
  longest(part.description ?? "", part.description_localizations) +
  (typeof part.value === "string" ? part.value.length : 0) +
  [...(part.options ?? []), ...(part.choices ?? [])].reduce((sum, below) => sum + lengthOf(below), 0);

const longest = (text: string, others: Words): number =>
  Math.max(...textsOf(text, others).map(({ length }) => length));

const counted = (count: number): string => count.toLocaleString("en-GB");
