import { auxiliaries } from "./function-words.ts";
import { phraseEnding } from "./noun-phrases.ts";
import type { Phrase } from "./phrase.ts";
import { phraseAfter } from "./phrases-beside.ts";
import { isCue, isPutting } from "./reporting-verbs.ts";
import { isRole } from "./roles.ts";
import type { Item } from "./sentences.ts";

/** Who has spoken the words in the sentence before, when this one is there to tell it: "— Jane Doe, pilot", "Those were the words of Jane Doe." */
export const toldAfter = (items: readonly Item[]): Phrase | undefined =>
  signature(items) ?? wordsOfWhom(items) ?? soSaid(items);

/** Who speaks the words below a line that is nothing but a name: "JANE DOE, PILOT", "Jane Doe, pilot:". */
export function nameLine(items: readonly Item[]): Phrase | undefined {
  const end = items.at(-1)?.text === ":" ? items.length - 1 : items.length;
  return /^[.?!]$/.test(items.at(-1)?.text ?? "") ? undefined : nameAndRole(items, 0, end);
}

function signature(items: readonly Item[]): Phrase | undefined {
  if (!/^[\u2014\u2013\u2015-]$/.test(items[0]?.text ?? "")) return undefined;
  return nameAndRole(items, 1, items.at(-1)?.text === "." ? items.length - 1 : items.length);
}

/** "Jane Doe", "Jane Doe, pilot", "the pilot, Jane Doe": no verb, and no name without its given name. */
function nameAndRole(items: readonly Item[], start: number, end: number): Phrase | undefined {
  if (items.some(isVerb)) return undefined;
  const comma = items.findIndex((item, i) => i > start && i < end && item.text === ",");
  const first = phraseEnding(items, (comma < 0 ? end : comma) - 1, start);
  if (first?.first !== start) return undefined;
  if (first.kind === "name")
    return first.head.length > 1 && (comma < 0 || holdsRole(items, comma, end)) ? first : undefined;
  const name = comma < 0 || first.kind !== "role" ? undefined : phraseEnding(items, end - 1, comma + 1);
  return name?.kind === "name" && name.first === comma + 1 && name.head.length > 1
    ? { ...name, first: start, role: first.head }
    : undefined;
}

const isVerb = (item: Item, i: number, items: readonly Item[]): boolean =>
  item.kind === "stretch" || (auxiliaries.has(item.lower) && !item.capital) || isCue(items, i);

const holdsRole = (items: readonly Item[], from: number, end: number): boolean =>
  items.slice(from, end).some(({ lower }) => isRole(lower));

/** "Those were the words of Jane Doe." */
function wordsOfWhom(items: readonly Item[]): Phrase | undefined {
  if (!/^(?:those|these|such)$/.test(items[0]?.lower ?? "") || !/^(?:were|are)$/.test(items[1]?.lower ?? ""))
    return undefined;
  const of = items.findIndex((item, i) => i < 6 && item.lower === "of" && items[i - 1]?.lower === "words");
  return of < 0 ? undefined : phraseAfter(items, of + 1);
}

/** "So said Jane Doe.", "That is how Jane Doe put it." */
function soSaid(items: readonly Item[]): Phrase | undefined {
  if (items[0]?.lower === "so" && isCue(items, 1)) return phraseAfter(items, 2);
  if (items[0]?.lower !== "that" || items[2]?.lower !== "how") return undefined;
  const verb = items.findIndex((item, i) => isPutting(item.lower) && isCue(items, i));
  return verb < 4 ? undefined : phraseEnding(items, verb - 1, 3);
}
