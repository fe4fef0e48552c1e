import type { Block, Button, Card } from "../src/chat/card.ts";
import { paragraph } from "../src/chat/card.ts";
import { groundText } from "../src/chat/citations/parts.ts";
import { type Style, styleChoices, styles, stylesElsewhere } from "../src/chat/citations/styles.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { exportedClipping, exportedQuote } from "../src/chat/exports/exported.ts";
import type { Exported } from "../src/chat/exports/format.ts";
import { mostBytes, originOf } from "../src/chat/exports/origin.ts";
import { fileSteps, plainName } from "../src/chat/exports/write.ts";
import { clippingBlocks, clippingSource } from "../src/chat/views/clipping.ts";
import { quoteOption } from "../src/chat/views/clipping-options.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { mostOnPage } from "../src/chat/views/in-pages.ts";
import { quotationBlocks, speakerBlock, whereFacts } from "../src/chat/views/quotation.ts";
import { clippingCalled, missing } from "../src/chat/views/quote-called.ts";
import { shareButton } from "../src/chat/views/shared.ts";
import { sinceSaved } from "../src/chat/views/since-saved.ts";
import { atOnce } from "../src/research/slices.ts";

export default defineCommand({
  description: "A quotation as a citation: AP line, footnote, BibTeX and others",
  examples: (research) => {
    const sample = sampleOf(research);
    return sample === undefined ? [] : [`cite ${sample.quote.id}`, `cite ${sample.quote.id} style:bibtex`];
  },
  options: {
    q: quoteOption,
    style: {
      kind: "choice",
      description: "How it is cited",
      choices: styleChoices,
      elsewhere: stylesElsewhere,
      default: "ap",
    },
  },
  run({ q, style }, context) {
    const cited = asItStands(q, context) ?? asSaved(q, context);
    const { row } = cited;
    const { label, write }: Style = styles[style];
    const origin = originOf(context);
    const text = write(row, origin);
    if (text === undefined) return withoutSpeaker(cited, label, context);
    return {
      outcome: "answered",
      summary: `${label}: ${text}`,
      blocks: [
        paragraph(label, "heading"),
        { kind: "code", text: text.trimEnd() },
        ...fileBlocks(styles[style], { row, text, origin }, context),
        ...cited.since,
        ...warningBlocks(row, styles[style]),
        ...cited.source,
        foot(context, []),
        ...buttonRow(otherStyles(style, context), otherStyle),
        ...buttonRow([...cited.leads, shareButton(context)]),
      ],
      data: { style, text, ...cited.data },
    };
  },
});

/** What is cited: a quotation as it stands now, or a clipping of one that does not stand there any more. */
interface Cited {
  readonly row: Exported;
  /** Who said it and where. */
  readonly source: readonly Block[];
  /** The same below the words. */
  readonly shown: readonly Block[];
  /** What became of its article since it was saved. */
  readonly since: readonly Block[];
  readonly leads: readonly Button[];
  readonly data: object;
}

function asItStands(q: string, context: Context): Cited | undefined {
  const quote = context.research.quote(q);
  return (
    quote && {
      row: exportedQuote(quote, context),
      source: [
        speakerBlock(quote, context.research.takenFor(quote)),
        { kind: "facts", facts: whereFacts(quote, context) },
      ],
      shown: quotationBlocks(quote, [], context),
      since: [],
      leads: [
        { label: "Context", line: context.lineFor("context", { q }) },
        { label: "Save", line: context.lineFor("save", { q }) },
      ],
      data: quoteData(quote, context.research),
    }
  );
}

