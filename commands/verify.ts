import { type Block, paragraph } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { cutWithCount } from "../src/chat/labels.ts";
import { longestDraft, longestDraftLine } from "../src/chat/longest-draft.ts";
import { draftBlocks, draftButtons, draftSummary } from "../src/chat/views/draft.ts";
import { searchedText } from "../src/chat/views/empty.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow, counted, foot } from "../src/chat/views/foot.ts";
import { keptSentence, keptWords } from "../src/chat/views/kept-words.ts";
import { meantBlocks } from "../src/chat/views/meant.ts";
import { shareButton } from "../src/chat/views/shared.ts";
import { sourceButtons, verdictBlocks, verdictSummary } from "../src/chat/views/verdict.ts";
import { verdictData } from "../src/chat/views/verdict-data.ts";
import { textAt } from "../src/research/article.ts";
import { UserError } from "../src/research/errors.ts";
import { emptyQuery } from "../src/research/search/query.ts";
import { type Draft, draftOf, mostClaims } from "../src/research/verify/draft.ts";

export default defineCommand({
  description: "Whether a quotation, or each one in a draft, is really what was said",
  examples: (research) => {
    const sample = sampleOf(research);
    const [span] = sample?.quote.spans ?? [];
    if (sample === undefined || span === undefined) return [];
    const words = textAt(sample.quote.article, span).split(/\s+/).slice(0, 12).join(" ");
    return [`verify “${words}”`];
  },
  options: {
    by: {
      kind: "text",
      description: "Who is said to have said it, whatever the draft says",
      most: 200,
      offers: "by",
    },
    draft: {
      kind: "draft",
      description: "Words, or a whole draft with its quotations in marks",
      most: longestDraft,
      required: true,
    },
  },
  longest: longestDraftLine,
  async run({ by, draft: given }, context) {
    const draft = draftOf(given, by);
    const { text } = draft;
    if (draft.claims.length === 0) throw new UserError(nothingToVerify);
    const verdicts = await context.research.verify(draft);
    const [only, another] = verdicts;
    if (only === undefined) throw new UserError(nothingToVerify);
    const isOne = another === undefined;
    const kept = await keptWords(text, verdicts, context);
    const keptOfOne = kept.get(only);
    const line = cutWithCount(context.lineWith(), longestRepeated);
    return {
      outcome: "answered",
      line,
      summary: isOne
        ? [
            verdictSummary(only),
            ...(keptOfOne ? [keptSentence(keptOfOne, context.call.asker.zone)] : []),
          ].join(" ")
        : draftSummary(verdicts),
      blocks: [
        ...leftOut(draft),
        ...(by === undefined
          ? []
          : [
              ...meantBlocks({ ...emptyQuery, by: [by] }, context, (_, name) =>
                context.lineWith({ by: name }),
              ),
              ...unknownBlocks(by, context),
            ]),
        ...(isOne
          ? verdictBlocks(text, only, keptOfOne, context)
          : draftBlocks(text, verdicts, kept, context)),
        foot({ lineWith: () => line }, [searchedText(context)]),
        ...buttonRow([
          ...(isOne ? sourceButtons(only, context) : draftButtons(text, verdicts, context)),
          shareButton(context),
        ]),
      ],
      data: {
        quotations: verdicts.map((verdict) =>
          verdictData(text, verdict, kept.get(verdict), context.research),
        ),
      },
    };
  },
});

const nothingToVerify =
  "There are no words to verify: give a quotation, or a draft with its quotations in marks.";

/** Says that nobody quoted here has the name that is asked for, and offers the one nearly like it. */
function unknownBlocks(by: string, { research, lineWith }: Context): readonly Block[] {
  const isKnown = research
    .meant({ ...emptyQuery, by: [by] })
    .some(({ people, others }) => others || people.length > 0);
  if (isKnown || research.count.quotations === 0) return [];
  const near = research.nearest("by", by);
  return [
    paragraph(`Nobody who is quoted here is called “${by}”.`, "note"),
    ...buttonRow(near === undefined ? [] : [{ label: `by ${near}`, line: lineWith({ by: near }) }]),
  ];
}

/** What of a draft was not looked at. */
const leftOut = ({ unchecked, passedOver }: Draft) => [
  ...(unchecked === 0
    ? []
    : [
        paragraph(
          `The first ${mostClaims} quotations were checked; ${unchecked.toLocaleString("en-GB")} more were left out. Verify the rest of the draft by itself.`,
          "note",
        ),
      ]),
  ...(passedOver.length === 0
    ? []
    : [
        paragraph(
          `${counted(passedOver.length, "other stretch", "other stretches")} in marks ${passedOver.length === 1 ? "was" : "were"} taken for titles or single words and not checked.`,
          "note",
        ),
      ]),
];

/** Of a line that is said again, in UTF-16 code units: a whole draft is not. */
const longestRepeated = 500;
