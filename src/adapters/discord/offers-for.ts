import type { Bot } from "../../chat/bot.ts";
import type { Shown } from "../../chat/card.ts";
import type { Options } from "../../chat/command.ts";
import { completionsOf } from "../../chat/completions.ts";
import { offersOf } from "../../chat/offers.ts";
import { shownLike } from "../../chat/shown.ts";
import { offeredIn, type Suggestion, type Typing } from "../../chat/suggestions.ts";
import { limits } from "./limits.ts";

/** An option that someone is typing in. */
export interface HalfTyped {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
  readonly from?: Typing;
  /** Their day, ISO. */
  readonly today: string;
  /** The quotations that they saw last, the last first. */
  readonly seen: readonly Shown[];
}

/**
 * What to offer: names where an option takes them, and in `by` and `in`; the quotations seen last for an id, or until there
 * are any what stands on boards; in
 * other fields and in the query what may stand in place of its last word. In the order in which they are best.
 */
export function offersFor(
  { command, option, typed, from, today, seen }: HalfTyped,
  bot: Pick<Bot, "commands" | "suggest">,
): readonly Suggestion[] {
  const options = bot.commands.get(command)?.options;
  const own = options?.[option];
  const field = (own && offeredIn(own)) ?? (option === "by" || option === "in" ? option : undefined);
  if (field !== undefined) return bot.suggest(field, typed, limits.choices.most, from);
  if (own?.kind === "quote")
    return seen.length === 0
      ? bot.suggest("clipping", typed, limits.choices.most, from)
      : shownLike(seen, typed).map(({ id, label }) => ({ value: id, label }));
  if (own !== undefined && own.kind !== "query")
    return offersOf(own, typed).slice(0, limits.choices.most).map(asTyped);
  const key = options && queryKey(options);
  if (key === undefined) return [];
  const before = option === key ? `${command} ` : `${command} ${option}:`;
  const [offers, word] = completionsOf(before + typed, bot, today, from);
  if (word === "") return [];
  const kept = (before + typed).slice(0, -word.length);
  // What was typed stands in the box already.
  const others = offers.filter((offer) => offer !== word);
  return others.map((offer) => asTyped((kept + offer).slice(before.length).trim()));
}

const asTyped = (value: string): Suggestion => ({ value, label: value });

const queryKey = (options: Options): string | undefined =>
  Object.keys(options).find((key) => options[key]?.kind === "query");
