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
  /** The answer is a new card, or takes the place of this one; or what is carried is put before the person, to be changed. */
  readonly does: "answer" | "replace" | "edit";
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
  const [, sign = "", carried] = /^([=+~])\d+ (.*)$/s.exec(customId) ?? [];
  const does = meanings.get(sign);
  return carried === undefined || does === undefined ? undefined : { carried, does };
}

/** The id that carries a line: a sign of what is done with it, a number that no other of its message has, and the line. */
export function carrierOf(does: Pressed["does"], index: number, line: string, carry: Carry): string {
  const mark = `${signs[does]}${index} `;
  return mark + carry(line, limits.customId.most - mark.length);
}

/** Whether Discord takes the address of this button; otherwise it must be shown in another way. */
export const isPressable = (button: Button): boolean =>
  !("url" in button) || linkTarget(button.url, limits.buttonUrl.most) !== undefined;

const signs = { answer: "+", replace: "=", edit: "~" } as const satisfies Record<Pressed["does"], string>;

const meanings: ReadonlyMap<string, Pressed["does"]> = new Map([
  [signs.answer, "answer"],
  [signs.replace, "replace"],
  [signs.edit, "edit"],
]);

function buttonOf(button: Button, index: number, carry: Carry): APIButtonComponent {
  const label = shortLabel(button.label, limits.buttonLabel.most);
  if ("url" in button) {
    const url = linkTarget(button.url, limits.buttonUrl.most) ?? "";
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
  }
  const [does, line] =
    "edit" in button
      ? (["edit", button.edit] as const)
      : ([button.inPlace === true ? "replace" : "answer", button.line] as const);
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: carrierOf(does, index, line, carry),
  };
}
