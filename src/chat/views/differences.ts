import { type Article, type Span, textAt } from "../../research/article.ts";
import type { Claim } from "../../research/verify/claim.ts";
import type { Difference } from "../../research/verify/differences.ts";
import { type Block, plain, type Run } from "../card.ts";
import { cutWithCount } from "../labels.ts";

/** The words of a draft: what does not stand in the source struck out, what stands elsewhere in italics. */
export function draftRuns(draft: string, claim: Claim, differences: readonly Difference[]): readonly Run[] {
  const looks = differences
    .flatMap(({ kind, draft: span }) => (span === undefined ? [] : [{ span, look: lookOf(kind) }]))
    .sort((a, b) => a.span.start - b.span.start);
  return claim.spans.flatMap((span, i) => {
    const runs: Run[] = i === 0 ? [plain("“")] : [plain(" […] ")];
    let at = span.start;
    const upTo = (end: number, look: Omit<Run, "text">) => {
      if (end > at) runs.push({ text: draft.slice(at, end), ...look });
      at = Math.max(at, end);
    };
    for (const { span: marked, look } of looks) {
      if (marked.end <= at || marked.start >= span.end) continue;
      upTo(marked.start, {});
      upTo(Math.min(marked.end, span.end), look);
    }
    upTo(span.end, {});
    return i === claim.spans.length - 1 ? [...runs, plain("”")] : runs;
  });
}

const lookOf = (kind: Difference["kind"]): Omit<Run, "text"> =>
  kind === "moved" ? { italic: true } : kind === "editorial" ? {} : { struck: true };

/** What of the source the draft changes, leaves out or moves. */
export const markedIn = (differences: readonly Difference[]): readonly Span[] =>
  differences
    .filter(({ kind }) => kind !== "editorial" && kind !== "between" && kind !== "elided")
    .flatMap(({ source }) => source ?? [])
    .sort((a, b) => a.start - b.start);

/** So many differences are named, and of each so many characters. */
const mostNamed = 8;
const longestNamed = 120;

/** Every difference in words, for those who see no looks: "“can” for “cannot”", "left out “not”". */
export function differenceBlocks(
  draft: string,
  article: Article,
  differences: readonly Difference[],
): readonly Block[] {
  const named = differences.map((difference) => sentenceOf(draft, article, difference));
  const more = named.length - mostNamed;
  if (named.length === 0) return [];
  const shown = [...named.slice(0, mostNamed), ...(more > 0 ? [[plain(`and ${more} more`)]] : [])];
  return [{ kind: "facts", facts: shown }];
}

function sentenceOf(
  draft: string,
  article: Article,
  { kind, draft: typed, source }: Difference,
): readonly Run[] {
  const ofDraft = typed === undefined ? "" : draft.slice(typed.start, typed.end);
  const ofSource = source === undefined ? "" : textAt(article, source);
  const [mine, theirs] = [ofDraft, ofSource].map((text) => ({
    text: cutWithCount(text.replace(/\s+/g, " "), longestNamed),
    bold: true,
  }));
  if (mine === undefined || theirs === undefined) return [];
  const both = [plain("“"), mine, plain("” for “"), theirs, plain("”")];
  switch (kind) {
    case "changed":
      return both;
    case "spelling":
      return [plain("spelt "), ...both];
    case "added":
      return [plain("added “"), mine, plain("”")];
    case "moved":
      return [plain("moved “"), mine, plain("”")];
    case "editorial":
      return ofSource === "" ? [plain("editor's “"), mine, plain("”")] : [plain("editor's "), ...both];
    case "elided":
      return [plain("the elision leaves out “"), theirs, plain("”")];
    case "between":
      return [plain("between them stands “"), theirs, plain("”")];
    case "leftOut":
      return [plain("left out “"), theirs, plain("”")];
  }
}
