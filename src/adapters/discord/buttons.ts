import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Button, Carry } from "../../chat/card.ts";
import { shortLabel } from "../../chat/labels.ts";
import { linkTarget } from "./escape.ts";
import { limits } from "./limits.ts";

/** What a pressed button of ours says. */
export interface Pressed {
  readonly carried: string;
  /** The answer takes the place of the card. */
  readonly inPlace: boolean;
}

/** Rows of buttons; `first` is how many buttons the message has before them, for no two may share an id. */
export function actionRows(
  buttons: readonly Button[],
  first: number,
  carry: Carry,
): readonly APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const all = buttons.map((button, i) => buttonOf(button, first + i, carry));
  return Array.from({ length: Math.ceil(all.length / limits.buttonsInRow.most) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: all.slice(row * limits.buttonsInRow.most, (row + 1) * limits.buttonsInRow.most),
  }));
}

/** Reads a button's id back; `undefined` when no version of ours made it. */
export function readPressed(customId: string): Pressed | undefined {
  const [, where, carried] = /^([=+])\d+ (.*)$/s.exec(customId) ?? [];
  return carried === undefined ? undefined : { carried, inPlace: where === inPlaceMark };
}

/** Whether Discord takes the address of this button; otherwise it must be shown in another way. */
export const isPressable = (button: Button): boolean =>
  !("url" in button) || linkTarget(button.url, limits.buttonUrl.most) !== undefined;

const inPlaceMark = "=";

const newMark = "+";

/** Of a button whose line is to be changed before it is run. */
const editMark = "~";

function buttonOf(button: Button, index: number, carry: Carry): APIButtonComponent {
  const label = shortLabel(button.label, limits.buttonLabel.most);
  if ("url" in button) {
    const url = linkTarget(button.url, limits.buttonUrl.most) ?? "";
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
  }
  const [sign, line] =
    "edit" in button
      ? [editMark, button.edit]
      : [button.inPlace === true ? inPlaceMark : newMark, button.line];
  const mark = `${sign}${index} `;
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: mark + carry(line, limits.customId.most - mark.length),
  };
}
