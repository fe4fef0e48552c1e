import type { Article } from "../article.ts";
import { foldedWords } from "../fold.ts";
import { calledBy, givenSameness, givenWords, suffixOf } from "../names/given-sameness.ts";
import { acronymsOf } from "./acronyms.ts";
import { rolesBeside } from "./appositions.ts";
import { neverNames, prepositions } from "./function-words.ts";
import { genderOfGivenName } from "./given-names.ts";
import { isNameParticle } from "./name-runs.ts";
import { phraseEnding } from "./noun-phrases.ts";
import { type Phrase, spanOf } from "./phrase.ts";
import { isRoleAsked, isSameWord, type RoleWords, roleWords, shownRole } from "./role-words.ts";
import { genderOfRole, isRole } from "./roles.ts";
import type { Item, Sentence } from "./sentences.ts";
import { type Token, tokensOf } from "./tokens.ts";

// More people of one surname, given name or role than this no honest article has; it keeps hostile ones linear.
const crowd = 40;

type Gender = "male" | "female";

/** A person or organisation that the article names. */
export interface Person {
  /** The fullest name the article gives. */
  name: string;
  /** Folded, as the given names are. */
  readonly surname: string;
  /** Given names and initials in order, the fullest the article gives; none where only the surname stands. */
  given: readonly string[];
  /** "jr", "sr", "iii" or "". */
  readonly suffix: string;
  gender: Gender | undefined;
  /** True when a title, a role, a given name or "he" shows that it is a person and no place. */
  human: boolean;
  /** The roles the article gives, as they stand, in order. */
  readonly roles: string[];
}

/** Who is named in one article. */
export interface People {
  /**
   * The person under a name ("Doe", "Ms. Doe", "Jane Doe"), or undefined where none is known. Where two could be
   * meant it is somebody of whom only the surname is known.
   */
  named(phrase: Pick<Phrase, "head" | "role">): Person | undefined;
  /** What an acronym stands for ("HWU"), where the article says it. */
  spelledOut(head: readonly Item[]): readonly Item[] | undefined;
  /** The one person to whom the article gives this role ("the foreign minister"), or undefined. */
  inRole(head: readonly Item[]): Person | undefined;
  /** Everybody whom a sentence names outside its marks, in order. */
  in(sentence: Sentence): readonly Person[];
}

