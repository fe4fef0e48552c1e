import type { types } from "@slack/bolt";
import { type Block, plain, textOf } from "../../chat/card.ts";
import { closeDirections } from "../../chat/direction.ts";
import { fitBlocks, measureBlock } from "../../chat/shorten.ts";
import { limits } from "./limits.ts";
import { richText } from "./rich-text.ts";

/** A block of Slack's, how many of the card's it shows, and whether it belongs to the card's foot. */
export interface Drawn {
  readonly block: types.KnownBlock;
  readonly parts: number;
  readonly foot: boolean;
}

/** What Slack takes in one piece: UTF-16 code units of JSON, and blocks. */
export interface Room {
  readonly size: number;
  readonly blocks: number;
}

/** A message. */
export const ofMessage: Room = { size: limits.serialisedBlocks, blocks: limits.blocks };

/** A modal, or Home. */
export const ofView: Room = { size: limits.serialisedView, blocks: limits.viewBlocks };

/** Whether Slack takes them all in one piece. */
export const isFitting = (drawn: readonly Drawn[], room = ofMessage): boolean =>
  sum(drawn.map(sizeOf)) < room.size && drawn.length <= room.blocks;

/** The card's blocks with their texts cut as far as needed, given how they were drawn uncut. */
export function cutBlocks(
  blocks: readonly Block[],
  drawn: readonly Drawn[],
  room = ofMessage,
): readonly Block[] {
  const texts = sum(blocks.map((block) => measureBlock(block, serialised)));
  const cuts = sum(blocks.map(mostCuts)) * aroundACut;
  const frame = sum(drawn.map(sizeOf)) - texts + cuts;
  return fitBlocks(blocks, { total: room.size - frame, each: room.size }, serialised);
}

/** The blocks, each cut to this share of a message. */
export const cutEach = (blocks: readonly Block[], share: number): readonly Block[] =>
  fitBlocks(blocks, { total: Number.POSITIVE_INFINITY, each: share * limits.serialisedBlocks }, serialised);

/** In how many places a block may be cut: a passage before its words and behind them, each fact at its end. */
const mostCuts = (block: Block): number =>
  block.kind === "facts" ? block.facts.length : block.kind === "text" || block.kind === "quote" ? 2 : 0;

/** Blocks that Slack takes: the foot stays, what stands last before it is left out first, and it says so. */
export function leaveOut(drawn: readonly Drawn[], room = ofMessage): readonly Drawn[] {
  if (isFitting(drawn, room)) return drawn;
  const foot = headOf(
    drawn.filter((each) => each.foot),
    [lostNote(drawn.length)],
    room,
  );
  const head = headOf(
    drawn.filter((each) => !each.foot),
    [...foot, lostNote(drawn.length)],
    room,
  );
  const kept = sum([...head, ...foot].map(({ parts }) => parts));
  return [...head, lostNote(sum(drawn.map(({ parts }) => parts)) - kept), ...foot];
}

/** As many of them, from the first, as fit beside the others. */
export function headOf(
  drawn: readonly Drawn[],
  others: readonly Drawn[],
  room = ofMessage,
): readonly Drawn[] {
  let left = room.size - sum(others.map(sizeOf));
  const end = drawn.findIndex((each, i) => {
    left -= sizeOf(each);
    return left <= 0 || i + others.length >= room.blocks;
  });
  return end < 0 ? drawn : drawn.slice(0, end);
}

function lostNote(lost: number): Drawn {
  const parts = lost === 1 ? "part of this answer does" : "parts of this answer do";
  return noteOf(`… [+${lost} ${parts} not fit into one message: ask for less to see more]`);
}

/** A sentence of our own beside what is drawn of a card. */
export function noteOf(sentence: string): Drawn {
  const elements: types.RichTextSection[] = [
    { type: "rich_text_section", elements: richText([plain(sentence)], { italic: true }) },
  ];
  return { block: { type: "rich_text", elements }, parts: 0, foot: false };
}

/** What a text takes in the JSON that Slack counts, with what closes the directions that it leaves open. */
const serialised = (text: string): number =>
  JSON.stringify(textOf(closeDirections([plain(text)]))).length - 2;

const sizeOf = ({ block }: Drawn): number => JSON.stringify(block).length + 1;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What the element that says how much is missing takes beside its words. */
const aroundACut = JSON.stringify({ type: "text", text: "", style: { italic: true } }).length + 1;
