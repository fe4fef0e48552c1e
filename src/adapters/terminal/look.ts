/** How wide a card is drawn, and whether with styles. `columns` may be infinite: then nothing is wrapped. */
export interface Look {
  readonly columns: number;
  readonly colour: boolean;
  /** A button's label may be typed below the card. */
  readonly isPrompt?: boolean;
}

/** What is written to: a terminal or a pipe, as Node tells them apart. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
};

/** The look that suits an output. A pipe gets whole paragraphs, so that `grep` finds a quotation on one row. */
export const lookOf = (output: Output): Look =>
  output.isTTY === true
    ? { columns: Math.min(output.columns || unknownWidth, widest), colour: output.hasColors?.() ?? true }
    : { columns: Number.POSITIVE_INFINITY, colour: false };

/** A terminal that does not know its width says 0 columns, or nothing. */
const unknownWidth = 80;

/** Longer rows are hard to follow with the eye. */
const widest = 100;
