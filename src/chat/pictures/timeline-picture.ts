import { dayNumber, isoOf } from "../../research/day-number.ts";
import { allPeriods, type Period, periodsIn } from "../../research/timeline/calendar.ts";
import type { Course, Timeline } from "../../research/timeline/timeline.ts";
import type { Picture } from "../card.ts";
import { counted } from "../views/foot.ts";
import { type Axis, axisFor, courseShapes, vagueHeight } from "./courses.ts";
import { byPeriod, periodText, tickText } from "./period-text.ts";
import { printSvg, type Shape, shape } from "./svg.ts";
import { widthOf } from "./text-width.ts";
import { type Theme, themes } from "./themes.ts";
import { timelineAlt } from "./timeline-alt.ts";

/** A phone's width, in CSS pixels. */
const width = 360;

const [left, right] = [16, width - 16];

/**
 * A timeline as a picture: bars for all, the words of each stretch, and a lane for each speaker, over the same days.
 * `asked` is the question in its own words. For a timeline that has days.
 */
export function timelinePicture(timeline: Timeline, asked: string): Picture {
  const drawn = drawTimeline(timeline, asked, themes.light);
  return {
    kind: "picture",
    name: "timeline.png",
    width,
    height: drawn.height,
    alt: timelineAlt(timeline, asked),
    caption: captionOf(timeline),
    svg: {
      light: drawn.svg,
      dark: drawTimeline(timeline, asked, themes.dark).svg,
      chat: drawTimeline(timeline, asked, themes.chat).svg,
    },
    lanes: lanesOf(timeline).map(({ label, course }) => ({
      label,
      counts: course.counts,
      total: course.quotations,
    })),
  };
}

/** One course with what it is called. */
interface Lane {
  readonly label: string;
  readonly course: Course;
  readonly keyWords: readonly string[];
  /** Of nobody in particular. */
  readonly isRest: boolean;
}

function lanesOf({ speakers, others, unattributed }: Timeline): readonly Lane[] {
  const rest = (label: string, course: Course | undefined): readonly Lane[] =>
    course === undefined ? [] : [{ label, course, keyWords: [], isRest: true }];
  return [
    ...speakers.map((speaker) => ({
      label: speaker.name,
      course: speaker,
      keyWords: speaker.keyWords,
      isRest: false,
    })),
    ...rest(counted(others?.speakers ?? 0, "other speaker"), others),
    ...rest("unattributed", unattributed),
  ];
}

interface Drawn {
  readonly height: number;
  readonly svg: string;
}

/** Draws from the top down: each part begins where the one before ended. */
function drawTimeline(timeline: Timeline, asked: string, theme: Theme): Drawn {
  const axis = axisFor(timeline, left, right);
  const parts: Shape[] = [];
  let y = 0;
  for (const part of [
    headPart(timeline, asked, theme),
    wholePart(timeline, axis, theme),
    stretchPart(timeline, theme),
    lanePart(timeline, axis, theme),
    notePart(timeline, theme),
  ]) {
    if (part.height === 0) continue;
    parts.push(shape("g", { transform: `translate(0 ${y})` }, part.shapes));
    y += part.height;
  }
  const height = Math.ceil(y + 8);
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "font-family": "'Source Sans 3', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  };
  const paper = shape("rect", { width, height, fill: theme.paper });
  return { height, svg: printSvg(shape("svg", root, [paper, ...parts])) };
}

interface Part {
  readonly height: number;
  readonly shapes: readonly Shape[];
}

interface Lettering {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
}

const lettered = (text: string, x: number, y: number, { size, fill, bold, anchor }: Lettering): Shape =>
  shape(
    "text",
    {
      x,
      y,
      fill,
      "font-size": size,
      ...(bold === true && { "font-weight": 600 }),
      ...(anchor !== undefined && { "text-anchor": anchor }),
    },
    [text],
  );

function headPart(timeline: Timeline, asked: string, theme: Theme): Part {
  const title = theme.fit(theme.drawable(asked) ?? "Timeline", 16, right - left);
  return {
    height: 54,
    shapes: [
      lettered(title, left, 27, { size: 16, fill: theme.ink, bold: true }),
      lettered(captionWithin(captionParts(timeline), 12.5, right - left, theme), left, 45, {
        size: 12.5,
        fill: theme.quiet,
      }),
    ],
  };
}

