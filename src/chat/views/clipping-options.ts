import type { Option } from "../command.ts";

/** A board, by its name. */
export const boardOption = {
  kind: "text",
  description: "The board; a new name makes a new one",
  most: 60,
  offers: "board",
} as const satisfies Option;

/** Where clippings go when no board is named. */
export const firstBoard = "Clippings";

/** A quotation that stands on a board, by its id. */
export const clippedOption = {
  kind: "quote",
  description: "The quotation's id, from its card",
  required: true,
  offers: "clipping",
} as const satisfies Option;

/** A quotation by its id. */
export const quoteOption = {
  kind: "quote",
  description: "The quotation's id, from its card",
  required: true,
} as const satisfies Option;
