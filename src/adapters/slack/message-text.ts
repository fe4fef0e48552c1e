import { typedText } from "./typed.ts";

/** A message as Slack gives it, as far as its words go. */
interface Message {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
}

/**
 * The words of a message as people read them: of its blocks, where these have any, since its `text` is then what notifications show;
 * else of its `text`; and what an app attached. Where it says nothing but an address, what it shares or forwards, or what Slack shows of
 * the address. Empty where there are none.
 */
export function messageText({ text, blocks, attachments }: Message): string {
  const own = linesOf([
    blocksText(blocks) || plainMarks(stringOf(text)),
    ...listOf(attachments).filter(isAttached).map(attachedText),
  ]);
  if (/[\p{L}\p{N}]/u.test(own.replace(/https?:\/\/\S+/g, ""))) return own;
  const shown = listOf(attachments).map((one) => attachedText(one) || plainMarks(stringOf(one.fallback)));
  return linesOf(shown) || own;
}

type Loose = Readonly<Record<string, unknown>>;

/** What Slack itself shows below a message, of an address that somebody wrote or of a message that was shared. */
const isShown = ({ from_url, is_share, is_msg_unfurl }: Loose): boolean =>
  typeof from_url === "string" || is_share === true || is_msg_unfurl === true;

const isAttached = (attachment: Loose): boolean => !isShown(attachment);

/** https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments */
function attachedText({ blocks, pretext, title, text, fields }: Loose): string {
  const told = [pretext, title, text, ...listOf(fields).flatMap((field) => [field.title, field.value])];
  return blocksText(blocks) || linesOf(told.map((part) => plainMarks(stringOf(part))));
}

/** The words of blocks, one below the other; what stands on buttons and lists is nobody's. */
const blocksText = (blocks: unknown): string => linesOf(listOf(blocks).map(blockText));

function blockText(block: Loose): string {
  if (block.type === "rich_text") return richLines(block);
  if (block.type === "markdown") return plainMarks(stringOf(block.text));
  if (block.type === "context") return linesOf(listOf(block.elements).map(textObject));
  if (block.type !== "section" && block.type !== "header") return "";
  return linesOf([...(isLoose(block.text) ? [block.text] : []), ...listOf(block.fields)].map(textObject));
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object: an entity of plain text came as it was typed or escaped, as elsewhere. */
const textObject = ({ type, text }: Loose): string =>
  type === "mrkdwn" ? plainMarks(stringOf(text)) : type === "plain_text" ? typedText(stringOf(text)) : "";

/** https://docs.slack.dev/messaging/formatting-message-text: without the marks for bold and the like; quoted lines begin with "> ". */
const plainMarks = (text: string): string =>
  marks.reduce(
    (read, mark) => read.replace(mark, "$2"),
    typedText(text)
      .replace(/^>>> ?([\s\S]*)/m, (_, rest: string) => quotedLines(rest))
      .replace(/^(?:> ?)+/gm, "> ")
      .replaceAll("`", ""),
  );

/** One may stand inside another; between letters it is one of theirs. */
const marks = [
  /(?<![\p{L}\p{N}])(\*{1,2})(?=\S)([^*\n]*\S)\1(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(_{1,2})(?=\S)([^_\n]*\S)\1(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(~{1,2})(?=\S)([^~\n]*\S)\1(?![\p{L}\p{N}])/gu,
];

const linesOf = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== "")
    .join("\n")
    .trim();

/** The blocks of a rich text, its sections, lists, quotes and code, each on lines of its own. */
const richLines = (block: Loose): string => listOf(block.elements).map(richPart).join("\n");

function richPart(part: Loose): string {
  if (part.type === "rich_text_list") return richLines(part);
  const words = listOf(part.elements).map(inlineText).join("");
  return part.type === "rich_text_quote" ? quotedLines(words) : words;
}

const quotedLines = (text: string): string => text.replace(/^(?=.)/gm, "> ");

/** What a reader sees of a piece of a line; who is mentioned is no word of a quotation. */
function inlineText({ type, text, url }: Loose): string {
  if (type === "text") return stringOf(text);
  if (type === "link") return stringOf(text) || stringOf(url);
  return "";
}

const listOf = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.filter(isLoose) : []);

const isLoose = (value: unknown): value is Loose => typeof value === "object" && value !== null;

const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");
