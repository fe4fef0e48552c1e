import { type Drawn, headOf, isFitting, leaveOut, noteOf } from "./fit.ts";

/** A thread of more is read by nobody; what is left then is left out, and it says so. */
const mostPages = 6;

/** Blocks in as many messages as they take: the first has the foot and says where the rest is. */
export function pagesOf(drawn: readonly Drawn[]): readonly (readonly Drawn[])[] {
  if (isFitting(drawn)) return [drawn];
  const beside = besideFirst(drawn);
  const head = pageOf(
    drawn.filter((each) => !beside.includes(each)),
    beside,
  );
  const pages = [[...head, ...beside]];
  let rest = drawn.filter((each) => !head.includes(each) && !beside.includes(each));
  while (rest.length > 0) {
    const page = pages.length === mostPages - 1 ? rest : pageOf(rest, []);
    // What is too large for any message stands alone, and is left out with a note.
    const taken = page.length === 0 ? rest.slice(0, 1) : page;
    pages.push([...leaveOut(taken)]);
    rest = rest.slice(taken.length);
  }
  return pages;
}

/** Whether each of them fits into a message, the first beside what stands there. */
export const areFitting = (drawn: readonly Drawn[]): boolean =>
  drawn.every((each, i) => isFitting(i === 0 ? [each, ...besideFirst(drawn)] : [each]));

/** What stands in the first message beside the blocks: where the rest is, and the foot if there is room. */
function besideFirst(drawn: readonly Drawn[]): readonly Drawn[] {
  const goesOn = noteOf("The rest is in the thread.");
  const foot = drawn.filter((each) => each.foot);
  return isFitting([...foot, goesOn]) ? [goesOn, ...foot] : [goesOn];
}

/** As many as fit beside the others; buttons stay with what they belong to. */
function pageOf(drawn: readonly Drawn[], others: readonly Drawn[]): readonly Drawn[] {
  const page = headOf(drawn, others);
  const isCut = drawn[page.length]?.block.type === "actions";
  return isCut && page.length > 1 ? page.slice(0, -1) : page;
}
