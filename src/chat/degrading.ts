import { type Block, type Button, holdsWords, paragraph, textOf } from "./card.ts";
import { shortestReadable } from "./shorten.ts";

/** The blocks with their texts cut so that a platform takes them; nothing where that is not possible. */
export type Fit = (blocks: readonly Block[]) => readonly Block[] | undefined;

/**
 * A card's blocks as far as a platform takes them, with a note of what is missing above the foot. Given up from the end, in
 * this order: dividers, context, further hits, other rows, buttons. The first hit stays with every fact of it, and so does the card's
 * foot. Words of a quotation are cut only where giving up all that does not make room for them. `undefined`: the least is
 * still too much.
 */
export function degrade(
  blocks: readonly Block[],
  foot: Block | undefined,
  cutToFit: Fit,
): readonly Block[] | undefined {
  const surplus = surplusOf(blocks, foot);
  for (const isEnough of [isWhole, isReadable, () => true]) {
    const found = withFewest(surplus.length, (count) => {
      const kept = without(blocks, foot, surplus.slice(0, count));
      const fitted = cutToFit(kept);
      return fitted?.every((block, i) => isEnough(block, kept[i] ?? block)) ? fitted : undefined;
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the smallest count up to `most` gives; a larger one gives something where a smaller does. */
function withFewest<T>(most: number, tried: (count: number) => T | undefined): T | undefined {
  const whole = tried(0);
  if (whole !== undefined) return whole;
  let best = tried(most);
  let [none, some] = [0, most];
  while (best !== undefined && some - none > 1) {
    const middle = Math.floor((none + some) / 2);
    const given = tried(middle);
    if (given === undefined) none = middle;
    else [some, best] = [middle, given];
  }
  return best;
}

/** Quotations, and what is taken away as it is, have all their words. */
const isWhole = (block: Block, before: Block): boolean =>
  isReadable(block, before) &&
  wordsOf(block) === wordsOf(before) &&
  (block.kind !== "code" || lengthOf(block) === lengthOf(before));

/** No text is cut so short that others would do better to make room for it. */
const isReadable = (block: Block, before: Block): boolean =>
  lengthOf(block) >= shortestReadable || lengthOf(block) === lengthOf(before);

const lengthOf = (block: Block): number =>
  block.kind === "code" ? block.text.length : "runs" in block ? textOf(block.runs).length : 0;

/** How long the words are that a block quotes. */
const wordsOf = (block: Block): number =>
  block.kind === "quote" ? textOf(block.runs.filter(({ said }) => said === true)).length : 0;

/** Blocks that go together, and what they are called where they are missed. */
interface Surplus {
  readonly noun: string;
  readonly parts: readonly Block[];
  readonly count: number;
  /** Leads to it all the same. */
  readonly way?: Button;
}

/** What is given up, the first first. */
function surplusOf(blocks: readonly Block[], foot: Block | undefined): readonly Surplus[] {
  const above = foot === undefined ? blocks : blocks.slice(0, blocks.indexOf(foot));
  const hits = above.flatMap((_, i) => (isHit(above, i) ? [hitAt(above, i)] : []));
  const inHits = new Set(hits.flat());
  const one = (noun: string, parts: readonly Block[]): Surplus => ({ noun, parts, count: 1 });
  const context = above.filter((block) => block.kind === "quote" && !isSaid(block));
  const rows = above.flatMap((block, i) => (isRow(block) && !inHits.has(block) ? [rowAt(above, i)] : []));
  const further = new Set(hits.slice(1).flat());
  const buttons = blocks.flatMap((block): readonly Surplus[] =>
    block.kind !== "buttons" || further.has(block)
      ? []
      : [{ noun: "button", parts: [block], count: block.buttons.length }],
  );
  const dividers = above.filter(({ kind }) => kind === "divider");
  return [
    { noun: "divider", parts: dividers, count: 0 },
    ...context.map((block) => one("paragraph of context", [block])).toReversed(),
    ...hits.map(surplusHit).slice(1).toReversed(),
    ...rows
      .slice(1)
      .map((parts) => one("line", parts))
      .toReversed(),
    ...buttons.toReversed(),
  ];
}

const isSaid = (block: Block | undefined): boolean => block?.kind === "quote" && holdsWords(block.runs);

/** Who said the first words of a card, when and where: what is given up last. */
export function factsOfFirstHit(blocks: readonly Block[], foot: Block | undefined): readonly Block[] {
  const above = foot === undefined ? blocks : blocks.slice(0, blocks.indexOf(foot));
  const first = above.findIndex((_, i) => isHit(above, i));
  return first === -1 ? [] : hitAt(above, first).filter(({ kind }) => kind === "facts");
}

/** Words with their facts right below. */
const isHit = (blocks: readonly Block[], i: number): boolean =>
  isSaid(blocks[i]) && blocks[i + 1]?.kind === "facts";

/** The words, their facts, their buttons and the line below. */
function hitAt(blocks: readonly Block[], start: number): readonly Block[] {
  let end = start + 1;
  for (const kind of ["facts", "buttons", "divider"] as const) {
    while (blocks[end]?.kind === kind) end++;
  }
  return blocks.slice(start, end);
}

function surplusHit(parts: readonly Block[], i: number): Surplus {
  const buttons = parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
  const first = buttons.find((button) => "line" in button);
  return {
    noun: "quotation",
    parts,
    count: 1,
    ...(first !== undefined && { way: { label: `Quotation ${i + 1}`, line: first.line } }),
  };
}

const isRow = (block: Block): boolean =>
  block.kind === "facts" || (block.kind === "text" && block.style === "body");

/** A row with the line below it. */
const rowAt = (blocks: readonly Block[], start: number): readonly Block[] =>
  blocks.slice(start, blocks[start + 1]?.kind === "divider" ? start + 2 : start + 1);

/** More ways than this to what is missing are no answer any more. */
const mostWays = 5;

function without(
  blocks: readonly Block[],
  foot: Block | undefined,
  gone: readonly Surplus[],
): readonly Block[] {
  if (gone.length === 0) return blocks;
  const parts = new Set(gone.flatMap((each) => each.parts));
  const kept = blocks.filter((block) => !parts.has(block));
  const ways = gone
    .flatMap(({ way }) => way ?? [])
    .toReversed()
    .slice(0, mostWays);
  const isCrowded = gone.some(({ noun }) => noun === "button");
  const at = foot === undefined ? kept.length : kept.indexOf(foot);
  const missing = missingText(gone);
  return [
    ...kept.slice(0, at),
    ...(missing === "" ? [] : [paragraph(`Not shown, for want of room: ${missing}.`, "note")]),
    ...(ways.length === 0 || isCrowded ? [] : [{ kind: "buttons" as const, buttons: ways }]),
    ...kept.slice(at),
  ];
}

/** "1 quotation, 3 buttons"; nothing where nobody misses it. */
function missingText(gone: readonly Surplus[]): string {
  const counts = new Map<string, number>();
  for (const { noun, count } of gone) counts.set(noun, (counts.get(noun) ?? 0) + count);
  const missed = Array.from(counts).filter(([, count]) => count > 0);
  return missed
    .map(([noun, count]) => (count === 1 ? `1 ${noun}` : `${count} ${noun.replace(/^\w+/, "$&s")}`))
    .join(", ");
}
