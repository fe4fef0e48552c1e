import { type Article, type Day, textAt } from "../article.ts";
import { dayOfLine } from "./bylines.ts";
import { type Dateline, readDateline, statedInLead } from "./dateline.ts";
import { parseDay } from "./days.ts";
import { formatOf } from "./formats.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { type Furniture, partFurniture } from "./furniture.ts";
import { findHeadline } from "./headline.ts";
import { articleId } from "./identity.ts";
import { holdsWords } from "./lines.ts";
import { plainBlocks } from "./paragraphs.ts";
import { ReadingError } from "./reading-error.ts";

/** One file, decoded. `file` is its path inside the corpus folder with `/` between: the ground of last resort for the id. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** An article, and what was left out of it and why. */
export interface Reading {
  readonly article: Article;
  readonly furniture: readonly Furniture[];
}

/**
 * The article in a source. Its `text` is the whole of it, front matter included, so that offsets are those of the file.
 * @throws ReadingError saying what to do when there is no article in it.
 */
export const readArticle = (source: Source): Article => readClosely(source).article;

/** The article, and with it what was taken for furniture. @throws ReadingError as `readArticle`. */
export function readClosely({ file, text }: Source): Reading {
  const given = readFrontMatter(text);
  const cut = formatOf(file) ?? plainBlocks;
  const blocks = cut(text, given.from);
  if (!blocks.some((block) => holdsWords(textAt({ text }, block)))) {
    throw new ReadingError(
      given.from > 0
        ? "There is no article below the front matter: put its text there, or remove the file."
        : "The file is empty: put the article's text in it, or remove it.",
    );
  }
  const headline = findHeadline(text, blocks, given.title);
  const { paragraphs, furniture } = partFurniture(text, blocks, headline);
  const opening = openingOf(paragraphs.slice(0, 3).map((span) => textAt({ text }, span)));
  const article: Article = {
    id: articleId({ ...given, file }),
    title: headline.title,
    ...defined({
      outlet: given.outlet ?? headline.outlet ?? opening.agency,
      url: given.url,
      author: given.author,
      place: given.place ?? opening.place,
      published: dayGiven(given) ?? lineDay(text, furniture) ?? opening.day,
    }),
    text,
    paragraphs,
  };
  return { article, furniture };
}

function dayGiven({ published }: FrontMatter): Day | undefined {
  if (published === undefined) return undefined;
  const day = parseDay(published);
  if (day) return day;
  throw new ReadingError(
    `In the front matter, published must be a day like 2022-06-27, a month like 2022-06 or a year like 2022, not "${published}".`,
  );
}

function lineDay(text: string, furniture: readonly Furniture[]): Day | undefined {
  const line = furniture.find(({ reason }) => reason === "date");
  return line && dayOfLine(textAt({ text }, line.span));
}

/** The dateline stands at the head of the story, below a standfirst or two; a day may stand in the lead instead. */
function openingOf(paragraphs: readonly string[]): Dateline {
  const dateline = paragraphs.map(readDateline).find(({ end }) => end > 0);
  const day = dateline?.day ?? statedInLead(paragraphs[0] ?? "");
  return { end: 0, ...dateline, ...(day === undefined ? {} : { day }) };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
