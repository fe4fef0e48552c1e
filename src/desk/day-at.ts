/** The day (ISO) that it is in a time zone at a moment, which is given in milliseconds since 1970. */
export const dayAt = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
