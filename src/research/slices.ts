/** Lets others have their turn when it is theirs: awaited between two steps of long work. */
export type Pause = () => Promise<void> | undefined;

/** Others have their turn: before work whose first step is long by itself. */
export const othersTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** How long work may hold others up before they have their turn, in milliseconds; one step may overrun it. */
const slice = 10;

/** A pause that counts from the last turn it gave. */
export function createPause(): Pause {
  let started = performance.now();
  const begin = () => {
    started = performance.now();
  };
  return () => (performance.now() - started < slice ? undefined : othersTurn().then(begin));
}

/** Does work step by step and lets others have their turn in between; `onTurn` is told before each. Resolves to what the work gives. */
export async function inSlices<Step, Result>(
  steps: Iterator<Step, Result>,
  { onStep = () => {}, onTurn = () => {} }: Watching<Step> = {},
): Promise<Result> {
  const pause = createPause();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    onStep(step.value);
    const turn = pause();
    if (turn === undefined) continue;
    onTurn();
    await turn;
  }
}

interface Watching<Step> {
  readonly onStep?: (step: Step) => void;
  readonly onTurn?: () => void;
}

/** Does the work without letting others in. */
export function atOnce<Result>(steps: Iterator<unknown, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
