import type { Clipped } from "../../desk/clipping.ts";
import type { Kept } from "../../desk/records.ts";
import { UserError } from "../../research/errors.ts";
import { othersTurn } from "../../research/slices.ts";
import { saidWords } from "../../research/verify/claim.ts";
import { tokensIn } from "../../research/verify/tokens.ts";
import type { Verdict } from "../../research/verify/verify.ts";
import { isInRow } from "../../research/words-said.ts";
import { type Block, type Button, paragraph } from "../card.ts";
import type { Context } from "../command.ts";
import { dayTextAt } from "../day.ts";
import { clippedBlocks } from "./clipping.ts";
import { buttonRow } from "./foot.ts";
import { type SinceSaved, sinceSaved } from "./since-saved.ts";

/** Words of a draft that the desk keeps exactly as the draft has them, though their article says something else by now, or is gone. */
export interface KeptWords extends Kept {
  readonly since: SinceSaved;
}

/** So many words are looked up together: some milliseconds, between which others have their turn. */
const atOnce = 10;

/** So many words of a quotation are looked up; all of them are compared then. */
const mostLookedUp = 12;

/** What the desk keeps of the quotations that are not exact, of the newest that was saved or else found. */
export async function keptWords(
  draft: string,
  verdicts: readonly Verdict[],
  { records, research }: Pick<Context, "records" | "research">,
): Promise<ReadonlyMap<Verdict, KeptWords>> {
  const kept = new Map<Verdict, KeptWords>();
  const asked = verdicts.filter(
    ({ outcome, claim }) =>
      outcome !== "exact" && outcome !== "otherwise-written" && claim.beyond.length === 0,
  );
  for (let at = 0; at < asked.length; at += atOnce) {
    if (at > 0) await othersTurn();
    const some = asked.slice(at, at + atOnce);
    const found = lookedUp(
      some.map((verdict) => phraseOf(draft, verdict)),
      records,
    );
    for (const [i, verdict] of some.entries()) {
      const words = keyedWords(verdict);
      for (const one of found[i] ?? []) {
        if (!isInRow(words, keysOf(one.clipped))) continue;
        const since = sinceSaved(one.clipped, research, one.board === undefined ? "found" : "saved");
        // What stands there as it did is in the verdict already.
        if (since.state === "same") continue;
        kept.set(verdict, { ...one, since });
        break;
      }
    }
  }
  return kept;
}

function lookedUp(
  phrases: readonly string[],
  records: Pick<Context["records"], "kept">,
): readonly (readonly Kept[])[] {
  try {
    return records.kept(phrases);
  } catch (cause) {
    // Without the desk's file nothing is known of what was kept, and that is not what was asked.
    if (cause instanceof UserError) return [];
    throw cause;
  }
}

const phraseOf = (draft: string, { claim }: Verdict): string =>
  saidWords(claim)
    .slice(0, mostLookedUp)
    .map(({ isMended, key, start, end }) => (isMended ? key : draft.slice(start, end)))
    .join(" ");

const keyedWords = ({ claim }: Verdict): readonly string[] => saidWords(claim).map(({ key }) => key);

const keysOf = ({ spans }: Clipped): readonly string[] =>
  spans.flatMap(({ text }) => tokensIn(text, { start: 0, end: text.length }).map(({ key }) => key));

/** "These words were saved on “Bridges” on 20 November 2026, as said by Mara Lindqvist; the article was corrected since." */
export function keptSentence({ clipped, board, at, since }: KeptWords, zone: string): string {
  const day = dayTextAt(at, zone);
  const speaker = clipped.speaker === undefined ? "" : `, as said by ${clipped.speaker.name}`;
  const kept =
    board === undefined
      ? `A watch found these words on ${day}${speaker}`
      : `These words were saved on “${board}” on ${day}${speaker}`;
  return since.state === "changed"
    ? `${kept}; the article was corrected since.`
    : [`${kept}.`, ...since.sentences].join(" ");
}

/** That the words were kept, which a verdict on today's article does not tell; with the way to them. */
export const keptSentenceBlocks = (kept: KeptWords | undefined, context: Context): readonly Block[] =>
  kept === undefined
    ? []
    : [
        {
          kind: "text",
          style: "body",
          runs: [{ text: keptSentence(kept, context.call.asker.zone), bold: true }],
        },
        ...buttonRow(keptButtons(kept, context)),
      ];

function keptButtons({ clipped, board }: KeptWords, context: Context): readonly Button[] {
  if (board === undefined) return [];
  const isThere = context.research.quote(clipped.quote) !== undefined;
  return [
    { label: `On “${board}”`, line: context.lineFor("saved", { board }) },
    ...(isThere ? [] : [{ label: "Cite as saved", line: context.lineFor("cite", { q: clipped.quote }) }]),
  ];
}

/** The words as they were kept, with who said them and where. */
export const keptWordsBlocks = (kept: KeptWords | undefined): readonly Block[] =>
  kept === undefined
    ? []
    : [
        paragraph(`As it stood when ${kept.board === undefined ? "found" : "saved"}:`),
        ...clippedBlocks(kept.clipped),
      ];
