import { clippedDay } from "../../desk/clip.ts";
import type { Clipped, Clipping, Note } from "../../desk/clipping.ts";
import type { Quote } from "../../research/article.ts";
import { sentenceLink } from "../../research/sentence-link.ts";
import type { Block, Run } from "../card.ts";
import { plain } from "../card.ts";
import { dayText, dayTextAt } from "../day.ts";
import { quoteRuns, titleRun } from "./quotation.ts";

/** A clipping as it was saved: the words, who said them and where, who saved it and why. `zone`: the reader's. */
export const clippingBlocks = (clipping: Clipping, zone: string): readonly Block[] => [
  ...clippedBlocks(clipping),
  ...keptBlocks(clipping, zone),
];

/** The words, who said them and where, as it was when they were kept. */
export const clippedBlocks = (clipping: Clipped): readonly Block[] => [
  { kind: "quote", runs: quoteRuns(asQuote(clipping), []) },
  ...clippingSource(clipping),
];

/** Who saved it where, and what people wrote of it there. `zone`: the reader's. */
export const keptBlocks = (clipping: Clipping, zone: string): readonly Block[] => [
  ...noteBlocks(clipping.notes, zone),
  { kind: "text", style: "body", runs: [plain(savedText(clipping, zone))] },
];

/** Who said it and where, as it was when the words were kept. */
export const clippingSource = (clipping: Clipped): readonly Block[] => [
  { kind: "facts", facts: [speakerFact(clipping), ...basisFacts(clipping)] },
  { kind: "facts", facts: whereFacts(clipping) },
];

/** What people wrote of it, each with who and when. `zone`: the reader's. */
export const noteBlocks = (notes: readonly Note[], zone: string): readonly Block[] =>
  notes.map(
    ({ text, by, saved }): Block => ({
      kind: "text",
      style: "body",
      runs: [{ text: "Note: ", bold: true }, plain(`${text} (${by.name}, ${dayTextAt(saved, zone)})`)],
    }),
  );

/** The address of a clipping's article, leading to the words; undefined where it has none. */
export const clippingLink = (clipped: Clipped): string | undefined =>
  clipped.article.url && sentenceLink(clipped.article.url, asQuote(clipped));

/** A quotation whose article is only the words that were kept. */
function asQuote({ quote, kind, spans, whole, article }: Clipped): Quote {
  const from = spans[0]?.start ?? 0;
  return {
    id: quote,
    kind,
    spans: spans.map(({ start, end }) => ({ start: start - from, end: end - from })),
    article: { id: article.id, title: article.title, text: whole, paragraphs: [] },
  };
}

const speakerFact = ({ speaker }: Clipped): readonly Run[] =>
  speaker === undefined
    ? [{ text: "unattributed", bold: true }]
    : [
        { text: speaker.name, bold: true },
        ...(speaker.role === undefined ? [] : [plain(`, ${speaker.role}`)]),
      ];

/** On what ground the words are theirs, where it is not plain. */
function basisFacts({ speaker, cue }: Clipped): readonly (readonly Run[])[] {
  const words = cue === undefined ? "" : `“${cue.replace(/\s+/g, " ")}”: `;
  if (speaker?.basis === "pronoun") return [[plain(`${words}a pronoun, read as ${speaker.name}`)]];
  return speaker?.basis === "carried" ? [[plain("speaker carried on from the words before")]] : [];
}

function whereFacts(clipping: Clipped): readonly (readonly Run[])[] {
  const { article, quote } = clipping;
  const shown = asQuote(clipping).article;
  return [
    ...(article.outlet === undefined ? [] : [[{ text: article.outlet, italic: true }]]),
    [plain(dayText(clippedDay(article)))],
    [plain(`¶ ${article.paragraph} of ${article.paragraphs}`)],
    [titleRun(shown, clippingLink(clipping))],
    [{ text: quote, code: true }],
  ];
}

const savedText = ({ by, saved, board }: Clipping, zone: string): string =>
  `saved to “${board}” by ${by.name} on ${dayTextAt(saved, zone)}`;
