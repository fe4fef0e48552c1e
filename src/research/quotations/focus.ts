import type { People, Person } from "./names.ts";
import type { Phrase } from "./phrase.ts";

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
// More people than this are not on stage at one time.
const cast = 8;

/** Follows the article's sentences from the first to the last. */
export function createFocus(people: People): Focus {
  let recent: { person: Person; paragraph: number }[] = [];
  let group: Phrase | undefined;
  let paragraph = 0;
  const recall = (person: Person): void => {
    const others = recent.filter((other) => other.person !== person);
    recent = [{ person, paragraph }, ...others].slice(0, cast);
  };
  return {
    subject(phrase, spoke = false) {
      if (phrase.kind === "organisation") group = phrase;
      const person =
        phrase.kind === "name"
          ? people.named(phrase.head)
          : phrase.kind === "role" && phrase.definite
            ? people.inRole(phrase.head)
            : undefined;
      // Capitals that nothing shows to be a person may as well be a city.
      if (person && (person.human || spoke)) recall(person);
    },
    person(pronoun) {
      const gender = pronoun === "he" ? "male" : pronoun === "she" ? "female" : undefined;
      if (!gender) return undefined;
      const found = recent.find(
        ({ person, paragraph: last }) =>
          (person.gender === undefined || person.gender === gender) && paragraph - last <= memory,
      );
      if (!found) return undefined;
      found.person.gender ??= gender;
      found.person.human = true;
      recall(found.person);
      return found.person;
    },
    organisation: () => group,
    paragraph() {
      paragraph++;
    },
  };
}
