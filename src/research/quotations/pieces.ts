import type { Article, Span, Speaker } from "../article.ts";
import { type Attribution, attributionIn } from "./attribution.ts";
import { cueSpan } from "./cue-span.ts";
import { createFocus } from "./focus.ts";
import type { Piece } from "./join.ts";
import type { Stretch } from "./marks.ts";
import { peopleOf } from "./names.ts";
import type { Phrase } from "./phrase.ts";
import type { Item, Sentence } from "./sentences.ts";
import { speakerOf } from "./speakers.ts";
import { speechAt } from "./speech.ts";
import { mainSubject } from "./subjects.ts";

/** Every quoted stretch of an article's sentences, in order, with its speaker and cue where the text tells. */
export function piecesOf(article: Article, sentences: readonly Sentence[]): Piece[] {
  const people = peopleOf(article, sentences);
  const focus = createFocus(people);
  const pieces: Piece[] = [];
  let source: Source | undefined;
  for (const sentence of sentences) {
    const { items } = sentence;
    const resolve = (phrase: Phrase): Speaker | undefined => speakerOf(article, phrase, items, people, focus);
    focus.sentence(sentence.paragraph, people.in(sentence));
    const main = mainSubject(items);
    if (main) focus.subject(main.phrase, main.reports ? "reports" : undefined);
    const before = source;
    source = undefined;
    let spoken: Attribution | undefined;
    const alone = isAlone(items);
    for (const [at, item] of items.entries()) {
      if (item.kind !== "stretch") continue;
      const attribution = attributionIn(items, at);
      const kind = speechAt(article.text, items, at, attribution);
      if (kind === "none") continue;
      if (attribution) {
        const speaker = resolve(attribution.phrase);
        const cue = cueSpan(items, attribution);
        const continues = spoken?.verb === attribution.verb && items[at - 1]?.kind === "punctuation";
        pieces.push(pieceOf(item.stretch, kind, continues, speaker, cue));
        if (attribution.phrase.kind !== "pronoun") focus.subject(attribution.phrase, "quoted");
        source = { speaker, cue, quoted: true, reports: true, paragraph: sentence.paragraph };
        spoken = attribution;
        continue;
      }
      const from = alone ? carriedFrom(before, sentence) : undefined;
      const speaker = from?.speaker && { ...from.speaker, basis: "carried" as const };
      pieces.push(pieceOf(item.stretch, kind, from?.quoted === true, speaker, from?.cue));
      source = from && { ...from, paragraph: sentence.paragraph };
    }
    if (!source && main && main.phrase.kind !== "organisation")
      source = {
        ...main,
        quoted: false,
        speaker: resolve(main.phrase),
        cue: undefined,
        paragraph: sentence.paragraph,
      };
  }
  return pieces;
}

/** Whom a sentence quoted, or else whom it was about: what words that stand alone after it go on from. */
interface Source {
  readonly speaker: Speaker | undefined;
  readonly cue: Span | undefined;
  readonly quoted: boolean;
  readonly reports: boolean;
  readonly paragraph: number;
}

/** Words without a sentence around them go on from the sentence before; over paragraphs only from a report. */
const carriedFrom = (before: Source | undefined, sentence: Sentence): Source | undefined =>
  before && (before.reports || before.paragraph === sentence.paragraph) ? before : undefined;

const isAlone = (items: readonly Item[]): boolean => items.every((item) => item.kind !== "word");

const pieceOf = (
  stretch: Stretch,
  kind: Piece["kind"],
  continues: boolean,
  speaker: Speaker | undefined,
  cue: Span | undefined,
): Piece => ({ stretch, kind, continues, ...(speaker ? { speaker } : {}), ...(cue ? { cue } : {}) });
