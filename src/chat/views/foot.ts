import { UserError } from "../../research/errors.ts";
import type { Query } from "../../research/search/query.ts";
import type { Hits } from "../../research/search/search-index.ts";
import type { Block, Button, Run } from "../card.ts";
import { plain } from "../card.ts";
import type { Context } from "../command.ts";
import { rangeText } from "../day.ts";

/** What every command takes that answers a question page by page. */
export const questionOptions = {
  query: {
    kind: "query",
    description: "Words, “a phrase”, +must, -not, this OR that",
  },
  page: { kind: "count", description: "Which page", least: 1, default: 1, hidden: true },
} as const;

/** The same where no hits are listed in the order asked for. */
export const unsortedOptions = {
  ...questionOptions,
  query: { ...questionOptions.query, ignores: ["sort"] },
} as const;

/** The foot of a card: the line as understood, to be typed again, and what is known of the whole. */
export const foot = (context: Pick<Context, "lineWith">, facts: readonly string[]): Block => ({
  kind: "facts",
  facts: [
    [{ text: context.lineWith(), code: true }] as readonly Run[],
    ...facts.map((fact) => [plain(fact)]),
  ],
});

/** A count with its noun: "1 article", "12 articles", "3,000 watches". */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? noun : plural}`;

/** How many were found, and how many of them have all words where not all do. */
export const hitFacts = (
  query: Query,
  { total, withAll, undated = 0 }: HitCounts,
  noun: string,
): readonly string[] => [
  query.words.length > 0 && withAll < total
    ? `${withAll.toLocaleString("en-GB")} with all words, ${total.toLocaleString("en-GB")} with some`
    : counted(total, noun),
  ...(undated === 0 ? [] : [`${undated.toLocaleString("en-GB")} of no known day, last`]),
];

type HitCounts = Pick<Hits<unknown>, "total" | "withAll" | "undated">;

/** Which zone days were read in, said only where the query names a day, and the days that `last:` meant. */
export function zoneFacts({ on, after, before, last }: Query, context: Context): readonly string[] {
  const { zone } = context.call.asker;
  if (last !== undefined) {
    const [first, end] = [dayBeside(last.after, 1), dayBeside(last.before, -1)];
    return [`${rangeText(first, end)} in ${zone}`];
  }
  return on.length === 0 && after === undefined && before === undefined ? [] : [`days in ${zone}`];
}

const dayBeside = (iso: string, days: number): string =>
  Temporal.PlainDate.from(iso).add({ days }).toString();

/** Which part of a long answer is shown. */
export interface Part {
  readonly page: number;
  readonly pages: number;
}

/** Pages of `size`. Throws a `UserError` when the page is past the last one. */
export function partOf(total: number, page: number, size: number): Part {
  const pages = Math.max(1, Math.ceil(total / size));
  if (page > pages) throw new UserError(`There is no page ${page}: the last one is page:${pages}.`);
  return { page, pages };
}

/** "page 2 of 5", where there is more than one. */
export const partFacts = ({ page, pages }: Part): readonly string[] =>
  pages > 1 ? [`page ${page} of ${pages}`] : [];

/** Buttons that turn the page in place. No state but the line. */
export function pageButtons({ page, pages }: Part, context: Context): readonly Button[] {
  const turn = (label: string, to: number): Button => ({
    label,
    line: context.lineWith({ page: to }),
    inPlace: true,
  });
  return [
    ...(page > 1 ? [turn("‹ Back", page - 1)] : []),
    ...(page < pages ? [turn("Next ›", page + 1)] : []),
  ];
}

/** The line to be changed and asked again, from its first page on. */
export const refineButton = (context: Pick<Context, "lineWith">): Button => ({
  label: "Refine",
  edit: context.lineWith({ page: undefined }),
});

/** Buttons as a block, or nothing where there are none. `menu`: what they are values of, where they are (`Block`). */
export const buttonRow = (buttons: readonly Button[], menu?: string): readonly Block[] =>
  buttons.length === 0 ? [] : [{ kind: "buttons", buttons, ...(menu !== undefined && { menu }) }];
