import type { Block, Run } from "../../chat/card.ts";

/** So many runs of a passage look as they ask to: each takes some 50 characters of a message beside its words. */
const mostPieces = 20;

/**
 * The block in few pieces: what matched is in bold in its first ones, and behind them as plain as the words around it. A long
 * quotation that says a word a hundred times would else be left out of a message for its marks alone.
 */
export function inFewPieces(block: Block): Block {
  if (block.kind !== "text" && block.kind !== "quote") return block;
  const runs = block.runs.slice(0, mostPieces);
  for (const run of block.runs.slice(mostPieces)) {
    const { bold: _, ...unmarked } = run;
    const last = runs.at(-1);
    if (runs.length > mostPieces && last !== undefined && looksLike(last, unmarked))
      runs[runs.length - 1] = { ...last, text: last.text + unmarked.text };
    else runs.push(unmarked);
  }
  return { ...block, runs };
}

/** Whether two runs are the same but for their words. */
const looksLike = ({ text: _one, ...one }: Run, { text: _other, ...other }: Run): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
