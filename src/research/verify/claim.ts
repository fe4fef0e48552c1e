import type { Span } from "../article.ts";
import { stopWords } from "../search/stop-words.ts";
import { type Token, tokensIn } from "./tokens.ts";

/** A word of a quotation in a draft. */
export interface ClaimWord extends Token {
  /** "…", "..." or "[…]" stands before it: words may be left out there. */
  readonly isAfterElision: boolean;
  /** It stands in brackets: an editor's word for what was said, or beside it. */
  readonly isEditorial: boolean;
  /** Part of it stands in brackets, as in "[T]he" or "want[ed]". */
  readonly isMended: boolean;
  /** A cue or a paragraph's end stands before it, so that its gap tells nothing. */
  readonly isAfterCue: boolean;
}

/** What a draft says was said. */
export interface Claim {
  /** In order, into the draft; marks are outside. */
  readonly spans: readonly Span[];
  /** Whose words they are, by what was asked or by the draft. */
  readonly speaker?: string;
  /** The speaker is one word with a colon, which may be no name: "Rosmark:", but "Look:". */
  readonly mayBeNoName: boolean;
  readonly words: readonly ClaimWord[];
  /** Words behind these, which are too many to be aligned: they are only looked for in a row. */
  readonly beyond: readonly ClaimWord[];
}

/** So many words of one quotation are aligned. */
export const mostWords = 600;

/** Reads a quotation of a draft as editors write: elisions, brackets, "(sic)". */
export function claimOf(
  draft: string,
  spans: readonly Span[],
  { speaker, mayBeNoName = false }: Partial<Pick<Claim, "speaker" | "mayBeNoName">> = {},
): Claim {
  const words: ClaimWord[] = [];
  let last: Token | undefined;
  let isElided = false;
  let open = "";
  for (const span of spans) {
    let isFirst = true;
    for (const token of tokensIn(draft, span)) {
      const gap = draft.slice(isFirst ? span.start : (last?.end ?? span.start), token.start);
      const isAfterCue = isFirst && last !== undefined;
      open = bracketAfter(gap, open);
      isElided ||= elision.test(gap);
      const before = words.at(-1);
      if (!isFirst && before !== undefined && insideWord.test(gap)) {
        const joined = { ...before, key: before.key + token.key, end: token.end };
        words[words.length - 1] = { ...joined, isEditorial: false, isMended: true };
      } else if (open === "" || token.key !== "sic") {
        words.push({
          ...token,
          isAfterElision: isElided && words.length > 0,
          isEditorial: open !== "",
          isMended: false,
          isAfterCue,
        });
        isElided = false;
      }
      last = token;
      isFirst = false;
    }
  }
  return {
    spans,
    ...(speaker !== undefined && { speaker }),
    mayBeNoName,
    words: words.slice(0, mostWords),
    beyond: words.slice(mostWords),
  };
}

/** A quotation with all its words, however many they are. */
export const wholeOf = (claim: Claim): Claim =>
  claim.beyond.length === 0 ? claim : { ...claim, words: [...claim.words, ...claim.beyond], beyond: [] };

/** What a quotation says, as the draft has it, its parts with a blank between. */
export const claimedText = (draft: string, { spans }: Pick<Claim, "spans">): string =>
  spans.map(({ start, end }) => draft.slice(start, end)).join(" ");

/** The words that a draft says were said: without those of an editor. */
export const saidWords = ({ words }: Pick<Claim, "words">): readonly ClaimWord[] =>
  words.filter(({ isEditorial }) => !isEditorial);

/** How much a word tells that texts have it in common. */
export const weightOf = ({ key }: Token): number => (stopWords.has(key) ? 1 : 2);

const elision = /…|\.\s?\.\s?\./u;

/** "[T]he", "want[ed]", "humanity['s]": no blank parts the letters. */
const insideWord = /^['’]?[[\]]['’]?$/u;

/** The bracket that is open behind these characters. */
function bracketAfter(gap: string, before: string): string {
  let open = before;
  for (const character of gap) {
    if (character === "[" || character === "(") open = character;
    else if (character === "]" || character === ")") open = "";
  }
  return open;
}
