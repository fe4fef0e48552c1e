import type { types } from "@slack/bolt";
import type { Button, Carry } from "../../chat/card.ts";
import { shortLabel } from "../../chat/labels.ts";
import { webAddressWithin } from "../../chat/web-address.ts";
import { limits } from "./limits.ts";

/** What a press asks for. It stands before the colon of a button's `action_id`. */
export type Press = "answer" | "replace" | "edit" | "open";

/** What the button of this `action_id` asks for; nothing that we know for one of another version. */
export const pressOf = (actionId: string): Press | undefined =>
  (["answer", "replace", "edit", "open"] as const).find((press) => actionId.startsWith(`${press}:`));

/** All lines of a card's buttons together take about this much of it. */
const roomForLines = 2500;

/** Draws rows of buttons. One drawer for a card: it counts them, so that every `action_id` is its own. */
export function buttonDrawer(
  carry: Carry,
  count: number,
): (buttons: readonly Button[]) => types.ActionsBlock[] {
  const room = Math.min(limits.value, Math.floor(roomForLines / Math.max(1, count)));
  let drawn = 0;
  const draw = (button: Button): types.Button[] => {
    const label = shortLabel(button.label, limits.label);
    const text: types.PlainTextElement = { type: "plain_text", text: label, emoji: false };
    const as = (press: Press) => ({ type: "button", action_id: `${press}:${drawn++}`, text }) as const;
    if ("line" in button)
      return [{ ...as(button.inPlace ? "replace" : "answer"), value: carry(button.line, room) }];
    if ("edit" in button) return [{ ...as("edit"), value: carry(button.edit, room) }];
    const url = webAddressWithin(button.url, limits.url);
    return url === undefined ? [] : [{ ...as("open"), url }];
  };
  return (buttons) => {
    const elements = buttons.flatMap(draw);
    const rows = Math.ceil(elements.length / limits.actions);
    return Array.from({ length: rows }, (_, row) => ({
      type: "actions",
      elements: elements.slice(row * limits.actions, (row + 1) * limits.actions),
    }));
  };
}
