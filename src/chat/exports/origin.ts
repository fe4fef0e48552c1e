import type { Context } from "../command.ts";
import { dayIn } from "../zone.ts";

/** The asker's day (ISO). */
export const today = ({ call, now }: Pick<Context, "call" | "now">): string => dayIn(call.asker.zone, now());

/** Where what leaves the desk was found, and when: "Verbatim, find tide, 2026-04-30". */
export const originOf = (context: Pick<Context, "call" | "now" | "lineWith">): string =>
  `Verbatim, ${context.lineWith()}, ${today(context)}`;

/** The most bytes that a file may have where it is asked for: a message of Discord's takes 10 MiB, and nothing is made in pieces elsewhere. */
export const mostBytes = ({ call }: Pick<Context, "call">): number =>
  (call.where.surface === "discord" ? 9.5 : 20) * 1024 ** 2;
