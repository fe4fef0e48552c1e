import type { Clipped } from "../../desk/clipping.ts";

/** One quotation of an export: what a card shows of it, and, of a clipping, who saved it where. */
export interface Exported extends Clipped {
  /** The article's address, leading to the words. */
  readonly link?: string;
  /** The desk's own page of the quotation. */
  readonly page?: string;
  readonly board?: string;
  /** What people wrote of it, each with who and when. */
  readonly note?: string;
  /** Who saved it, by their name. */
  readonly by?: string;
  /** The day on which it was saved (ISO). */
  readonly saved?: string;
  /** What became of its article since it was saved, where something did: in sentences. */
  readonly since?: string;
}

/** What a file says of itself. */
export interface About {
  /** What it holds, what was asked and when, and what it leaves out, in one line. */
  readonly sentence: string;
  /** The same for programs. */
  readonly fields: Readonly<Record<string, string | number>>;
}

/** A form that quotations can be taken away in, an entry at a time. */
export interface ExportFormat {
  /** What it is called on a button. */
  readonly label: string;
  /** The file's ending, without a dot. */
  readonly ending: string;
  /** Its media type. */
  readonly type: string;
  readonly begin: (about: About) => string;
  /** `origin`: where it was found and when, in a few words. */
  readonly entry: (row: Exported, origin: string) => string;
  readonly between: string;
  readonly end: string;
}
