import type { Article } from "../article.ts";
import { areCopies, type Likeness } from "./copies.ts";
import type { Shingles } from "./shingles.ts";

/** One text, word for word, and the articles that hold it. */
export interface Text {
  readonly shingles: Shingles;
  readonly articles: Set<Article>;
}

/**
 * Articles of texts that are like one another, in groups. Each is a copy of its group's first article, and
 * not only of some other one, so that takes of a running story and tables of one form do not chain together.
 */
export function groupsOf(
  texts: Iterable<Text>,
  likeTo: (text: Text) => ReadonlyMap<Text, Likeness>,
): readonly (readonly Article[])[] {
  const members = Array.from(texts).flatMap((text) =>
    Array.from(text.articles, (article) => ({ text, article })),
  );
  members.sort(byStanding);
  const groups: Article[][] = [];
  const begun = new Map<Text, number[]>();
  for (const { text, article } of members) {
    const isOf = (other: Text, likeness: Likeness) =>
      (begun.get(other) ?? []).filter((number) => {
        const first = groups[number]?.[0];
        return first !== undefined && areCopies(likeness, first, article);
      });
    const near = Array.from(likeTo(text), ([other, likeness]) => isOf(other, likeness)).flat();
    const number = Math.min(...isOf(text, sameText(text)), ...near);
    const group = groups[number];
    if (group !== undefined) group.push(article);
    else begin(text, article);
  }
  return groups;

  function begin(text: Text, article: Article): void {
    const numbers = begun.get(text);
    if (numbers === undefined) begun.set(text, [groups.length]);
    // A notice under hundreds of headlines would be compared with itself for ever.
    else if (numbers.length < mostHeadlines) numbers.push(groups.length);
    groups.push([article]);
  }
}

const mostHeadlines = 50;

const sameText = ({ shingles }: Text): Likeness => ({
  words: 1,
  ownNumbers: 0,
  numbers: shingles.numbers.length,
  length: shingles.stretches.length,
});

interface Member {
  readonly text: Text;
  readonly article: Article;
}

/** The earliest known day first, then the fullest text, then by id. */
function byStanding(a: Member, b: Member): number {
  return (
    compare(dayOf(a.article), dayOf(b.article)) ||
    b.text.shingles.words - a.text.shingles.words ||
    compare(a.article.id, b.article.id)
  );
}

const dayOf = ({ published }: Article): string => (published?.precision === "day" ? published.iso : "\uffff");

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
