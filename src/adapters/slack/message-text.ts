import { typedText } from "./typed.ts";

/** A message as Slack gives it, as far as its words go. */
interface Message {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
}

/**
 * The words of a message as they were typed: of its rich text, where it has one, since its `text` has marks for bold and
 * the like among them; else of its `text`; else of what it shares or forwards.
 */
export function messageText(message: Message): string {
  const rich = listOf(message.blocks).filter(({ type }) => type === "rich_text");
  const typed = rich.map(richLines).join("\n").trim();
  if (typed !== "") return typed;
  const text = typedText(stringOf(message.text));
  if (text !== "") return text;
  return listOf(message.attachments)
    .map((shared) => messageText(shared) || typedText(stringOf(shared.fallback)))
    .join("\n")
    .trim();
}

type Loose = Readonly<Record<string, unknown>>;

/** The blocks of a rich text, its sections, lists, quotes and code, each on lines of its own. */
const richLines = (block: Loose): string => listOf(block.elements).map(richPart).join("\n");

function richPart(part: Loose): string {
  if (part.type === "rich_text_list") return richLines(part);
  return listOf(part.elements).map(inlineText).join("");
}

/** What a reader sees of a piece of a line; who is mentioned is no word of a quotation. */
function inlineText({ type, text, url }: Loose): string {
  if (type === "text") return stringOf(text);
  if (type === "link") return stringOf(text) || stringOf(url);
  return "";
}

const listOf = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.filter(isLoose) : []);

const isLoose = (value: unknown): value is Loose => typeof value === "object" && value !== null;

const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");