/** From the clipping: what was kept can be cited, whatever its article says now. Throws a `UserError` where there is none. */
function asSaved(q: string, context: Context): Cited {
  const clipping = clippingCalled(q, context.records);
  if (clipping === undefined) throw missing(q, context);
  const { sentences, now } = sinceSaved(clipping, context.research);
  // Why the team keeps it is not for who reads the citation.
  const { note: _ours, ...row } = exportedClipping(clipping, context);
  return {
    row,
    source: clippingSource(clipping),
    shown: clippingBlocks(clipping, context.call.asker.zone),
    since: [
      paragraph(`Cited as it was saved on “${clipping.board}”.`, "note"),
      ...(now === undefined ? sentences : [`The article was corrected since: now it is ${now.id}.`]).map(
        (sentence) => paragraph(sentence, "note"),
      ),
    ],
    leads: [
      ...(now === undefined
        ? []
        : [
            { label: "Cite what it says now", line: context.lineFor("cite", { q: now.id }) },
            { label: "Context now", line: context.lineFor("context", { q: now.id }) },
          ]),
      { label: `On “${clipping.board}”`, line: context.lineFor("saved", { board: clipping.board }) },
    ],
    data: { ...clipping, now: now?.id },
  };
}

/** What a program takes comes as a file too, and what is longer than a card may show. */
function fileBlocks(
  { label, as }: Style,
  { row, text, origin }: { readonly row: Exported; readonly text: string; readonly origin: string },
  context: Context,
): readonly Block[] {
  const name = `${row.speaker?.name ?? "unattributed"} ${row.quote}`;
  if (as !== undefined) {
    const aboutOf = () => ({ sentence: origin, fields: {} });
    return [atOnce(fileSteps({ as, rows: [row], origin, aboutOf, name, most: mostBytes(context) })).file];
  }
  if (text.length <= mostOnPage) return [];
  const bytes = new TextEncoder().encode(text);
  return [
    { kind: "file", name: `${plainName(name)}.txt`, type: "text/plain", bytes, alt: `${label}, whole` },
  ];
}

/** What whoever cites must know of the words, and what a reader of the citation would look for that the article does not give. */
function warningBlocks(row: Exported, { isWithoutAuthor }: Style): readonly Block[] {
  const { outlet, published, url, author } = row.article;
  const missing = [
    ...(outlet === undefined ? ["outlet"] : []),
    ...(published === undefined ? ["day"] : []),
    ...(author === undefined && isWithoutAuthor !== true ? ["author"] : []),
    ...(url === undefined ? ["address"] : []),
  ];
  const ground = groundText(row);
  return [
    ...(row.kind === "fragment"
      ? [paragraph("These are words from inside a sentence: write your own sentence around them.", "note")]
      : []),
    ...(missing.length === 0
      ? []
      : [paragraph(`Not in it, since the article does not give it: ${missing.join(", ")}.`, "note")]),
    ...(ground === undefined
      ? []
      : [
          paragraph(
            "Who speaks is read from the text and not named beside the words: look at the context.",
            "note",
          ),
        ]),
  ];
}

function withoutSpeaker(cited: Cited, label: string, context: Context): Card {
  const reason = `${label} names the speaker, and the article does not say whose words these are.`;
  const remedy = "Look at the context, or cite the article itself in one of these styles:";
  return {
    outcome: "refused",
    summary: `${reason} Look at the context, or cite the article itself in another style.`,
    blocks: [
      paragraph(reason, "heading"),
      ...cited.shown,
      paragraph(remedy),
      ...buttonRow(
        otherStyles(undefined, context, (style) => style.write(cited.row, "") !== undefined),
        otherStyle,
      ),
      ...buttonRow(cited.leads.filter(({ label: lead }) => lead !== "Save")),
      foot(context, []),
    ],
  };
}

const otherStyle = "Another style";

const otherStyles = (
  shown: string | undefined,
  context: Context,
  isOffered: (style: Style) => boolean = () => true,
): readonly Button[] =>
  Object.entries(styles).flatMap(([word, style]) =>
    word === shown || !isOffered(style)
      ? []
      : [{ label: style.label, line: context.lineWith({ style: word }), inPlace: true }],
  );
