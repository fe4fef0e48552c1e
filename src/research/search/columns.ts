import type { Quote } from "../article.ts";
import { dayKey } from "./day-keys.ts";
import type { Entry } from "./search-index.ts";
import { createVocabulary } from "./vocabulary.ts";

/** What may be asked of every entry, by its number: side by side, it is read many times sooner than from the entries. */
export interface Columns {
  /** `dayKey` of the article. */
  day(number: number): number;
  /** The place of the article's outlet among `outlets`, 0 where it has none. */
  outlet(number: number): number;
  /** "", and all outlets there ever were. */
  readonly outlets: readonly string[];
  /** `kindSet` of the quotations there. */
  kinds(number: number): number;
  set(number: number, entry: Entry | undefined): void;
}

export function createColumns(): Columns {
  const [days, ofOutlets, ofKinds]: [number[], number[], number[]] = [[], [], []];
  const outlets = createVocabulary([""]);
  return {
    day: (number) => days[number] ?? 0,
    outlet: (number) => ofOutlets[number] ?? 0,
    outlets: outlets.words,
    kinds: (number) => ofKinds[number] ?? 0,
    set(number, entry) {
      days[number] = dayKey(entry?.article.published);
      ofOutlets[number] = outlets.numberOf(entry?.article.outlet ?? "");
      ofKinds[number] = kindSet(entry?.kinds ?? []);
    },
  };
}

/** Kinds as a number, with a bit for each. */
export const kindSet = (kinds: readonly Quote["kind"][]): number =>
  kinds.reduce((set, kind) => set | bits[kind], 0);

const bits: Readonly<Record<Quote["kind"], number>> = { direct: 1, fragment: 2 };
