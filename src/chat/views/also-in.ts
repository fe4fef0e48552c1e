import type { Article, Quote } from "../../research/article.ts";
import type { Run } from "../card.ts";
import { plain } from "../card.ts";
import type { Context } from "../command.ts";
import { counted } from "./foot.ts";

/** Where a copy stands: a quotation, or an article as a whole. */
type Copy = Quote | { readonly article: Article };

/**
 * "also in The Quay Courier, Inland Herald": the outlets of the copies, each leading to its copy, and a count
 * of the others; nothing where there are no copies.
 */
export function alsoInFacts(
  shown: Article,
  copies: readonly Copy[],
  context: Pick<Context, "permalink">,
): readonly (readonly Run[])[] {
  if (copies.length === 0) return [];
  const byOutlet = new Map<string, Copy>();
  for (const copy of copies) {
    const { outlet } = copy.article;
    if (outlet === undefined || outlet === shown.outlet || byOutlet.has(outlet)) continue;
    if (byOutlet.size < mostNamed) byOutlet.set(outlet, copy);
  }
  const others = copies.filter(({ article }) => !byOutlet.has(article.outlet ?? "")).length;
  const named = Array.from(byOutlet, ([outlet, copy], i): readonly Run[] => {
    const href = context.permalink("id" in copy ? copy : copy.article);
    const run = { text: outlet, italic: true, ...(href !== undefined && { href }) };
    return i === 0 ? [run] : [plain(", "), run];
  });
  const rest =
    others === 0 ? [] : [plain(`${named.length > 0 ? " and " : ""}${counted(others, "other article")}`)];
  return [[plain("also in "), ...named.flat(), ...rest]];
}

/** More names than these push the words off a small screen. */
const mostNamed = 4;
