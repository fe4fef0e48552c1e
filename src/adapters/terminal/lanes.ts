import type { Picture } from "../../chat/card.ts";
import { visibleInRow } from "./visible.ts";

/** A chart in letters: a row a lane, its bars over the same periods, how many there are in all, and whose they are. */
export function laneRows({ lanes }: Picture, columns: number): readonly string[] {
  const periods = Math.max(0, ...lanes.map(({ counts }) => counts.length));
  // Names take what is left; wide letters in them cannot push the bars out of line.
  const wide = Math.max(1, Math.min(periods, widest, columns - leastName));
  const totals = lanes.map(({ total }) => total.toLocaleString("en-GB"));
  const forTotals = Math.max(0, ...totals.map((total) => total.length));
  const summed = lanes.map(({ counts }) => inColumns(counts, wide));
  const most = Math.max(1, ...summed.flat());
  return lanes.map(({ label }, i) => {
    const bars = (summed[i] ?? []).map((count) => barOf(count, most)).join("");
    return `${bars}  ${(totals[i] ?? "").padStart(forTotals)}  ${visibleInRow(label)}`;
  });
}

/** Columns: longer bars say no more, and a name must have some. */
const [widest, leastName] = [48, 30];

const bars = Array.from("▁▂▃▄▅▆▇█");

const barOf = (count: number, most: number): string =>
  count === 0 ? "·" : (bars[Math.ceil((count / most) * bars.length) - 1] ?? "█");

/** Counts summed so that there are at most so many. */
function inColumns(counts: readonly number[], columns: number): readonly number[] {
  const each = Math.ceil(counts.length / columns);
  return Array.from({ length: Math.ceil(counts.length / each) }, (_, i) =>
    counts.slice(i * each, (i + 1) * each).reduce((sum, count) => sum + count, 0),
  );
}
