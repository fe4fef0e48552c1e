/**
 * Calls `then` once the process that started this one is gone. npm runs a script in a shell, and a signal sent to npm
 * ends the shell and is not passed on (npm 11 with dash); the parent's id tells, where the system gives orphans another.
 */
export function onceOrphaned(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, between);
  timer.unref();
}

/** Milliseconds. */
const between = 500;
