import { nearestOf } from "../nearest.ts";

/** What a field asks about, whatever name it was typed with. */
export type Field = "by" | "in" | "article" | "about" | "type" | "on" | "after" | "before" | "last" | "sort";

const fields = new Map<string, Field>([
  ["by", "by"],
  ["speaker", "by"],
  ["in", "in"],
  ["source", "in"],
  ["outlet", "in"],
  ["article", "article"],
  ["about", "about"],
  ["type", "type"],
  ["on", "on"],
  ["during", "on"],
  ["after", "after"],
  ["before", "before"],
  ["last", "last"],
  ["sort", "sort"],
]);

/** Those that a list of fields names; the others are other names for these. */
const listed = ["by", "in", "about", "on", "during", "after", "before", "last", "type", "sort", "article"];

/** Words that people use for a field though they are not near it by letters. */
const otherWords = new Map<string, string>([
  ["from", "in"],
  ["paper", "in"],
  ["said", "by"],
  ["who", "by"],
  ["author", "by"],
  ["topic", "about"],
  ["subject", "about"],
  ["title", "about"],
  ["headline", "about"],
  ["kind", "type"],
  ["date", "on"],
  ["day", "on"],
  ["month", "during"],
  ["year", "during"],
  ["since", "after"],
  ["until", "before"],
  ["past", "last"],
  ["within", "last"],
  ["order", "sort"],
]);

/** The field of this name; case does not count. */
export const fieldOf = (key: string): Field | undefined => fields.get(key.toLowerCase());

/** One sentence for a name that is no field: how it was taken, and the field that may have been meant. */
export function unknownField(key: string): string {
  const near = nearestOf(key, fields.keys()) ?? otherWordFor(key);
  const taken = `There is no field “${key}:”, so it was searched as words`;
  return near === undefined
    ? `${taken}. The fields are ${listed.map((field) => `${field}:`).join(", ")}.`
    : `${taken}; did you mean “${near}:”?`;
}

function otherWordFor(key: string): string | undefined {
  const word = key.toLowerCase();
  return otherWords.get(word) ?? otherWords.get(nearestOf(word, otherWords.keys()) ?? "");
}
