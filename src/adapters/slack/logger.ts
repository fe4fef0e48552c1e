import { type Logger, LogLevel } from "@slack/bolt";

/** Slack's libraries talk while they work; what matters reaches us as errors. `onWarning` hears the rest. */
export const quietLogger = (onWarning: (...message: unknown[]) => void = () => {}): Logger => ({
  debug() {},
  info() {},
  warn: onWarning,
  error: onWarning,
  setLevel() {},
  getLevel: () => LogLevel.WARN,
  setName() {},
});
