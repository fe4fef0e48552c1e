import type { types } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Card, Carry } from "../../chat/card.ts";
import type { Form } from "../../chat/forms.ts";
import { leastText } from "../../chat/least.ts";
import { renderSlack } from "./blocks.ts";
import { ofView } from "./fit.ts";
import { inputBlocks } from "./form-fields.ts";
import { limits } from "./limits.ts";
import { plainText } from "./plain-text.ts";
import { isOfContent, reasonOf } from "./refusals.ts";
import { printState, type ViewState } from "./view-state.ts";

/** What a submitted form is known by. */
export const formId = "form";

/** The form as a modal. */
export const formView = (form: Form, state: Omit<ViewState, "form">): types.ModalView => ({
  ...modal(
    form.title,
    { ...state, form: { command: form.command, kept: form.kept } },
    inputBlocks(form.fields),
  ),
  callback_id: formId,
  submit: plainText(form.title, limits.title),
});

/** Stands there until the answer does. */
export const lookingView = (state: ViewState): types.ModalView =>
  answerView([{ type: "section", text: plainText("Looking …", limits.section) }], state);

/** A drawn card as a modal. */
export const answerView = (blocks: readonly types.KnownBlock[], state: ViewState): types.ModalView =>
  modal("Verbatim", state, blocks);

/** A drawn card as App Home. */
export const homeView = (blocks: readonly types.KnownBlock[], state: ViewState): types.HomeView => ({
  type: "home",
  private_metadata: printState(state),
  blocks: [...blocks],
});

const modal = (title: string, state: ViewState, blocks: readonly types.KnownBlock[]): types.ModalView => ({
  type: "modal",
  title: plainText(title, limits.title),
  close: plainText(state.depth > 1 ? "Back" : "Close", limits.title),
  private_metadata: printState(state),
  blocks: [...blocks],
});

/** Draws a card in a view; what it says at least, where Slack does not take its blocks. */
export async function drawnIn(
  card: Card,
  carry: Carry,
  log: Log,
  show: (blocks: readonly types.KnownBlock[]) => Promise<unknown>,
): Promise<void> {
  try {
    await show(renderSlack(card, carry, ofView).blocks);
  } catch (cause) {
    if (!isOfContent(cause)) throw cause;
    log(`Slack refused how a card is drawn (${reasonOf(cause)}), so it was shown as plain text.`);
    await show([
      { type: "section", text: plainText(leastText(card).replaceAll("\n", " · "), limits.section) },
    ]);
  }
}
