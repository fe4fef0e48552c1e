import type { Day } from "../article.ts";
import { months } from "../months.ts";

const monthNames = months.map((name) => name.toLowerCase());
const month =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
const ordinal = "\\d{1,2}(?:st|nd|rd|th)?";
const year = "(?:,? (?:1[89]|20)\\d\\d)";

/** The words of a weekday, a comma and a blank, as they may stand before a date. */
export const weekdayWords = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ";

/** A date in words, American or British, with or without its year: the source of a RegExp. Case matters. */
export const dateWords = `(?:${month} ${ordinal}(?![\\d:])${year}?|${ordinal} (?:of )?${month}(?!\\p{L})${year}?)`;

const wholeDate = new RegExp(`^(?:${weekdayWords})?${dateWords}$`, "u");

/**
 * A day as a person writes it: `2022-06-27` (a time behind it is passed over), `2022-06`, `2022`, or in words.
 * Words without a year stay a partial day. Nothing where it is no day of the calendar.
 */
export function parseDay(written: string): Day | undefined {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}[^\s]{0,20})?)?)?$/.exec(written);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const blanks = written.replace(/\s/gu, " ");
  if (!wholeDate.test(blanks)) return undefined;
  const stated = blanks.match(/\d+|\p{L}+/gu) ?? [];
  const numbers = stated.filter((part) => /^\d/.test(part));
  const at = monthNames.findIndex((name) => stated.some((part) => isMonth(part.toLowerCase(), name)));
  const day = numbers.find((part) => part.length < 3)?.padStart(2, "0");
  const full = dayOf(
    numbers.find((part) => part.length === 4) ?? leapYear,
    String(at + 1).padStart(2, "0"),
    day,
  );
  if (!full) return undefined;
  return numbers.some((part) => part.length === 4) ? full : { precision: "partial", stated: written };
}

/**
 * The day of a stamp that a program wrote: ISO 8601 in its shapes, or as mail and feeds write it (RFC 5322). It is the
 * day of the writer's own zone, as written. Nothing where it is not understood.
 */
export function readStamp(stamp: string): Day | undefined {
  const written = stamp.trim().slice(0, 80);
  const iso = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?![\d])/.exec(written);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const mail = /^(?:\p{L}{3}, )?(\d{1,2} \p{L}{3} \d{4})(?: \d|$)/u.exec(written);
  return parseDay(mail?.[1] ?? written);
}

/** A year that has every day there is, for dates that name none. */
const leapYear = "2000";

const isMonth = (word: string, name: string): boolean =>
  word.length >= 3 && name.startsWith(word === "sept" ? "sep" : word);

function dayOf(year?: string, month?: string, day?: string): Day | undefined {
  if (year === undefined || year < "1000") return undefined;
  if (month === undefined) return { precision: "year", iso: year };
  if (month < "01" || month > "12") return undefined;
  if (day === undefined) return { precision: "month", iso: `${year}-${month}` };
  const iso = `${year}-${month}-${day}`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return day >= "01" && Number(day) <= last ? { precision: "day", iso } : undefined;
}
