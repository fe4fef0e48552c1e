import type { Article, Basis, Quote } from "../../../src/research/article.ts";
import { createPeople, type People } from "../../../src/research/people/people.ts";
import { sightingsIn } from "../../../src/research/people/sighting.ts";

/** What a made-up article says of its speaker. */
export interface Said {
  readonly name: string;
  readonly role?: string;
  /** The words beside the quotation; the name where there is nothing else. */
  readonly mention?: string;
  readonly basis?: Basis;
  readonly day?: string;
  /** More of the article's text. */
  readonly text?: string;
}

/** An article that quotes these speakers, one after the other. */
export function articleOf(
  id: string,
  ...said: readonly Said[]
): { article: Article; quotes: readonly Quote[] } {
  const mentions = said.map(({ name, mention = name }) => mention);
  const text = [...mentions, ...said.map(({ text: more = "" }) => more)].join("\n");
  const day = said[0]?.day;
  const article: Article = {
    id,
    title: "Harbour",
    text,
    paragraphs: [{ start: 0, end: text.length }],
    ...(day !== undefined && { published: { precision: "day", iso: day } }),
  };
  const quotes = said.map(({ name, role, basis = "named" }, at): Quote => {
    const mention = mentions[at] ?? "";
    const start = text.indexOf(mention);
    return {
      id: `q:${id}${at}`,
      article,
      spans: [{ start: 0, end: 1 }],
      kind: "direct",
      speaker: {
        name,
        basis,
        mention: { start, end: start + mention.length },
        ...(role !== undefined && { role }),
      },
    };
  });
  return { article, quotes };
}

/** The people of articles with one speaker each, in the order given. */
export function peopleOf(...articles: readonly (Said | string)[]): People {
  const people = createPeople(() => true);
  articles.forEach((said, at) => {
    const { article, quotes } = articleOf(`${at}`, typeof said === "string" ? { name: said } : said);
    people.add(article, sightingsIn(article, quotes));
  });
  return people;
}

/** Every speaker with the number of quotations, as `name 2`; what need not be one person in brackets. */
export const countsOf = (people: People): readonly string[] =>
  people.list().map(({ name, quotations }) => `${name} ${quotations}`);
