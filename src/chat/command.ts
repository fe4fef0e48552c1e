import type { Records } from "../desk/records.ts";
import type { Article, Quote } from "../research/article.ts";
import type { Research } from "../research/research.ts";
import type { Query } from "../research/search/query.ts";
import type { Call } from "./call.ts";
import type { Card } from "./card.ts";
import type { Rooms } from "./rooms.ts";
import type { SuggestField } from "./suggestions.ts";

/** What a typed option is read as. */
interface Kinds {
  /** All words of the line that are no option of the command's own, in the query language. */
  readonly query: Query;
  /** A quotation's id, `q:` and eight letters and digits. */
  readonly quote: string;
  /** A whole number, from `least` to `most`. */
  readonly count: number;
  /** One word, such as a help topic. */
  readonly word: string;
  /** Words in one line, of at most `most` UTF-16 code units: single blanks, and double marks as ″; or as typed (`asTyped`). */
  readonly text: string;
  /** All words of the line that are no option of the command's own, as they were typed, of at most `most` UTF-16 code units. */
  readonly draft: string;
  /** One of the option's `choices`. */
  readonly choice: string;
  /** A time of day, `HH:MM`. */
  readonly time: string;
  /** An IANA time zone. */
  readonly zone: string;
  /** ISO days of the week, 1 (Monday) to 7, in order. */
  readonly days: readonly number[];
}

/** One option of a command: `key:value` in a line, a typed field in a menu. */
export interface Option {
  readonly kind: keyof Kinds;
  /** One short sentence, at most 100 characters (Discord's limit for options). */
  readonly description: string;
  readonly required?: boolean;
  /** Of counts. */
  readonly least?: number;
  /** Of counts, and the length of a text or draft. */
  readonly most?: number;
  /** Of choices, which must have them: each with what it means, in a few words. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Of choices: what people ask for by the name that it has elsewhere, with the choice, or a sentence that says what to take. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** What is meant where none is given: a number for a count, a word for the others. */
  readonly default?: number | string;
  /** The value may stand without its key (`unwatch NAME`); that of a quotation or a word always may. */
  readonly bare?: boolean;
  /** Its key counts right behind the command's name alone: further on, it belongs to what takes the rest of the line. */
  readonly leads?: true;
  /** A text that is given empty (`note:""`) takes away what there is; of others it is one that was left out. */
  readonly clears?: true;
  /** Of a text: it may have several lines, and marks in them. */
  readonly asTyped?: true;
  /** What is offered while a text, or an id, is typed (`Bot.suggest`). */
  readonly offers?: SuggestField;
  /** Of a query: its fields that mean nothing here. They are read where they are typed, and no menu or form offers them. */
  readonly ignores?: readonly string[];
  /** The words that there are, of a word; they are offered while it is typed at the prompt. */
  readonly names?: (commands: Commands) => readonly string[];
  /** For buttons (a page to turn to), not offered in menus and help. */
  readonly hidden?: boolean;
  /** Values of the command's own choice `action` that it goes with; left out, all of them. */
  readonly actions?: readonly string[];
}

/** By key, in the order that menus offer them. */
export type Options = Readonly<Record<string, Option>>;

type Given<O extends Option> = O extends { kind: "choice"; choices: infer Choices }
  ? keyof Choices & string
  : Kinds[O["kind"]];

type ValueOf<O extends Option> = O extends
  | { required: true }
  | { default: number | string }
  | { kind: "query" }
  ? Given<O>
  : Given<O> | undefined;

/** What was given for each option, checked. */
export type Values<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** What a command may use. */
export interface Context {
  readonly research: Research;
  readonly call: Call;
  readonly commands: Commands;
  /** The line as understood, with the values changed that are named. */
  readonly lineWith: (changes?: Readonly<Record<string, unknown>>) => string;
  /** The line of another command with these values; what is left out is its default. Throws an `Error` where there is none of the name. */
  readonly lineFor: (name: string, values: Readonly<Record<string, unknown>>) => string;
  /** What another line of the asker's answers. Rejects with a `UserError` where it is wrong, or would do more than read. */
  readonly answer: (line: string) => Promise<Card>;
  /** The desk's own page of a quotation or an article, where people can reach it from here. */
  readonly permalink: (target: Quote | Article) => string | undefined;
  /** The whole address of that page, for what leaves the desk. */
  readonly address: (target: Quote | Article) => string | undefined;
  /** What people made here. */
  readonly records: Records;
  readonly now: () => Temporal.Instant;
  readonly post: Rooms["post"];
  readonly surfaces: Rooms["surfaces"];
}

/** A chat command, whole: menus, help, parsing and types come out of this one object. */
export interface Command<O extends Options = Options> {
  /** What it answers, in at most 100 characters (Discord's limit). */
  readonly description: string;
  /** Lines to type, drawn from the corpus where that helps. */
  readonly examples: (research: Research) => readonly string[];
  readonly options: O;
  /** The longest line that it takes, in UTF-16 code units, where that is longer than others. */
  readonly longest?: number;
  /** It makes, changes or removes something of the desk's, or posts: always, or with these values. The page asks before. */
  readonly changes?: true | Judging<O>;
  /**
   * What it would do with these values, in one sentence or two, for whoever is asked before (`changes`). Throws a `UserError` where it
   * would be refused.
   */
  does?: SayingOf<O>;
  /** Its card, when it succeeds, is for everyone in the room that was asked in (`Card.audience`). */
  readonly shares?: true;
  /** For surfaces to ask of their own, such as a first page: not in help and menus. */
  readonly hidden?: true;
  /** It sets up what is posted to the room, for all in it: always, or with these values. The bot refuses who may not. */
  readonly manages?: true | JudgingIn<O>;
  // A method, so that a command of narrower values is still a Command.
  run(values: Values<O>, context: Context): Card | Promise<Card>;
}

/** A method's type, so that a command of narrower values is still a Command. */
type Judging<O extends Options> = { judge(values: Values<O>): boolean }["judge"];

/** The same for what is said of them. */
type SayingOf<O extends Options> = { say(values: Values<O>, context: Context): string }["say"];

/** The same with the call and the desk: which watch is meant by a name, say. May throw a `UserError`. */
type JudgingIn<O extends Options> = { judge(values: Values<O>, context: Context): boolean }["judge"];

/** Every command by its name, which is its file's name. */
export type Commands = ReadonlyMap<string, Command>;

/** Those that people are offered, in menus, help and while they type; the others (`hidden`) are asked by surfaces. */
export const offeredCommands = (commands: Commands): Commands =>
  new Map([...commands].filter(([, { hidden }]) => hidden !== true));

/** Gives a command's values their types; returns it as it is. */
export const defineCommand = <const O extends Options>(command: Command<O>): Command<O> => command;
