import { printQuery } from "../../research/search/print-query.ts";
import { emptyQuery, type Query } from "../../research/search/query.ts";
import { requireAll } from "../../research/search/require-all.ts";
import { type Block, type Button, paragraph } from "../card.ts";
import type { Context } from "../command.ts";
import { buttonRow } from "./foot.ts";

/**
 * Why a watch may never tell anything, so that a slip of the pen is not silent for ever: names and words that nothing here has,
 * with the names that may have been meant, and days that are over. `today` is ISO. Empty where there is no doubt.
 */
export function doubtBlocks(query: Query, today: string, context: Context): readonly Block[] {
  const { sentences, buttons } = strangers(query, context);
  return [
    ...(sentences.length === 0 ? [] : [paragraph(`${sentences.join(" ")} ${untilThen}`)]),
    ...buttonRow(buttons),
    ...(isOver(query, today) ? [paragraph(daysAreOver)] : []),
  ];
}

const untilThen = "Until that changes nothing is told: see that it is spelt so.";

const daysAreOver = "All the days that it asks for are over: it tells only older articles that come later.";

interface Strangers {
  readonly sentences: readonly string[];
  /** The same line with the name that may have been meant. */
  readonly buttons: readonly Button[];
}

function strangers(query: Query, context: Context): Strangers {
  const { research } = context;
  const sentences: string[] = [];
  const buttons: Button[] = [];
  for (const field of ["by", "in"] as const) {
    for (const asked of query[field]) {
      if (research.every({ ...emptyQuery, [field]: [asked] }).length > 0) continue;
      sentences.push(`${nobody[field]} “${asked}”.`);
      const near = research.nearest(field, asked);
      if (near === undefined) continue;
      const names = query[field].map((each) => (each === asked ? near : each));
      buttons.push({
        label: printQuery({ ...emptyQuery, [field]: [near] }),
        line: context.lineWith({ query: { ...query, [field]: names } }),
        inPlace: true,
      });
    }
  }
  const words = requireAll(query)
    .required.slice(0, mostWords)
    .filter((word) => isNowhere(word, context));
  if (words.length > 0) sentences.push(`Nothing has ${words.map((word) => `“${word}”`).join(" or ")}.`);
  return { sentences, buttons };
}

const isNowhere = (word: string, { research }: Context): boolean =>
  research.find({ ...emptyQuery, required: [word] }, { offset: 0, limit: 0 }).total === 0;

/** Each is a question of its own. */
const mostWords = 8;

const nobody = { by: "Nobody who is quoted here is called", in: "No outlet here is called" } as const;

/** Whether no day from today on is asked for; what moves with the day never is over. */
const isOver = ({ before, on, last }: Query, today: string): boolean =>
  last === undefined &&
  ((before !== undefined && before <= today) ||
    (on.length > 0 && on.every((each) => each < today.slice(0, each.length))));
