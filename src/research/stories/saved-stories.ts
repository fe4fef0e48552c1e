import type { Article } from "../article.ts";
import { SavedIndexError } from "../search/saved-parts.ts";
import type { Pause } from "../slices.ts";
import { type Candidates, createCandidates, loadCandidates } from "./candidates.ts";
import { likenessWith } from "./copies.ts";
import type { Text } from "./groups.ts";
import { createLinks, type Links } from "./links.ts";
import type { Shingles } from "./shingles.ts";

/** What takes long to find of stories; articles are known by their numbers. */
export interface SavedStories {
  readonly numbers: readonly Uint32Array[];
}

/** What stories are told by. */
export interface StoryParts {
  /** By their keys. */
  readonly texts: Map<string, Text>;
  readonly textOf: Map<Article, Text>;
  readonly candidates: Candidates<Text>;
  readonly links: Links;
}

export const noParts = (): StoryParts => ({
  texts: new Map(),
  textOf: new Map(),
  candidates: createCandidates(),
  links: createLinks(),
});

/** As they are at the call, of these articles. */
export async function savedOf(
  { textOf, candidates, links }: StoryParts,
  articles: readonly Article[],
  pause: Pause,
): Promise<SavedStories> {
  const numberOf = (text: Text | undefined) => (text && candidates.numberOf(text)) ?? nowhere;
  const textNumbers = Uint32Array.from(articles, (article) => numberOf(textOf.get(article)));
  const pairs = Array.from(links.pairs(), ([text, other, { words, length, ownNumbers }]) => [
    numberOf(text),
    numberOf(other),
    Math.round(words * length),
    ownNumbers,
  ]);
  const { hashes, values, lists } = await candidates.save(pause);
  return {
    numbers: [
      textNumbers,
      Uint32Array.from(pairs.flat()),
      hashes,
      new Uint32Array(values.buffer),
      lists.lengths,
      lists.values,
    ],
  };
}

/** No text has this number. */
const nowhere = 2 ** 32 - 1;

/**
 * What was saved, of the articles that there still are, and the texts whose candidates may have changed because others
 * are gone. @throws SavedIndexError when it is of other articles.
 */
export async function loadParts(
  { numbers }: SavedStories,
  articles: readonly (Article | undefined)[],
  shinglesFor: (article: Article) => Shingles,
  pause: Pause,
): Promise<{ readonly parts: StoryParts; readonly touched: readonly Text[] }> {
  const [textNumbers, pairs, hashes, values, lengths, listed] = numbers;
  if (textNumbers?.length !== articles.length || !pairs || !hashes || !values || !lengths || !listed)
    throw new SavedIndexError("The stories that were saved are of other articles.");
  const textOf = new Map<Article, Text>();
  const all: (Text | undefined)[] = [];
  for (const [at, article] of articles.entries()) {
    const number = textNumbers[at] ?? nowhere;
    while (number !== nowhere && all.length <= number) all.push(undefined);
    if (article === undefined) continue;
    const text = all[number] ?? { shingles: shinglesFor(article), articles: new Set() };
    text.articles.add(article);
    textOf.set(article, text);
    all[number] = text;
    await pause();
  }
  const links = createLinks();
  for (let at = 0; at < pairs.length; at += 4) {
    const [text, other] = [all[pairs[at] ?? nowhere], all[pairs[at + 1] ?? nowhere]];
    if (text === undefined || other === undefined) continue;
    const [shared = 0, ownNumbers = 0] = pairs.subarray(at + 2, at + 4);
    links.link(text, other, likenessWith(text.shingles, other.shingles, shared, ownNumbers));
  }
  const { candidates, touched } = await loadCandidates(
    {
      hashes,
      values: new Int32Array(values.buffer, values.byteOffset, values.length),
      lists: { lengths, values: listed },
    },
    all,
    pause,
  );
  const texts = new Map(all.flatMap((text) => (text === undefined ? [] : [[text.shingles.key, text]])));
  return { parts: { texts, textOf, candidates, links }, touched };
}
