import { randomBytes } from "node:crypto";
import { type Card, paragraph } from "../../chat/card.ts";
import { renderTerminal } from "./ansi.ts";
import type { Posts } from "./posts.ts";

/** Keeps a card that is for everyone among the posts, and says on it where that could not be done. Never rejects. */
export async function withPostKept(card: Card, posts: Pick<Posts, "add">): Promise<Card> {
  if (card.audience !== "everyone") return card;
  const { posted } = await posts.add(renderPost(card), randomBytes(12).toString("base64url"));
  return posted.outcome === "sent"
    ? card
    : { ...card, blocks: [...card.blocks, paragraph(posted.reason, "note")] };
}

/** A card as its file has it, in rows as long as they come. */
export const renderPost = (card: Card): string =>
  renderTerminal(card, { columns: Number.POSITIVE_INFINITY, colour: false });
