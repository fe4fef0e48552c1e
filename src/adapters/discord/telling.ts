import type { Card } from "../../chat/card.ts";
import { refusedCard } from "../../chat/errors.ts";
import { shortLabel } from "../../chat/labels.ts";
import { answerQuestion } from "./answering.ts";
import type { Desk } from "./desk.ts";
import { type Deferrable, defer, deliver } from "./show.ts";

/** Says something to whoever asked alone, and nothing else. Never rejects. */
export const tell = (card: Card, interaction: Deferrable, desk: Desk): Promise<void> =>
  answerQuestion(
    interaction,
    {
      acknowledge: () => defer(interaction, "asker"),
      run: () => card,
      bring: () => deliver(card, interaction, "asker", desk),
    },
    desk,
  );

/**
 * For what Discord still offers and the desk has no more: another program may have added it with the same token, or an earlier version
 * in another place; or the person's Discord shows old menus.
 */
export const foreignCard = (name: string): Card =>
  refusedCard(
    `“${shortLabel(name, longestNamed)}” is none of my commands any more, so nothing was done. Ask with /quote; if it is not offered, or not as you knew it, restart Discord.`,
  );

const longestNamed = 60;
