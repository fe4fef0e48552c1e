import { randomBytes } from "node:crypto";
import type { Lines } from "../desk/lines.ts";
import type { Article, Quote } from "../research/article.ts";
import { UserError } from "../research/errors.ts";
import type { Research } from "../research/research.ts";
import type { Call, Where } from "./call.ts";
import type { Block, Card } from "./card.ts";
import { paragraph } from "./card.ts";
import type { Commands, Context } from "./command.ts";
import { expiredCard, failedCard, refusedCard } from "./errors.ts";
import { type ParsedLine, parseLine, printLine } from "./line.ts";

/** The desk as every surface sees it: lines in, cards out. */
export interface Bot {
  readonly commands: Commands;
  /** Never rejects: a mistake of the asker's and a fault of ours are cards too. */
  run(call: Call): Promise<Card>;
  /** What a pressed button carries, answered; never rejects either. */
  press(carried: string, from: Omit<Call, "line">): Promise<Card>;
  /** A line in at most `limit` UTF-16 code units: itself, or a key to it. */
  carry(line: string, limit: number): string;
  /** Names to offer while someone types, best first, from memory. */
  suggest(field: "by" | "in", typed: string, limit: number): readonly string[];
}

/** What a bot is made of. */
export interface BotParts {
  readonly commands: Commands;
  readonly research: Research;
  readonly lines: Lines;
  readonly permalink: (target: Quote | Article, where: Where) => string | undefined;
  /** Told of faults of ours, with the call's place and never its words. */
  readonly log: (sentence: string, cause: unknown) => void;
}

/** Wires commands, corpus and desk into one thing that answers. */
export function createBot({ commands, research, lines, permalink, log }: BotParts): Bot {
  const answer = async (call: Call): Promise<Card> => {
    const parsed = parseLine(call.line, commands);
    const context: Context = {
      research,
      call,
      commands,
      lineWith: (changes = {}) => printLine(parsed.name, parsed.command, { ...parsed.values, ...changes }),
      permalink: (target) => permalink(target, call.where),
    };
    const card = await parsed.command.run(parsed.values, context);
    return {
      line: context.lineWith(),
      ...card,
      blocks: [...notesOf(parsed.notes, parsed.meant), ...card.blocks],
    };
  };

  const guarded = async (from: Omit<Call, "line">, task: () => Promise<Card> | Card): Promise<Card> => {
    try {
      return await task();
    } catch (cause) {
      if (cause instanceof UserError) return refusedCard(cause.message);
      const id = randomBytes(4).toString("hex");
      log(`fault ${id}: a call from ${from.where.surface} (${from.asker.id}) could not be answered`, cause);
      return failedCard(id);
    }
  };

  return {
    commands,
    run: (call) => guarded(call, () => answer(call)),
    press: (carried, from) =>
      guarded(from, () => {
        const line = carried.startsWith(keyMark) ? lines.read(carried.slice(keyMark.length)) : carried;
        return line === undefined ? expiredCard() : answer({ ...from, line });
      }),
    carry(line, limit) {
      if (line.length <= limit) return line;
      try {
        return keyMark + lines.keep(line);
      } catch (cause) {
        // An answer matters more than its button: pressed, this one says to run the question again.
        log("a button's line could not be kept", cause);
        return `${keyMark}lost`;
      }
    },
    suggest: (field, typed, limit) => research.suggest(field, typed, limit),
  };
}

/** No line that we print begins with it: lines begin with a command's name. */
const keyMark = "#";

/** What the asker should know of how the line was understood, and the command they may have meant. */
function notesOf(notes: readonly string[], meant: ParsedLine["meant"]): readonly Block[] {
  const blocks: Block[] = notes.map((note) => paragraph(note, "note"));
  if (meant === undefined) return blocks;
  return [
    ...blocks,
    paragraph(`These words were searched for. Did you mean the command “${meant.name}”?`, "note"),
    { kind: "buttons", buttons: [{ label: shorter(meant.line), line: meant.line }] },
  ];
}

/** A button says what it asks, unless that is long. */
const shorter = (line: string): string =>
  line.length > 40 ? `${line.slice(0, 40).toWellFormed().trimEnd()}…` : line;
