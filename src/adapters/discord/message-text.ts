import type { Message } from "discord.js";

/** The words of a message as people read them; of a forwarded one, those that were forwarded. Empty where there are none. */
export const textOfMessage = ({ content, messageSnapshots }: Message): string =>
  asRead(content === "" ? (messageSnapshots.first()?.content ?? "") : content);

/**
 * Text without what Discord's client draws or hides: marks of markdown, whom it mentions, emoji of a server, times.
 * https://docs.discord.com/developers/reference#message-formatting
 */
export const asRead = (content: string): string =>
  content
    .replace(/<(?:@[!&]?|#|a?:\w+:|t:-?|\/[^<>\n]*:|id:)[\w:]*>/g, " ")
    .replace(/^(?:>>> |(?:> |-# |#{1,3} ))+/gm, "")
    .replace(/\[([^[\]\n]+)\]\(<?https?:\/\/[^\s()<>]+>?\)/g, "$1")
    .replace(/\*\*|__|~~|\|\||```(?:\w*\n)?|`/g, "")
    .replace(/(?<![\p{L}\p{N}\\])([*_])(?=\S)([^*_\n]*\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/\\([^\p{L}\p{N}\s])/gu, "$1")
    .replace(/[^\S\n]+/g, " ")
    .trim();
