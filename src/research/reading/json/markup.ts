/** End tags and line breaks, which no writing about HTML has by the way; without attributes, so that none is missed. */
const tag = /<\/(?:p|div|h[1-6]|li|blockquote|section|article|figure|span|a|b|i|em|strong)>|<br ?\/?>/iu;
const blockTag = /<(?:\/(?:p|div|h[1-6]|li|blockquote|section|article|figure)|br ?\/?)>/iu;
const reference = /&(?:#\d{2,6}|#x[\da-f]{2,5}|nbsp|quot|apos|amp|lt|gt|[lr][sd]quo|[mn]dash|hellip);/giu;

/**
 * Words that are clearly HTML, as HTML: they have tags, or several character references. Where no tag parts them into
 * blocks their line breaks do. Nothing for words that are none.
 */
export function asMarkup(words: string): string | undefined {
  const isMarkup = tag.test(words) || (words.match(reference)?.length ?? 0) > 1;
  if (!isMarkup) return undefined;
  return blockTag.test(words) ? words : words.replace(/\r\n?|\n/gu, "<br>");
}
