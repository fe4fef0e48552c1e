import type { Query } from "./query.ts";
import type { Meant } from "./search-index.ts";
import { wordsOf } from "./words.ts";

/** The query with each of these words, wherever it stands in it, as it may have been meant. */
export function withMeant(query: Query, meant: readonly Meant[]): Query {
  const nears = new Map(meant.map(({ asked, near }) => [asked, near]));
  const mended = (text: string): string => mend(text, nears);
  return {
    ...query,
    words: query.words.map(mended),
    required: query.required.map(mended),
    phrases: query.phrases.map(mended),
    either: query.either.map((group) => group.map((part) => ({ ...part, text: mended(part.text) }))),
  };
}

function mend(text: string, nears: ReadonlyMap<string, string>): string {
  let mended = "";
  let from = 0;
  for (const { word, start, end } of wordsOf(text)) {
    const near = nears.get(word);
    if (near === undefined) continue;
    mended += text.slice(from, start) + near;
    from = end;
  }
  return mended + text.slice(from);
}
