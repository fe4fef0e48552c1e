import { z } from "zod";
import type { Given } from "../../chat/given.ts";
import { limits } from "./limits.ts";

/** Where what is asked in a modal is answered: where the modal was opened from, or in the modal itself. */
const placeSchema = z.union([
  z.object({
    channel: z.string(),
    thread: z.string().optional(),
    responseUrl: z.string().optional(),
    /** It was opened from a message that others may see. */
    isOpen: z.literal(true).optional(),
  }),
  /** `room`: their direct messages with us, where they are known. */
  z.strictObject({ room: z.string().optional() }),
]);

const stateSchema = z.object({
  place: placeSchema,
  /** How many modals stand on one another up to this one; Home is none. */
  depth: z.number(),
  /** Of a form: the command that it asks, and what goes along with what is given. */
  form: z
    .object({ command: z.string(), kept: z.record(z.string(), z.union([z.string(), z.number()])) })
    .optional(),
});

export type Place = z.infer<typeof placeSchema>;

/** What a view keeps of itself, and Slack gives back: so a form works after a restart. */
export interface ViewState {
  readonly place: Place;
  readonly depth: number;
  readonly form?: { readonly command: string; readonly kept: Given } | undefined;
}

/** As a view's `private_metadata`. A `response_url` for which there is no room is left out: other ways lead there. */
export function printState(state: ViewState): string {
  const whole = JSON.stringify(state);
  return whole.length <= limits.metadata
    ? whole
    : JSON.stringify({ ...state, place: { ...state.place, responseUrl: undefined } });
}

/** Undefined where another version wrote it. */
export function readState(metadata: string): ViewState | undefined {
  try {
    return stateSchema.parse(JSON.parse(metadata));
  } catch {
    return undefined;
  }
}
