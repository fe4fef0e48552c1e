import type { Article, Quote } from "./research/article.ts";

/**
 * Where the desk's own page of a quotation or an article is. On the page itself a path is enough; elsewhere people
 * need its address, and have it only when `publicUrl` is set. Without a place it is the address, for what leaves the desk.
 */
export function permalinkOf(
  publicUrl: string | undefined,
  target: Quote | Article,
  where?: { readonly surface: string },
): string | undefined {
  const path = "spans" in target ? `/q/${target.id.slice("q:".length)}` : `/article/${target.id}`;
  if (where?.surface === "web") return path;
  return publicUrl === undefined ? undefined : `${publicUrl}${path}`;
}
