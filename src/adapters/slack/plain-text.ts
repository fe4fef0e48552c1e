import type { types } from "@slack/bolt";
import { shortLabel } from "../../chat/labels.ts";

/** Words of ours, or of an article, in one line and without markup, of at most so many UTF-16 code units. */
export const plainText = (text: string, most: number): types.PlainTextElement => ({
  type: "plain_text",
  text: shortLabel(text, most),
  emoji: false,
});
