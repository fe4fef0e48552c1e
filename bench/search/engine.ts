import type { Passage } from "../../src/research/article.ts";

/** A search over passages, as it is measured: built, then asked for the first 10. */
export interface Engine {
  /** Answers a typed line; how many were found in all, where the engine says so. */
  search(typed: string): number | Promise<number>;
}

/** Fills an engine. */
export type CreateEngine = (passages: readonly Passage[]) => Engine | Promise<Engine>;
