import type { Day } from "../article.ts";
import { dateWords, parseDay, weekdayWords } from "./days.ts";
import { outsideMarks } from "./quoted.ts";

/** What can prove the year of a day: the article's address, and its first paragraphs. */
export interface DayEvidence {
  readonly url?: string | undefined;
  readonly opening: string;
}

/** "Nearby" is within a week: a page and what it tells of are seldom further apart. Days. */
const nearby = 7;
const dayLength = 86_400_000;
/** A lead is shorter. UTF-16 code units. */
const longestOpening = 3000;

/**
 * A day whose year is missing, completed where that is proved, and else as it was given: by an address that holds
 * the same day ("/2024/03/08/"), or by its weekday together with one year that the first paragraphs name in a date
 * of the same days. A weekday alone fits several years, and a year alone may be history.
 */
export function workOutDay(day: Day | undefined, { url, opening }: DayEvidence): Day | undefined {
  if (day?.precision !== "partial") return day;
  const inAddress = url === undefined ? undefined : dayOfAddress(url);
  if (inAddress !== undefined && isSameDay(day.stated, inAddress)) {
    return { precision: "day", iso: inAddress, ground: `The address of the article names ${inAddress}.` };
  }
  const own = outsideMarks(opening.slice(0, longestOpening)).replace(/\s/gu, " ");
  if (!new RegExp(`^${weekdayWords}`, "u").test(day.stated) || remembers.test(own)) return day;
  const fitting = new Map<string, string>();
  for (const [words] of own.matchAll(new RegExp(dateWords, "gu"))) {
    const named = parseDay(words);
    if (named?.precision !== "day") continue;
    const iso = fittingDay(day.stated, named.iso);
    if (iso !== undefined) fitting.set(iso, words);
  }
  const [only] = fitting;
  if (only === undefined || fitting.size > 1) return day;
  const [iso, words] = only;
  return { precision: "day", iso, ground: `The text names “${words}”, and ${day.stated} is in that year.` };
}

/** An anniversary has the days of then and the year of now. */
const remembers = /\b(?:anniversary|years? (?:ago|after|since|later|earlier|before)|decades?)\b/iu;

/** The day in the path of an address, as `/2024/03/08/` or `2024-03-08`. */
function dayOfAddress(url: string): string | undefined {
  const found = /(?<!\d)((?:19|20)\d\d)([/-])(\d\d)\2(\d\d)(?!\d)/u.exec(URL.parse(url)?.pathname ?? "");
  const day = found ? parseDay(`${found[1]}-${found[3]}-${found[4]}`) : undefined;
  return day?.precision === "day" ? day.iso : undefined;
}

/** The stated day in the year that brings it nearest to `named`, where that is nearby and its weekday fits. */
function fittingDay(stated: string, named: string): string | undefined {
  const year = Number(named.slice(0, 4));
  return [year - 1, year, year + 1]
    .map((one) => inYear(stated, one))
    .find(
      (iso) =>
        iso !== undefined &&
        Math.abs(Date.parse(iso) - Date.parse(named)) <= nearby * dayLength &&
        stated.startsWith(weekdayOf(iso)),
    );
}

/** Whether a day stated without its year is this one, by its weekday as well where it states one. */
export const isSameDay = (stated: string, iso: string): boolean => {
  const same = inYear(stated, Number(iso.slice(0, 4))) === iso;
  return same && (!/^\p{L}+day\b/u.test(stated) || stated.startsWith(weekdayOf(iso)));
};

function inYear(stated: string, year: number): string | undefined {
  const day = parseDay(`${stated} ${year}`);
  return day?.precision === "day" ? day.iso : undefined;
}

const weekdayOf = (iso: string): string =>
  new Date(iso).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
