import { renderTerminal } from "./adapters/terminal/ansi.ts";
import { withFilesKept } from "./adapters/terminal/files.ts";
import { createPosts } from "./adapters/terminal/posts.ts";
import { atPrompt } from "./adapters/terminal/prompt.ts";
import { withPostKept } from "./adapters/terminal/shared.ts";
import type { Bot } from "./chat/bot.ts";
import type { Card } from "./chat/card.ts";

/** What `npm run ask` writes and how it ends: 0 answered, also with nothing found; 1 ours; 2 the line was wrong. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: 0 | 1 | 2;
}

/** Answers one line for a script or a person, as text or, with `--json`, as one JSON object. Files go to the folder `files`, and what is for everyone to `posts`. */
export async function ask(
  bot: Bot,
  args: readonly string[],
  look: { columns: number; colour: boolean; zone: string; files: string; posts: string },
): Promise<Answer> {
  const json = args.includes("--json");
  const wrong = wrongIn(args);
  if (wrong !== undefined) return { stdout: "", stderr: wrong, code: 2 };
  const answered = await bot.run({ line: lineIn(args), ...atPrompt(look.zone) });
  const posts = createPosts({ folder: look.posts, zone: look.zone });
  const card = await withPostKept(await withFilesKept(answered, look.files), posts);
  const code = codes[card.outcome];
  if (json) return { stdout: `${JSON.stringify(jsonOf(card))}\n`, stderr: "", code };
  const text = `${renderTerminal(card, look).trimEnd()}\n`;
  return code === 0 ? { stdout: text, stderr: "", code } : { stdout: "", stderr: text, code };
}

/** What is wrong with the words behind `ask`, as a line that says what to type; undefined where nothing is. */
export function wrongIn(args: readonly string[]): string | undefined {
  const unknown = args.find((arg) => /^--[a-z]/i.test(arg) && arg !== "--json");
  if (unknown !== undefined)
    return `There is no option ${unknown}, only --json. What is asked stands between quotation marks: npm run -s ask -- 'find tide' --json\n`;
  return lineIn(args) === ""
    ? "Say what to ask, like: npm run -s ask -- 'find dialogue by:Stoltenberg' [--json]\n"
    : undefined;
}

const lineIn = (args: readonly string[]): string =>
  args
    .filter((arg) => arg !== "--json")
    .join(" ")
    .trim();

const codes = { answered: 0, failed: 1, refused: 2 } as const;

const jsonOf = ({ outcome, summary, line, data }: Card) => ({
  outcome,
  line,
  summary,
  ...(data as object | undefined),
});
