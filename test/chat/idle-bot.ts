import type { Bot } from "../../src/chat/bot.ts";

const card = { outcome: "answered", summary: "Nothing.", blocks: [] } as const;

/** A bot that has nothing to say and changes nothing. */
export const idleBot: Bot = {
  commands: new Map(),
  run: async () => card,
  press: async () => card,
  carry: (line) => line,
  lineOf: (carried) => carried,
  changing: () => false,
  forEveryone: () => false,
  suggest: () => [],
};
