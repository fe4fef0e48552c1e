import type { Lines } from "../desk/lines.ts";
import { noNames, readNames } from "../desk/names.ts";
import type { Records } from "../desk/records.ts";
import type { Article, Quote } from "../research/article.ts";
import { UserError } from "../research/errors.ts";
import type { Research } from "../research/research.ts";
import { isForEveryone } from "./audience.ts";
import { lineBehind } from "./behind.ts";
import type { Call, Where } from "./call.ts";
import type { Block, Card } from "./card.ts";
import { paragraph } from "./card.ts";
import { type Carrying, createCarrying } from "./carrying.ts";
import { askingCard, changingLine, isChanging } from "./changes.ts";
import type { Commands, Context } from "./command.ts";
import { courtesyCard, isCourtesy } from "./courtesy.ts";
import { guarded } from "./guarded.ts";
import { lineFor, type ParsedLine, parseLine, printLine } from "./line.ts";
import { refuseUnlessManager, withoutRefused } from "./managing.ts";
import { noRooms, type Rooms } from "./rooms.ts";
import { shownOn } from "./shown.ts";
import { type Known, type SuggestField, type Suggestion, suggestionsOf, type Typing } from "./suggestions.ts";
import { dayIn } from "./zone.ts";

/** The desk as every surface sees it: lines in, cards out. */
export interface Bot extends Carrying {
  readonly commands: Commands;
  /**
   * Never rejects: a mistake of the asker's and a fault of ours are cards too. Once `signal` is aborted nobody waits
   * for the answer, and it may be left out.
   */
  run(call: Call, signal?: AbortSignal): Promise<Card>;
  /** What a pressed button carries, answered; never rejects either. */
  press(carried: string, from: Omit<Call, "line">, signal?: AbortSignal): Promise<Card>;
  /** A card could not be brought to this person: what they ask again is no repeat (`Card.isRepeat`). */
  undelivered?(surface: Where["surface"], person: string): void;
  /** Grows whenever a line may be answered otherwise than before: the corpus changed, or what people made. Left out: nothing is told of that. */
  asOf?(): number;
  /** The first and the last day that articles are of, ISO, from memory; absent where none has a day. */
  days?(): { readonly first?: string; readonly last?: string };
  /** Whether running the line would change something (`Command.changes`). */
  changing(line: string): boolean;
  /** Whether the answer to a line, or to what a button carries, is for everyone in the room (`Command.shares`); a refusal never is. */
  forEveryone(carried: string): boolean;
  /**
   * Names to offer while someone types, best first, from memory. Watches are those of whoever types and of their room: without
   * `from` there are none.
   */
  suggest(field: SuggestField, typed: string, limit: number, from?: Typing): readonly Suggestion[];
}

/** What answers are made of. */
export interface AnsweringParts {
  readonly commands: Commands;
  readonly research: Research;
  /** For a place that people ask in; without one, for what leaves the desk. */
  readonly permalink: (target: Quote | Article, where?: Where) => string | undefined;
  /** Told of faults of ours, with the call's place and never its words. */
  readonly log: (sentence: string, cause: unknown) => void;
  /** What stands above every answer now, such as that not all is read yet. */
  readonly notes?: () => readonly string[];
  /** The clock that an asker's day is read from. */
  readonly now?: () => Temporal.Instant;
  /** What people made here. */
  readonly records: Records;
  /** Left out: nothing can be posted from here. */
  readonly rooms?: Rooms;
  /** Told after a command that changes something of the desk's, such as what is to be posted. */
  readonly onChange?: () => void;
}

/** What a bot is made of. */
export interface BotParts extends AnsweringParts {
  readonly lines: Lines;
}

