import { type Article, type Quote, textAt } from "../article.ts";
import { isoDay } from "../counts.ts";
import { dayNumber } from "../day-number.ts";
import { foldedText } from "../fold.ts";
import { genderOfGivenName } from "../quotations/given-names.ts";
import { type Office, officeOf } from "./office.ts";
import {
  genderOfTitled,
  lastName,
  nameInMention,
  type PersonalName,
  personalName,
  withoutTitles,
} from "./personal-name.ts";

/** One speaker of one article: all that it says of them. */
export interface Sighting {
  readonly article: Article;
  /** As the article's attributions give it. */
  readonly name: string;
  readonly quotes: readonly Quote[];
  /** Taken apart; undefined for what is no person's name. The name beside the words where it is the fuller. */
  readonly personal: PersonalName | undefined;
  /** Names as written, this one and those beside the words ("Dr. Jane Doe"). */
  readonly names: readonly string[];
  /** Those of the names that hold a given name, without titles. */
  readonly fullNames: readonly string[];
  /** What stood beside the words and tells more than a name: "the guild's treasurer Jane Doe", "the Guild chief". */
  readonly mentions: readonly string[];
  readonly roles: readonly SeenRole[];
  /** Days since 1970, where the article's whole day is known. */
  readonly day: number | undefined;
  /** Where the name is a surname alone: the well-known given names that the article sets before it, folded. */
  readonly givenBeside: readonly string[];
  /** The year of birth, by the age beside a name ("Ida Holm, 43,"); a year more or less. */
  readonly born: number | undefined;
}

/** A role as written. */
interface SeenRole {
  readonly role: string;
  readonly office: Office;
}

/** The speakers of an article's quotations. */
export const sightingsIn = (article: Article, quotes: Iterable<Quote>): readonly Sighting[] =>
  [...Map.groupBy(quotes, ({ speaker }) => speaker?.name)].flatMap(([name, said]) =>
    name === undefined ? [] : sightingOf(article, name, said),
  );

function sightingOf(article: Article, name: string, quotes: readonly Quote[]): Sighting {
  const own = personalName(name);
  const beside = own === undefined ? [] : [...new Set(quotes.flatMap(mentionOf))];
  const [named = [], called = []] = [true, false].map((whether) =>
    beside.filter((words) => (lastName(words) === lastName(name)) === whether),
  );
  const names = [...new Set([name, ...named.map(nameInMention)])];
  const roles = new Set([
    ...quotes.flatMap(({ speaker }) => speaker?.role ?? []),
    ...called.filter(isTelling),
  ]);
  const day = isoDay(article);
  const personal = own?.given.length === 0 ? (names.map(personalName).find(isFuller) ?? own) : own;
  const gender = names.map(genderOfTitled).find((titled) => titled !== undefined) ?? personal?.gender;
  const fullNames = [...new Set(names.filter((each) => isFuller(personalName(each))).map(withoutTitles))];
  const age = fullNames.map((each) => ageBeside(article.text, each)).find((found) => found !== undefined);
  return {
    article,
    name,
    quotes,
    personal: personal && { ...personal, gender },
    names,
    fullNames,
    mentions: [...named, ...called.filter(isTelling)].filter((words) => !names.includes(words)),
    roles: [...roles].map((role) => ({ role, office: officeOf(role) })),
    day: day === undefined ? undefined : dayNumber(day),
    givenBeside: personal?.given.length === 0 ? givenBefore(personal.surname, article.text) : [],
    born: day === undefined || age === undefined ? undefined : Number(day.slice(0, 4)) - age,
  };
}

function givenBefore(surname: string, text: string): readonly string[] {
  if (surname === "") return [];
  const folded = foldedText(text);
  const found = new Set<string>();
  for (let at = folded.indexOf(surname); at >= 0; at = folded.indexOf(surname, at + surname.length)) {
    const before = /(\p{L}+) $/u.exec(folded.slice(Math.max(0, at - longestGiven), at))?.[1] ?? "";
    if (genderOfGivenName(before) !== undefined) found.add(before);
  }
  return [...found];
}

const longestGiven = 24;

/** "Ida Holm, 43, said": the first time that an age stands beside the name. */
function ageBeside(text: string, name: string): number | undefined {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    const age = /^, (?:aged )?([1-9]\d|10\d)(?:[,.;]|$)/u.exec(text.slice(end, end + 12))?.[1];
    if (age !== undefined) return Number(age);
  }
  return undefined;
}

/** The words that name or describe the speaker; those of a pronoun or carried on from elsewhere tell nothing. */
function mentionOf({ article, speaker }: Quote): readonly string[] {
  if (speaker === undefined || (speaker.basis !== "named" && speaker.basis !== "role")) return [];
  const words = textAt(article, speaker.mention).replace(/\s+/gu, " ").trim();
  return words.length > longestMention ? [] : [words.replace(/^(?:the|an?) /iu, "").replace(/['’]s$/u, "")];
}

/** More than this is a sentence and no name. */
const longestMention = 100;

const isFuller = (name: PersonalName | undefined): name is PersonalName => (name?.given.length ?? 0) > 0;

/** "the spokesman" may be anybody elsewhere; "the Guild chief" and "the Secretary General" are few. */
function isTelling(words: string): boolean {
  const { key, rest } = officeOf(words);
  return key !== "" && (rest.length > 0 || key.includes(" "));
}
