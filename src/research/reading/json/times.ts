import type { Day } from "../../article.ts";
import { readStamp } from "../days.ts";

/** The day of a stamp, or of a time in seconds or milliseconds since 1970 (in UTC), as a number or in digits. */
export function readTime(value: unknown): Day | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const written = String(value).trim();
  return readStamp(written) ?? dayOfSeconds(written);
}

/** From 1973 on, nine or ten digits are seconds; of more, milliseconds. */
function dayOfSeconds(written: string): Day | undefined {
  const [, digits, thousandths] = /^(\d{9,10})(\d{3})?(?:\.\d{1,9})?$/u.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const time = Number(digits + (thousandths ?? "000"));
  return { precision: "day", iso: new Date(time).toISOString().slice(0, 10) };
}
