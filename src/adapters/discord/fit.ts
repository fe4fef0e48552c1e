import type { Block } from "../../chat/card.ts";
import { holdsWords, paragraph } from "../../chat/card.ts";

/**
 * The blocks whole, then with less and less, and a note of what is missing. Given up from the end, in this
 * order: context, further hits, other rows, buttons. The first hit and every fact of it stay, and so does the
 * card's foot.
 */
export function* degradations(
  blocks: readonly Block[],
  foot: Block | undefined,
): Generator<readonly Block[]> {
  yield blocks;
  const gone = new Set<Block>();
  const counts = new Map<string, number>();
  for (const { noun, parts, count } of surplus(blocks, foot)) {
    if (parts.every((part) => gone.has(part))) continue;
    for (const part of parts) gone.add(part);
    counts.set(noun, (counts.get(noun) ?? 0) + count);
    yield [...blocks.filter((block) => !gone.has(block)), paragraph(missingText(counts), "note")];
  }
}

interface Surplus {
  readonly noun: string;
  readonly parts: readonly Block[];
  readonly count: number;
}

function surplus(blocks: readonly Block[], foot: Block | undefined): readonly Surplus[] {
  const one = (noun: string, block: Block): Surplus => ({ noun, parts: [block], count: 1 });
  const context = blocks.filter((block) => block.kind === "quote" && !isSaid(block));
  const hits = blocks.flatMap((_, i) => (isHit(blocks, i) ? [hitAt(blocks, i, foot)] : []));
  const rows = blocks.filter((block) => block.kind === "text" && block.style === "body");
  const buttons = blocks.filter((block) => block.kind === "buttons");
  return [
    ...context.map((block) => one("paragraph of context", block)).toReversed(),
    ...hits
      .slice(1)
      .map((parts): Surplus => ({ noun: "quotation", parts, count: 1 }))
      .toReversed(),
    ...rows
      .slice(1)
      .map((block) => one("line", block))
      .toReversed(),
    ...buttons
      .map((block): Surplus => ({ noun: "button", parts: [block], count: block.buttons.length }))
      .toReversed(),
  ];
}

const isSaid = (block: Block | undefined): boolean => block?.kind === "quote" && holdsWords(block.runs);

/** Words with their facts right below. */
const isHit = (blocks: readonly Block[], i: number): boolean =>
  isSaid(blocks[i]) && blocks[i + 1]?.kind === "facts";

/** The words, their facts, their buttons and the line below. */
function hitAt(blocks: readonly Block[], start: number, foot: Block | undefined): readonly Block[] {
  let end = start + 1;
  for (const kind of ["facts", "buttons", "divider"] as const) {
    while (blocks[end]?.kind === kind && blocks[end] !== foot) end++;
  }
  return blocks.slice(start, end);
}

const missingText = (counts: ReadonlyMap<string, number>): string => {
  const parts = Array.from(counts, ([noun, count]) =>
    count === 1 ? `1 ${noun}` : `${count} ${noun.replace(/^\w+/, "$&s")}`,
  );
  return `Not shown, for want of room: ${parts.join(", ")}.`;
};
