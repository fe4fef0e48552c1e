import { reportingUse } from "./cues.ts";
import { phraseEnding } from "./noun-phrases.ts";
import type { Phrase } from "./phrase.ts";
import { isRole } from "./roles.ts";
import type { Item } from "./sentences.ts";
import { auxiliaries, determiners } from "./words.ts";

// A role in an aside is short; past this many items it is a story.
const reach = 10;

/** The role that an aside gives a name: "Jane Doe, a doctor in Ulm," and "the embassy's spokesman, John Doe,". */
export const roleBeside = (items: readonly Item[], name: Phrase): readonly Item[] =>
  roleAfter(items, name.last + 1) ?? roleBefore(items, name) ?? [];

function roleAfter(items: readonly Item[], comma: number): readonly Item[] | undefined {
  if (items[comma]?.text !== "," || !determiners.has(items[comma + 1]?.lower ?? "")) return undefined;
  for (let i = comma + 2; i <= Math.min(items.length, comma + reach); i++) {
    const item = items[i];
    if (item?.kind === "word" && !auxiliaries.has(item.lower) && (item.capital || !reportingUse(item.lower)))
      continue;
    // Only what the aside closes with a comma or the sentence with a full stop is a role and nothing more.
    if (item !== undefined && !/^[,.]$/.test(item.text)) return undefined;
    const role = items.slice(comma + 2, i);
    return role.some((word) => isRole(word.lower)) ? role : undefined;
  }
  return undefined;
}

function roleBefore(items: readonly Item[], name: Phrase): readonly Item[] | undefined {
  if (items[name.first - 1]?.text !== "," || items[name.last + 1]?.text !== ",") return undefined;
  const role = phraseEnding(items, name.first - 2);
  return role?.kind === "role" ? role.head : undefined;
}
