import { readFileSync } from "node:fs";
import { createResearch } from "../../src/research/create-research.ts";
import { readCorpus } from "../../src/research/reading/read-corpus.ts";
import { draftOf } from "../../src/research/verify/draft.ts";
import type { Outcome, Place } from "../../src/research/verify/outcome.ts";

/** A made-up draft of one quotation, and what it is. */
export interface MadeUpDraft {
  /** Rules were made looking at the seen ones only; those of `later` were written when the rules stood, before they were mended. */
  readonly half: "seen" | "held back" | "later";
  readonly trouble: string;
  readonly outcome: Outcome;
  /** Where it is to be found, when that is not in a quotation. */
  readonly place?: Place;
  readonly by?: string;
  readonly draft: string;
}

/** What was said of a draft, `outcome place` where it is told apart. */
export interface Judged {
  readonly draft: MadeUpDraft;
  readonly expected: string;
  readonly said: string;
}

const folder = new URL("../../test/fixtures/verify/", import.meta.url);

/** Every draft of test/fixtures/verify with what the desk says of it. */
export async function judgeAll(): Promise<readonly Judged[]> {
  const research = createResearch(await readCorpus([new URL("articles", folder).pathname]));
  const drafts: MadeUpDraft[] = readFileSync(new URL("drafts.jsonl", folder), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const judged: Judged[] = [];
  for (const draft of drafts) {
    const verdicts = await research.verify(draftOf(draft.draft, draft.by));
    const [verdict] = verdicts;
    const place = verdict?.sources[0]?.place ?? "quotation";
    const isPlaced = verdict?.outcome === "exact" || verdict?.outcome === "otherwise-written";
    judged.push({
      draft,
      expected: nameOf(draft.outcome, draft.place),
      said:
        verdicts.length === 1 && verdict
          ? nameOf(verdict.outcome, isPlaced ? place : undefined)
          : `${verdicts.length} quotations`,
    });
  }
  return judged;
}

/** Words that are no quotation where they stand are an outcome of their own. */
const nameOf = (outcome: Outcome, place: Place = "quotation"): string =>
  place === "quotation" ? outcome : `${outcome}, no quotation`;

export const isRight = ({ expected, said }: Judged): boolean => expected === said;
