import type { People, Person } from "./names.ts";
import type { Phrase } from "./phrase.ts";
import { genderOfRole, isOneRole, isRole } from "./roles.ts";

/** Whom the text is about at the moment, for "he", "she", "it" and "they". */
export interface Focus {
  /** A person became the subject of a sentence, or spoke. */
  subject(phrase: Phrase, how?: "reports" | "quoted"): void;
  /** The person a pronoun means here, or undefined when nobody, or more than one, could be meant. */
  person(pronoun: string): Person | undefined;
  /** The last organisation or group that spoke, for "it" and "they". */
  organisation(): Phrase | undefined;
  /** The next sentence begins, in the paragraph at this place; it names these people. */
  sentence(paragraph: number, named: readonly Person[]): void;
}

interface Presence {
  readonly person: Person;
  readonly paragraph: number;
  readonly sentence: number;
  /** True when the sentence reports what the person said, so that its verb picks the person out. */
  readonly speaks: boolean;
}

// A pronoun reaches no further back than this many paragraphs: past that, writers name the person again.
const memory = 4;
// More people than this are not on stage at one time.
const cast = 8;

/** Follows the article's sentences from the first to the last. */
export function createFocus(people: People): Focus {
  // Each with the last first: who was the subject of a sentence, and who was named at all.
  let subjects: readonly Presence[] = [];
  let named: readonly Presence[] = [];
  let group: Phrase | undefined;
  let paragraph = 0;
  let sentence = 0;
  const onStage = (list: readonly Presence[], person: Person, speaks: boolean): readonly Presence[] =>
    [{ person, paragraph, sentence, speaks }, ...list.filter((other) => other.person !== person)].slice(
      0,
      cast,
    );

  /** Of those on stage, the one whom the text shows to be meant; of two that fit as well, nobody. */
  function meant(gender: Person["gender"]): Person | undefined {
    const fits = ({ person, paragraph: last }: Presence): boolean =>
      (person.gender === undefined || person.gender === gender) && paragraph - last <= memory;
    const subject = subjects.find(fits);
    if (!subject || subject.speaks) return subject?.person;
    if (subject.person.gender === gender) return isOneOfTwo(subject, gender) ? undefined : subject.person;
    const rivals = named.filter(
      (other) =>
        other.person !== subject.person &&
        other.person.human &&
        other.sentence >= subject.sentence &&
        fits(other),
    );
    if (rivals.length === 0) return subject.person;
    // Of two in one sentence the one known to be a woman is "she"; a later one may only be mentioned.
    const sure = rivals.filter(
      (rival) => rival.person.gender === gender && rival.sentence === subject.sentence,
    );
    return sure.length === 1 ? sure[0]?.person : undefined;
  }

  /** "Jane Doe met Ann Roe.": right after it either may be "she". */
  const isOneOfTwo = (subject: Presence, gender: Person["gender"]): boolean =>
    subject.sentence === sentence - 1 &&
    named.some(
      (other) =>
        other.person !== subject.person &&
        other.person.gender === gender &&
        other.sentence === subject.sentence,
    );

  /** "A spokesman said": for "he" somebody like others, for whom there is no name. */
  function unnamed({ head }: Phrase): Person | undefined {
    const bearer = head.find(({ lower }) => isRole(lower));
    if (!bearer || !(isOneRole(bearer.lower) || head[0]?.lower === "one")) return undefined;
    const gender = genderOfRole(bearer.lower);
    return { name: "", surname: "", given: [], suffix: "", gender, human: true, roles: [] };
  }

  // "The chief" may well be somebody named; "a spokesman" or "the head of the police" is told as a new one.
  const isOther = ({ definite, head }: Phrase): boolean =>
    !definite || head.some(({ lower }) => lower === "of");

  return {
    subject(phrase, how) {
      if (phrase.kind === "organisation") group = phrase;
      const person =
        phrase.kind === "name"
          ? people.named(phrase)
          : phrase.kind === "role"
            ? ((phrase.definite ? people.inRole(phrase.head) : undefined) ??
              (isOther(phrase) ? unnamed(phrase) : undefined))
            : undefined;
      // Capitals that nothing shows to be a person may as well be a city.
      if (person && (person.human || how === "quoted"))
        subjects = onStage(subjects, person, how !== undefined);
    },
    person(pronoun) {
      const gender = pronoun === "he" ? "male" : pronoun === "she" ? "female" : undefined;
      const person = gender && meant(gender);
      if (!person) return undefined;
      person.gender ??= gender;
      person.human = true;
      subjects = onStage(subjects, person, true);
      return person.name === "" ? undefined : person;
    },
    organisation: () => group,
    sentence(at, names) {
      paragraph = at;
      sentence++;
      for (const person of names) named = onStage(named, person, false);
    },
  };
}
