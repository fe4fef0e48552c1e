import { dayNumber } from "../../research/day-number.ts";
import type { Course, Timeline, Vague } from "../../research/timeline/timeline.ts";
import { type Shape, shape } from "./svg.ts";

/** The days of a timeline across a picture, in pixels. */
export interface Axis {
  readonly left: number;
  readonly right: number;
  /** Where a day (days since 1970) begins. */
  readonly x: (day: number) => number;
  /** Where each period begins and ends. */
  readonly slots: readonly { readonly from: number; readonly to: number }[];
}

/** A timeline's axis between two edges; few periods do not become broad slabs. */
export function axisFor({ starts, end }: Timeline, left: number, right: number): Axis {
  const days = [...starts.map(dayNumber), dayNumber(end ?? "") + 1];
  const [first = 0, last = 1] = [days[0], days.at(-1)];
  const edge = Math.min(right, left + starts.length * broadest);
  const x = (day: number) => left + ((day - first) / (last - first)) * (edge - left);
  const slots = starts.map((_, i) => ({ from: x(days[i] ?? first), to: x(days[i + 1] ?? last) }));
  return { left, right: edge, x, slots };
}

const broadest = 44;

/** Where and how large a course is drawn: the line that its bars stand on, and how high the tallest is. */
export interface Frame {
  readonly base: number;
  readonly height: number;
  /** What the tallest bar counts. */
  readonly most: number;
  readonly colour: string;
  readonly rule: string;
}

/** The height that days known only by month or year take below the bars. */
export const vagueHeight = (course: Course): number => rowsOf(course.vague).length * vagueRow;

/** Bars on a line; below it, hollow, the months and years that are known without a day. */
export function courseShapes(course: Course, axis: Axis, frame: Frame): readonly Shape[] {
  const { base, height, most, colour, rule } = frame;
  const bars = course.counts.flatMap((count, i) => {
    const slot = axis.slots[i];
    if (slot === undefined || count === 0) return [];
    const gap = Math.min(2, (slot.to - slot.from) * 0.18);
    const tall = Math.max(leastTall, (count / most) * height);
    const width = slot.to - slot.from - gap;
    return [shape("rect", { x: slot.from + gap / 2, y: base - tall, width, height: tall, fill: colour })];
  });
  const line = { x1: axis.left, x2: axis.right, y1: base + 0.5, y2: base + 0.5, stroke: rule };
  const vague = rowsOf(course.vague).flatMap((row, i) =>
    row.flatMap((one) => vagueShape(one, axis, base + 3 + i * vagueRow, colour)),
  );
  return [shape("line", line), ...bars, ...vague];
}

/** One is still seen beside a thousand. */
const leastTall = 1.5;

const vagueRow = 7;

/** In one row what does not overlap: months in one, years in another. */
function rowsOf(vague: readonly Vague[]): readonly (readonly Vague[])[] {
  const rows: Vague[][] = [];
  for (const one of vague) {
    const row = rows.find((others) => others.every(({ last }) => last < one.first));
    if (row === undefined) rows.push([one]);
    else row.push(one);
  }
  return rows;
}

/** A hollow bar over the days that are meant; open where they go on beyond the axis. */
function vagueShape({ first, last }: Vague, axis: Axis, y: number, colour: string): readonly Shape[] {
  const [from, to] = [axis.x(dayNumber(first)), axis.x(dayNumber(last) + 1)];
  const [start, end] = [Math.max(from, axis.left), Math.min(to, axis.right)];
  if (end <= start) return [];
  const [top, bottom] = [y, y + vagueRow - 3];
  const [a, b] = [start + 0.5, Math.max(end - 0.5, start + 1)];
  const d = [
    `M${a} ${top}H${b}`,
    to > axis.right + 0.5 ? `M${b} ${bottom}` : `V${bottom}`,
    `H${a}`,
    from < axis.left - 0.5 ? "" : `V${top}`,
  ].join("");
  return [shape("path", { d, fill: "none", stroke: colour, "stroke-width": 1 })];
}
