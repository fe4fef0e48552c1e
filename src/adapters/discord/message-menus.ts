import { ApplicationCommandType, type RESTPostAPIContextMenuApplicationCommandsJSONBody } from "discord.js";
import type { Card } from "../../chat/card.ts";
import { type AskOfMessage, findLikeMessage, verifyMessage } from "../../chat/from-message.ts";
import { foreignCard } from "./telling.ts";

/** By the name that people choose in a message's menu. */
const asks: ReadonlyMap<string, AskOfMessage> = new Map([
  ["Verify quotation", verifyMessage],
  ["Find similar quotations", findLikeMessage],
]);

/** What stands under “Apps” in the menu of any message, which has no description. */
export const messageMenus: readonly RESTPostAPIContextMenuApplicationCommandsJSONBody[] = Array.from(
  asks.keys(),
  (name) => ({ name, type: ApplicationCommandType.Message }),
);

/** The line that a menu asks of a message's text, or why it asks nothing. */
export const lineOfMenu = (name: string, text: string): string | Card =>
  asks.get(name)?.(text) ?? foreignCard(name);
