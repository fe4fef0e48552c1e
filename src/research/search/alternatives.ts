import type { Token } from "./tokens.ts";

/** Tokens that stand for one another (`a OR b`), one where nothing is said of others. */
export interface Grouped {
  readonly groups: readonly (readonly Token[])[];
  /** An OR stood where it joins nothing; it is among the groups as a word. */
  readonly hasLoneOr: boolean;
}

/** Whether this token, as it stands, joins the ones beside it. Only capitals do: "or" is a word like others. */
export const isOr = (token: Token | undefined): boolean =>
  token?.kind === "word" && token.value === "OR" && !token.not && !token.must;

/** The tokens that OR joins, together; several in a row are one, and one at an end of the line is a word. */
export function alternativesIn(tokens: readonly Token[]): Grouped {
  const groups: Token[][] = [];
  const last = tokens.findLastIndex((token) => !isOr(token));
  let joins = false;
  let hasLoneOr = false;
  for (const [at, token] of tokens.entries()) {
    const before = groups.at(-1);
    if (!isOr(token)) {
      if (joins) before?.push(token);
      else groups.push([token]);
      joins = false;
    } else if (before !== undefined && at < last) joins = true;
    else {
      hasLoneOr = true;
      groups.push([token]);
    }
  }
  return { groups, hasLoneOr };
}

/** What whoever wrote for another search engine should know, one sentence each: what joins words there is a word here. */
export function joiningNotes(tokens: readonly Token[], hasLoneOr: boolean): readonly string[] {
  // In a line that is all capitals these are words like others.
  const isPlain = tokens.some(({ value }) => /\p{Ll}/u.test(value));
  const has = (word: string) =>
    isPlain && tokens.some((token) => token.kind === "word" && token.value === word);
  return [
    ...(hasLoneOr ? ["OR stands between words or phrases; at an end it was searched as a word."] : []),
    ...(tokens.some(hasOpenBracket)
      ? ["Brackets were passed over: OR stands between the two words or phrases beside it."]
      : []),
    ...(has("NOT")
      ? ["NOT was searched as a word: a minus leaves out what it stands before, like -budget."]
      : []),
    ...(has("AND")
      ? ["AND was searched as a word: a plus before each word asks for all, like +budget +tax."]
      : []),
  ];
}

/** "(R-Texas)" is a word; "(oil OR gas)" is meant to join. */
const hasOpenBracket = ({ kind, value }: Token): boolean =>
  kind === "word" && /^\(+[\p{L}\p{N}][^()]*$/u.test(value);
