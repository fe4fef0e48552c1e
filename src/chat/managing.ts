import { UserError } from "../research/errors.ts";
import type { Where } from "./call.ts";
import { type Block, type Button, paragraph } from "./card.ts";
import type { Context } from "./command.ts";
import { type ParsedLine, parseLine } from "./line.ts";
import { dayIn } from "./zone.ts";

/** Throws a `UserError` that says who may, where the line sets up the room and whoever asks may not (`Command.manages`). */
export function refuseUnlessManager(parsed: ParsedLine, context: Context): void {
  const { asker, where } = context.call;
  if (!asker.mayManage && isManaging(parsed, context))
    throw new UserError(`${whoMay[where.surface]} In direct messages you may do it for yourself.`);
}

const isManaging = ({ command: { manages }, values }: ParsedLine, context: Context): boolean =>
  typeof manages === "function" ? manages(values, context) : manages === true;

/** The blocks of a card for whoever asks alone: without buttons that would be refused to them, and in their place who may. */
export function withoutRefused(blocks: readonly Block[], context: Context): readonly Block[] {
  const { asker, where } = context.call;
  if (asker.mayManage) return blocks;
  let isSaid = false;
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== "buttons") return [block];
    const buttons = block.buttons.filter((button) => !isRefused(button, context));
    if (buttons.length === block.buttons.length) return [block];
    const note = isSaid ? [] : [paragraph(whoMay[where.surface], "note")];
    isSaid = true;
    return [...note, ...(buttons.length === 0 ? [] : [{ ...block, buttons }])];
  });
}

/** What is wrong with a line is told when it is pressed. */
function isRefused(button: Button, context: Context): boolean {
  if (!("line" in button)) return false;
  try {
    const { call, commands, now } = context;
    return isManaging(parseLine(button.line, commands, dayIn(call.asker.zone, now())), context);
  } catch (cause) {
    if (cause instanceof UserError) return false;
    throw cause;
  }
}

const whoMay: Readonly<Record<Where["surface"], string>> = {
  slack:
    "What is posted to a channel is set up by admins and owners of the workspace, or by those whom the desk lists in SLACK_ADMINS: please ask one of them.",
  discord:
    "What is posted to a channel is set up by those who have the permission Manage Channels or Manage Server: please ask one of them.",
  terminal: "What is posted here is set up by whoever runs the desk.",
  web: "What is posted here is set up by whoever runs the desk.",
};
