import type { App, BlockAction, BlockSuggestion } from "@slack/bolt";
import type { Bot } from "../../chat/bot.ts";
import { type SuggestField, suggestFields } from "../../chat/suggestions.ts";
import type { Press } from "./buttons.ts";
import { features, type GlobalShortcut } from "./features.ts";
import { optionsFor } from "./form-fields.ts";
import { limits } from "./limits.ts";
import type { Modals } from "./modals.ts";
import { whoOf } from "./question.ts";
import { readState } from "./view-state.ts";
import { formId } from "./views.ts";

/** The options of a select while somebody types in it, from memory. */
export type Suggest = (typing: BlockSuggestion) => ReturnType<typeof optionsFor>;

/** The command whose form each shortcut opens. */
const commands: Readonly<Record<GlobalShortcut, string>> = { ask: "find" };

interface FormRoads {
  readonly modals: Modals;
  readonly suggest: Suggest;
  /** Never rejects. */
  readonly acknowledge: (ack: () => Promise<void>) => Promise<void>;
}

/** Hears what comes of forms and modals. */
export function hearForms(app: App, { modals, suggest, acknowledge }: FormRoads): void {
  app.shortcut({ type: "shortcut" }, async ({ ack, shortcut }) => {
    await acknowledge(ack);
    const { callback_id: id, trigger_id, user, team } = shortcut;
    const command = isOurs(id) ? commands[id] : undefined;
    await modals.form(whoOf(user, team), {}, { id: trigger_id }, command);
  });

  app.options<"block_suggestion">({ type: "block_suggestion" }, async ({ ack, body }) => {
    await acknowledge(() => ack({ options: suggest(body) }));
  });

  app.view({ callback_id: formId, type: "view_submission" }, async ({ ack, body, view }) => {
    const { acknowledge: response, answer } = modals.submit(whoOf(body.user, body.team), view);
    await acknowledge(() => (response === undefined ? ack() : ack(response)));
    await answer();
  });
}

/** A button in a modal, or in Home. */
export async function pressInView(
  { user, team, trigger_id: id }: BlockAction,
  view: NonNullable<BlockAction["view"]>,
  press: Press | undefined,
  carried: string | undefined,
  modals: Modals,
): Promise<void> {
  const state = readState(view.private_metadata);
  const place = state?.place ?? {};
  const within =
    view.type === "modal" ? { within: { id: view.id, depth: state?.depth ?? limits.stack } } : {};
  const trigger = { id, ...within };
  const who = whoOf(user, team);
  if (press === "edit") return modals.form(who, place, trigger, carried);
  await modals.press(who, place, trigger, { carried, replaces: press === "replace" });
}

/** Offers names to whoever types, with watches of theirs and of the room that the form was opened in. */
export const createSuggest =
  (bot: Pick<Bot, "suggest">, zone: string): Suggest =>
  ({ action_id, value, user, view }) => {
    const place = readState(view?.private_metadata ?? "")?.place ?? {};
    const channel = "channel" in place ? place.channel : (place.room ?? "");
    const asker = { id: user.id, name: user.name, zone, mayManage: false };
    const from = { asker, where: { surface: "slack", channel } } as const;
    return isField(action_id)
      ? optionsFor(value, bot.suggest(action_id, value, limits.options - 1, from))
      : [];
  };

const isField = (actionId: string): actionId is SuggestField =>
  suggestFields.some((field) => field === actionId);

const isOurs = (callbackId: string): callbackId is GlobalShortcut =>
  Object.hasOwn(features.globalShortcuts, callbackId);
