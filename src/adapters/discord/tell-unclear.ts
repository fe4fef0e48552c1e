import { setTimeout as pause } from "node:timers/promises";
import { type Interaction, MessageFlags } from "discord.js";
import { unsure } from "./unanswered.ts";

/**
 * Tells whoever asked that an answer may have been lost, where Discord did not say whether it took it. It stands in the answer's
 * place while that is owed, and else beside it. Only for what was acknowledged: elsewhere Discord itself says that nobody responded.
 * Never rejects.
 */
export async function tellUnclear(interaction: Interaction): Promise<void> {
  if (!interaction.isRepliable()) return;
  for (const wait of waits) {
    await pause(wait);
    const isTold = await interaction.followUp({ content: unsure, flags: MessageFlags.Ephemeral }).then(
      () => true,
      () => false,
    );
    if (isTold) return;
  }
}

/** Milliseconds. */
const waits = [1000, 5000];
