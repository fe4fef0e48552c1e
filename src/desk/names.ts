import { UserError } from "../research/errors.ts";
import type { Records } from "./records.ts";
import type { Watch } from "./watch.ts";

/** What people named here, as it is offered while someone types: plain data, small enough to keep beside whoever types. */
export interface DeskNames {
  /** Most recently used first. */
  readonly boards: readonly { readonly name: string; readonly count: number }[];
  /** Of every room and person; newest first. */
  readonly watches: readonly NamedWatch[];
  /** Whose time zone is which. */
  readonly zones: readonly OwnZone[];
  /** What stands on boards: those saved last, each quotation once. */
  readonly clippings: readonly NamedClipping[];
}

/** As much of a clipping as is offered of it. */
export interface NamedClipping {
  readonly quote: string;
  readonly speaker?: string;
  /** How its words begin. */
  readonly words: string;
}

/** The time zone that a person of a surface said is theirs. */
export interface OwnZone {
  readonly surface: string;
  readonly person: string;
  readonly zone: string;
}

/** As much of a watch as is offered of it. */
export type NamedWatch = Pick<Watch, "name" | "to" | "every" | "paused">;

/** Of a desk where nothing is named. */
export const noNames: DeskNames = { boards: [], watches: [], zones: [], clippings: [] };

/** More of each are not offered; who types the name of another has it all the same. Together some hundred kilobytes. */
export const mostNames = 2000;

/** What is named now; undefined where the database cannot be asked. */
export function readNames({
  clippings,
  watches,
  zones,
}: Pick<Records, "clippings" | "watches" | "zones">): DeskNames | undefined {
  try {
    return {
      boards: clippings.boards().slice(0, mostNames),
      watches: watches.newest(mostNames),
      zones: zones.list(mostNames),
      clippings: namedClippings(clippings),
    };
  } catch (cause) {
    if (cause instanceof UserError) return undefined;
    throw cause;
  }
}

/** They are read with each change, and are longer than names. */
export const mostClippings = 200;

function namedClippings(clippings: Records["clippings"]): readonly NamedClipping[] {
  const newest = clippings.list(undefined, { offset: 0, limit: mostClippings });
  const once = new Map(newest.toReversed().map((clipping) => [clipping.quote, clipping]));
  return newest.flatMap((clipping) => {
    const { quote, speaker, spans } = clipping;
    if (once.get(quote) !== clipping) return [];
    const words = spans.map(({ text }) => text).join(" … ");
    return [{ quote, ...(speaker && { speaker: speaker.name }), words: words.slice(0, 200).toWellFormed() }];
  });
}
