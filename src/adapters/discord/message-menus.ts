import { ApplicationCommandType, type RESTPostAPIContextMenuApplicationCommandsJSONBody } from "discord.js";
import { findLineOf, verifyLineOf } from "../../chat/from-message.ts";

/** By the name that people choose in a message's menu: the line that is asked of the message's text. */
const lines: ReadonlyMap<string, (text: string) => string | undefined> = new Map([
  ["Verify quotation", verifyLineOf],
  ["Find similar quotations", findLineOf],
]);

/** What stands under “Apps” in the menu of any message, which has no description. */
export const messageMenus: readonly RESTPostAPIContextMenuApplicationCommandsJSONBody[] = Array.from(
  lines.keys(),
  (name) => ({ name, type: ApplicationCommandType.Message }),
);

/** The line of a menu for a message's text; nothing where there are no words in it, or no such menu. */
export const lineOfMenu = (name: string, text: string): string | undefined => lines.get(name)?.(text);
