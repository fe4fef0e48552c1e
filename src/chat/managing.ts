import { UserError } from "../research/errors.ts";
import type { Where } from "./call.ts";
import type { Context } from "./command.ts";
import type { ParsedLine } from "./line.ts";

/** Throws a `UserError` that says who may, where the line sets up the room and whoever asks may not (`Command.manages`). */
export function refuseUnlessManager({ command, values }: ParsedLine, context: Context): void {
  const { asker, where } = context.call;
  if (asker.mayManage) return;
  const { manages } = command;
  const isManaging = typeof manages === "function" ? manages(values, context) : manages === true;
  if (isManaging)
    throw new UserError(`${whoMay[where.surface]} In direct messages you may do it for yourself.`);
}

const whoMay: Readonly<Record<Where["surface"], string>> = {
  slack:
    "What is posted to a channel is set up by admins and owners of the workspace, or by those whom the desk lists in SLACK_ADMINS: please ask one of them.",
  discord:
    "What is posted to a channel is set up by those who have the permission Manage Channels or Manage Server: please ask one of them.",
  terminal: "What is posted here is set up by whoever runs the desk.",
  web: "What is posted here is set up by whoever runs the desk.",
};
