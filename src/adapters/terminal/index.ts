import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";
import type { ChatAdapter } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import { buttonText, type Card, type LineButton } from "../../chat/card.ts";
import { completionsOf } from "../../chat/completions.ts";
import { dayIn } from "../../chat/zone.ts";
import { renderTerminal } from "./ansi.ts";
import { withFilesKept } from "./files.ts";
import { createHistory, longestHistory } from "./history.ts";
import { lookOf, type Output } from "./look.ts";
import { createPosts } from "./posts.ts";
import { atPrompt } from "./prompt.ts";
import { renderPost, withPostKept } from "./shared.ts";
import { visible } from "./visible.ts";

/** `quit` was typed (or Ctrl-C pressed on an empty line), or what was typed came to its end. */
export type Wish = "quit" | "end";

/** What the terminal is made of. */
export interface TerminalParts {
  readonly bot: Bot;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: Output;
  /** The asker's time zone, by its IANA name. */
  readonly zone: string;
  /** The file that keeps what was typed across runs. */
  readonly history: string | undefined;
  /** The folder of the files that keep what is posted here. */
  readonly posts: string;
  /** The folder for files that come with answers, such as an export. */
  readonly files: string;
  /** Written at start where there is a prompt, with how to close it. */
  readonly welcome: string;
  /** Called once, after everything typed has been answered; not after `stop`. */
  readonly onEnd: (wish: Wish) => void;
}

/** The terminal as a surface: a prompt where there is a person; where there is a pipe, lines in and answers out. */
export interface Terminal extends ChatAdapter {
  /** Whether a person types and reads here. Otherwise nothing but answers is written. */
  readonly isPrompt: boolean;
  /** Writes a line of the log above the prompt, whatever is being typed; nothing where there is no prompt. */
  print(text: string): void;
  /** As `print`, in the place of the line before where that was one of progress too. */
  progress(text: string): void;
}

/** A prompt on `input` and `output` that answers line after line, in the order typed. */
export function createTerminal(parts: TerminalParts): Terminal {
  const { bot, input, output, zone, onEnd } = parts;
  const isPrompt = input.isTTY === true && output.isTTY === true;
  let reader: Interface | undefined;
  let answered = Promise.resolve();
  let waiting = 0;
  let wish: Wish = "end";
  let isProgress = false;
  /** What was answered last. */
  let last: Card | undefined;
  const posts = createPosts({ folder: parts.posts, zone });
  const from = atPrompt(zone);

  const write = (text: string): void => {
    if (reader === undefined || !isPrompt) output.write(`${text}\n`);
    else writeAbove(reader, output, text);
    isProgress = false;
  };
  const print = (text: string): void => {
    if (isPrompt) write(visible(text));
  };

  const progress = (text: string): void => {
    if (!isPrompt || reader === undefined) return;
    writeAbove(reader, output, visible(text).slice(0, lookOf(output).columns - 1), isProgress ? 1 : 0);
    isProgress = true;
  };

  const answer = async (typed: string): Promise<void> => {
    const pressed = isPrompt && last !== undefined ? buttonCalled(typed, last, bot) : undefined;
    const end = isPrompt && last !== undefined && pressed === undefined ? endOfPages(typed, last) : undefined;
    if (end !== undefined) {
      print(end);
      return;
    }
    if (pressed !== undefined && "edit" in pressed) {
      put(pressed.edit);
      return;
    }
    const card = await bot.run({ line: pressed?.line ?? typed, ...from });
    last = card;
    const shown = await withPostKept(await withFilesKept(card, parts.files), posts);
    write(`${renderTerminal(shown, { ...lookOf(output), isPrompt })}\n`);
  };

  /** A line into the prompt, to be changed there; above it where somebody types already. */
  const put = (line: string): void => {
    // readline would take a new line for the end of this one, and show the others to the terminal as they are.
    const typable = line.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, " ");
    if (reader?.line === "") reader.write(typable);
    else print(typable);
  };

  const take = (line: string, keep: ((line: string) => void) | undefined): void => {
    const typed = line.trim();
    isProgress = false;
    if (reader === undefined) return;
    if (/^(?:quit|exit)$/i.test(typed)) {
      wish = "quit";
      reader.close();
      return;
    }
    if (isPrompt) reader.prompt();
    if (typed === "") return;
    keep?.(typed);
    // A line that has to wait is far from its answer by then, so it is said again.
    const isLate = isPrompt && waiting > 0;
    waiting++;
    answered = answered
      .then(() => (isLate ? print(`${promptText}${typed}`) : undefined))
      .then(() => answer(typed))
      .finally(() => waiting--);
  };

  const open = (): Interface => {
    const history = isPrompt && parts.history !== undefined ? createHistory(parts.history, print) : undefined;
    const opened = createInterface({
      input,
      output,
      terminal: isPrompt,
      prompt: promptText,
      crlfDelay: Number.POSITIVE_INFINITY,
      historySize: longestHistory,
      removeHistoryDuplicates: true,
      history: history?.lines ?? [],
      completer: (typed: string) =>
        completionsOf(
          typed,
          bot,
          dayIn(zone, Temporal.Now.instant()),
          from,
          last?.shown?.map(({ id }) => id),
        ),
    });
    opened.on("line", (line) => take(line, history?.add));
    opened.on("SIGINT", () => {
      if (opened.line === "") {
        wish = "quit";
        opened.close();
      } else clearLine(opened);
    });
    return opened;
  };

  return {
    name: "The terminal",
    surface: "terminal",
    state() {
      if (!isPrompt) return "unattended";
      if (reader !== undefined) return "connected";
      return { down: `The prompt is closed; what is posted there is kept in ${parts.posts}.` };
    },
    async post(_, card, key) {
      const { posted, isNew } = await posts.add(renderPost(card), key);
      if (isNew && isPrompt && reader !== undefined) write(`${renderTerminal(card, lookOf(output))}\n`);
      return posted;
    },
    find: (_, key) => posts.find(key),
    isPrompt,
    print,
    progress,
    async start() {
      if (isPrompt) output.write(`${parts.welcome} ${howToClose}\n`);
      const opened = open();
      reader = opened;
      // A reader who has gone (`| head`) ends the prompt and not the desk.
      output.on("error", () => opened.close());
      opened.once("close", () => {
        // `stop` takes the reader away first, and then nobody is told.
        const isEnd = reader === opened;
        reader = undefined;
        if (isPrompt) output.write("\n");
        if (isEnd) void answered.then(() => onEnd(wish));
      });
      if (isPrompt) opened.prompt();
    },
    async stop() {
      const opened = reader;
      reader = undefined;
      opened?.close();
      await answered;
    },
  };
}

