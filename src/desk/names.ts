import { UserError } from "../research/errors.ts";
import type { Records } from "./records.ts";
import type { Watch } from "./watch.ts";

/** What people named here, as it is offered while someone types: plain data, small enough to keep beside whoever types. */
export interface DeskNames {
  /** Most recently used first. */
  readonly boards: readonly { readonly name: string; readonly count: number }[];
  /** Of every room and person; newest first. */
  readonly watches: readonly NamedWatch[];
}

/** As much of a watch as is offered of it. */
export type NamedWatch = Pick<Watch, "name" | "to" | "every" | "paused">;

/** Of a desk where nothing is named. */
export const noNames: DeskNames = { boards: [], watches: [] };

/** More of each are not offered; who types the name of another has it all the same. Together some hundred kilobytes. */
export const mostNames = 2000;

/** What is named now; undefined where the database cannot be asked. */
export function readNames({
  clippings,
  watches,
}: Pick<Records, "clippings" | "watches">): DeskNames | undefined {
  try {
    return { boards: clippings.boards().slice(0, mostNames), watches: watches.newest(mostNames) };
  } catch (cause) {
    if (cause instanceof UserError) return undefined;
    throw cause;
  }
}
