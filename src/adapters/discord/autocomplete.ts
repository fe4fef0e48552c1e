import { type AutocompleteInteraction, RESTJSONErrorCodes } from "discord.js";
import { shortLabel } from "../../chat/labels.ts";
import type { Suggestion } from "../../chat/suggestions.ts";
import { dayIn } from "../../chat/zone.ts";
import { askerOf, type Desk } from "./desk.ts";
import { limits } from "./limits.ts";
import { offersFor } from "./offers-for.ts";
import { codeOf, withoutSecrets } from "./refusals.ts";

/**
 * Offers from memory while someone types: this answer cannot be deferred, and an error would only close the menu. Whoever is not
 * served is offered nothing. Never rejects; one that comes too late is of no use to anybody, for they have typed on.
 */
export async function offer(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  const refused = await desk.served.refusal(askerOf(interaction, desk));
  const offers = (refused === undefined ? offersWithin(interaction, desk) : [])
    .filter(({ value }) => value.trim() !== "" && value.length <= limits.choiceText.most)
    .slice(0, limits.choices.most);
  const choices = offers.map(({ value, label }) => ({
    name: shortLabel(label, limits.choiceText.most),
    value,
  }));
  await interaction.respond(choices).catch((cause) => {
    if (codeOf(cause) === RESTJSONErrorCodes.UnknownInteraction) return;
    desk.log("Discord did not take what was offered while someone typed", withoutSecrets(cause));
  });
}

function offersWithin(interaction: AutocompleteInteraction, desk: Desk): readonly Suggestion[] {
  const { bot, zone, log, seen } = desk;
  try {
    const { options } = interaction;
    const { name: option, value: typed } = options.getFocused(true);
    const command = options.getSubcommandGroup(false) ?? options.getSubcommand(false) ?? "";
    const from = askerOf(interaction, desk);
    const today = dayIn(zone, Temporal.Now.instant());
    return offersFor({ command, option, typed, from, today, seen: seen.of(interaction.user.id) }, bot);
  } catch (cause) {
    log("nothing could be offered while someone typed", cause);
    return [];
  }
}