const captionOf = (timeline: Timeline): string => captionParts(timeline).join(" · ");

const captionParts = ({ quotations, starts, end = "", period }: Timeline): readonly string[] => [
  counted(quotations, "quotation"),
  periodText(starts[0] ?? "", end),
  byPeriod(period),
];

/** As many parts as have room, whole: what the bars count by is least missed. */
function captionWithin(parts: readonly string[], size: number, room: number, theme: Theme): string {
  const line = parts.join(" · ");
  const fitted = theme.fit(line, size, room);
  return fitted === line || parts.length < 2 ? fitted : captionWithin(parts.slice(0, -1), size, room, theme);
}

function wholePart(timeline: Timeline, axis: Axis, theme: Theme): Part {
  const { counts } = timeline;
  const most = Math.max(1, ...counts);
  const [base, tall] = [86, 66];
  const below = base + vagueHeight(timeline);
  const top = axis.slots[counts.indexOf(most)];
  const label = most.toLocaleString("en-GB");
  const half = widthOf(label, 11.5) / 2;
  const middle = Math.max(left + half, Math.min(right - half, ((top?.from ?? 0) + (top?.to ?? 0)) / 2));
  return {
    height: below + 32,
    shapes: [
      ...courseShapes(timeline, axis, { base, height: tall, most, colour: theme.whole, rule: theme.rule }),
      ...(counts.includes(most)
        ? [
            lettered(label, middle, base - tall - 5, {
              size: 11.5,
              fill: theme.whole,
              bold: true,
              anchor: "middle",
            }),
          ]
        : []),
      ...ticks(timeline, axis, below, theme),
    ],
  };
}

/** At most five days along the axis, at the beginnings of the shortest periods that are few enough, and its own beginning. */
function ticks(
  { starts, end = "", period }: Timeline,
  axis: Axis,
  y: number,
  theme: Theme,
): readonly Shape[] {
  const [first, last] = [dayNumber(starts[0] ?? ""), dayNumber(end)];
  const few = allPeriods
    .slice(allPeriods.indexOf(period))
    .map((each) => ({
      each,
      days: periodsIn({ first, last }, each).flatMap((range) => (range.first > first ? [range.first] : [])),
    }))
    .find(({ days }) => days.length < 5);
  const marks = (few?.days ?? []).map((day) => markAt(day, few?.each ?? period, axis, theme));
  const start = markAt(first, period, axis, theme);
  const isFree = marks[0] === undefined || start.end <= marks[0].at;
  const all = isFree ? [start, ...marks] : marks;
  return all.flatMap(({ x, at, text }, i) => [
    shape("line", { x1: x + 0.5, x2: x + 0.5, y1: y, y2: y + 4, stroke: theme.quiet }),
    // The last may be pushed back from the edge, onto the one before.
    ...((all[i - 1]?.end ?? 0) > at ? [] : [lettered(text, at, y + 16, { size: 11.5, fill: theme.quiet })]),
  ]);
}

function markAt(day: number, period: Period, axis: Axis, theme: Theme) {
  const text = tickText(isoOf(day), period);
  const wide = theme.room(widthOf(text, 11.5));
  const x = axis.x(day);
  const at = Math.min(x, right - wide);
  return { x, text, at, end: at + wide + 6 };
}

/** A row a stretch: when, how often, and the words that stand out. */
function stretchPart({ stretches }: Timeline, theme: Theme): Part {
  if (stretches.length < 2) return none;
  const row = 18;
  const labels = stretches.map(({ first, last }) => periodText(first, last));
  const counts = stretches.map(({ quotations }) => quotations.toLocaleString("en-GB"));
  const forLabels = theme.room(Math.max(...labels.map((label) => widthOf(label, 12.5))));
  const countsEnd = left + forLabels + 10 + Math.max(...counts.map((count) => widthOf(count, 12.5)));
  return {
    height: stretches.length * row + 6,
    shapes: stretches.flatMap(({ keyWords }, i) => {
      const y = 10 + i * row;
      const words = wordsWithin(keyWords, 12.5, right - countsEnd - 10, theme);
      return [
        lettered(labels[i] ?? "", left, y, { size: 12.5, fill: theme.quiet }),
        lettered(counts[i] ?? "", countsEnd, y, { size: 12.5, fill: theme.whole, bold: true, anchor: "end" }),
        lettered(words, countsEnd + 10, y, {
          size: 12.5,
          fill: theme.ink,
        }),
      ];
    }),
  };
}

