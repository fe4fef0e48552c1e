import type { Quote } from "../../research/article.ts";
import { UserError } from "../../research/errors.ts";
import type { Research } from "../../research/research.ts";

/** The quotation of this id. Throws a `UserError` where there is none. */
export function quoteCalled(id: string, research: Research): Quote {
  const quote = research.quote(id);
  if (quote !== undefined) return quote;
  throw new UserError(
    `No quotation here has the id ${id}. Copy the id from a card, or look for the words with find.`,
  );
}
