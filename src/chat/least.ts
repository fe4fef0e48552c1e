import { type Block, type Card, footOf, inOneLine, paragraph, plain, type Run, textOf } from "./card.ts";
import { factsOfFirstHit } from "./degrading.ts";
import { shortenRuns } from "./shorten.ts";
import { webAddress } from "./web-address.ts";

/** The card without its files, each named with `why` it is not there; a picture says in words what it shows. */
export const withoutFiles = (card: Card, why: string): Card => ({
  ...card,
  blocks: card.blocks.flatMap((block) => {
    if (block.kind !== "file") return [block];
    const note = paragraph(`${block.name} ${why}`, "note");
    return block.type.startsWith("image/") && block.alt !== "" ? [note, paragraph(block.alt)] : [note];
  }),
});

/**
 * What a card says at least, where a platform refuses the whole of it for what it holds: its one sentence, what degrading never gives
 * up (who said the first words, when and where), what the asker should know of it, and its line.
 */
export const leastBlocks = (card: Card): readonly Block[] => [
  { kind: "text", style: "body", runs: shortenRuns([plain(card.summary)], longestSummary, lengthOf) },
  ...factsOfFirstHit(card.blocks, footOf(card)),
  ...card.blocks.filter((block) => block.kind === "text" && block.style === "note").slice(0, mostNotes),
  ...(card.line === undefined ? [] : [paragraph(card.line)]),
];

/** The same as plain text, each link's address behind its words. */
export const leastText = (card: Card): string =>
  leastBlocks(card)
    .map((block) =>
      block.kind === "facts"
        ? withAddresses(inOneLine(block.facts))
        : "runs" in block
          ? withAddresses(block.runs)
          : "",
    )
    .filter((text) => text !== "")
    .join("\n");

const withAddresses = (runs: readonly Run[]): string =>
  runs
    .map((run) => {
      const address = run.href === undefined ? undefined : webAddress(run.href);
      return address === undefined ? textOf([run]) : `${run.text} (${address})`;
    })
    .join("");

const lengthOf = (text: string): number => text.length;

/** A summary may hold a whole quotation, and must not take the room of who said it. UTF-16 code units. */
const longestSummary = 1000;

const mostNotes = 5;
