import { reportingUse } from "./cues.ts";
import { auxiliaries, determiners, neverNames, prepositions } from "./function-words.ts";
import { phraseEnding } from "./noun-phrases.ts";
import type { Phrase } from "./phrase.ts";
import { isOfOne } from "./phrases-beside.ts";
import { cueReach } from "./reporting-verbs.ts";
import { isVerbInRole } from "./role-bounds.ts";
import { isRank, isRole } from "./roles.ts";
import type { Item } from "./sentences.ts";

/** The roles that asides give a name: "Jane Doe, a doctor in Ulm," and "the embassy's spokesman, John Doe,". */
export const rolesBeside = (items: readonly Item[], name: Phrase): (readonly Item[])[] =>
  [roleAfter(items, name.last + 1), roleBefore(items, name)].filter((role) => role !== undefined);

function roleAfter(items: readonly Item[], comma: number): readonly Item[] | undefined {
  if (items[comma]?.text !== ",") return undefined;
  const first = items[comma + 1];
  // "Jane Doe, harbour master in Ulm,": an article may be left out.
  if (first?.kind !== "word" || (neverNames.has(first.lower) && !determiners.has(first.lower)))
    return undefined;
  const start = determiners.has(first.lower) ? comma + 2 : comma + 1;
  if (first.capital && !isRole(first.lower) && !isRank(first.lower) && !isTitled(items, comma + 1))
    return undefined;
  for (let i = start; i <= Math.min(items.length, comma + cueReach); i++) {
    const item = items[i];
    if (item?.kind === "word" && !auxiliaries.has(item.lower) && (item.capital || !reportingUse(item.lower)))
      continue;
    // Only what the aside closes with a comma or the sentence with a full stop is a role and nothing more.
    if (item !== undefined && !/^[,.]$/.test(item.text)) return undefined;
    const role = items.slice(start, i);
    return role.some((word) => isRole(word.lower)) && isOfName(items, start, i - 1) ? role : undefined;
  }
  return undefined;
}

/** But not "along with his fellow sailors", "headed by director John Roe" nor "governor John Roe", who is another. */
function isOfName(items: readonly Item[], start: number, last: number): boolean {
  const [first, next] = [items[start]?.lower ?? "", items[start + 1]?.lower ?? ""];
  if (/^(?:along|together|apart|instead|including|alongside)$/.test(first)) return false;
  if (isVerbInRole(items, start, start)) return false;
  if (/(?:ed|en)$/.test(first) && prepositions.has(next)) return false;
  const phrase = items[last]?.capital ? phraseEnding(items, last, start) : undefined;
  const isAnother = phrase?.kind === "name" && phrase.head.length > 1 && phrase.first === start;
  return !isAnother || phrase.role.length === 0 || phrase.role.some(({ lower }) => prepositions.has(lower));
}

/** "Harbour Director at the works", but not "Harbour Director Jane Doe". */
const isTitled = (items: readonly Item[], first: number): boolean => {
  const role = items[first + 1];
  return role?.capital === true && isRole(role.lower) && items[first + 2]?.capital !== true;
};

function roleBefore(items: readonly Item[], name: Phrase): readonly Item[] | undefined {
  const close = items[name.last + 1]?.text;
  // "She met the mayor of Ulm, Ruritania.": one word at the end may as well be a country.
  const closes = close === "," || (close === "." && name.head.length > 1);
  if (items[name.first - 1]?.text !== "," || !closes) return undefined;
  const role = phraseEnding(items, name.first - 2);
  return role?.kind === "role" && isOfOne(items, role) ? role.head : undefined;
}