/** The one button of a card whose label was typed, such as `next`; a command is a command. */
function buttonCalled(
  typed: string,
  { blocks }: Card,
  { commands }: Pick<Bot, "commands">,
): LineButton | undefined {
  const label = typed.toLowerCase();
  if (commands.has(label.replace(/\s.*$/s, ""))) return undefined;
  const called = blocks.flatMap((block) =>
    block.kind === "buttons"
      ? block.buttons.flatMap((button) =>
          !("url" in button) && buttonText(button).toLowerCase() === label ? button : [],
        )
      : [],
  );
  return called.length === 1 ? called[0] : undefined;
}

/** Whoever turns a page that is not there does not look for the word. */
function endOfPages(typed: string, { data }: Card): string | undefined {
  const word = typed.toLowerCase();
  if (!hasPages(data) || (word !== "next" && word !== "back")) return undefined;
  if (data.pages < 2) return "There is one page only.";
  return word === "back" ? "This is the first page." : "This is the last page.";
}

const hasPages = (data: unknown): data is { readonly pages: number } =>
  typeof data === "object" && data !== null && "pages" in data && typeof data.pages === "number";

const promptText = "verbatim> ";

const howToClose = "Ctrl-D closes the prompt.";

/** Writes a text above the prompt, over as many of the rows that stand there. */
function writeAbove(reader: Interface, output: NodeJS.WritableStream, text: string, over = 0): void {
  const { rows } = reader.getCursorPos();
  moveCursor(output, 0, -rows - over);
  cursorTo(output, 0);
  clearScreenDown(output);
  output.write(`${text}\n`);
  // Drawing the prompt, readline first goes up by the rows that it took before: that is done. The property is
  // not in Node's documentation, and without it only a line of several rows would be drawn too high.
  (reader as { prevRows?: number }).prevRows = 0;
  reader.prompt(true);
}

function clearLine(reader: Interface): void {
  reader.write(null, { ctrl: true, name: "e" });
  reader.write(null, { ctrl: true, name: "u" });
}
