import type { Clipped } from "../../desk/clipping.ts";

/** One quotation of an export: what a card shows of it, and, of a clipping, who saved it where. */
export interface Exported extends Clipped {
  readonly board?: string;
  readonly note?: string;
  /** Who saved it, by their name. */
  readonly by?: string;
  /** The day on which it was saved (ISO). */
  readonly saved?: string;
  /** What became of its article since it was saved, where something did: in sentences. */
  readonly since?: string;
}

/** A form that quotations can be taken away in. */
export interface ExportFormat {
  /** What it is called on a button. */
  readonly label: string;
  /** The file's ending, without a dot. */
  readonly ending: string;
  /** Its media type. */
  readonly type: string;
  /** `title`: what the file holds, in one line. */
  write(rows: readonly Exported[], title: string): string;
}