/** Wires commands and corpus into what answers calls. Never rejects, as the bot. */
export function createAnswering(parts: AnsweringParts): (call: Call) => Promise<Card> {
  const { commands, research, permalink, log, notes = () => [], now = Temporal.Now.instant } = parts;
  const { records, rooms = noRooms, onChange = () => {} } = parts;
  // `isForOthers`: the card is to be shared, with those who may do more than whoever asks.
  const understood = async (call: Call, isForOthers = false): Promise<Card> => {
    const parsed = parseLine(call.line, commands, dayIn(call.asker.zone, now()));
    const context: Context = {
      research,
      call,
      commands,
      lineWith: (changes = {}) => printLine(parsed.name, parsed.command, { ...parsed.values, ...changes }),
      lineFor: (name, values) => lineFor(name, values, commands),
      answer: (line) => onlyRead({ ...call, line }),
      permalink: (target) => permalink(target, call.where),
      address: (target) => permalink(target),
      records,
      now,
      post: rooms.post,
      surfaces: rooms.surfaces,
    };
    refuseUnlessManager(parsed, context);
    const isAsked = call.onlyReads === true && isChanging(parsed);
    const card = isAsked ? askingCard(parsed, context) : await parsed.command.run(parsed.values, context);
    if (isChanging(parsed) && !isAsked) onChange();
    const shown = shownOn(card.blocks, research);
    const isShown = parsed.command.shares === true && !isAsked && card.outcome === "answered";
    return {
      line: context.lineWith(),
      ...(shown.length > 0 && { shown }),
      ...card,
      ...(isShown && { audience: "everyone" }),
      blocks: [
        ...notesOf(parsed.notes, parsed.meant),
        ...(isShown || isForOthers ? card.blocks : withoutRefused(card.blocks, context)),
      ],
    };
  };
  const onlyRead = async (call: Call): Promise<Card> => {
    if (changingLine(call.line, commands, dayIn(call.asker.zone, now()))) throw new UserError(notOnlyRead);
    return understood(call, true);
  };
  const answer = async (from: Call): Promise<Card> => {
    if (from.where.isMessage === true && isCourtesy(from.line)) return courtesyCard();
    const card = await understood(inOwnZone(from, records, log));
    return { ...card, blocks: [...notesOf(notes()), ...card.blocks] };
  };
  return (call) => guarded(call, log, () => answer(call));
}

const notOnlyRead =
  "That line does something, and its answer is for you alone. Give one that only looks, like find budget.";

/** The call in the zone that the asker said is theirs (`zone`), where they did. A question is answered without it too. */
function inOwnZone(call: Call, records: Records | undefined, log: AnsweringParts["log"]): Call {
  const { asker, where } = call;
  try {
    const zone = records?.zones.of(where.surface, asker.id);
    return zone === undefined ? call : { ...call, asker: { ...asker, zone } };
  } catch (cause) {
    log("a person's zone could not be read, so the surface's was taken", cause);
    return call;
  }
}

/** Wires commands, corpus and desk into one thing that answers. */
export function createBot(parts: BotParts): Bot {
  const { commands, research, lines, log, now = Temporal.Now.instant } = parts;
  const run = createAnswering(parts);
  const { carry, lineOf } = createCarrying(lines, log);
  const known: Known = {
    directory: research.directory,
    names: () => readNames(parts.records) ?? noNames,
    now,
  };
  return {
    commands,
    run,
    press: (carried, from) =>
      guarded(from, log, () => {
        const line = lineBehind(carried, { lineOf, commands });
        return typeof line === "string" ? run({ ...from, line }) : line;
      }),
    carry,
    lineOf,
    days: () => research.count,
    changing: (line) => changingLine(line, commands, dayIn("UTC", now())),
    forEveryone: (carried) => isForEveryone(carried, { lineOf }, commands, dayIn("UTC", now())),
    suggest: (field, typed, limit, from) => suggestionsOf(known, field, typed, limit, from),
  };
}

/** What the asker should know of how the line was understood, and the command they may have meant. */
function notesOf(notes: readonly string[], meant?: ParsedLine["meant"]): readonly Block[] {
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