/** Collects the people of an article from its sentences and from the words inside its marks. */
export function peopleOf(article: Article, sentences: readonly Sentence[]): People {
  const bySurname = new Map<string, Person[]>();
  const byGiven = new Map<string, Person[]>();
  const byRole = new Map<string, { person: Person; words: RoleWords; start: number }[]>();
  const firstPlaceOf = firstPlaces(sentences);
  const bySentence = new Map(
    sentences.map((sentence) => [sentence, isHeadline(sentence.items) ? [] : namesIn(sentence.items)]),
  );
  const phrases = [...bySentence.values()].flat();
  const inside = sentences.flatMap((sentence) =>
    sentence.items.flatMap((item) =>
      item.kind === "stretch" ? namesIn(tokensOf(article.text, item.stretch.start, item.stretch.end)) : [],
    ),
  );
  const full = new Set(
    [...phrases, ...inside].filter(({ head }) => head.length === 2 && isFull(head)).map(keyOf),
  );
  const newcomers = new Map<string, { person: Person; start: number }>();
  const firstFull = new Map<string, number>();
  for (const { head } of phrases.toReversed())
    if (isFull(head)) firstFull.set(partsOf(head).surname, head[0]?.start ?? 0);
  // Full names first, so that initials and a surname alone find the person they belong to.
  for (const phrase of phrases) if (isSpelledOut(phrase.head)) add(phrase, true);
  for (const phrase of inside) if (isSpelledOut(phrase.head)) add(phrase, false);
  for (const phrase of phrases) if (isFull(phrase.head) && !isSpelledOut(phrase.head)) add(phrase, true);
  for (const phrase of inside) if (isFull(phrase.head) && !isSpelledOut(phrase.head)) add(phrase, false);
  for (const phrase of phrases) if (!isFull(phrase.head)) add(phrase, true);

  function add(phrase: Named, own: boolean): void {
    const head = trimmedHead(phrase.head, full);
    const { surname, given, suffix } = partsOf(head);
    const isBare = given.length === 0;
    if (surname === "" || (isBare && !own)) return;
    const group = bySurname.get(surname) ?? [];
    bySurname.set(surname, group);
    const gender = genderOfPhrase(phrase, given);
    const known = isBare ? [] : sameNames(group, given, suffix);
    // "John Doe" beside John A. and John B. is either.
    if (known.length > 1) return;
    const isNew = isBare && isNewcomer(phrase, surname, head);
    const newcomer = isBare && !isNew ? newcomerAt(surname, head) : undefined;
    let person = isNew ? undefined : isBare ? (newcomer ?? bearerOf(surname, gender)) : known[0];
    if (!person) {
      // Two people may bear it: what is said of "Doe" is then kept for neither.
      if (isBare && !isNew && group.some((other) => mayBe(other, gender))) {
        for (const other of group) if (other.given.length > 0 && mayBe(other, gender)) other.human = true;
        return;
      }
      person = { name: nameOf(head), surname, given, suffix, gender, human: false, roles: [] };
      if (group.length < crowd) group.push(person);
      if (isNew) newcomers.set(surname, { person, start: head[0]?.start ?? 0 });
      const called = calledBy(given)[0] ?? "";
      const same = byGiven.get(called) ?? [];
      if (!isBare && same.length < crowd) byGiven.set(called, [...same, person]);
    }
    if (given.join(" ").length > person.given.join(" ").length) person.given = given;
    if (nameOf(head).length > person.name.length) person.name = nameOf(head);
    person.gender ??= gender;
    // News names a person once in full and then by surname; it does not do so with places.
    if (isBare && person.given.length > 0) person.human = true;
    if (phrase.role.length > 0 || phrase.asides.length > 0 || genderOfGiven(given) || gender || phrase.met)
      person.human = true;
    const role = roleText(article, phrase.role) ?? roleText(article, phrase.asides[0] ?? []);
    if (role && own && person.roles.length < crowd && !person.roles.includes(role)) {
      person.roles.push(role);
      const words = roleWords(tokensOf(role, 0, role.length));
      const holders = byRole.get(words.key) ?? [];
      if (holders.length < crowd) holders.push({ person, words, start: phrase.head[0]?.start ?? 0 });
      byRole.set(words.key, holders);
    }
  }

  /** Before somebody of this surname is named in full. */
  function isBeforeFull(surname: string, head: readonly Item[]): boolean {
    return (head[0]?.start ?? 0) < (firstFull.get(surname) ?? 0);
  }

  /** "Doe, 54, a doctor" before Jane Doe, who is no doctor. */
  function isNewcomer({ introduced, asides }: Named, surname: string, head: readonly Item[]): boolean {
    if (!introduced || !isBeforeFull(surname, head) || newcomers.has(surname)) return false;
    const key = roleWords(asides[0] ?? []).key;
    const isKnown = ({ person, words }: { person: Person; words: RoleWords }): boolean =>
      person.surname === surname && words.key === key;
    return key === "" || !(byRole.get(key) ?? []).some(isKnown);
  }

  /** "Doe, 54, a doctor" before anybody is called Jane Doe: until she is, "Doe" is whoever was introduced so. */
  function newcomerAt(surname: string, head: readonly Item[]): Person | undefined {
    const newcomer = newcomers.get(surname);
    const isSince = newcomer !== undefined && (head[0]?.start ?? 0) >= newcomer.start;
    return isSince && isBeforeFull(surname, head) ? newcomer.person : undefined;
  }

  /** The one person whom "Doe", or by a title "Ms. Doe", can mean; of a name that stands first too ("Mr. Kim"). */
  function bearerOf(surname: string, gender: Gender | undefined): Person | undefined {
    const group = bySurname.get(surname) ?? [];
    if (group.length === 0) return only(byGiven.get(surname) ?? []);
    const fitting = group.filter((person) => mayBe(person, gender));
    if (gender) return only(fitting) ?? only(fitting.filter((person) => person.gender === gender));
    // Where one is named in full and another is only "Mr. Doe", "Doe" is the former.
    const isClear = !newcomers.has(surname);
    return only(fitting) ?? (isClear ? only(fitting.filter(({ given }) => given.length > 0)) : undefined);
  }

  // Two people of one surname: the bare surname stays what it is, and stands for one person.
  const shared = new Map<string, Person>();
  function unsure(surname: string, gender: Gender | undefined, head: readonly Item[]): Person {
    const key = `${gender} ${surname}`;
    const person = shared.get(key) ?? {
      name: nameOf(head),
      surname,
      given: [],
      suffix: "",
      gender,
      human: true,
      roles: [],
    };
    shared.set(key, person);
    return person;
  }

  function named({ head: raw, role }: Pick<Phrase, "head" | "role">): Person | undefined {
    const head = trimmedHead(raw, full);
    const { surname, given, suffix } = partsOf(head);
    const group = bySurname.get(surname) ?? [];
    if (given.length > 0)
      return (
        only(sameNames(group, given, suffix)) ?? only(group.filter((person) => person.given.length === 0))
      );
    const gender = genderOfTitles(role);
    const newcomer = newcomerAt(surname, head);
    return (
      newcomer ?? bearerOf(surname, gender) ?? (group.length > 0 ? unsure(surname, gender, head) : undefined)
    );
  }

  const acronyms = acronymsOf(sentences);
  return {
    named,
    spelledOut: (head) => (head.length === 1 ? acronyms.get(head[0]?.lower ?? "") : undefined),
    inRole(head) {
      const asked = roleWords(head);
      const holders = asked.key === "" ? [] : (byRole.get(asked.key) ?? []);
      const isTopic = (start: number): boolean => asked.rest.every((word) => firstPlaceOf(word) < start);
      const fitting = holders.filter(
        ({ words, start }) =>
          isRoleAsked(asked, words) ||
          // "President Doe" without a country has that of which the article has spoken before.
          (words.rest.length === 0 && words.bodies.length === 0 && isTopic(start)),
      );
      return only([...new Set(fitting.map(({ person }) => person))]);
    },
    in: (sentence) => {
      const all = bySentence.get(sentence) ?? [];
      return all.map(named).filter((person) => person !== undefined);
    },
  };
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** Where a word or one of its forms ("Ruritania", "Ruritanian") first stands with a capital; Infinity if nowhere. */
function firstPlaces(sentences: readonly Sentence[]): (word: string) => number {
  const byBeginning = new Map<string, Token[]>();
  for (const { items } of sentences)
    for (const item of items) {
      if (item.kind !== "word" || !item.capital) continue;
      const beginning = item.lower.slice(0, 4);
      const words = byBeginning.get(beginning) ?? [];
      if (words.length < crowd && !words.some(({ lower }) => lower === item.lower)) words.push(item);
      byBeginning.set(beginning, words);
    }
  return (word) =>
    byBeginning.get(word.slice(0, 4))?.find(({ lower }) => isSameWord(lower, word))?.start ?? Infinity;
}

const keyOf = (phrase: Phrase): string => phrase.head.map((item) => item.lower).join(" ");

/** A name, with the roles that asides give it. */
interface Named extends Phrase {
  readonly asides: readonly (readonly Item[])[];
  /** True where the words around go with people and not with places ("met Jane Doe", "Jane Doe, 43,"). */
  readonly met: boolean;
  /** True where an age or "a doctor in Ulm" is told of the bearer, as of one who is new to the reader. */
  readonly introduced: boolean;
}

/** Every run of capitals that reads as a name, with the role before it. */
function namesIn(items: readonly Item[]): Named[] {
  const found: Named[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const next = items[i + 1];
    if (item?.kind !== "word" || !item.capital) continue;
    if (next?.kind === "word" && next.capital && !item.possessive && !neverNames.has(next.lower)) continue;
    const phrase = nameEnding(items, i);
    if (phrase?.kind !== "name" || phrase.head.length > 5) continue;
    const asides = rolesBeside(items, phrase);
    const aged = hasAge(items, phrase);
    const introduced = aged || (asides.length > 0 && /^an?$/.test(items[phrase.last + 2]?.lower ?? ""));
    found.push({ ...phrase, asides, met: isMet(items, phrase) || aged, introduced });
  }
  return found;
}

/** Inside "the wife of minister John Doe", whose words would be hers, he is named all the same. */
function nameEnding(items: readonly Item[], end: number): Phrase | undefined {
  const phrase = phraseEnding(items, end);
  if (phrase?.kind !== "role") return phrase;
  for (let i = end - 1; i > phrase.first; i--)
    if (prepositions.has(items[i]?.lower ?? "")) return phraseEnding(items, end, i + 1);
  return phrase;
}

/** "Jane Doe, 43, …" */
const hasAge = (items: readonly Item[], { last }: Phrase): boolean =>
  items[last + 1]?.text === "," &&
  /^\p{N}{1,3}$/u.test(items[last + 2]?.text ?? "") &&
  items[last + 3]?.text === ",";

/** "met Jane Doe", "according to Jane Doe", "villagers such as Jane Doe"; a single word may be a city. */
function isMet(items: readonly Item[], { first, head }: Phrase): boolean {
  if (head.length < 2) return false;
  const before = items[first - 1]?.lower ?? "";
  if (before === "to" && items[first - 2]?.lower === "according") return true;
  if (/^(?:met|meets|told|tells|asked|asks|thanked|thanks|greeted|married|interviewed|hugged)$/.test(before))
    return true;
  const kind = items[first - 3]?.lower ?? "";
  return (
    before === "as" &&
    items[first - 2]?.lower === "such" &&
    (isRole(kind) || /^(?:people|villagers|locals|women|men)$/.test(kind))
  );
}

/** Title Case throughout: its capitals tell nothing. */
function isHeadline(items: readonly Item[]): boolean {
  const words = items.filter((item) => item.kind === "word" && item.text.length > 3);
  return words.length > 5 && words.filter((item) => item.capital).length > words.length * 0.85;
}

/** "Ruritania Jane Doe" after "Minister of" is Jane Doe, when she is named without it elsewhere. */
function trimmedHead(head: readonly Item[], full: ReadonlySet<string>): readonly Item[] {
  const tail = head.slice(-2);
  if (head.length < 3 || !full.has(tail.map((item) => item.lower).join(" "))) return head;
  return tail;
}

/** What a name says of its bearer, folded. */
function partsOf(head: readonly Item[]): Pick<Person, "surname" | "given" | "suffix"> {
  const suffix = head.length > 1 ? suffixOf(head.at(-1)?.lower ?? "") : "";
  const words = suffix === "" ? head : head.slice(0, -1);
  return {
    surname: foldedWords(words.at(-1)?.lower ?? "").join("-"),
    // "de" alone tells nothing.
    given: words
      .slice(0, -1)
      .filter(({ text }) => !isNameParticle(text))
      .flatMap(({ lower }) => givenWords(lower)),
    suffix,
  };
}

const isFull = (head: readonly Item[]): boolean => partsOf(head).given.length > 0;

/** "Jane Doe", but not "J. Doe". */
const isSpelledOut = (head: readonly Item[]): boolean => partsOf(head).given.some((name) => name.length > 1);

/**
 * Those of one surname who are called so, or else those who may be: by an initial or a short form. Without "Jr."
 * somebody may be named again who has it, if nobody is called so without.
 */
function sameNames(group: readonly Person[], given: readonly string[], suffix: string): readonly Person[] {
  const full = group.filter((person) => person.given.length > 0);
  const alike = full.filter((person) => person.suffix === suffix);
  const found = alikeIn(alike, given);
  return found.length > 0 || suffix !== "" ? found : alikeIn(full, given);
}

function alikeIn(group: readonly Person[], given: readonly string[]): readonly Person[] {
  const same = group.filter((person) => givenSameness(person.given, given) === "same");
  return same.length > 0 ? same : group.filter((person) => givenSameness(person.given, given) === "open");
}

const nameOf = (head: readonly Item[]): string =>
  head.map((item) => (item.possessive ? item.text.replace(/(?:['’]|â€™)s?$/, "") : item.text)).join(" ");

const genderOfPhrase = (phrase: Named, given: readonly string[]): Gender | undefined =>
  genderOfTitles([phrase.role, ...phrase.asides].flat()) ?? genderOfGiven(given);

const genderOfGiven = (given: readonly string[]): Gender | undefined =>
  genderOfGivenName(calledBy(given)[0] ?? "");

/** What "Ms." or "spokesman" beside a name says. */
function genderOfTitles(words: readonly Item[]): Gender | undefined {
  for (const { lower } of words) {
    const gender = genderOfRole(lower);
    if (gender) return gender;
  }
  return undefined;
}

const mayBe = (person: Person, gender: Gender | undefined): boolean =>
  gender === undefined || person.gender === undefined || person.gender === gender;

function roleText(article: Article, words: readonly Item[]): string | undefined {
  const role = shownRole(words);
  if (!role.some((item) => isRole(item.lower) && item.lower.length > 3)) return undefined;
  const span = spanOf(role);
  return article.text.slice(span.start, span.end);
}
