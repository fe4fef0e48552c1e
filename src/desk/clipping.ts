import type { Maker } from "./destination.ts";

/** What a clipping keeps of a quotation: all that a card shows of it, should the article change or leave the corpus. */
export interface Clipped {
  /** The quotation's id when it was saved. */
  readonly quote: string;
  readonly kind: "direct" | "fragment";
  /** UTF-16 code units into the article's text as it was, with the words there. */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** The words around and between the spans as the card shows them: from the first span's start to the last one's end. */
  readonly whole: string;
  readonly speaker?: { readonly name: string; readonly role?: string; readonly basis: string };
  readonly cue?: string;
  readonly article: {
    readonly id: string;
    readonly title: string;
    readonly outlet?: string;
    readonly url?: string;
    readonly author?: string;
    readonly place?: string;
    /** The day as the article gives it. */
    readonly published?: string;
    /** Of how many paragraphs, and which one the words begin in, from 1. */
    readonly paragraphs: number;
    readonly paragraph: number;
  };
}

/** What someone wrote of a clipping. Each person has one at most. */
export interface Note {
  readonly text: string;
  readonly by: Maker;
  /** Milliseconds since 1970. */
  readonly saved: number;
}

/** A quotation that someone put on a board. */
export interface Clipping extends Clipped {
  readonly board: string;
  /** Those written first come first. */
  readonly notes: readonly Note[];
  readonly by: Maker;
  /** Milliseconds since 1970. */
  readonly saved: number;
}

/** A clipping as someone saves it, with their own note. */
export interface Saving extends Omit<Clipping, "notes"> {
  readonly note?: string;
}
