/** When something is posted, in local time. */
export interface Schedule {
  /** `HH:MM`, 00:00 to 23:59. */
  readonly at: string;
  /** An IANA time zone. */
  readonly zone: string;
  /** ISO days of the week, 1 (Monday) to 7, in order, local to the zone. */
  readonly days: readonly number[];
}
