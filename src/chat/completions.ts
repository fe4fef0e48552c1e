import { daysOf } from "../research/search/days.ts";
import { type Field, fieldOf } from "../research/search/fields.ts";
import { type Token, tokensOf, withoutMarks } from "../research/search/tokens.ts";
import type { Bot } from "./bot.ts";
import { type Command, type Option, offeredCommands } from "./command.ts";
import { offersOf } from "./offers.ts";
import { offeredIn, type Typing } from "./suggestions.ts";

/**
 * What may stand in place of the last word of `typed` (the line up to the cursor), and that word: the shape
 * that readline asks for. Commands first, then what may follow a field, else the keys of options. `today` is the
 * asker's day (ISO); `from` is where they type, `ids` are those of the quotations that they saw last.
 */
export function completionsOf(
  typed: string,
  bot: Pick<Bot, "commands" | "suggest" | "days">,
  today: string,
  from?: Typing,
  ids: readonly string[] = [],
): [string[], string] {
  const tokens = tokensOf(typed);
  const last = tokens.at(-1);
  const current = last?.end === typed.length ? last : undefined;
  const word = current === undefined ? "" : typed.slice(current.start);
  const isFirst = tokens.length === (current === undefined ? 0 : 1);
  if (isFirst && current?.kind !== "field")
    return [startingWith(word, [...offeredCommands(bot.commands).keys(), "quit"]), word];
  const command = commandOf(tokens, bot);
  if (current?.kind === "field" && current.key.toLowerCase() === "q")
    return [ids.filter((id) => id.startsWith(word.toLowerCase())).map((id) => `${id} `), word];
  if (current?.kind === "field")
    return [withoutLoss(word, valuesFor(current, command, bot, today, from)), word];
  if (command === undefined) return [[], word];
  const isNamed = tokens[0]?.kind === "word" && bot.commands.get(tokens[0].value.toLowerCase()) === command;
  // A name of several words is completed from its first, for it is put between marks as one.
  const isNext = isNamed && tokens.length === (current === undefined ? 1 : 2);
  return [
    [
      ...(isNext ? bareValues(current?.value ?? "", command, bot, from, ids) : []),
      ...startingWith(word, bareChoices(command)),
      ...startingWith(word, keysOf(command), ":"),
    ],
    word,
  ];
}

/** What may stand right behind the command's name without its key: a board, a watch, a zone, an id, a topic. */
function bareValues(
  typed: string,
  { options }: Command,
  bot: Pick<Bot, "commands" | "suggest">,
  from: Typing | undefined,
  ids: readonly string[],
): string[] {
  return Object.values(options).flatMap((option): string[] => {
    const { kind, bare = false } = option;
    const offers = offeredIn(option);
    if (kind === "quote") return startingWith(typed, ids);
    if (kind === "word" && option.names !== undefined) return startingWith(typed, option.names(bot.commands));
    if (!bare) return [];
    if (offers !== undefined)
      return bot.suggest(offers, typed, most, from).map(({ value }) => `${typable(value)} `);
    return [];
  });
}

/**
 * The completions, so that readline lists them where what they have in common would take typed letters away (`by:Bak` for
 * `by:"`): it puts in what all have in common, and the word as typed is then one of them.
 */
function withoutLoss(word: string, values: readonly string[]): string[] {
  const [first = "", ...others] = values;
  let common = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, common))) common--;
  const keeps = letters(first.slice(0, common)).startsWith(letters(word));
  return others.length === 0 || keeps ? [...values] : [word, ...values];
}

const letters = (text: string): string => withoutMarks(text).replaceAll("″", "").toLowerCase();

/** The fields of the query language that are worth offering; others are other names for these. */
export const queryKeys = [
  "by",
  "in",
  "about",
  "after",
  "before",
  "on",
  "during",
  "last",
  "type",
  "sort",
  "article",
] satisfies (Field | "during")[];

const most = 20;

