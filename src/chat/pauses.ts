/** How long it is waited between tries of what may pass by itself, in milliseconds: at first, and at most. */
export interface Pauses {
  readonly first: number;
  readonly longest: number;
}

/** The pauses one after another, without end: each twice as long as the one before. */
export function* growing({ first, longest }: Pauses): Generator<number, never> {
  for (let wait = first; ; wait = Math.min(2 * wait, longest)) yield wait;
}
