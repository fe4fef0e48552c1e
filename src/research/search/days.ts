/** Whole days from `first` to `last`, both inside. */
export interface Days {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

/** The days of `2026-03-14`, `2026-03` or `2026`; undefined for anything else and for days that never were. */
export function daysOf(value: string): Days | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  try {
    if (day !== undefined) {
      const date = Temporal.PlainDate.from(value);
      return { first: date, last: date };
    }
    const first = Temporal.PlainDate.from(`${year}-${month ?? "01"}-01`);
    return {
      first,
      last: first.add(month === undefined ? { years: 1 } : { months: 1 }).subtract({ days: 1 }),
    };
  } catch {
    return undefined;
  }
}

/** The shortest value that `daysOf` reads as these days, when there is one. */
export function printDays({ first, last }: Days): string | undefined {
  const iso = first.toString();
  return [iso.slice(0, 4), iso.slice(0, 7), iso].find((value) => {
    const days = daysOf(value);
    return days?.first.equals(first) === true && days.last.equals(last);
  });
}
