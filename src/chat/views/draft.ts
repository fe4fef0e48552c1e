import { withoutMarks } from "../../research/search/tokens.ts";
import { claimedText } from "../../research/verify/claim.ts";
import type { Outcome, Place } from "../../research/verify/outcome.ts";
import type { Verdict } from "../../research/verify/verify.ts";
import { type Block, type Button, paragraph, plain, type Run } from "../card.ts";
import type { Context } from "../command.ts";
import { dayText } from "../day.ts";
import { shortAtWord } from "../labels.ts";
import { buttonRow, counted } from "./foot.ts";
import { type KeptWords, keptSentence } from "./kept-words.ts";
import { needsLook, verdictName } from "./verdict.ts";

/** So many quotations of a draft have a line, and so many of those that need a look a button below all. */
const mostLines = 20;
const mostButtons = 15;

/** Of so many each has its button below its line: with rows of their own, more would not stand on Discord (40 components). */
const mostApart = 8;

/** So much of a quotation is repeated in its line, in UTF-16 code units. */
const longestRepeated = 90;

/** "12 quotations: 8 exact; 2 altered; 2 not in this corpus". */
export function draftSummary(verdicts: readonly Verdict[]): string {
  const names = verdicts.toSorted(byOutcome).map((verdict) => verdictName(verdict).toLowerCase());
  const parts = [...Map.groupBy(names, (name) => name)].map(([name, those]) => `${those.length} ${name}`);
  return `${counted(verdicts.length, "quotation")}: ${parts.join("; ")}`;
}

/** As the outcomes are told, and of each what is a quotation first. */
const byOutcome = (a: Verdict, b: Verdict): number =>
  outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || placeAt(a) - placeAt(b);

const placeAt = ({ sources: [best] }: Verdict): number => places.indexOf(best?.place ?? "quotation");

const outcomes: readonly Outcome[] = [
  "exact",
  "otherwise-written",
  "altered",
  "stitched",
  "other-speaker",
  "absent",
];

const places: readonly Place[] = ["quotation", "partly", "text", "headline"];

/** A line for each quotation of a draft, numbered in its order; where there are too many, those that need a look. */
export function draftBlocks(
  draft: string,
  verdicts: readonly Verdict[],
  kept: ReadonlyMap<Verdict, KeptWords>,
  context: Context,
): readonly Block[] {
  const numbered = verdicts.map((verdict, at) => ({ verdict, number: at + 1 }));
  const worse = numbered.filter(({ verdict }) => needsLook(verdict));
  const shown = numbered.length <= mostLines ? numbered : worse.slice(0, mostLines);
  const more = worse.filter((each) => !shown.includes(each));
  return [
    paragraph(draftSummary(verdicts), "heading"),
    ...shown.flatMap(({ verdict, number }) => [
      lineOf(draft, verdict, { number, kept: kept.get(verdict) }, context),
      ...(verdicts.length > mostApart ? [] : buttonRow([lookButton(draft, verdict, number, context)])),
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

function lineOf(
  draft: string,
  verdict: Verdict,
  { number, kept }: { readonly number: number; readonly kept: KeptWords | undefined },
  context: Context,
): Block {
  const { outcome, sources, claim } = verdict;
  const [best] = outcome === "absent" ? [] : sources;
  const where: readonly (readonly Run[])[] =
    best === undefined
      ? []
      : [
          [plain(`in the source ${sourceSpeakers(verdict)}`)],
          ...(best.article.outlet === undefined ? [] : [[{ text: best.article.outlet, italic: true }]]),
          [plain(dayText(best.article.published))],
          ...linkOf(verdict, context),
        ];
  const facts = [
    [plain(`“${repeated(draft, claim)}”`)],
    ...(claim.speaker === undefined ? [] : [[plain(`in the draft ${claim.speaker}`)]]),
    ...where,
    ...(kept === undefined ? [] : [[{ text: keptSentence(kept, context.call.asker.zone), bold: true }]]),
  ];
  return {
    kind: "text",
    style: "body",
    runs: [
      { text: `${number}. ${verdictName(verdict)}`, bold: needsLook(verdict) },
      ...facts.flatMap((fact) => [plain(" · "), ...fact]),
    ],
  };
}

/** Who said it where it stands: of what is put together, all who did. */
function sourceSpeakers({ sources, parts = sources.slice(0, 1) }: Verdict): string {
  const names = parts.map(
    ({ quote, place }) => quote?.speaker?.name ?? (place === "quotation" ? "unattributed" : "no quotation"),
  );
  return [...new Set(names)].join(", ");
}

function linkOf({ sources: [best] }: Verdict, context: Context): readonly (readonly Run[])[] {
  const href = best === undefined ? undefined : context.permalink(best.quote ?? best.article);
  return href === undefined ? [] : [[{ text: "permalink", href }]];
}

/** A button for each that needs a look, where they do not stand below their lines. */
export const draftButtons = (
  draft: string,
  verdicts: readonly Verdict[],
  context: Context,
): readonly Button[] =>
  verdicts.length <= mostApart
    ? []
    : verdicts
        .flatMap((verdict, at) => (needsLook(verdict) ? [lookButton(draft, verdict, at + 1, context)] : []))
        .slice(0, mostButtons);

/** Verifies one with its own words and speaker. */
function lookButton(draft: string, { claim }: Verdict, number: number, context: Context): Button {
  const by = claim.speaker === undefined ? {} : { by: claim.speaker };
  return {
    label: `Look at ${number}`,
    line: context.lineFor("verify", { ...by, draft: `“${withoutMarks(claimedText(draft, claim))}”` }),
  };
}

/** The beginning of a quotation in one line, and how much more of it there is. */
function repeated(draft: string, claim: Verdict["claim"]): string {
  const text = claimedText(draft, claim).replace(/\s+/g, " ").trim();
  const short = shortAtWord(text, longestRepeated);
  return short === text ? text : `${short} [+${text.length - short.length + 1} characters]`;
}
