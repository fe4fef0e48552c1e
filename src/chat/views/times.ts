import { nextWindow, type Schedule } from "../../desk/schedule.ts";

/** A moment as people of a zone say it: "Mon 23 Nov 2026, 08:30". */
export const momentText = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toLocaleString("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });

/** The next times that a schedule names, in milliseconds since 1970. */
export function nextTimes(schedule: Schedule, after: number, count: number): readonly number[] {
  const times: number[] = [];
  for (let at = after; times.length < count; ) {
    at = nextWindow(schedule, at).due;
    times.push(at);
  }
  return times;
}

/** How long ago, in the largest unit that fits: "12 minutes", "3 days". */
export function agoText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return "less than a minute";
  const [count, unit] =
    minutes < 120
      ? [minutes, "minute"]
      : minutes < 2880
        ? [Math.floor(minutes / 60), "hour"]
        : [Math.floor(minutes / 1440), "day"];
  return `${count.toLocaleString("en-GB")} ${unit}${count === 1 ? "" : "s"}`;
}
