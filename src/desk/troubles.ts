import { UserError } from "../research/errors.ts";

/** What SQLite says is wrong with a file: https://www.sqlite.org/rescode.html, the last eight bits of a code. */
export type Trouble = "locked" | "full" | "read-only" | "damaged" | "other";

const troubles: ReadonlyMap<number, Trouble> = new Map([
  [5, "locked"],
  [6, "locked"],
  [8, "read-only"],
  [11, "damaged"],
  [13, "full"],
  [26, "damaged"],
]);

/** What is wrong, where SQLite threw it; undefined for what others threw. */
export function troubleOf(cause: unknown): Trouble | undefined {
  if (!(cause instanceof Error) || !("errcode" in cause) || typeof cause.errcode !== "number")
    return undefined;
  return troubles.get(cause.errcode & 0xff) ?? "other";
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
  if (trouble === undefined || trouble === "other") return cause;
  return new UserError(sentences[trouble], { cause });
}
