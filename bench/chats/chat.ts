import type { Loose, Platform } from "../ledger/desks.ts";

/** What a person does: types a command with words, or presses a button of a card. */
export type Question =
  | { readonly kind: Typed; readonly words: string }
  | { readonly kind: "press"; readonly on: Loose; readonly button: Pressable };

/** What only some platforms have, or only some tries do. Half a value is typed, on which something is offered; a form is opened by a button, filled in and sent; a message's menu is chosen. */
export type More =
  | { readonly kind: "typing"; readonly command: string; readonly option: string; readonly typed: string }
  | { readonly kind: "form"; readonly on: Loose; readonly button: Pressable; readonly words: string }
  | { readonly kind: "menu"; readonly name: string; readonly text: string };

/** Of `context` the words are the quotation's id. */
export type Typed = "find" | "articles" | "who" | "context";

/** A button that a person may press. */
export interface Pressable {
  /** As the platform calls it. */
  readonly id: string;
  /** Its line, or the key of one that is too long. */
  readonly line: string;
  /** Its answer takes the place of the card. */
  readonly inPlace: boolean;
}

/** A question that went out. */
export interface Asked {
  readonly question: Question | More;
  readonly person: string;
  /** Milliseconds until the platform was told that it arrived; undefined where it never was. */
  readonly ack: number | undefined;
  /** All that the person was shown of it by now. */
  seen(): readonly Seen[];
}

/** Something that the platform showed. */
export interface Seen {
  /** Milliseconds after the question. */
  readonly after: number;
  /** It answers nothing, and asks to try again. */
  readonly isNotice: boolean;
  readonly message: Loose;
}

/** A loopback platform with the people on it, each in a channel of their own. */
export interface Chat {
  readonly platform: Platform;
  readonly wire: Loose;
  readonly people: readonly string[];
  /** Whether a question would reach the desk now. */
  isConnected(): boolean;
  /**
   * Resolves once something is shown, or the person has waited for long enough; to undefined where the platform had no
   * connection to bring it by, and said so itself. `drop`: the connection is lost so many milliseconds after it went out.
   */
  ask(person: string, question: Question, drop?: number): Promise<Asked | undefined>;
  buttons(message: Loose): readonly Pressable[];
  readonly more?: {
    /** What else people do here with such words, and with a card where they have one. */
    of(words: string, card: Loose | undefined): readonly More[];
    ask(person: string, more: More): Promise<Asked | undefined>;
  };
}

/** How many paragraphs are typed for: not so many as a button of a card asks for, which would be the same line. */
export const typedParagraphs = 4;

/** How long a person waits for an answer, in milliseconds. */
export const patience = 20_000;

/** How long a platform waits for a word that a question arrived before it tells the person that none came. Milliseconds. */
export const ackPatience = 3200;

/** What the desk says where it has no answer, in the words of `src/chat/errors.ts`. */
export const asksAgain = (text: string): boolean => /please (?:ask|try) again/i.test(text);
