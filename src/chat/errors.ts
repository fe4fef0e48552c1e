import { UserError } from "../research/errors.ts";
import type { Button, Card } from "./card.ts";
import { paragraph } from "./card.ts";
import { shortLabel } from "./labels.ts";

/** The asker's mistake, with lines that they may have meant. */
export class MeantError extends UserError {
  readonly meant: readonly Button[];

  constructor(sentence: string, meant: readonly Button[]) {
    super(sentence);
    this.meant = meant;
  }
}

/** The asker's mistake, as a card: what is wrong and what to do. */
export const refusedCard = (sentence: string, meant: readonly Button[] = []): Card => ({
  outcome: "refused",
  summary: sentence,
  blocks: [paragraph(sentence), { kind: "buttons", buttons: [...meant, { label: "Help", line: "help" }] }],
});

/** Nobody is answered there, so nothing leads on. */
export const turnedAwayCard = (sentence: string): Card => ({
  outcome: "refused",
  summary: sentence,
  blocks: [paragraph(sentence)],
});

/** Something of ours broke. The id finds it in the log. */
export const failedCard = (id: string): Card => {
  const sentence = `Sorry, something broke on our side, and it is noted as ${id}. Nothing was lost; please try again.`;
  return { outcome: "failed", summary: sentence, blocks: [paragraph(sentence)] };
};

/** What somebody used, whose line is no longer kept. */
export const expiredCard = (what: "button" | "list" | "form" = "button"): Card =>
  refusedCard(`${tooOld[what]} Please run the question again: it stands at the foot of the card.`);

const tooOld = {
  button: "This button is too old to press.",
  list: "This list is too old to choose from.",
  form: "This form is too old to be sent.",
} as const;

/** What somebody used belongs to a command that the desk has no more. */
export const goneCard = (command: string): Card =>
  refusedCard(
    `There is no command “${shortLabel(command, longestNamed)}” here any more, so nothing was done. “help” lists those that there are.`,
  );

const longestNamed = 40;

/** An answer that was left out because whoever asked has gone; nobody sees it. */
export const droppedCard = (): Card => refusedCard("Nobody waited for this answer any more.");
