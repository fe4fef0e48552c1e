import type { Article, Basis, Speaker } from "../article.ts";
import type { Focus } from "./focus.ts";
import type { People, Person } from "./names.ts";
import { type Phrase, spanOf } from "./phrase.ts";
import { shownRole } from "./role-words.ts";
import type { Item } from "./sentences.ts";

/** The speaker a phrase points at, or undefined when the text leaves it open ("they", "I"). */
export function speakerOf(
  article: Article,
  phrase: Phrase,
  items: readonly Item[],
  people: People,
  focus: Focus,
): Speaker | undefined {
  const mention = spanOf(items.slice(phrase.first, phrase.last + 1));
  const as = (name: string, basis: Basis, role?: string): Speaker => ({
    name,
    mention,
    basis,
    ...(role === undefined ? {} : { role }),
  });
  const asPerson = (person: Person, basis: Basis, role?: string): Speaker =>
    as(person.name, basis, role ?? person.roles[0]);
  switch (phrase.kind) {
    case "pronoun": {
      const pronoun = phrase.head[0]?.lower ?? "";
      const person = focus.person(pronoun);
      if (person) return asPerson(person, "pronoun");
      const meant = pronoun === "it" ? focus.organisation() : undefined;
      return meant && as(wordsOf(article, people.spelledOut(meant.head) ?? meant.head), "pronoun");
    }
    case "name": {
      const person = people.named(phrase);
      const words = shownRole(phrase.role);
      const role = words.length > 0 ? wordsOf(article, words) : undefined;
      return person ? asPerson(person, "named", role) : as(wordsOf(article, phrase.head), "named", role);
    }
    case "organisation":
      return as(
        phrase.both?.map((one) => people.named(one)?.name ?? wordsOf(article, one.head)).join(" and ") ??
          wordsOf(article, phrase.head),
        "named",
      );
    case "role": {
      const person = phrase.definite ? people.inRole(phrase.head) : undefined;
      return person ? asPerson(person, "role") : as(wordsOf(article, phrase.head), "role");
    }
  }
}

/** The words as they stand, without a possessive ending. */
function wordsOf(article: Article, items: readonly Item[]): string {
  const { start, end } = spanOf(items);
  const words = article.text.slice(start, end);
  return items.at(-1)?.possessive ? words.replace(/['’]s$/, "") : words;
}
