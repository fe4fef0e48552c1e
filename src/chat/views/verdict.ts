import type { Quote } from "../../research/article.ts";
import { emptyQuery } from "../../research/search/query.ts";
import { withoutMarks } from "../../research/search/tokens.ts";
import { type Claim, claimedText, saidWords } from "../../research/verify/claim.ts";
import type { Outcome, Place } from "../../research/verify/outcome.ts";
import type { Source } from "../../research/verify/sources.ts";
import type { Verdict } from "../../research/verify/verify.ts";
import { type Block, type Button, paragraph, type Run } from "../card.ts";
import type { Context } from "../command.ts";
import { dayText } from "../day.ts";
import { differenceBlocks, draftRuns, markedIn } from "./differences.ts";
import { searchedText } from "./empty.ts";
import { counted } from "./foot.ts";
import { type KeptWords, keptSentenceBlocks, keptWordsBlocks } from "./kept-words.ts";
import { passageRuns, quotationBlocks, titleRun } from "./quotation.ts";

/** The outcomes as cards name them. */
const outcomeNames: Readonly<Record<Outcome, string>> = {
  exact: "Exact",
  "otherwise-written": "Exact but for punctuation or case",
  altered: "Altered",
  stitched: "Stitched together",
  "other-speaker": "Someone else's words",
  absent: "Not in this corpus",
};

/** An outcome as cards name it, which says of words that stand there where they are no quotation. */
function outcomeName(outcome: Outcome, place: Place | undefined): string {
  const isThere = outcome === "exact" || outcome === "otherwise-written";
  if (!isThere || place === undefined || place === "quotation") return outcomeNames[outcome];
  return `${outcomeNames[outcome]}, ${place === "partly" ? "a part of it not quoted" : "not a quotation"}`;
}

