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
