/** How long work may hold others up before they have their turn, in milliseconds; one step may overrun it. */
const slice = 10;

/** Does work step by step and lets others have their turn in between; `onTurn` is told before each. Resolves to what the work gives. */
export async function inSlices<Step, Result>(
  steps: Iterator<Step, Result>,
  { onStep = () => {}, onTurn = () => {} }: Watching<Step> = {},
): Promise<Result> {
  let started = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    onStep(step.value);
    if (performance.now() - started < slice) continue;
    onTurn();
    await new Promise((resume) => setImmediate(resume));
    started = performance.now();
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
