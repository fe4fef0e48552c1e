/** A stretch of text and how it is drawn. Data, never markup: whatever it holds is shown as it stands. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
  /** Struck out: words that do not stand where they were said to. What it says must be said in words too. */
  readonly struck?: boolean;
  readonly href?: string;
  /** The room that the text names, for a surface that can name its own rooms better. */
  readonly room?: { readonly surface: string; readonly channel: string };
  /** The exact words of a quotation, or a part of them: a slice of the article's text. */
  readonly said?: boolean;
  /** It says what bold or struck out means here: left out where nothing is drawn so. */
  readonly legend?: boolean;
}

/** A button carries a line that a person could have typed, to be run or to be changed before, or leads to a page. */
export type Button =
  | {
      readonly label: string;
      readonly line: string;
      /** The answer takes the place of the card (a page turned); otherwise it is a new one. */
      readonly inPlace?: boolean;
    }
  /** The line is put before the person, to be changed and then run. */
  | {
      readonly label: string;
      readonly edit: string;
      /** The line holds words of whoever asked: on a card that many see it is left out. */
      readonly isOwn?: true;
    }
  | { readonly label: string; readonly url: string };

/** A button that a line stands behind. */
export type LineButton = Exclude<Button, { readonly url: string }>;

/** A button's label without the signs that point. */
export const buttonText = ({ label }: Button): string => label.replace(/[‹›]/g, "").trim();

/** Makes a line fit a button: itself, or a key to it, in at most `limit` UTF-16 code units. */
export type Carry = (line: string, limit: number) => string;

/** A drawing as SVG. Whoever shows it to a reader who cannot see it gives `alt`, which says the same. */
export interface Picture {
  readonly kind: "picture";
  /** What its file is called as a PNG. */
  readonly name: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** At most 1,024 UTF-16 code units. */
  readonly alt: string;
  /** For a page by its colours, with the reader's fonts; and for a PNG, with the letters of the font that is shipped. */
  readonly svg: { readonly light: string; readonly dark: string; readonly chat: string };
  /** What is counted and by what, in a few words. */
  readonly caption: string;
  /** What it counts, for a terminal: each row by the same periods. */
  readonly lanes: readonly {
    readonly label: string;
    readonly counts: readonly number[];
    readonly total: number;
  }[];
}

/** What a card is made of. A new kind needs a reply that these cannot say. */
export type Block =
  /** One paragraph of our own words. A note is what the asker should know of how they were understood. */
  | { readonly kind: "text"; readonly style: "heading" | "body" | "note"; readonly runs: readonly Run[] }
  /** Words of an article, set apart: `said` runs are the quotation, others stand around or between them. */
  | { readonly kind: "quote"; readonly runs: readonly Run[] }
  /** Small facts in one line, such as who, where and when. */
  | { readonly kind: "facts"; readonly facts: readonly (readonly Run[])[] }
  /** Text that is taken away as it is, such as a citation: its lines stay, and nothing around it is copied with it. */
  | { readonly kind: "code"; readonly text: string }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly type: string;
      readonly bytes: Uint8Array;
      /** What the file holds, for those who do not open it. */
      readonly alt: string;
    }
  | Picture
  | { readonly kind: "divider" }
  | {
      readonly kind: "buttons";
      readonly buttons: readonly Button[];
      /** They are values of one thing, called this ("Another style"): a surface may let people choose from a list. */
      readonly menu?: string;
    };

/** A quotation that a card shows, as it is offered to whoever asks for one by its id. */
export interface Shown {
  /** `q:` and eight letters and digits. */
  readonly id: string;
  /** Who said it and how it begins: at most 100 UTF-16 code units. */
  readonly label: string;
}

/** One answer, the same on every surface. */
export interface Card {
  /** `refused`: the line was wrong and the card says how. `failed`: something of ours broke. */
  readonly outcome: "answered" | "refused" | "failed";
  /** One sentence for notifications, and for readers that show no blocks. Plain text. */
  readonly summary: string;
  /** The line as it was understood; typed again, it gives this card. */
  readonly line?: string;
  readonly blocks: readonly Block[];
  /** The quotations that stand on it, in their order, each once; absent where there are none. The bot finds them. */
  readonly shown?: readonly Shown[];
  /** Who sees it: all in the room that was asked in. Left out: whoever asked, alone. */
  readonly audience?: "everyone";
  /**
   * The same person's same line in the same place gave this card a moment ago, and it is brought to them: a surface that owes no
   * second answer gives none. It is for whoever asked alone.
   */
  readonly isRepeat?: true;
  /** The hits as plain data, for `--json`. */
  readonly data?: unknown;
}

/** A run of our own words, as they stand. */
export const plain = (text: string): Run => ({ text });

/** A paragraph of our own words. */
export const paragraph = (text: string, style: "heading" | "body" | "note" = "body"): Block => ({
  kind: "text",
  style,
  runs: [plain(text)],
});

/** The text that a reader sees of some runs. */
export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");

/** Facts as the runs of one line. */
export const inOneLine = (facts: readonly (readonly Run[])[]): readonly Run[] =>
  facts.flatMap((fact, i) => (i === 0 ? fact : [plain(" · "), ...fact]));

/** The facts at a card's foot, which begin with the line as understood. */
export const footOf = ({ blocks, line }: Pick<Card, "blocks" | "line">): Block | undefined =>
  blocks.findLast((block) => block.kind === "facts" && textOf(block.facts[0] ?? []) === line);

/** Whether these runs hold words of a quotation, and are not only what stands around one. */
export const holdsWords = (runs: readonly Run[]): boolean => runs.some(({ said }) => said === true);
