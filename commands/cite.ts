import type { Block, Button, Card } from "../src/chat/card.ts";
import { paragraph } from "../src/chat/card.ts";
import { groundText } from "../src/chat/citations/parts.ts";
import { type Style, styleChoices, styles } from "../src/chat/citations/styles.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { exportedQuote } from "../src/chat/exports/exported.ts";
import type { Exported } from "../src/chat/exports/format.ts";
import { mostBytes, originOf } from "../src/chat/exports/origin.ts";
import { fileSteps } from "../src/chat/exports/write.ts";
import { quoteOption } from "../src/chat/views/clipping-options.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { quotationBlocks, speakerBlock, whereFacts } from "../src/chat/views/quotation.ts";
import { quoteCalled } from "../src/chat/views/quote-called.ts";
import { shareButton } from "../src/chat/views/shared.ts";
import type { Quote } from "../src/research/article.ts";
import { atOnce } from "../src/research/slices.ts";

export default defineCommand({
  description: "A quotation as a citation: AP line, footnote, Markdown, BibTeX, RIS or CSL-JSON",
  examples: (research) => {
    const sample = sampleOf(research);
    return sample === undefined ? [] : [`cite ${sample.quote.id}`, `cite ${sample.quote.id} style:bibtex`];
  },
  options: {
    q: quoteOption,
    style: { kind: "choice", description: "How it is cited", choices: styleChoices, default: "ap" },
  },
  run({ q, style }, context) {
    const quote = quoteCalled(q, context.research);
    const row = exportedQuote(quote, context);
    const { label, write }: Style = styles[style];
    const origin = originOf(context);
    const text = write(row, origin);
    if (text === undefined) return withoutSpeaker(quote, label, context);
    return {
      outcome: "answered",
      summary: `${label}: ${text}`,
      blocks: [
        paragraph(label, "heading"),
        { kind: "code", text: text.trimEnd() },
        ...fileBlocks(styles[style], row, origin, context),
        ...missingBlocks(row),
        speakerBlock(quote, context.research.takenFor(quote)),
        { kind: "facts", facts: whereFacts(quote, context) },
        foot(context, []),
        ...buttonRow(otherStyles(style, context)),
        ...buttonRow([
          { label: "Context", line: context.lineFor("context", { q }) },
          { label: "Save", line: context.lineFor("save", { q }) },
          shareButton(context),
        ]),
      ],
      data: { style, text, ...quoteData(quote, context.research) },
    };
  },
});

/** What a program takes comes as a file too. */
const fileBlocks = ({ as }: Style, row: Exported, origin: string, context: Context): readonly Block[] =>
  as === undefined
    ? []
    : [
        atOnce(
          fileSteps({
            as,
            rows: [row],
            origin,
            aboutOf: () => ({ sentence: origin, fields: {} }),
            name: `${row.speaker?.name ?? "unattributed"} ${row.quote}`,
            most: mostBytes(context),
          }),
        ).file,
      ];

/** What a reader of the citation would look for, and the article does not give. */
function missingBlocks(row: Exported): readonly Block[] {
  const { outlet, published, url, author } = row.article;
  const missing = [
    ...(outlet === undefined ? ["outlet"] : []),
    ...(published === undefined ? ["day"] : []),
    ...(author === undefined ? ["author"] : []),
    ...(url === undefined ? ["address"] : []),
  ];
  const ground = groundText(row);
  return [
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

function withoutSpeaker(quote: Quote, label: string, context: Context): Card {
  const reason = `${label} names the speaker, and the article does not say whose words these are.`;
  const remedy = "Look at the context, or cite the article itself in one of these styles:";
  return {
    outcome: "refused",
    summary: `${reason} Look at the context, or cite the article itself in another style.`,
    blocks: [
      paragraph(reason, "heading"),
      ...quotationBlocks(quote, [], context),
      paragraph(remedy),
      ...buttonRow([
        ...otherStyles(
          undefined,
          context,
          (style) => style.write(exportedQuote(quote, context), "") !== undefined,
        ),
        { label: "Context", line: context.lineFor("context", { q: quote.id }) },
      ]),
      foot(context, []),
    ],
  };
}

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
