import { UserError } from "../research/errors.ts";

/**
 * A time of day as people type it (`08:30`, `8.30`, `8h30`, `0830`, `8:30 am`, `8pm`, `noon`), as `HH:MM`.
 * Throws a `UserError` that says how to type one.
 */
export function readTime(asked: string): string {
  const typed = asked.normalize("NFKC").trim().toLowerCase();
  const word = words.get(typed);
  if (word !== undefined) return word;
  const [, hour = "", minute = "00", half] =
    /^(\d{1,2})(?:[:.h](\d\d))?(?: ?([ap])\.?m\.?)?$/.exec(typed) ?? /^(\d\d)(\d\d)$/.exec(typed) ?? [];
  const hours = half === undefined ? Number(hour) : hourOfTwelve(Number(hour), half);
  if (hour === "") throw refused(asked, "type it like 08:30 or 17:05");
  if (hours === 24 && minute === "00") throw refused(asked, "type 00:00 for midnight");
  if (hours > 23) throw refused(asked, "hours go from 00 to 23, or from 1 to 12 with am or pm");
  if (Number(minute) > 59) throw refused(asked, "minutes go from 00 to 59");
  return `${String(hours).padStart(2, "0")}:${minute}`;
}

const words = new Map([
  ["noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
]);

/** Of 12 hours with am or pm; 99 for one that there is not. */
function hourOfTwelve(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half === "p" ? 12 : 0);
}

function refused(asked: string, remedy: string): UserError {
  const typed = asked.trim().slice(0, 40);
  return new UserError(
    typed === "" ? `Which time? ${capital(remedy)}.` : `${typed} is no time of day: ${remedy}.`,
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
