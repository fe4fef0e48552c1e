import type { Span, Speaker } from "../article.ts";
import { type Attribution, attributionIn } from "./attribution.ts";
import { isParticiple, isReportingVerb } from "./cues.ts";
import { conjunctions, isAdverb } from "./function-words.ts";
import type { Item, Sentence } from "./sentences.ts";
import { nameLine } from "./told-after.ts";

/** Whom a sentence quoted or announced, or else whom it was about: what words without a cue after it go on from. */
export interface Source {
  readonly speaker: Speaker | undefined;
  readonly cue: Span | undefined;
  readonly quoted: boolean;
  readonly reports: boolean;
  /** The sentence ends with a colon, so that the words after it are told of and not carried on. */
  readonly announces: boolean;
  readonly paragraph: number;
}

/** The source that the stretch at `at`, which no cue reports, goes on from; `alone` where its sentence is nothing but stretches. */
export function carriedFrom(
  before: Source | undefined,
  { items, paragraph }: Sentence,
  at: number,
  alone: boolean,
): Source | undefined {
  if (!before) return undefined;
  const here = before.paragraph === paragraph;
  // Over paragraphs only from a report.
  if (alone) return here || before.reports ? before : undefined;
  return here && before.quoted && at < openers && opensWith(items, at) ? before : undefined;
}

/** "She made this promise:" or a line with nothing but a name before words in a paragraph of their own: whose they are. */
export function announcement({ items, paragraph }: Sentence, next: Sentence): Attribution | undefined {
  const [stretch] = next.items;
  if (stretch?.kind !== "stretch" || !isAlone(next.items)) return undefined;
  if (items.at(-1)?.text === ":") return attributionIn([...items, stretch], items.length);
  const phrase = next.paragraph === paragraph + 1 ? nameLine(items) : undefined;
  return phrase && { phrase, verb: phrase.last, where: "before" };
}

/** True where no word stands outside the marks. */
export const isAlone = (items: readonly Item[]): boolean => items.every((item) => item.kind !== "word");

// More items than this before a stretch say something of their own.
const openers = 6;

/** "“…,” which …", "Instead, “…", "Adding, “…": the stretch is what its sentence begins with. */
const opensWith = (items: readonly Item[], at: number): boolean =>
  items
    .slice(0, at)
    .every(
      (item) =>
        item.kind === "punctuation" ||
        isAdverb(item.lower) ||
        conjunctions.has(item.lower) ||
        (isParticiple(item) && isReportingVerb(item.lower)),
    );
