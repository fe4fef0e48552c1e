import type { types } from "@slack/bolt";
import {
  type Block,
  type Card,
  type Carry,
  footOf,
  inOneLine,
  plain,
  type Run,
  textOf,
} from "../../chat/card.ts";
import { degrade } from "../../chat/degrading.ts";
import { closeDirections } from "../../chat/direction.ts";
import { inWords } from "../../chat/pictures/with-files.ts";
import { shortenRuns } from "../../chat/shorten.ts";
import { buttonDrawer } from "./buttons.ts";
import { cutBlocks, cutEach, type Drawn, isFitting, leaveOut, ofMessage } from "./fit.ts";
import { limits } from "./limits.ts";
import { areFitting, pagesOf } from "./pages.ts";
import { inFewPieces } from "./pieces.ts";
import { richText } from "./rich-text.ts";

/** A card as Slack takes it; its files are sent apart, and only named here. */
export interface SlackMessage {
  /** For notifications: one sentence, escaped. Not shown where there are blocks. */
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/**
 * Draws a card for Slack, within its limits: those of a message where no other `room` is given. Where it is too long, what
 * stands around words is cut, and what may be missing is given up; the foot, and the first words, stay.
 */
export function renderSlack(card: Card, carry: Carry, room = ofMessage): SlackMessage {
  const drawWith = (blocks: readonly Block[], how: Carry) => draw(blocks, footAt(card, blocks), how);
  const cut = (blocks: readonly Block[]): readonly Block[] => {
    const whole = drawWith(blocks, longest);
    if (isFitting(whole, room)) return blocks;
    const few = blocks.map(inFewPieces);
    const drawn = drawWith(few, longest);
    return isFitting(drawn, room) ? few : cutBlocks(few, drawn, room);
  };
  const cutToFit = (blocks: readonly Block[]): readonly Block[] | undefined => {
    const short = cut(blocks);
    return isFitting(drawWith(short, longest), room) ? short : undefined;
  };
  const blocks = degrade(card.blocks, footOf(card), cutToFit) ?? cut(card.blocks);
  return {
    text: fallbackText(card.summary),
    blocks: leaveOut(drawWith(blocks, carry), room).map(({ block }) => block),
  };
}

/** Fitting must not keep lines for buttons that are then left out. No line that is carried takes more than this. */
const longest: Carry = (line, limit) => (line.length <= limit ? line : line.slice(0, limit));

/** Where the foot begins, which is after all of a card that has none. */
const footAt = (card: Card, blocks: readonly Block[]): number => {
  const foot = footOf({ ...card, blocks });
  return foot === undefined ? blocks.length : blocks.indexOf(foot);
};

/**
 * Draws a card as a post: one message, or where it is too long several, of which the first has the card's foot and the
 * others are for its thread. Only what is too long for a message by itself is cut.
 */
export function renderPost(card: Card, carry: Carry): readonly SlackMessage[] {
  const at = footAt(card, card.blocks);
  const drawn = draw(card.blocks, at, carry);
  const cutTo = (share: number): readonly Drawn[] =>
    draw([...cutEach(card.blocks.slice(0, at).map(inFewPieces), share), ...card.blocks.slice(at)], at, carry);
  const pages = isFitting(drawn) ? [drawn] : pagesOf([0.8, 0.5].map(cutTo).find(areFitting) ?? cutTo(1 / 3));
  const text = fallbackText(card.summary);
  return pages.map((page) => ({ text, blocks: page.map(({ block }) => block) }));
}

/** Plain text for a field that Slack reads as markup: it cannot become a mention or a link there. */
export const fallbackText = (text: string): string =>
  escapeText(textOf(shortenRuns([plain(text)], limits.text, (part) => escapeText(part).length)));

function draw(blocks: readonly Block[], footAt: number, carry: Carry): readonly Drawn[] {
  const count = blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : [])).length;
  const drawButtons = buttonDrawer(carry, count);
  const drawn: Drawn[] = [];
  for (const [i, block] of blocks.entries()) {
    const foot = i >= footAt;
    const above = drawn.at(-1);
    if (block.kind === "facts" && i !== footAt && above !== undefined && isOpen(blocks[i - 1], above)) {
      const joined = richBlock([...elementsOf(above), ...richElements(block)]);
      drawn[drawn.length - 1] = { block: joined, parts: above.parts + 1, foot };
      continue;
    }
    const own = block.kind === "buttons" ? drawButtons(block.buttons) : drawBlock(block);
    drawn.push(...own.map((each, n) => ({ block: each, parts: n === 0 ? 1 : 0, foot })));
  }
  return drawn;
}

/** Facts close up to a quotation, and to other facts as long as they can still be left out in small parts. */
const isOpen = (before: Block | undefined, above: Drawn): boolean =>
  (before?.kind === "quote" || before?.kind === "facts") &&
  above.block.type === "rich_text" &&
  above.parts < 8;

function drawBlock(block: Exclude<Block, { kind: "buttons" }>): readonly types.KnownBlock[] {
  if (block.kind === "divider") return [{ type: "divider" }];
  const elements = richElements(block);
  return elements.length === 0 ? [] : [richBlock(elements)];
}

type RichElement = types.RichTextBlock["elements"][number];

function richElements(block: Exclude<Block, { kind: "buttons" | "divider" }>): readonly RichElement[] {
  switch (block.kind) {
    case "text":
      return filled({ type: "rich_text_section", elements: richText(block.runs, looks[block.style]) });
    case "quote":
      return filled({ type: "rich_text_quote", elements: richText(block.runs) });
    case "facts":
      return filled({
        type: "rich_text_section",
        elements: richText(inOneLine(block.facts.filter(hasText).map(closeDirections))),
      });
    case "code":
      return block.text === "" ? [] : [preformatted(block.text)];
    case "file":
      return [{ type: "rich_text_section", elements: richText(nameOf(block)) }];
    case "picture":
      return richElements(inWords(block));
  }
}

const preformatted = (text: string): types.RichTextPreformatted => ({
  type: "rich_text_preformatted",
  elements: closeDirections([plain(text)]).map((run) => ({ type: "text", text: run.text })),
});

const looks = { heading: { bold: true }, body: {}, note: { italic: true } };

/** What a picture says is the text beside it where it is sent, for those who do not see it. */
const nameOf = ({ name, type, alt }: Extract<Block, { kind: "file" }>): readonly Run[] =>
  alt === "" || type.startsWith("image/")
    ? [{ text: name, bold: true }]
    : [{ text: name, bold: true }, plain(`: ${alt}`)];

const filled = (element: types.RichTextSection | types.RichTextQuote): readonly RichElement[] =>
  element.elements.length === 0 ? [] : [element];

const hasText = (runs: readonly Run[]): boolean => textOf(runs) !== "";

const richBlock = (elements: readonly RichElement[]): types.RichTextBlock => ({
  type: "rich_text",
  elements: [...elements],
});

const elementsOf = ({ block }: Drawn): readonly RichElement[] =>
  block.type === "rich_text" ? block.elements : [];

const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
