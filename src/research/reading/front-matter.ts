import { LineCounter, parseDocument, YAMLError } from "yaml";
import { slipsBetween } from "../nearest.ts";
import { ReadingError } from "./reading-error.ts";

/** What a person wrote above an article, as written; `from` is where the article itself begins. */
export interface FrontMatter {
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  /** The day under the name that most programs give it. It counts where `published` is not there. */
  readonly date?: string;
  /** How the day was worked out. */
  readonly ground?: string;
  readonly url?: string;
  readonly author?: string;
  readonly id?: string;
  readonly place?: string;
  readonly language?: string;
  /** Keys, as written, that mean nothing here, in their order. */
  readonly unknown?: readonly string[];
  readonly from: number;
}

/** A person writes a few lines. UTF-16 code units. */
const longestFrontMatter = 20_000;

const fields = [
  "title",
  "outlet",
  "published",
  "ground",
  "url",
  "author",
  "id",
  "place",
  "language",
] as const;
type Field = (typeof fields)[number];
/** What others call a field of ours; ours counts where both stand. */
const alsoKnown = new Map<string, Field>([["publisher", "outlet"]]);
/** The desk writes it for whoever reads the file. */
const forPeople = "fetched";

/**
 * The block of `key: value` lines between two lines of `---` that may open a file. Other keys than ours are
 * passed over and named, since people keep their own; one that is a letter away from ours is a slip.
 * @throws ReadingError when it does not close, is no YAML, or a field is misspelt or not plain words.
 */
export function readFrontMatter(text: string): FrontMatter {
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) return { from: 0 };
  const inside = text.slice(opening[0].length, longestFrontMatter);
  // Without a key below it, a line of dashes is a line of dashes.
  if (!/^["']?[\p{L}_-]{1,60}["']?:(?:\s|$)/u.test(firstField(inside))) return { from: 0 };
  const closing = /(?:^|[\r\n])---[ \t]*(?=[\r\n]|$)/.exec(inside);
  if (!closing) {
    throw new ReadingError("The front matter does not end: put a line of --- below its last field.");
  }
  const from = opening[0].length + closing.index + closing[0].length;
  // The parser knows a line break of old, and the half of one that the cut leaves, for no line break.
  const yaml = inside.slice(0, closing.index).replace(/\r\n?/g, "\n");
  return { ...known(parsed(yaml)), from };
}

/** The first line that is neither empty nor a comment. */
const firstField = (inside: string): string =>
  inside
    .slice(0, 2000)
    .split(/[\r\n]+/)
    .find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";

function parsed(yaml: string): Readonly<Record<string, unknown>> {
  try {
    const lineCounter = new LineCounter();
    // In the failsafe schema every value is the words as written: `id: 007` stays 007.
    const document = parseDocument(yaml, { schema: "failsafe", logLevel: "error", lineCounter });
    const [error] = document.errors;
    if (error) throw error;
    const value: unknown = document.toJS();
    if (isRecord(value)) return value;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = error instanceof YAMLError ? error.linePos?.[0].line : undefined;
    // One line more, for the --- above.
    const where = line === undefined ? "" : ` at line ${line + 1}`;
    throw new ReadingError(
      `The front matter is broken${where}: write one "field: value" a line, and put a value that holds a colon in quotation marks.`,
      { cause: error },
    );
  }
  throw new ReadingError('The front matter is broken: write one "field: value" a line.');
}

function known(values: Readonly<Record<string, unknown>>): Omit<FrontMatter, "from"> {
  const found: Partial<Record<Field | "date", string>> = {};
  const unknown: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    const named = key.toLowerCase();
    const field = fields.find((name) => name === named) ?? alsoKnown.get(named);
    // A date may be a program's own in any shape, so it refuses nothing.
    if (named === "date" && typeof value === "string") {
      if (value.trim() !== "") found.date = value.trim();
      continue;
    }
    if (field === undefined) {
      const meant = fields.find((name) => name.length > 3 && slipsBetween(named, name) === 1);
      if (meant) throw new ReadingError(`The front matter has no field "${key}": did you mean "${meant}"?`);
      if (named !== forPeople) unknown.push(key);
      continue;
    }
    const words = plainWords(field, value);
    if (words !== "" && (field === named || found[field] === undefined)) found[field] = words;
  }
  return unknown.length === 0 ? found : { ...found, unknown };
}

function plainWords(field: Field, value: unknown): string {
  if (typeof value === "string") return value.replace(/\s+/gu, " ").trim();
  if (field === "author" && Array.isArray(value) && value.every((name) => typeof name === "string")) {
    return value.join(", ");
  }
  throw new ReadingError(`In the front matter, ${field} must be plain words on one line.`);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
