import { fold } from "../fold.ts";
import { months } from "../months.ts";
import { daysOf } from "./days.ts";

/** The ISO days, months and years that a value which is none of them may mean; `today` is the asker's ISO day. */
export const daysMeant = (asked: string, today: string | undefined): readonly string[] =>
  [...new Set(readings(fold(asked).text.trim(), today))].filter((value) => daysOf(value) !== undefined);

/**
 * What is wrong with a value that is no day, and what to type instead, as the end of a sentence; empty where
 * nothing can be told. `typed` are fields with the days that may be meant.
 */
export function dayRemedy(asked: string, typed: readonly string[]): string {
  if (typed.length > 0) return `: type ${typed.join(" or ")}`;
  const [, year = "", month, day] = /^(\d{4})-(\d\d?)(?:-(\d\d?))?$/.exec(fold(asked).text.trim()) ?? [];
  if (month === undefined) return "";
  const days = daysOf(`${year}-${month.padStart(2, "0")}`);
  if (days === undefined) return `: there is no month ${month}`;
  return day === undefined
    ? ""
    : `: ${months[days.last.month - 1]} ${year} has ${days.last.day} days, and no day ${Number(day)}`;
}

/** The ISO days, months and years that other ways of writing may mean; some of them may never have been. */
function readings(typed: string, today: string | undefined): readonly string[] {
  const numbers = typed.match(/\d+/g) ?? [];
  if (/^\d{4}-\d\d-\d\dt/.test(typed)) return [typed.slice(0, 10)];
  if (/^\d{4}([-/.]\d\d?){0,2}$/.test(typed)) return [numbers.map(twoDigits).join("-")];
  if (/^\d\d?[-/.]\d{4}$/.test(typed)) return [numbers.toReversed().map(twoDigits).join("-")];
  if (/^\d\d?([-/.])\d\d?\1\d{4}$/.test(typed)) {
    const [one = "", other = "", year = ""] = numbers.map(twoDigits);
    return [`${year}-${other}-${one}`, `${year}-${one}-${other}`];
  }
  const words = typed.match(/\p{L}+/gu) ?? [];
  const month = words.map(monthOf).find((number) => number > 0);
  if (month !== undefined) return monthReading(month, numbers, today);
  return today === undefined ? [] : words.slice(0, 1).flatMap((word) => weekdayReading(word, today));
}

function monthReading(month: number, numbers: readonly string[], today: string | undefined): string[] {
  const day = numbers.find((number) => number.length <= 2);
  const rest = [twoDigits(String(month)), ...(day === undefined ? [] : [twoDigits(day)])].join("-");
  const year = numbers.find((number) => number.length === 4) ?? lastYearOf(rest, today);
  return year === undefined ? [] : [`${year}-${rest}`];
}

/** The year in which this month or day was last there. */
function lastYearOf(rest: string, today: string | undefined): string | undefined {
  if (today === undefined) return undefined;
  const year = today.slice(0, 4);
  return `${year}-${rest}` <= today ? year : String(Number(year) - 1);
}

/** The last such weekday before today. */
function weekdayReading(word: string, today: string): string[] {
  const weekday = numberIn(weekdayNames, word);
  if (weekday === 0) return [];
  const day = Temporal.PlainDate.from(today);
  return [day.subtract({ days: (day.dayOfWeek - weekday + 7) % 7 || 7 }).toString()];
}

const monthOf = (word: string): number => numberIn(months, word);

/** The place of a name that begins with the word, from 1; 0 where there is none. */
const numberIn = (names: readonly string[], word: string): number =>
  word.length < 3 ? 0 : names.findIndex((name) => name.toLowerCase().startsWith(word)) + 1;

const twoDigits = (digits: string): string => digits.padStart(2, "0");

const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
