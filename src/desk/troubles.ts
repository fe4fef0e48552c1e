import { UserError } from "../research/errors.ts";

/** What is wrong with a file, as far as people can mend it. */
export type Trouble = "locked" | "full" | "read-only" | "damaged" | "other";

/** SQLite's codes (https://www.sqlite.org/rescode.html, the last eight bits), and those of the system. */
const troubles: ReadonlyMap<unknown, Trouble> = new Map<unknown, Trouble>([
  [5, "locked"],
  [6, "locked"],
  [8, "read-only"],
  [11, "damaged"],
  [13, "full"],
  [14, "read-only"],
  [26, "damaged"],
  ["EACCES", "read-only"],
  ["EPERM", "read-only"],
  ["EROFS", "read-only"],
  ["ENOSPC", "full"],
]);

/** What is wrong, where SQLite or the file system threw it. */
export function troubleOf(cause: unknown): Trouble {
  if (!(cause instanceof Error)) return "other";
  if ("errcode" in cause && typeof cause.errcode === "number")
    return troubles.get(cause.errcode & 0xff) ?? "other";
  return ("code" in cause && troubles.get(cause.code)) || "other";
}

const sentences: Readonly<Record<Exclude<Trouble, "other">, string>> = {
  locked:
    "The desk's file is in use by another program, so nothing was changed. Try again in a minute; if it stays so, see that only one desk runs on the folder DATA.",
  full: "The disk of the desk is full, so nothing was changed. Whoever runs the desk must make room in the folder DATA; then try again.",
  "read-only":
    "The desk may not write its file, so nothing was changed. Whoever runs the desk must let it write in the folder DATA; then try again.",
  damaged:
    "The desk's file is damaged, so this cannot be done. Whoever runs the desk must start it anew: it then puts the damaged file aside and goes on with a new one.",
};

/** SQLite's trouble as a sentence for people, with the remedy; anything else as it is. */
export function sayable(cause: unknown): unknown {
  const trouble = troubleOf(cause);
  if (trouble === "other") return cause;
  return new UserError(sentences[trouble], { cause });
}

const remedies: Readonly<Record<Trouble, (folder: string) => string>> = {
  locked: () =>
    "Another program uses it: end that one, see that only one desk runs on the folder, and start the desk again.",
  full: () => "The disk is full: make room, or name another folder with DATA.",
  "read-only": (folder) => `Let the desk read and write in ${folder}, or name another folder with DATA.`,
  damaged: () =>
    "It is damaged: start the desk again, which keeps it aside, or name another folder with DATA.",
  other: () => "Name another folder with DATA, or mend that one.",
};

/** What to do when the desk's file in the folder cannot be opened, for whoever runs the desk. */
export const remedyOf = (cause: unknown, folder: string): string => remedies[troubleOf(cause)](folder);