/** The same of all that is known of one; of one that was compared in part it says of which. */
export function verdictName({ claim, outcome, sources: [best] }: Verdict): string {
  const name = outcomeName(outcome, best?.place);
  return claim.beyond.length === 0
    ? name
    : `First ${counted(claim.words.length, "word")}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

const sourceName = ({ finding, place }: Source): string => outcomeName(finding, place).toLowerCase();

/** Whether there is something to look at. */
export const needsLook = ({ claim, outcome, sources }: Verdict): boolean =>
  claim.beyond.length > 0 ||
  (outcome !== "exact" && outcome !== "otherwise-written") ||
  sources[0]?.place !== "quotation" ||
  sources[0].relation === "unknown";

/** The outcome in a few words, with whoever said it there and the headline. */
export function verdictSummary(verdict: Verdict): string {
  const {
    sources: [best],
    parts = [],
  } = verdict;
  const names = new Set(
    (parts.length > 0 ? parts : [best]).flatMap((source) => source?.quote?.speaker?.name ?? []),
  );
  const where = names.size === 0 || best === undefined ? "" : ` ${[...names, best.article.title].join(", ")}`;
  return `${verdictName(verdict)}.${where}`;
}

/** All that is known of one quotation of a draft, and what the desk keeps of its words. */
export function verdictBlocks(
  draft: string,
  verdict: Verdict,
  kept: KeptWords | undefined,
  context: Context,
): readonly Block[] {
  const { claim, outcome, sources, parts } = verdict;
  const [best, ...others] = sources;
  return [
    paragraph(verdictName(verdict), "heading"),
    ...(claim.beyond.length === 0 ? [] : [paragraph(beyondText(claim))]),
    ...sentencesOf(verdict).map((sentence) => paragraph(sentence)),
    ...keptSentenceBlocks(kept, context),
    ...[...notesOf(verdict), ...placesNotes(draft, verdict, context)].map((note) => paragraph(note, "note")),
    ...(outcome === "absent" ? [paragraph(searchedText(context))] : []),
    {
      kind: "quote",
      runs: draftRuns(
        draft,
        claim,
        (parts ?? [best]).flatMap((source) => source?.differences ?? []),
      ),
    },
    { kind: "facts", facts: [[{ text: "the draft" }], ...draftFacts(verdict)] },
    ...(parts !== undefined
      ? parts.flatMap((part, at) => [
          paragraph(`Part ${at + 1}: ${sourceName(part)}`),
          ...(claim.speaker === undefined ? [] : speakerNotes(claim.speaker, part)).map((note) =>
            paragraph(note, "note"),
          ),
          ...sourceBlocks(draft, part, context),
        ])
      : best === undefined
        ? []
        : [
            ...(outcome === "absent" ? [paragraph("The nearest words that there are:")] : []),
            ...sourceBlocks(draft, best, context),
            ...others
              .slice(0, mostOthers)
              .flatMap((source) => [
                paragraph(outcome === "absent" ? "And:" : `Also: ${sourceName(source)}`),
                ...sourceBlocks(draft, source, context),
              ]),
          ]),
    ...keptWordsBlocks(kept),
  ];
}

const mostOthers = 2;

const draftFacts = ({ claim, outcome }: Verdict): readonly (readonly Run[])[] => [
  ...(claim.speaker === undefined ? [] : [[{ text: "as said by " }, { text: claim.speaker, bold: true }]]),
  ...(outcome === "altered" ? [[{ text: "struck out: not in the source", legend: true }]] : []),
];

/** The source's words as they stand, what differs or what was quoted in bold, with who, where and when. */
function sourceBlocks(draft: string, source: Source, context: Context): readonly Block[] {
  const { article, quote, differences, spans, finding } = source;
  const isDifferent = finding === "altered" || finding === "absent";
  const marked = isDifferent ? markedIn(differences) : spans;
  const told = isDifferent ? "bold: changed, left out or moved in the draft" : "bold: the words of the draft";
  const more = marked.length === 0 ? [] : [[{ text: told, legend: true }]];
  return [
    ...(quote === undefined || source.place !== "quotation"
      ? articleBlocks(source, marked, more, context)
      : quotationBlocks(quote, marked, context, more)),
    ...differenceBlocks(draft, article, differences),
  ];
}

/** Words in an article's own text: the paragraphs that they stand in, and no speaker. */
function articleBlocks(
  { article, spans, place }: Source,
  marked: readonly { readonly start: number; readonly end: number }[],
  more: readonly (readonly Run[])[],
  context: Context,
): readonly Block[] {
  const link = context.permalink(article);
  const facts = [
    ...(article.outlet === undefined ? [] : [[{ text: article.outlet, italic: true }]]),
    [{ text: dayText(article.published) }],
    [titleRun(article)],
    ...(link === undefined ? [] : [[{ text: "permalink", href: link }]]),
    ...(place === "headline" ? [] : more),
  ];
  const paragraphs = article.paragraphs.flatMap(({ start, end }, at) =>
    spans.some((span) => span.start < end && start < span.end) ? [at] : [],
  );
  return [
    ...paragraphs
      .slice(0, mostParagraphs)
      .map((at): Block => ({ kind: "quote", runs: passageRuns(article, at, marked) })),
    { kind: "facts", facts },
  ];
}

const mostParagraphs = 3;

/** The outcome in sentences. */
function sentencesOf(verdict: Verdict): readonly string[] {
  const { outcome, sources, claim, parts } = verdict;
  const [best] = sources;
  const said = best?.quote?.speaker?.name;
  switch (outcome) {
    case "exact":
    case "otherwise-written":
      return [standing(best, outcome === "exact" ? "These words stand" : "The same words stand")];
    case "other-speaker":
      return [
        `These words stand in a quotation, but the article gives them to ${said}, not to ${claim.speaker}.`,
      ];
    case "altered":
      return parts === undefined
        ? [`A quotation like this is there, but not in these words.`]
        : [`Its parts are there, but from different places and not in these words${speakersText(parts)}.`];
    case "stitched":
      return [
        isInOne(parts ?? sources.slice(0, 1))
          ? "All its parts stand in one quotation, but not in a row: other words stand between them."
          : parts === undefined
            ? "All its parts stand in one article, but not as one quotation: other words stand between them."
            : `${togetherText(parts)}${speakersText(parts)}.`,
      ];
    case "absent":
      return [
        "Nothing here has these words, or words like them. That shows what this corpus does not hold, and no more.",
      ];
  }
}

/** Whether one quotation of one article has them all. */
const isInOne = (parts: readonly Source[]): boolean =>
  parts.every(
    ({ place, quote }) => place === "quotation" && quote !== undefined && quote === parts[0]?.quote,
  );

function togetherText(parts: readonly Source[]): string {
  const articles = new Set(parts.map(({ article }) => article)).size;
  return articles === 1
    ? "All its parts stand in one article, but not as one quotation"
    : `All its parts are there, but from ${counted(articles, "article")} and not as one quotation`;
}

/** Who said the parts, where that are several. */
function speakersText(parts: readonly Source[]): string {
  const names = [...new Set(parts.flatMap(({ quote }) => quote?.speaker?.name ?? []))];
  return names.length < 2 ? "" : `: words of ${names.slice(0, -1).join(", ")} and of ${names.at(-1)}`;
}

function standing(best: Source | undefined, words: string): string {
  if (best?.place === "headline")
    return `${words} in a headline; the article does not give them as a quotation.`;
  if (best?.place === "text")
    return `${words} in the article's own text; it does not give them as a quotation.`;
  if (best?.place === "partly") return `${words} in the article, but only a part of them in quotation marks.`;
  return `${words} in a quotation.`;
}