function lanePart(timeline: Timeline, axis: Axis, theme: Theme): Part {
  const lanes = lanesOf(timeline);
  const most = Math.max(1, ...lanes.flatMap(({ course, isRest }) => (isRest ? [] : course.counts)));
  const shapes: Shape[] = [];
  let y = 4;
  for (const [i, lane] of lanes.entries()) {
    if (i === 0)
      shapes.push(shape("line", { x1: left, x2: right, y1: y - 0.5, y2: y - 0.5, stroke: theme.rule }));
    const own = lane.isRest ? Math.max(most, ...lane.course.counts) : most;
    const base = y + 40;
    shapes.push(
      ...laneHead(lane, i + 1, y + 17, theme),
      ...courseShapes(lane.course, axis, {
        base,
        height: 17,
        most: own,
        colour: lane.isRest ? theme.quiet : theme.one,
        rule: theme.rule,
      }),
    );
    y = base + 5 + vagueHeight(lane.course);
  }
  return { height: y + 2, shapes };
}

/** Name and key words on the left, how often on the right. */
function laneHead(
  { label, course, keyWords, isRest }: Lane,
  place: number,
  y: number,
  theme: Theme,
): readonly Shape[] {
  const count = course.quotations.toLocaleString("en-GB");
  const room = right - left - widthOf(count, 13) - 12;
  // A name is worth more than the words beside it.
  const name = theme.fit(
    theme.drawable(label) ?? `Speaker ${place}`,
    13,
    keyWords.length === 0 ? room : room * 0.75,
  );
  const from = left + theme.room(widthOf(name, 13)) + 8;
  const words = wordsWithin(keyWords, 12, left + room - from, theme);
  return [
    lettered(name, left, y, { size: 13, fill: isRest ? theme.quiet : theme.ink, bold: !isRest }),
    ...(words === "" ? [] : [lettered(words, from, y, { size: 12, fill: theme.quiet })]),
    lettered(count, right, y, {
      size: 13,
      fill: isRest ? theme.quiet : theme.one,
      bold: true,
      anchor: "end",
    }),
  ];
}

/** What is not drawn, or not as a bar, in words. */
function notePart(timeline: Timeline, theme: Theme): Part {
  const vague = timeline.vague.reduce((sum, { quotations }) => sum + quotations, 0);
  const isNameless = timeline.speakers.some(({ name }) => theme.drawable(name) === undefined);
  const notes = [
    ...(vague === 0 ? [] : [`Hollow: only the month or year is known (${vague.toLocaleString("en-GB")})`]),
    ...(timeline.undated === 0
      ? []
      : [`Not drawn, of no known year: ${timeline.undated.toLocaleString("en-GB")}`]),
    ...(isNameless ? ["The numbered speakers are named in the answer."] : []),
  ];
  return {
    height: notes.length === 0 ? 0 : notes.length * 16 + 6,
    shapes: notes.map((note, i) =>
      lettered(theme.fit(note, 11.5, right - left), left, 14 + i * 16, { size: 11.5, fill: theme.quiet }),
    ),
  };
}

const none: Part = { height: 0, shapes: [] };

/** As many of the key words as have room, whole. */
function wordsWithin(keyWords: readonly string[], size: number, room: number, theme: Theme): string {
  const words = keyWords.flatMap((word) => theme.drawable(word) ?? []);
  const lines = words.map((_, i) => words.slice(0, i + 1).join(" · "));
  return lines.findLast((line) => theme.fit(line, size, room) === line) ?? "";
}
