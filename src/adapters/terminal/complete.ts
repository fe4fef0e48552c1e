import type { Bot } from "../../chat/bot.ts";
import type { Command } from "../../chat/command.ts";
import { type Field, fieldOf } from "../../research/search/fields.ts";
import { type Token, tokensOf, withoutMarks } from "../../research/search/tokens.ts";

/**
 * What may stand in place of the last word of `typed` (the line up to the cursor), and that word: the shape
 * that readline asks for. Commands first, then names after `by:` and `in:`, else the keys of options.
 */
export function completionsOf(typed: string, bot: Pick<Bot, "commands" | "suggest">): [string[], string] {
  const tokens = tokensOf(typed);
  const last = tokens.at(-1);
  const current = last?.end === typed.length ? last : undefined;
  const word = current === undefined ? "" : typed.slice(current.start);
  const isFirst = tokens.length === (current === undefined ? 0 : 1);
  if (isFirst && current?.kind !== "field")
    return [startingWith(word, [...bot.commands.keys(), "quit"]), word];
  const command = commandOf(tokens, bot);
  if (current?.kind === "field") return [namesFor(current, command, bot), word];
  return [startingWith(word, command === undefined ? [] : keysOf(command), ":"), word];
}

/** The fields of the query language that are worth offering; others are other names for these. */
const queryKeys = ["by", "in", "after", "before", "on", "sort", "article"] satisfies Field[];

const most = 20;

const startingWith = (word: string, names: readonly string[], end = " "): string[] =>
  names.filter((name) => name.startsWith(word.toLowerCase())).map((name) => `${name}${end}`);

const commandOf = ([first]: readonly Token[], { commands }: Pick<Bot, "commands">): Command | undefined =>
  (first?.kind === "word" ? commands.get(first.value.toLowerCase()) : undefined) ?? commands.get("find");

const isAsked = (command: Command): boolean =>
  Object.values(command.options).some((option) => option.kind === "query");

const keysOf = (command: Command): readonly string[] => [
  ...(isAsked(command) ? queryKeys : []),
  ...Object.entries(command.options).flatMap(([key, option]) =>
    option.kind === "query" || option.hidden === true ? [] : [key],
  ),
];

function namesFor(
  token: Token & { kind: "field" },
  command: Command | undefined,
  bot: Pick<Bot, "suggest">,
): string[] {
  const field = fieldOf(token.key);
  if ((field !== "by" && field !== "in") || command === undefined || !isAsked(command)) return [];
  return bot
    .suggest(field, token.value, most)
    .map((name) => `${token.not ? "-" : ""}${token.key}:${typable(name)} `);
}

/** A name as it can stand after a colon: between marks unless it is read as one word without them. */
function typable(name: string): string {
  const [token, ...others] = tokensOf(`by:${name}`);
  if (others.length === 0 && token?.kind === "field" && !token.quoted && token.value === name) return name;
  return `"${withoutMarks(name)}"`;
}
