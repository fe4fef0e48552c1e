import { nearestOf } from "../nearest.ts";

/** What a field asks about, whatever name it was typed with. */
export type Field = "by" | "in" | "article" | "after" | "before" | "on" | "sort";

const fields = new Map<string, Field>([
  ["by", "by"],
  ["speaker", "by"],
  ["in", "in"],
  ["source", "in"],
  ["outlet", "in"],
  ["article", "article"],
  ["after", "after"],
  ["before", "before"],
  ["on", "on"],
  ["sort", "sort"],
]);

/** Words that people use for a field though they are not near it by letters. */
const otherWords = new Map<string, Field>([
  ["from", "in"],
  ["paper", "in"],
  ["said", "by"],
  ["who", "by"],
  ["author", "by"],
  ["date", "on"],
  ["day", "on"],
  ["since", "after"],
  ["until", "before"],
  ["order", "sort"],
]);

/** The field of this name; case does not count. */
export const fieldOf = (key: string): Field | undefined => fields.get(key.toLowerCase());

/** One sentence for a name that is no field: how it was taken, and the field that may have been meant. */
export function unknownField(key: string): string {
  const near = nearestOf(key, fields.keys()) ?? otherWordFor(key);
  const taken = `There is no field “${key}:”, so it was searched as words`;
  return near === undefined ? `${taken}.` : `${taken}; did you mean “${near}:”?`;
}

function otherWordFor(key: string): Field | undefined {
  const word = key.toLowerCase();
  return otherWords.get(word) ?? otherWords.get(nearestOf(word, otherWords.keys()) ?? "");
}
