import type { Article, Span, Speaker } from "../article.ts";
import { type Attribution, attributionIn } from "./attribution.ts";
import { announcement, carriedFrom, isAlone, type Source } from "./carrying.ts";
import { cueSpan } from "./cue-span.ts";
import { createFocus } from "./focus.ts";
import type { Piece } from "./join.ts";
import type { Stretch } from "./marks.ts";
import { peopleOf } from "./names.ts";
import { type Phrase, spanOf } from "./phrase.ts";
import type { Item, Sentence } from "./sentences.ts";
import { speakerOf } from "./speakers.ts";
import { speechAt } from "./speech.ts";
import { mainSubject } from "./subjects.ts";
import { toldAfter } from "./told-after.ts";
import type { Line } from "./transcripts.ts";

/** Every quoted stretch of an article's sentences, in order, with its speaker and cue where the text tells. */
export function piecesOf(
  article: Article,
  sentences: readonly Sentence[],
  transcript: ReadonlyMap<Stretch, Line>,
): Piece[] {
  const people = peopleOf(article, sentences);
  const focus = createFocus(people);
  const pieces: Piece[] = [];
  let source: Source | undefined;
  for (const [index, sentence] of sentences.entries()) {
    const { items } = sentence;
    const next = sentences[index + 1];
    const resolve = (phrase: Phrase, within = items): Speaker | undefined =>
      speakerOf(article, phrase, within, people, focus);
    focus.sentence(sentence.paragraph, people.in(sentence));
    const main = mainSubject(items);
    if (main) focus.subject(main.phrase, main.reports ? "reports" : undefined);
    const before = source;
    source = undefined;
    let spoken: Attribution | undefined;
    const alone = isAlone(items);
    const teller = alone && next && follows(sentence, next) ? toldAfter(next.items) : undefined;
    for (const [at, item] of items.entries()) {
      if (item.kind !== "stretch") continue;
      const line = transcript.get(item.stretch);
      if (line) {
        const speaker = speakerOf(article, line.phrase, line.items, people, focus);
        pieces.push(pieceOf(item.stretch, "direct", false, speaker, spanOf(line.items)));
        source = {
          speaker,
          cue: undefined,
          quoted: true,
          reports: true,
          announces: false,
          paragraph: sentence.paragraph,
        };
        continue;
      }
      const attribution = attributionIn(items, at) ?? (isJoined(items, at, spoken) ? spoken : undefined);
      const told = teller && next && { speaker: resolve(teller, next.items), cue: spanOf(next.items) };
      const from = attribution
        ? undefined
        : told
          ? { ...told, quoted: false, reports: true, announces: true, paragraph: sentence.paragraph }
          : carriedFrom(before, sentence, at, alone);
      const kind = speechAt(article.text, items, at, attribution, goesOn(from, sentence));
      if (kind === "none") continue;
      if (attribution) {
        const speaker = resolve(attribution.phrase);
        const cue = cueSpan(items, attribution);
        const continues = spoken?.verb === attribution.verb && items[at - 1]?.kind === "punctuation";
        pieces.push(pieceOf(item.stretch, kind, continues, speaker, cue));
        if (attribution.phrase.kind !== "pronoun") focus.subject(attribution.phrase, "quoted");
        source = {
          speaker,
          cue,
          quoted: true,
          reports: true,
          announces: false,
          paragraph: sentence.paragraph,
        };
        spoken = attribution;
        continue;
      }
      const speaker = from?.speaker && {
        ...from.speaker,
        basis: from.announces ? from.speaker.basis : ("carried" as const),
      };
      pieces.push(pieceOf(item.stretch, kind, from?.quoted === true, speaker, from?.cue));
      source = from && { ...from, announces: false, paragraph: sentence.paragraph };
    }
    const announced = next && announcement(sentence, next);
    if (announced) {
      const speaker = resolve(announced.phrase);
      const cue = cueSpan(items, announced);
      if (announced.phrase.kind !== "pronoun") focus.subject(announced.phrase, "quoted");
      source = { speaker, cue, quoted: true, reports: true, announces: true, paragraph: sentence.paragraph };
    }
    if (!source && main && main.phrase.kind !== "organisation")
      source = {
        ...main,
        quoted: false,
        announces: false,
        speaker: resolve(main.phrase),
        cue: undefined,
        paragraph: sentence.paragraph,
      };
  }
  return pieces;
}

/** The next sentence stands behind these words in their paragraph, or opens the paragraph after. */
const follows = (sentence: Sentence, next: Sentence): boolean => next.paragraph - sentence.paragraph <= 1;

/** "“…” and “…”", "“…” — Jane Doe — “…”": what the cue of the stretch before reports as well. */
const isJoined = (items: readonly Item[], at: number, spoken: Attribution | undefined): boolean => {
  if (/^[\u2014\u2013-]$/.test(items[at - 1]?.text ?? "") && spoken?.phrase.last === at - 2) return true;
  const before = /^(?:and|or|then|,)$/.test(items[at - 1]?.lower ?? "") ? at - 2 : undefined;
  const stretch = before !== undefined && items[before]?.text === "," ? before - 1 : before;
  return stretch !== undefined && items[stretch]?.kind === "stretch";
};

/** Only what stands in one paragraph: over paragraphs a short line in marks is a heading. */
const goesOn = (from: Source | undefined, sentence: Sentence): boolean =>
  from?.quoted === true && from.paragraph === sentence.paragraph;

const pieceOf = (
  stretch: Stretch,
  kind: Piece["kind"],
  continues: boolean,
  speaker: Speaker | undefined,
  cue: Span | undefined,
): Piece => ({ stretch, kind, continues, ...(speaker ? { speaker } : {}), ...(cue ? { cue } : {}) });
