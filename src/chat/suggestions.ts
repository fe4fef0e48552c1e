import { type Directory, namesFor } from "../research/directory.ts";
import type { Call } from "./call.ts";

/** What a name is typed of: a speaker, an outlet, a board, a watch. */
export type SuggestField = "by" | "in" | "board" | "watch";

/** A name to offer while someone types. */
export interface Suggestion {
  /** As it stands in a line. */
  readonly value: string;
  /** The name with what tells it from others, for people: at most 100 UTF-16 code units. */
  readonly label: string;
}

/** Whose watches are offered: those of the asker and of the room they type in. */
export type Typing = Pick<Call, "asker" | "where">;

/** What is offered of what is known here, best first. */
export function suggestionsOf(
  directory: Directory,
  field: SuggestField,
  typed: string,
  limit: number,
): readonly Suggestion[] {
  if (field !== "by" && field !== "in") return [];
  return namesFor(directory, field, typed, limit).map((name) => ({ value: name, label: name }));
}
