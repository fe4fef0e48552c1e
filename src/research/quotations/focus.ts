import type { Gender, People, Person } from "./names.ts";
import type { Phrase } from "./phrases.ts";

/** Whom the text is about at the moment, for "he", "she", "it" and "they". */
export interface Focus {
  /** A person became the subject of a sentence, or spoke. */
  subject(phrase: Phrase, spoke?: boolean): void;
  /** The person a pronoun means here, or undefined when nobody, or more than one, could be meant. */
  person(pronoun: string): Person | undefined;
  /** The last organisation or group that spoke, for "it" and "they". */
  organisation(): Phrase | undefined;
  /** The next paragraph begins. */
  paragraph(): void;
}

// A pronoun reaches no further back than this many paragraphs: past that, writers name the person again.
const memory = 4;

/** Follows the article's sentences from the first to the last. */
export function createFocus(people: People): Focus {
  const slots = new Map<Gender, { person: Person; paragraph: number }>();
  let group: Phrase | undefined;
  let paragraph = 0;
  return {
    subject(phrase, spoke = false) {
      if (phrase.kind === "organisation") group = phrase;
      if (phrase.kind !== "name") return;
      const person = people.named(phrase.head);
      // Capitals that nothing shows to be a person may as well be a city.
      if (!person || (!person.human && !spoke)) return;
      for (const gender of ["male", "female"] as const) {
        if (person.gender === undefined || person.gender === gender) slots.set(gender, { person, paragraph });
      }
    },
    person(pronoun) {
      const gender = pronoun === "he" ? "male" : pronoun === "she" ? "female" : undefined;
      const slot = gender && slots.get(gender);
      if (!gender || !slot || paragraph - slot.paragraph > memory) return undefined;
      slot.paragraph = paragraph;
      slot.person.gender ??= gender;
      slot.person.human = true;
      return slot.person;
    },
    organisation: () => group,
    paragraph() {
      paragraph++;
    },
  };
}
