import { webAddressWithin } from "../../chat/web-address.ts";

/**
 * Text as Discord markdown that shows exactly this text: nothing is formatted, linked, or a mention.
 *
 * Only backslashes are added, which the client takes out again; a zero-width character would stay in what
 * people copy. A bare `https://` cannot link once its colon is escaped, and neither can `:smile:`, which the
 * client draws as an emoji when an application sends it. Headings, lists, quotes and small print begin a
 * line, so their marks are escaped there only. Each text is taken to begin a line, for what stands before
 * it may be blank or a number ("1" and ". item").
 *
 * Not for the inside of a code span or of a link's label: there Discord shows the backslashes.
 */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\*_~|`<@[\]]|:(?!\s)/g, "\\$&").replace(/^([^\S\r\n]*\d*)([#>+.)-])/gm, "$1\\$2");

/** Whether a code span shows this text as it stands. One that holds what markup is made of is escaped instead. */
export const isPlainCode = (text: string): boolean => text.trim() === text && /^[^`<@[\]\r\n]+$/.test(text);

/**
 * Whether a link's label shows this text as it stands. Discord takes no escapes in a label, removes invisible
 * characters from it, and shows the bare markup when it holds an emoji or something like an address
 * (https://github.com/discord/discord-api-docs/issues/7510), so only plain words and punctuation will do.
 */
export const isPlainLabel = (text: string): boolean =>
  /^(?:[\p{L}\p{M}\p{N} .,;!?'"‘’“”„«»()&+–—…%$€£¶-]|:(?= ))+$/u.test(text) && /[\p{L}\p{N}]/u.test(text);

/**
 * An address that may stand in a masked link or a button, at most `most` characters with what ends a masked
 * link percent-encoded.
 */
export const linkTarget = (href: string, most: number): string | undefined =>
  webAddressWithin(href, most, encoded);

const encoded = (href: string): string =>
  href.replace(
    /[()<>\\`*|\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
