import { renderTerminal } from "./adapters/terminal/ansi.ts";
import type { Bot } from "./chat/bot.ts";
import type { Card } from "./chat/card.ts";

/** What `npm run ask` writes and how it ends: 0 answered, also with nothing found; 1 ours; 2 the line was wrong. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: 0 | 1 | 2;
}

/** Answers one line for a script or a person, as text or, with `--json`, as one JSON object. */
export async function ask(
  bot: Bot,
  args: readonly string[],
  look: { columns: number; colour: boolean; zone: string },
): Promise<Answer> {
  const json = args.includes("--json");
  const line = args
    .filter((arg) => arg !== "--json")
    .join(" ")
    .trim();
  if (line === "") {
    return {
      stdout: "",
      stderr: "Say what to ask, like: npm run -s ask -- 'find dialogue by:Stoltenberg' [--json]\n",
      code: 2,
    };
  }
  const card = await bot.run({
    line,
    // Whoever asks so is the one at the prompt: what they watch and save is theirs there too.
    asker: { id: "terminal", name: "terminal", zone: look.zone },
    where: { surface: "terminal", channel: "terminal" },
  });
  const code = codes[card.outcome];
  if (json) return { stdout: `${JSON.stringify(jsonOf(card))}\n`, stderr: "", code };
  const text = `${renderTerminal(card, look).trimEnd()}\n`;
  return code === 0 ? { stdout: text, stderr: "", code } : { stdout: "", stderr: text, code };
}

const codes = { answered: 0, failed: 1, refused: 2 } as const;

const jsonOf = ({ outcome, summary, line, data }: Card) => ({
  outcome,
  line,
  summary,
  ...(data as object | undefined),
});
