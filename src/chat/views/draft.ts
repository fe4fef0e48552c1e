import { withoutMarks } from "../../research/search/tokens.ts";
import type { Outcome } from "../../research/verify/outcome.ts";
import type { Verdict } from "../../research/verify/verify.ts";
import { type Block, type Button, paragraph, plain, type Run } from "../card.ts";
import type { Context } from "../command.ts";
import { dayText } from "../day.ts";
import { buttonRow, counted } from "./foot.ts";
import { needsLook, outcomeNames } from "./verdict.ts";

/** So many quotations of a draft have a line, and so many of those that need a look a button. */
const mostLines = 20;
const mostButtons = 15;

/** So many quotations have their button right below them; with more, Discord's 40 components would not hold all. */
const mostBeside = 9;

/** So much of a quotation is repeated in its line, in UTF-16 code units. */
const longestRepeated = 90;

/** "12 quotations: 8 exact, 2 altered, 2 not in this corpus". */
export function draftSummary(verdicts: readonly Verdict[]): string {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of verdicts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const order = Object.keys(outcomeNames) as Outcome[];
  const parts = order.flatMap((outcome) => {
    const count = counts.get(outcome);
    return count === undefined ? [] : `${count} ${outcomeNames[outcome].toLowerCase()}`;
  });
  return `${counted(verdicts.length, "quotation")}: ${parts.join(", ")}`;
}

/** A line for each quotation of a draft, numbered in its order; where there are too many, those that need a look. */
export function draftBlocks(draft: string, verdicts: readonly Verdict[], context: Context): readonly Block[] {
  const numbered = verdicts.map((verdict, at) => ({ verdict, number: at + 1 }));
  const worse = numbered.filter(({ verdict }) => needsLook(verdict));
  const shown = numbered.length <= mostLines ? numbered : worse.slice(0, mostLines);
  const more = worse.filter((each) => !shown.includes(each));
  return [
    paragraph(draftSummary(verdicts), "heading"),
    ...shown.flatMap(({ verdict, number }) => [
      lineOf(draft, verdict, number, context),
      ...(numbered.length > mostBeside ? [] : buttonRow(besideOf(draft, verdict, number, context))),
    ]),
    ...(shown.length === numbered.length
      ? []
      : [
          paragraph(
            `Not listed: ${counted(numbered.length - worse.length, "quotation")} that ${numbered.length - worse.length === 1 ? "is" : "are"} as they should be${more.length === 0 ? "" : `, and ${more.length} more to look at (${more.map(({ number }) => number).join(", ")})`}. Verify a part of the draft to see them.`,
            "note",
          ),
        ]),
  ];
}

function lineOf(draft: string, verdict: Verdict, number: number, context: Context): Block {
  const { outcome, sources, claim } = verdict;
  const [best] = outcome === "absent" ? [] : sources;
  const where: readonly (readonly Run[])[] =
    best === undefined
      ? []
      : [
          [
            plain(
              `${claim.speaker === undefined ? "" : "in the article: "}${best.quote?.speaker?.name ?? (best.place === "quotation" ? "unattributed" : "no quotation there")}`,
            ),
          ],
          ...(best.article.outlet === undefined ? [] : [[{ text: best.article.outlet, italic: true }]]),
          [plain(dayText(best.article.published))],
          ...linkOf(verdict, context),
        ];
  return {
    kind: "text",
    style: "body",
    runs: [
      { text: `${number}. ${outcomeNames[outcome]}`, bold: needsLook(verdict) },
      plain(` · “${repeated(draft, claim.spans)}”`),
      ...(claim.speaker === undefined ? [] : [plain(` · in your draft: ${claim.speaker}`)]),
      ...where.flatMap((fact) => [plain(" · "), ...fact]),
    ],
  };
}

function linkOf({ sources: [best] }: Verdict, context: Context): readonly (readonly Run[])[] {
  const href = best === undefined ? undefined : context.permalink(best.quote ?? best.article);
  return href === undefined ? [] : [[{ text: "permalink", href }]];
}

/** What needs a look is looked at; what is as it should be leads to where it stands. */
function besideOf(draft: string, verdict: Verdict, number: number, context: Context): readonly Button[] {
  if (needsLook(verdict)) return [lookButton(draft, verdict, number, context)];
  const q = verdict.sources[0]?.quote?.id;
  return q === undefined ? [] : [{ label: "Context", line: context.lineFor("context", { q }) }];
}

/** With its own words and speaker. */
function lookButton(draft: string, { claim }: Verdict, number: number, context: Context): Button {
  const words = claim.spans.map(({ start, end }) => draft.slice(start, end)).join(" ");
  const by = claim.speaker === undefined ? {} : { by: claim.speaker };
  const line = context.lineFor("verify", { ...by, draft: `“${withoutMarks(words)}”` });
  return { label: `Look at ${number}`, line };
}

/** A button for each that needs a look, where they do not stand below each. */
export const draftButtons = (
  draft: string,
  verdicts: readonly Verdict[],
  context: Context,
): readonly Button[] =>
  verdicts.length <= mostBeside
    ? []
    : verdicts
        .flatMap((verdict, at) => (needsLook(verdict) ? [lookButton(draft, verdict, at + 1, context)] : []))
        .slice(0, mostButtons);

function repeated(draft: string, spans: Verdict["claim"]["spans"]): string {
  const text = spans
    .map(({ start, end }) => draft.slice(start, end))
    .join(" ")
    .replace(/\s+/g, " ");
  if (text.length <= longestRepeated) return text;
  const cut = text
    .slice(0, longestRepeated)
    .toWellFormed()
    .replace(/\s+\S*$/u, "");
  return `${cut}… [+${text.length - cut.length} characters]`;
}
