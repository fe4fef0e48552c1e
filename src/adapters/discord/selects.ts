import {
  type APIActionRowComponent,
  type APIStringSelectComponent,
  ComponentType,
  type StringSelectMenuInteraction,
} from "discord.js";
import type { Block, Carry, LineButton } from "../../chat/card.ts";
import { shortLabel } from "../../chat/labels.ts";
import { carrierOf, type Pressed, readPressed } from "./buttons.ts";
import { limits } from "./limits.ts";

type Buttons = Extract<Block, { kind: "buttons" }>;

/** The buttons of a block that are drawn as the rows of one select; nothing where they stay buttons. */
export function rowsOfSelect({ buttons, menu }: Buttons): readonly RowButton[] | undefined {
  const rows = buttons.flatMap((button) => ("line" in button ? [button] : []));
  const fits = rows.length > 1 && rows.length === buttons.length && rows.length <= limits.selectOptions.most;
  return menu !== undefined && fits ? rows : undefined;
}

/** One button of several that stand for values of one thing. */
type RowButton = Extract<LineButton, { line: string }>;

/**
 * A row with one select: each value carries the line of a button, so that it works after a restart too. `index`: a number that no other
 * id of the message has.
 */
export function selectRow(
  rows: readonly RowButton[],
  title: string,
  index: number,
  carry: Carry,
): APIActionRowComponent<APIStringSelectComponent> {
  const does = rows.every(({ inPlace }) => inPlace === true) ? "replace" : "answer";
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: carrierOf(does, index, "menu", (name) => name),
        placeholder: shortLabel(title, limits.selectPlaceholder.most),
        options: rows.map(({ label, line }, i) => ({
          label: shortLabel(label, limits.selectText.most),
          value: carrierOf(does, i, line, carry),
        })),
      },
    ],
  };
}

/** What the chosen row of a select says; `undefined` when no version of ours made it. */
export const readChosen = ({ values }: StringSelectMenuInteraction): Pressed | undefined =>
  readPressed(values[0] ?? "");
