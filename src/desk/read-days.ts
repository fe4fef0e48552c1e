import { UserError } from "../research/errors.ts";
import { nearestOf } from "../research/nearest.ts";
import { dayNames, dayWords } from "./schedule.ts";

/**
 * Days of the week as people type them (`weekdays`, `weekends`, `daily`, `mon,wed`, `mon-fri`, `Friday to Monday`), as ISO numbers
 * in order. Throws a `UserError` that says what to type.
 */
export function readDays(asked: string): readonly number[] {
  const tokens =
    asked
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+|[-–—]/gu) ?? [];
  const days = new Set<number>();
  for (let place = 0; place < tokens.length; place++) {
    const token = tokens[place] ?? "";
    if (joining.has(token)) continue;
    const named = daysNamed(token);
    const through = ranging.has(tokens[place + 1] ?? "") ? tokens[place + 2] : undefined;
    if (through === undefined) for (const day of named) days.add(day);
    else {
      for (const day of range(named, daysNamed(through), `${token}-${through}`)) days.add(day);
      place += 2;
    }
  }
  if (days.size === 0) throw new UserError(`Which days? Type ${examples}.`);
  return [...days].sort((a, b) => a - b);
}

const joining: ReadonlySet<string> = new Set(["and", "on", "every", "-", "–", "—"]);

const ranging: ReadonlySet<string> = new Set(["-", "–", "—", "to", "through", "until"]);

const examples = "days:weekdays, days:daily, or their names like days:mon,wed or days:mon-fri";

const names: readonly string[] = [...dayWords.keys(), ...dayNames.map((name) => name.toLowerCase())];

function daysNamed(token: string): readonly number[] {
  const word = token === "everyday" || token === "day" || token === "days" ? "daily" : token;
  for (const [name, days] of dayWords) if (word === name || `${word}s` === name) return days;
  const singular = word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;
  const day = dayNames.findIndex(
    (name) => name.toLowerCase() === singular || (word.length >= 3 && name.toLowerCase().startsWith(word)),
  );
  if (day >= 0) return [day + 1];
  const meant = nearestOf(token, names);
  throw new UserError(
    `${token.slice(0, 40)} is no day of the week${meant === undefined ? "" : ` (did you mean ${meant}?)`}: type ${examples}.`,
  );
}

/** From one day through another, over Sunday too. */
function range(from: readonly number[], through: readonly number[], typed: string): readonly number[] {
  const [first] = from;
  const [last] = through;
  if (first === undefined || last === undefined || from.length > 1 || through.length > 1) {
    throw new UserError(`${typed.slice(0, 40)} is no range of days: type two days, like days:mon-fri.`);
  }
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => ((first - 1 + step) % 7) + 1);
}