const startingWith = (word: string, names: readonly string[], end = " "): string[] =>
  names.filter((name) => name.startsWith(word.toLowerCase())).map((name) => `${name}${end}`);

const commandOf = ([first]: readonly Token[], { commands }: Pick<Bot, "commands">): Command | undefined =>
  (first?.kind === "word" ? commands.get(first.value.toLowerCase()) : undefined) ?? commands.get("find");

const queryOf = ({ options }: Command): Option | undefined =>
  Object.values(options).find(({ kind }) => kind === "query");

function keysOfQuery(command: Command): readonly string[] {
  const query = queryOf(command);
  return query === undefined ? [] : queryKeys.filter((key) => query.ignores?.includes(key) !== true);
}

const keysOf = (command: Command): readonly string[] => [
  ...keysOfQuery(command),
  ...Object.entries(command.options).flatMap(([key, option]) =>
    option.kind === "query" || option.hidden === true ? [] : [key],
  ),
];

/** Choices that may stand without their key, such as what to do with a digest. */
const bareChoices = ({ options }: Command): readonly string[] =>
  Object.values(options).flatMap(({ kind, bare, choices = {} }) =>
    kind === "choice" && bare === true ? Object.keys(choices) : [],
  );

function valuesFor(
  token: Token & { kind: "field" },
  command: Command | undefined,
  bot: Pick<Bot, "suggest" | "days">,
  today: string,
  from: Typing | undefined,
): string[] {
  const own = token.not ? undefined : ownOption(token.key, command);
  const offers = own && offeredIn(own);
  if (offers !== undefined)
    return bot.suggest(offers, token.value, most, from).map(({ value }) => `${token.key}:${typable(value)} `);
  if (own !== undefined)
    return offersOf(own, token.value)
      .slice(0, most)
      .map((value) => `${token.key}:${value} `);
  const field = fieldOf(token.key);
  if (field === undefined || command === undefined || queryOf(command) === undefined) return [];
  const sign = `${token.not ? "-" : ""}${token.must ? "+" : ""}`;
  const values =
    field === "by" || field === "in"
      ? bot.suggest(field, token.value, most).map(({ value }) => typable(value))
      : plainValues(field, today, bot).filter((value) => value.startsWith(token.value.toLowerCase()));
  return values.map((value) => `${sign}${token.key}:${value} `);
}

function ownOption(key: string, command: Command | undefined): Option | undefined {
  const options = command?.options ?? {};
  return Object.hasOwn(options, key.toLowerCase()) ? options[key.toLowerCase()] : undefined;
}

/** The values of a field that are no names; days of the time that the corpus covers. */
function plainValues(field: Field, today: string, bot: Pick<Bot, "days">): readonly string[] {
  if (field === "type") return ["direct", "fragment"];
  if (field === "sort") return ["best", "new", "old"];
  if (field === "last") return ["1d", "7d", "2w", "1m", "3m", "1y"];
  if (field !== "on") return [];
  const { first = "", last = today } = bot.days?.() ?? {};
  const covered = daysOf(last)?.last.toString() ?? today;
  const end = covered < today ? covered : today;
  const day = Temporal.PlainDate.from(end);
  const months = [0, 1, 2].map((back) => day.subtract({ months: back }).toString().slice(0, 7));
  const firstYear = daysOf(first)?.first.year ?? day.year - 1;
  const span = Math.min(mostYears, Math.max(1, day.year - firstYear + 1));
  const years = Array.from({ length: span }, (_, back) => String(day.year - back));
  return [end, ...months.filter((month) => month >= first.slice(0, 7)), ...years];
}

/** Of a longer time the last years. */
const mostYears = 15;

/** A name as it can stand after a colon: between marks unless it is read as one word without them. */
function typable(name: string): string {
  const [token, ...others] = tokensOf(`by:${name}`);
  if (others.length === 0 && token?.kind === "field" && !token.quoted && token.value === name) return name;
  return `"${withoutMarks(name)}"`;
}
