import type { Call } from "../../chat/call.ts";

/** Whoever types at the prompt, or asks one line (`npm run ask`): they are the same, so what they watch and save is theirs in both. */
export const atPrompt = (zone: string): Omit<Call, "line"> => ({
  asker: { id: "terminal", name: "someone at the prompt", zone, mayManage: true },
  where: { surface: "terminal", channel: "terminal" },
});
