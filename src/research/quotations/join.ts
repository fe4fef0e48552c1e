import type { Span, Speaker } from "../article.ts";
import type { Stretch } from "./marks.ts";

/** A quoted stretch with whose words it holds, before its statement is put together. */
export interface Piece {
  readonly stretch: Stretch;
  readonly kind: "direct" | "fragment";
  readonly speaker?: Speaker;
  readonly cue?: Span;
  /** True when only the cue of the piece before stands between the two. */
  readonly continues: boolean;
}

/**
 * Pieces of one statement, in order. `"A," she said, "b."` and `"A," she said. "B."` are one statement each,
 * since only the cue parts them; so are paragraphs that open with a mark after one left unclosed. Words
 * between that say more than the cue end the statement, and so does another speaker.
 */
export function joined(pieces: readonly Piece[]): Piece[][] {
  const statements: Piece[][] = [];
  // Kept beside the last statement: looked for in it at every piece, it would cost the square of its length.
  let teller: Speaker | undefined;
  for (const piece of pieces) {
    const statement = statements.at(-1);
    const before = statement?.at(-1);
    const goesOn = before && (runsOver(before, piece) || (piece.continues && sameWords(before, piece)));
    if (statement && goesOn && !saysAnother(teller, piece)) statement.push(piece);
    else {
      statements.push([piece]);
      teller = undefined;
    }
    if (isTold(piece)) teller = piece.speaker;
  }
  return statements;
}

const runsOver = (before: Piece, piece: Piece): boolean =>
  !before.stretch.closed &&
  before.stretch.paragraph + 1 === piece.stretch.paragraph &&
  piece.stretch.opensParagraph;

const sameWords = (before: Piece, piece: Piece): boolean =>
  before.stretch.paragraph === piece.stretch.paragraph &&
  before.kind === "direct" &&
  before.speaker?.name === piece.speaker?.name;

/** The piece has a cue of its own that names another speaker: the closing mark before was only forgotten. */
const saysAnother = (teller: Speaker | undefined, piece: Piece): boolean =>
  teller !== undefined && isTold(piece) && teller.name !== piece.speaker?.name;

const isTold = (piece: Piece): boolean => piece.speaker !== undefined && piece.speaker.basis !== "carried";
