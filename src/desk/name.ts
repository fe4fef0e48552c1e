import { UserError } from "../research/errors.ts";

/** The longest name of a board or a watch, in UTF-16 code units: it still fits a button and a heading. */
export const longestName = 60;

/** A name as it is kept: one line, without blanks around it. Throws a `UserError` when it is empty or too long. */
export function nameOf(typed: string, what: string): string {
  const name = typed
    .normalize("NFC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (name === "") throw new UserError(`The name of a ${what} needs a letter or a number at least.`);
  if (name.length <= longestName) return name;
  throw new UserError(
    `The name of a ${what} has ${longestName} characters at most, and this one ${name.length}: give it a shorter one.`,
  );
}

/** What two names have in common that are told apart by their case or blanks alone. */
export const keyOfName = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .toLowerCase();
