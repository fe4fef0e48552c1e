import { type Article, type Day, textAt } from "../article.ts";
import { dayOfLine } from "./bylines.ts";
import { type Dateline, readDateline, statedInLead } from "./dateline.ts";
import { parseDay, readStamp } from "./days.ts";
import { defined } from "./defined.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { type Furniture, partFurniture } from "./furniture.ts";
import { findHeadline } from "./headline.ts";
import { articleId } from "./identity.ts";
import { languageTag } from "./language.ts";
import { holdsWords } from "./lines.ts";
import { type Block, markdownBlocks, plainBlocks } from "./paragraphs.ts";
import { noStory, ReadingError } from "./reading-error.ts";
import type { Given, Source } from "./source.ts";
import { workOutDay } from "./work-out-day.ts";

export type { Source } from "./source.ts";

/** An article, and what was left out of it and why. */
export interface Reading {
  readonly article: Article;
  readonly furniture: readonly Furniture[];
  /** Lines of its page that are not in its text, of a page only. */
  readonly outside?: readonly string[];
  /** Fields of its front matter that counted for nothing, of a file of text only. */
  readonly passedOver?: readonly PassedOver[];
}

/** A field that counted for nothing, as written, and why. */
export interface PassedOver {
  readonly field: string;
  readonly why: "unknown" | "no day" | "no language" | "published counts";
}

/** What is taken up in about two seconds. The longest reports and transcripts have half a million. UTF-16 code units. */
const longestArticle = 600_000;

/**
 * The article in a source. Its `text` is the source's; of a file of text that is the whole of it, front matter included, so
 * that offsets are those of the file.
 * @throws ReadingError saying what to do when there is no article in it.
 */
export const readArticle = (source: Source): Article => readClosely(source).article;

/** The article, and with it what was taken for furniture. @throws ReadingError as `readArticle`. */
export function readClosely(source: Source): Reading {
  const { file, text } = source;
  if (text.length > longestArticle) throw new ReadingError(tooLong(text.length));
  const { given, from, passedOver } = source.given
    ? { given: source.given, from: 0, passedOver: [] }
    : writtenAbove(text);
  const blocks = source.blocks ?? blocksOf(file, text, from);
  if (!blocks.some((block) => holdsWords(textAt({ text }, block)))) {
    throw new ReadingError(
      from > 0
        ? "There is no article below the front matter: put its text there, or remove the file."
        : "The file is empty: put the article's text in it, or remove it.",
    );
  }
  const headline = findHeadline(text, blocks, given.title);
  const { paragraphs, furniture } = partFurniture(text, blocks, headline);
  if (paragraphs.length === 0) throw new ReadingError(noStory);
  const openingLines = paragraphs.slice(0, 3).map((span) => textAt({ text }, span));
  const opening = openingOf(openingLines);
  const article: Article = {
    id: articleId({ ...given, file }),
    title: headline.title,
    ...defined({
      outlet: given.outlet ?? headline.outlet ?? opening.agency,
      url: given.url,
      author: given.author,
      place: given.place ?? opening.place,
      published: workOutDay(given.published ?? lineDay(text, furniture) ?? opening.day, {
        url: given.url,
        opening: openingLines.join("\n"),
      }),
      language: given.language,
    }),
    text,
    paragraphs,
  };
  return {
    article,
    furniture,
    ...(source.outside && { outside: source.outside }),
    ...(passedOver.length > 0 && { passedOver }),
  };
}

const tooLong = (length: number): string =>
  `This article has ${length.toLocaleString("en-GB")} characters; at most ${longestArticle.toLocaleString("en-GB")} are read. Split it.`;

/** Only a file's own ending says that its marks are Markdown. */
const blocksOf = (file: string, text: string, from: number): Block[] =>
  /\.md$/iu.test(file) ? markdownBlocks(text, from) : plainBlocks(text, from);

function writtenAbove(text: string) {
  const { from, ...written } = readFrontMatter(text);
  const { published, date, ground, language, unknown: _, ...words } = written;
  const given: Given = defined({
    ...words,
    published: dayGiven(published, ground) ?? dayIn(date, ground),
    language: languageTag(language),
  });
  return { from, given, passedOver: passedOverIn(written, given) };
}

function passedOverIn(
  { published, date, language, unknown = [] }: Omit<FrontMatter, "from">,
  given: Given,
): PassedOver[] {
  const fields: PassedOver[] = unknown.map((field) => ({ field, why: "unknown" }));
  if (date !== undefined && published !== undefined) fields.push({ field: "date", why: "published counts" });
  else if (date !== undefined && !given.published) fields.push({ field: `date: ${date}`, why: "no day" });
  if (language !== undefined && !given.language)
    fields.push({ field: `language: ${language}`, why: "no language" });
  return fields;
}

function dayGiven(published: string | undefined, ground: string | undefined): Day | undefined {
  if (published === undefined) return undefined;
  const day = parseDay(published);
  if (day) return grounded(day, ground);
  throw new ReadingError(
    `In the front matter, published must be a day like 2022-06-27, a month like 2022-06 or a year like 2022, not "${published}".`,
  );
}

/** Programs write a `date` with its time, and what is none is no reason to refuse an article. */
function dayIn(date: string | undefined, ground: string | undefined): Day | undefined {
  const day = date === undefined ? undefined : readStamp(date);
  return day && grounded(day, ground);
}

const grounded = (day: Day, ground: string | undefined): Day =>
  day.precision === "partial" ? day : { ...day, ...defined({ ground }) };

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
