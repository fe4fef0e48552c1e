import { existsSync, readFileSync } from "node:fs";
import { type Prediction, type Row, rowsOf } from "./rows.ts";

const shared = new URL("../../../shared/quotes/", import.meta.url);

interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Shares from 0 to 1, and counts. */
export interface Block {
  readonly exact: Rates;
  readonly attribution: { readonly accuracy: number; readonly wrongWhenNamed: number };
  readonly endToEnd: Rates;
  readonly falsePositives: { readonly onMarkedTraps: number };
}

/** What the scorer says of one set: direct quotations, and those with the fragments. */
export interface Scores {
  readonly traps: number;
  readonly direct: Block;
  readonly verbatim: Block;
}

export interface Scorer {
  score(gold: readonly Row[], predictions: readonly Prediction[]): Scores;
}

/** The scorer of ../shared/quotes, or undefined when it is not beside the project. */
export async function loadScorer(): Promise<Scorer | undefined> {
  const file = new URL("score.mjs", shared);
  return existsSync(file) ? import(file.href) : undefined;
}

/** The annotated rows of a set, or undefined when it is not there. */
export function goldOf(set: string): Row[] | undefined {
  const file = new URL(`${set}.jsonl`, shared);
  return existsSync(file) ? rowsOf(readFileSync(file, "utf8")) : undefined;
}
