import type { Quote } from "../article.ts";
import { nearestOf } from "../nearest.ts";
import type { People } from "../people/people.ts";
import { personalName } from "../people/personal-name.ts";
import { nameSameness } from "../people/sameness.ts";
import type { Claim } from "./claim.ts";

/** Whether the speaker of a quotation is the one that is asked for. `unknown`: the names do not tell. */
export type SpeakerRelation = "same" | "other" | "unknown";

/**
 * A wrong "other" accuses somebody, so it takes two names of persons that cannot be one: other surnames that are no slip of each
 * other, or given names that exclude each other. A bare surname, a role or an organisation is never enough, nor is
 * a word that may be no name, unless somebody has it for a surname.
 */
export function relationOf(
  asked: string,
  quote: Quote,
  people: Pick<People, "filter" | "profileOf" | "speakersMeant">,
  { mayBeNoName }: Pick<Claim, "mayBeNoName">,
): SpeakerRelation {
  const { speaker, article } = quote;
  if (speaker === undefined) return "unknown";
  if (people.filter([asked], { on: [] })(article, speaker.name)) return "same";
  const wanted = personalName(asked);
  const here = personalName(speaker.name);
  if (wanted === undefined || here === undefined) return "unknown";
  const names = (people.profileOf(quote)?.names ?? []).flatMap((name) => personalName(name) ?? []);
  // The surname alone, as the article goes on, is no other name of somebody it names in full.
  const full = [here, ...names.filter(({ given, surname }) => given.length > 0 || surname !== here.surname)];
  const isOther = full.every((name) =>
    wanted.surname === name.surname
      ? wanted.given.length > 0 && name.given.length > 0 && nameSameness(wanted, name) === "other"
      : !mayBeSlip(wanted.surname, name.surname),
  );
  return isOther && (!mayBeNoName || isSurname(asked, people)) ? "other" : "unknown";
}

/** Whether somebody has this word for a surname; of a given name, which may be a plain word ("Odd:"), that is not enough. */
function isSurname(word: string, people: Pick<People, "speakersMeant">): boolean {
  const surname = personalName(word)?.surname;
  return (
    surname !== undefined &&
    people.speakersMeant([word], { on: [] }).some(({ personal }) => personal?.surname === surname)
  );
}

/** "Lindquist" for "Lindqvist", or a double name of which only a part is given. */
const mayBeSlip = (a: string, b: string): boolean => {
  const [some, others] = [a.split(" "), b.split(" ")];
  return (
    some.some((word) => others.includes(word)) ||
    (Math.min(a.length, b.length) > 3 && nearestOf(a, [b]) !== undefined)
  );
};
