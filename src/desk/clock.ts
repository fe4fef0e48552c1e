/** Time, as those who wait for it see it; tests bring their own. Milliseconds. */
export interface Clock {
  /** The day's time since 1970, which may be wrong and may jump either way. */
  now(): number;
  /** Never jumps and never goes back; begins anywhere. */
  elapsed(): number;
  /** Resolves after so long, or as soon as the signal ends the wait. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
