import type { Run } from "./card.ts";

/**
 * Runs that cannot turn the direction of what stands after them: marks are added that close what they leave
 * open. A quotation's words are closed where they end and not inside, whatever is bold in them.
 */
export function closeDirections(runs: readonly Run[]): readonly Run[] {
  let sequence = "";
  return runs.map((run, i) => {
    const next = runs[i + 1];
    sequence += run.text;
    const ends = next === undefined || (run.said === true && next.said !== true);
    const closers = ends ? closersOf(sequence) : "";
    sequence += closers;
    return closers === "" ? run : { ...run, text: run.text + closers };
  });
}

const popFormatting = "\u202C";

const popIsolate = "\u2069";

/** What each mark opens is closed by this. https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const closers: Readonly<Record<string, string>> = {
  "\u202A": popFormatting,
  "\u202B": popFormatting,
  "\u202D": popFormatting,
  "\u202E": popFormatting,
  "\u2066": popIsolate,
  "\u2067": popIsolate,
  "\u2068": popIsolate,
};

function closersOf(text: string): string {
  const open: string[] = [];
  for (const [mark] of text.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    const closer = closers[mark];
    const isolate = mark === popIsolate ? open.lastIndexOf(popIsolate) : -1;
    if (closer !== undefined) open.push(closer);
    // The end of an isolate closes all that was opened inside it; any other mark only what is innermost.
    else if (isolate >= 0) open.length = isolate;
    else if (mark === open.at(-1)) open.pop();
  }
  return open.toReversed().join("");
}
