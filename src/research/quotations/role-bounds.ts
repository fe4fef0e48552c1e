import { determiners, isAdverb, prepositions } from "./function-words.ts";
import type { Item } from "./sentences.ts";

/**
 * Where the role that begins at `first` and ends before the name at `name` begins without what ran into it: "The
 * count showed nominee John Roe leading President Jane Doe" has "President", "stolen from incumbent President Jane
 * Doe" has "incumbent President". A role is a noun phrase and holds no verb.
 */
export function roleFrom(items: readonly Item[], first: number, name: number): number {
  let start = first;
  for (let i = first; i < name; i++) if (isVerbInRole(items, i, first)) start = i + 1;
  if (start === first) return first;
  while (start < name && (isJoint(items[start]) || isAdverb(items[start]?.lower ?? ""))) start++;
  return start;
}

const isJoint = (item: Item | undefined): boolean =>
  prepositions.has(item?.lower ?? "") || determiners.has(item?.lower ?? "");

/** Whether a role that begins at `first` has a verb at `i`. */
export function isVerbInRole(items: readonly Item[], i: number, first: number): boolean {
  const item = items[i];
  if (item?.kind !== "word" || item.capital) return false;
  const before = items[i - 1];
  const { lower } = item;
  if (pastForms.test(lower)) return true;
  // "Roe leading President Doe", but not "Ulm's leading surgeon" and "Harbour Bank managing director"
  if (lower.endsWith("ing"))
    return (
      i > first &&
      before?.capital === true &&
      !before.possessive &&
      items[i + 1]?.capital === true &&
      !/^(?:acting|managing|ranking|sitting)$/.test(lower)
    );
  if (!/[^e]ed$/.test(lower) || adjectives.test(lower)) return false;
  // "the embattled mayor", "a newly formed union's leader"
  return !(determiners.has(before?.lower ?? "") || before?.possessive || isAdverb(before?.lower ?? ""));
}

const pastForms =
  /^(?:took|made|came|went|gave|got|spoke|ran|won|lost|met|knew|saw|led|sent|drew|began|became|stood|sat|fell|beat|brought|stolen|taken|given|driven|beaten|chosen|written)$/;

/** What is said of an office's holder or of a body, and is no verb there. */
const adjectives =
  /^(?:retired|elected|appointed|renowned|accomplished|convicted|disgraced|respected|experienced|qualified|certified|registered|licensed|trained|based|owned|backed|fixed|limited|united|allied|related|advanced|applied|mixed|federated|associated|unified|integrated|combined|bearded|hundred|red)$/;
