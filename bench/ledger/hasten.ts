import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";
import { isMainThread } from "node:worker_threads";

// Loaded before a desk (`node --import`), it lets the time of the thread that keeps its posts run HASTEN times as fast as ours
// since HASTEN_SINCE (milliseconds since 1970), so that leases and retries of minutes end in seconds. The thread of the surfaces
// keeps our time.
const speed = Number(process.env.HASTEN ?? 1);
const since = Number(process.env.HASTEN_SINCE ?? Date.now());

if (!isMainThread) {
  const [day, elapsed, sleep] = [Date.now, performance.now.bind(performance), timers.setTimeout];
  Date.now = () => Math.floor(since + (day() - since) * speed);
  performance.now = () => elapsed() * speed;
  Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(Date.now());
  timers.setTimeout = Object.assign(
    <T>(ms = 0, value?: T, options?: Parameters<typeof sleep>[2]): Promise<T> =>
      // It resolves with what it was given, as its own types say only where something is.
      sleep(ms / speed, value, options) as Promise<T>,
    sleep,
  );
  syncBuiltinESMExports();
}
