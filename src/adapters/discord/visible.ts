import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from "discord.js";
import type { Card } from "../../chat/card.ts";
import type { Given } from "../../chat/given.ts";
import { choicesOf, worded } from "./wording.ts";

/** Who sees an answer: whoever asked, alone, or all who see the channel. */
export type Audience = "asker" | "everyone";

/** How the option is called that says who sees the answer. */
export const visibleKey = "visible";

/** Offered by what reads only; without it the answer is the asker's. */
export const visibleOption: APIApplicationCommandBasicOption = {
  ...worded(visibleKey, "Who sees it"),
  type: ApplicationCommandOptionType.String,
  choices: choicesOf({ me: "me", everyone: "all here" }),
};

/** Who sees the answer to what was given. */
export const audienceOf = (given: Given): Audience =>
  given[visibleKey] === "everyone" ? "everyone" : "asker";

/** A card for those whom the asker wants to see it; what is no answer stays theirs. */
export const seenBy = (audience: Audience, card: Card): Card =>
  audience === "everyone" && card.outcome === "answered" ? { ...card, audience } : card;