/** What one should know beside it. */
function notesOf({ outcome, isShort, sources, claim, parts }: Verdict): readonly string[] {
  const [best] = sources;
  const isThere = best !== undefined && outcome !== "absent";
  return [
    ...(isShort ? [saidWords(claim).length === 1 ? oneWord : fewWords] : []),
    ...(isThere && (parts?.at(-1) ?? best).goesOn !== undefined
      ? ["The sentence goes on in the source."]
      : []),
    ...(isThere && parts === undefined && claim.speaker !== undefined && outcome !== "other-speaker"
      ? speakerNotes(claim.speaker, best)
      : []),
  ];
}

/** What the outcome is not of. */
const beyondText = ({ words, beyond }: Claim): string =>
  `All of it was found in no article as it is given. What follows is said of its beginning only, the first ${counted(words.length, "word")}; ${counted(beyond.length, "word")} behind it ${beyond.length === 1 ? "was" : "were"} not compared.`;

const oneWord = "One word proves nothing: many people say it.";
const fewWords = "Two or three words prove little: they may stand in many places.";

/** In how many quotations the words stand, where that are more than are shown. */
function placesNotes(
  draft: string,
  { claim, outcome, sources }: Verdict,
  context: Context,
): readonly string[] {
  if (outcome !== "exact" && outcome !== "otherwise-written") return [];
  const query = { ...emptyQuery, phrases: [withoutMarks(claimedText(draft, claim))] };
  const { total } = context.research.find(query, { offset: 0, limit: 0 });
  return total > sources.length
    ? [`They stand in ${counted(total, "quotation")}; ${sources.length} of them are shown.`]
    : [];
}

function speakerNotes(asked: string, { quote, relation }: Source): readonly string[] {
  if (quote === undefined || relation === "same") return [];
  const said = quote.speaker?.name;
  if (said === undefined)
    return [`The article does not say whose words they are; the draft gives them to ${asked}.`];
  return relation === "other"
    ? [`The article gives them to ${said}, the draft to ${asked}.`]
    : [
        `The article gives them to ${said}, the draft to ${asked}: the names do not tell whether that is the same.`,
      ];
}

/** Buttons for the sources: where they stand, and what may be done with the first. */
export function sourceButtons({ sources, outcome }: Verdict, context: Context): readonly Button[] {
  const quotes = [...new Set(sources.flatMap(({ quote }) => quote ?? []))];
  const [first] = quotes;
  const isOne = quotes.length === 1;
  return [
    ...quotes.map(
      (quote, at): Button => ({
        label: isOne ? "Context" : `Context ${at + 1}`,
        line: context.lineFor("context", { q: quote.id }),
      }),
    ),
    ...(first === undefined || outcome === "absent" ? [] : otherButtons(first, context)),
  ];
}

/** What other commands do with a quotation, where there are such. */
const otherButtons = (quote: Quote, context: Context): readonly Button[] =>
  (["cite", "save"] as const).flatMap((name) =>
    context.commands.has(name)
      ? [{ label: name[0]?.toUpperCase() + name.slice(1), line: context.lineFor(name, { q: quote.id }) }]
      : [],
  );
