import type { ButtonInteraction, ModalSubmitInteraction, StringSelectMenuInteraction } from "discord.js";
import { withoutCommand } from "../../chat/behind.ts";
import { type Card, plain } from "../../chat/card.ts";
import { expiredCard, refusedCard } from "../../chat/errors.ts";
import { type Form, formOf, formWithin } from "../../chat/forms.ts";
import { type Given, lineOf } from "../../chat/given.ts";
import { guarded } from "../../chat/guarded.ts";
import { buttonRow } from "../../chat/views/foot.ts";
import { dayIn } from "../../chat/zone.ts";
import { answerQuestion, tellOf } from "./answering.ts";
import { carrierOf, readPressed } from "./buttons.ts";
import { askerOf, type Desk } from "./desk.ts";
import { limits } from "./limits.ts";
import { givenInModal, modalOf, tooLong } from "./modals.ts";
import { refusesContent, withoutSecrets } from "./refusals.ts";
import { defer, deliver } from "./show.ts";
import { tell } from "./telling.ts";
import { notAskedCard } from "./unanswered.ts";

/** Puts the line of a button before a person, as a form; what cannot be one is told. */
export async function openForm(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  carried: string,
  desk: Desk,
): Promise<void> {
  const what = interaction.isButton() ? "button" : "list";
  const draft = await guarded(askerOf(interaction, desk), desk.log, () => draftIn(carried, what, desk));
  if ("outcome" in draft) return tell(draft, interaction, desk);
  const { form, line } = draft;
  try {
    await interaction.showModal(modalOf(form, carrierOf("edit", 0, line, desk.bot.carry)));
  } catch (cause) {
    if (refusesContent(cause)) {
      desk.log("Discord refused a form, so its line was shown", withoutSecrets(cause));
      return tell(toBeTypedCard(notShown, line), interaction, desk);
    }
    await tellOf(cause, interaction, notAskedCard({ label: "Open the form", edit: line }, cause), desk);
  }
}

/** Answers what was put into a form. A mistake in it is told with a button that opens it again, as it was left. */
export async function answerForm(interaction: ModalSubmitInteraction, desk: Desk): Promise<void> {
  const { bot, log } = desk;
  const carried = readPressed(interaction.customId)?.carried;
  const draft = await guarded(askerOf(interaction, desk), log, () =>
    carried === undefined ? expiredCard("form") : draftIn(carried, "form", desk),
  );
  if ("outcome" in draft) return tell(draft, interaction, desk);
  const { form, line } = draft;
  const given = givenInModal(interaction.fields);
  const command = bot.commands.get(form.command);
  const asked = command === undefined ? line : lineOf(form.command, command, { ...form.kept, ...given });
  const audience = bot.forEveryone(asked) ? "everyone" : "asker";
  await answerQuestion(
    interaction,
    {
      acknowledge: () => defer(interaction, audience),
      run: async () =>
        withForm(await bot.run({ line: asked, ...askerOf(interaction, desk) }), againIn(line, given)),
      bring: (card) => deliver(card, interaction, audience, desk),
      again: { label: "Ask again", line: asked },
    },
    desk,
  );
}

/** A line and its form. */
interface Draft {
  readonly line: string;
  readonly form: Form;
}

/** The form of what a button or a form carries, or why there is none. Throws a `UserError` where the line is wrong. */
function draftIn(carried: string, what: Parameters<typeof expiredCard>[0], desk: Desk): Draft | Card {
  const { bot, zone } = desk;
  const kept = bot.lineOf(carried);
  if (kept === undefined) return expiredCard(what);
  const { line, given } = readAgain(kept);
  const gone = withoutCommand(line, bot.commands);
  if (gone !== undefined) return gone;
  const whole = formOf(line, bot.commands, dayIn(zone, Temporal.Now.instant()));
  const command = bot.commands.get(whole.command);
  if (command === undefined) return expiredCard(what);
  const form = filledIn(formWithin(whole, limits.modalFields.most, command), given);
  const [long] = tooLong(form);
  return long === undefined ? { line, form } : tooLongCard(long.label, line);
}

/** What was put into the form of a line, and is to be put there again. */
const againIn = (line: string, given: Given): string => JSON.stringify([line, given]);

/** A line as it stands, or with what was put into its form; lines begin with a command's name, and so with no bracket. */
function readAgain(kept: string): { readonly line: string; readonly given?: Given } {
  if (!kept.startsWith("[")) return { line: kept };
  const [line, given]: [string, Given] = JSON.parse(kept);
  return { line, given };
}

const filledIn = (form: Form, given: Given | undefined): Form =>
  given === undefined
    ? form
    : {
        ...form,
        fields: form.fields.map(({ value: _before, ...field }) => {
          const value = Object.hasOwn(given, field.key) ? given[field.key] : undefined;
          return value === undefined ? field : { ...field, value: String(value) };
        }),
      };

const withForm = (card: Card, again: string): Card =>
  card.outcome === "refused"
    ? { ...card, blocks: [...card.blocks, ...buttonRow([{ label: "Change it", edit: again }])] }
    : card;

function tooLongCard(field: string, line: string): Card {
  const most = limits.fieldText.most.toLocaleString("en-GB");
  const sentence = `A form on Discord takes ${most} characters, and “${field}” has more. Write it to me in direct messages instead, in as many as you need, or ask with /quote.`;
  return toBeTypedCard(sentence, line);
}

const notShown =
  "Discord does not show a form for this. Copy the line, and write it to me in direct messages as you want it, or ask with /quote.";

/** For a line that no form can be made of. */
function toBeTypedCard(sentence: string, line: string): Card {
  const begun = line.length > longestRepeated ? `${line.slice(0, longestRepeated).toWellFormed()}…` : line;
  const card = refusedCard(sentence);
  return { ...card, blocks: [...card.blocks, { kind: "facts", facts: [[{ ...plain(begun), code: true }]] }] };
}

const longestRepeated = 300;
