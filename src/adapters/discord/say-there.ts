import { setTimeout as pause } from "node:timers/promises";
import { type Interaction, MessageFlags } from "discord.js";
import { isPassing } from "./refusals.ts";

/**
 * Says a sentence where somebody asked, in place of an answer while that is owed, and else beside what stands there, to them alone.
 * Resolves to whether Discord took it; never rejects. Only for what was acknowledged: elsewhere Discord itself says that nobody
 * responded.
 */
export async function sayThere(interaction: Interaction, content: string): Promise<boolean> {
  if (!interaction.isRepliable()) return false;
  for (const wait of waits) {
    await pause(wait);
    try {
      await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
      return true;
    } catch (cause) {
      if (!isPassing(cause)) return false;
    }
  }
  return false;
}

/** Milliseconds. */
const waits = [1000, 5000];
