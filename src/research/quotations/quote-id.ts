import { createHash } from "node:crypto";
import { foldedWords } from "../fold.ts";

/**
 * Names quotations: `q:` and 8 base-32 characters (RFC 4648 in lower case: no 0, 1, 8, 9) of a SHA-256 over
 * the article's id, the folded words and the how-manieth time the article holds these words. So an id stays
 * when the corpus is reloaded, re-ordered or grows, and when only marks or blanks of the article change.
 */
export function createQuoteIds(articleId: string): (words: readonly string[]) => string {
  const seen = new Map<string, number>();
  return (words) => {
    const folded = words.flatMap(foldedWords).join(" ");
    const occurrence = (seen.get(folded) ?? 0) + 1;
    seen.set(folded, occurrence);
    const hash = createHash("sha256")
      .update(JSON.stringify([articleId, folded, occurrence]))
      .digest();
    return `q:${base32(hash, 8)}`;
  };
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** The first `length` base-32 characters; eight take the first five bytes. */
function base32(bytes: Uint8Array, length: number): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, Math.ceil((length * 5) / 8))) bits = (bits << 8n) | BigInt(byte);
  return Array.from(
    { length },
    (_, i) => alphabet[Number((bits >> BigInt(5 * (length - 1 - i))) & 31n)],
  ).join("");
}
