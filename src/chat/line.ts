import { UserError } from "../research/errors.ts";
import { nearestOf } from "../research/nearest.ts";
import { type Token, tokensOf } from "../research/search/tokens.ts";
import { type Command, type Commands, type Options, offeredCommands, type Values } from "./command.ts";
import { MeantError } from "./errors.ts";
import { shortAtWord } from "./labels.ts";
import { printOption, readOptions } from "./option-values.ts";

/** A typed line, understood: which command, with what, and what the asker should know of it. */
export interface ParsedLine {
  readonly name: string;
  readonly command: Command;
  readonly values: Values<Options>;
  readonly notes: readonly string[];
  /** The command that the first word may have meant when the line was searched instead, and the line with it. */
  readonly meant?: { readonly name: string; readonly line: string };
}

/** The longest line, but for a command that takes longer ones; a phrase of a whole paragraph still fits. UTF-16 code units. */
const longestTyped = 2000;

/** The line as understood has marks and a page number that were not typed, and must be read again. */
const longerPrinted = 500;

/**
 * Reads a line. A first word that names no command is searched for (`find`); an empty line asks for `help`.
 * `today` is the asker's day (ISO), which `last:7d` counts back from. Throws a `UserError` that says what to type
 * instead.
 */
export function parseLine(typed: string, commands: Commands, today?: string): ParsedLine {
  const line = withoutQuote(typed, commands);
  const called = commands.get(/^\s*(\w+)/.exec(line)?.[1]?.toLowerCase() ?? "");
  const advice = called?.longest === undefined ? "Ask with the words that matter." : "Give it in parts.";
  const longest = Math.max(longestTyped, ...[...commands.values()].map((each) => each.longest ?? 0));
  refuseLonger(line, longest, advice);
  const { name, word, first, isNamed, tokens } = calledBy(line, commands);
  const command = commands.get(name);
  if (command === undefined) throw new Error(`there is no command ${name} to fall back on`);
  if (!isNamed && first !== undefined) {
    // What is offered in the line's place is pressed some day, when its command must stand there.
    const parsed = parseLine(`${name} ${line}`, commands, today);
    const meant = word === undefined ? undefined : meantBy(word, line.slice(first.end), commands, today);
    return { ...parsed, ...(meant !== undefined && { meant }) };
  }
  refuseLonger(line, command.longest ?? longestTyped, advice);
  const rest = tokens.slice(1);
  const { values, notes } = withSearch(rest, line, command, () =>
    readOptions(name, command.options, line, rest, today),
  );
  return { name, command, values, notes };
}

/** The line with its command's name, where it was typed without: as a button carries it. */
export function withName(typed: string, commands: Commands): string {
  const line = withoutQuote(typed, commands).trim();
  const { name, isNamed } = calledBy(line, commands);
  return isNamed ? line : `${name} ${line}`.trim();
}

/** Which command a line calls: by its first `word`, or else by what it begins with. */
function calledBy(line: string, commands: Commands) {
  const tokens = tokensOf(line);
  const first = tokens[0];
  const word = first?.kind === "word" && !first.not && !first.must ? first.value.toLowerCase() : undefined;
  const isNamed = word !== undefined && isCommand(word, tokens, commands);
  return { name: isNamed ? word : nameFor(first), word, first, isNamed, tokens };
}

/** In a message people write the whole command: "/quote find tide", and "quote find tide", where the words after it are a command's. */
function withoutQuote(typed: string, commands: Commands): string {
  const [all, slash, word = ""] = /^\s*(\/?)quote(?=\s|$)\s*(\w*)/i.exec(typed) ?? [];
  if (all === undefined || (slash === "" && !commands.has(word.toLowerCase()))) return typed;
  return typed.replace(/^\s*\/?quote/i, "");
}

/** One that people are not offered is not what they mean by words in a row, such as “home affairs”. */
function isCommand(word: string, [, ...rest]: readonly Token[], commands: Commands): boolean {
  const command = commands.get(word);
  if (command?.hidden !== true) return command !== undefined;
  return rest.every(
    (token) => token.kind === "field" && Object.hasOwn(command.options, token.key.toLowerCase()),
  );
}

/**
 * Some who type “save the whales” look for the words: a refusal then says how to. Who gives words to a command that takes an id looks
 * for what it should be asked of.
 */
function withSearch<T>(words: readonly Token[], line: string, { options }: Command, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const takesId = Object.values(options).some(({ kind }) => kind === "quote");
    const areWords =
      line.length <= longestTyped &&
      words.length > (takesId ? 0 : 1) &&
      words.every(
        ({ kind, value }) => (kind === "word" || (takesId && kind === "phrase")) && !/\d/.test(value),
      );
    if (!areWords || !(cause instanceof UserError)) throw cause;
    const isSentence = words.length > 1 && words.every(({ kind }) => kind === "word");
    const asked = `find ${(isSentence ? line : line.slice(words[0]?.start)).trim()}`;
    const more = isSentence ? ` To look for these words: ${asked}` : "";
    throw new MeantError(`${cause.message}${more}`, [
      { label: shortAtWord(asked, longestLabel), line: asked },
    ]);
  }
}

const longestLabel = 60;

function refuseLonger(line: string, longest: number, advice: string): void {
  if (line.length <= longest + longerPrinted) return;
  const [length, most] = [line.length, longest].map((count) => count.toLocaleString("en-GB"));
  throw new UserError(`That line has ${length} characters, and ${most} are the most. ${advice}`);
}

/** The line that gives these values: typed again, it means the same. Defaults are left out. */
export function printLine(name: string, command: Command, values: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(command.options).map(([key, option]) =>
    printOption(key, option, values[key], command.options),
  );
  return [name, ...parts].filter((part) => part !== "").join(" ");
}

/** The line of a command, by its name. Throws an `Error` where there is none of the name. */
export function lineFor(name: string, values: Readonly<Record<string, unknown>>, commands: Commands): string {
  const command = commands.get(name);
  if (command === undefined) throw new Error(`there is no command ${name} that a button could run`);
  return printLine(name, command, values);
}

/** Nothing typed asks for help; an id alone, copied from a card, for its place; all else is searched for. */
function nameFor(first: Token | undefined): string {
  if (first === undefined) return "help";
  return first.kind === "field" && first.key.toLowerCase() === "q" && !first.not ? "context" : "find";
}

/** The command one slip away from the first word, if the rest of the line is one that it takes. */
function meantBy(word: string, rest: string, commands: Commands, today?: string): ParsedLine["meant"] {
  const name = nearestOf(word, [...offeredCommands(commands).keys()]);
  if (name === undefined) return undefined;
  try {
    const { command, values } = parseLine(`${name}${rest}`, commands, today);
    return { name, line: printLine(name, command, values) };
  } catch {
    return undefined;
  }
}
