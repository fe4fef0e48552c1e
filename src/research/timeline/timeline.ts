import type { Day, Quote } from "../article.ts";
import { isoOf } from "../day-number.ts";
import {
  allPeriods,
  type DayRange,
  fittingPeriod,
  type Period,
  periodAround,
  periodsIn,
  rangeOf,
} from "./calendar.ts";
import { createKeyWords } from "./key-words.ts";

/** Days of which something was said on one, though the articles do not tell on which. ISO days, both inside. */
export interface Vague {
  readonly first: string;
  readonly last: string;
  readonly quotations: number;
}

/** When and how often something was said. */
export interface Course {
  readonly quotations: number;
  /** How many fall on each period of the timeline, in order. */
  readonly counts: readonly number[];
  /** Known by a month or a year that is longer than a period; in order. */
  readonly vague: readonly Vague[];
  /** Of no known year. */
  readonly undated: number;
}

/** One speaker's course. */
interface SpeakerCourse extends Course {
  readonly name: string;
  readonly keyWords: readonly string[];
}

/** A stretch of the timeline in which something was said. ISO days, both inside. */
export interface Stretch {
  readonly first: string;
  readonly last: string;
  readonly quotations: number;
  readonly keyWords: readonly string[];
}

/** What was said in the order of time: how often, by whom, and with which words. */
export interface Timeline extends Course {
  /** What the counts are by. */
  readonly period: Period;
  /** The first day of each period, ISO, without gaps; none where no year is known. */
  readonly starts: readonly string[];
  /** The last day of the last period. */
  readonly end?: string;
  /** Most quoted first. */
  readonly speakers: readonly SpeakerCourse[];
  /** All other speakers together. */
  readonly others?: Course & { readonly speakers: number };
  readonly unattributed?: Course;
  /** What the stretches are: at most six of them hold anything. */
  readonly stretchPeriod: Period;
  /** In order. */
  readonly stretches: readonly Stretch[];
  /** So many quotations, of all days alike, tell the key words. */
  readonly readFor: number;
}

/** So many speakers have a course of their own. */
const mostSpeakers = 6;

const mostStretches = 6;

/** About so many are read for key words: more would hardly change which stand out, and each costs some 50 microseconds. */
const mostRead = 1000;

/** How many quotations are gone through in a step. */
const inStep = 50;

/** A quotation with what is counted of it. */
interface Dated {
  readonly quote: Quote;
  readonly speaker: string | undefined;
  readonly days: DayRange | undefined;
}

/**
 * The timeline of some quotations, step by step. `speakerOf` names the speaker, as far as one is named; `ignored` are terms that
 * are no key words.
 */
export function* timelineOf(
  quotes: readonly Quote[],
  speakerOf: (quote: Quote) => string | undefined,
  ignored: ReadonlySet<string>,
): Generator<void, Timeline> {
  const all: Dated[] = [];
  const byDay = new Map<string, Counted>();
  const bySpeaker = new Map<string | undefined, number>();
  for (const [i, quote] of quotes.entries()) {
    const speaker = speakerOf(quote);
    bySpeaker.set(speaker, (bySpeaker.get(speaker) ?? 0) + 1);
    all.push({ quote, speaker, days: countedDays(byDay, quote.article.published) });
    if (i % inStep === 0) yield;
  }
  const days = [...byDay.values()];
  const axis = axisOf(days.map((one) => one.days));
  const period = axis === undefined ? "day" : fittingPeriod(axis);
  yield;
  const stretches = stretchesOf(days, period);
  yield;
  const first = [...bySpeaker]
    .flatMap(([name, count]) => (name === undefined ? [] : [{ name, count }]))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, mostSpeakers)
    .map(({ name }) => name);
  yield;

  const ranges = axis === undefined ? [] : periodsIn(axis, period);
  const courses = createCourses(ranges, period);
  const stretchOf = createPlaces(
    stretches.found.map((one) => one.days),
    stretches.period,
  );
  const own = new Set(first);
  const keyWords = createKeyWords<string | number>(ignored);
  const share = mostRead / all.length;
  let readFor = 0;
  for (const [i, { quote, speaker, days }] of all.entries()) {
    courses.add(days, [
      "all",
      speaker === undefined ? "nobody" : own.has(speaker) ? `by:${speaker}` : "others",
    ]);
    if (i % inStep === 0) yield;
    // The same ones each time, whatever came in first.
    if (lotOf(quote.id) >= share) continue;
    readFor++;
    const stretch = days && stretchOf(days);
    keyWords.add(quote, [
      ...(speaker !== undefined && own.has(speaker) ? [speaker] : []),
      ...(stretch === undefined ? [] : [stretch]),
    ]);
    if (readFor % inStep === 0) yield;
  }
  const speakers: SpeakerCourse[] = [];
  for (const name of first) {
    speakers.push({ name, ...courses.of(`by:${name}`), keyWords: keyWords.of(name) });
    yield;
  }
  const told: Stretch[] = [];
  for (const [i, { days: within, quotations }] of stretches.found.entries()) {
    told.push({ ...isoRange(within), quotations, keyWords: keyWords.of(i) });
    yield;
  }
  const end = ranges.at(-1);
  const others = bySpeaker.size - first.length - Number(bySpeaker.has(undefined));
  return {
    ...courses.of("all"),
    period,
    starts: ranges.map((range) => isoOf(range.first)),
    ...(end !== undefined && { end: isoOf(end.last) }),
    speakers,
    ...(others > 0 && { others: { ...courses.of("others"), speakers: others } }),
    ...(bySpeaker.has(undefined) && { unattributed: courses.of("nobody") }),
    stretchPeriod: stretches.period,
    stretches: told,
    readFor,
  };
}

/** A number from 0 to 1 that depends on the id alone (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv). */
function lotOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
}

/** The days that are drawn: all whose day is known, and what else has no part among them. */
function axisOf(ranges: readonly DayRange[]): DayRange | undefined {
  let axis: DayRange | undefined;
  const take = ({ first, last }: DayRange) => {
    axis = { first: Math.min(first, axis?.first ?? first), last: Math.max(last, axis?.last ?? last) };
  };
  const isDay = ({ first, last }: DayRange) => first === last;
  ranges.filter(isDay).forEach(take);
  const longer = ranges.filter((range) => !isDay(range));
  for (const range of longer.sort((a, b) => a.last - a.first - (b.last - b.first) || a.first - b.first)) {
    if (axis === undefined || range.first > axis.last || range.last < axis.first) take(range);
  }
  return axis;
}

/** The period that holds all of these days, if one does. */
function periodWithin({ first, last }: DayRange, period: Period): DayRange | undefined {
  const around = periodAround(first, period);
  return last <= around.last ? around : undefined;
}

/** The days that an article of this day may be of, counted; the same object for the same day. */
function countedDays(byDay: Map<string, Counted>, day: Day | undefined): DayRange | undefined {
  if (day === undefined || day.precision === "partial") return undefined;
  const known = byDay.get(day.iso)?.days ?? rangeOf(day);
  if (known !== undefined) countIn(byDay, day.iso, known);
  return known;
}

/** Which of some periods of one length holds these days; worked out once for each object. */
function createPlaces(ranges: readonly DayRange[], period: Period): (days: DayRange) => number | undefined {
  const byFirst = new Map(ranges.map(({ first }, i) => [first, i]));
  const known = new Map<DayRange, number | undefined>();
  return (days) => {
    if (!known.has(days)) known.set(days, byFirst.get(periodWithin(days, period)?.first ?? Number.NaN));
    return known.get(days);
  };
}

/** Courses that are counted side by side, by what they are called. */
function createCourses(ranges: readonly DayRange[], period: Period) {
  const placeOf = createPlaces(ranges, period);
  const empty = () => ({
    quotations: 0,
    counts: ranges.map(() => 0),
    vague: new Map<string, Counted>(),
    undated: 0,
  });
  const courses = new Map<string, ReturnType<typeof empty>>();
  return {
    add(days: DayRange | undefined, names: readonly string[]): void {
      const place = days && placeOf(days);
      for (const name of names) {
        const course = courses.get(name) ?? empty();
        courses.set(name, course);
        course.quotations++;
        if (days === undefined) course.undated++;
        else if (place === undefined) countIn(course.vague, `${days.first} ${days.last}`, days);
        else course.counts[place] = (course.counts[place] ?? 0) + 1;
      }
    },
    of(name: string): Course {
      const { vague, ...course } = courses.get(name) ?? empty();
      const inOrder = [...vague.values()].sort(
        (a, b) => a.days.first - b.days.first || a.days.last - b.days.last,
      );
      return { ...course, vague: inOrder.map(({ days, quotations }) => ({ ...isoRange(days), quotations })) };
    },
  };
}

interface Counted {
  readonly days: DayRange;
  quotations: number;
}

function countIn<Key>(counts: Map<Key, Counted>, key: Key, days: DayRange, by = 1): void {
  const counted = counts.get(key);
  if (counted === undefined) counts.set(key, { days, quotations: by });
  else counted.quotations += by;
}

/** The shortest periods of which few hold anything, in order, with the months and years known without a day that none of them is in. */
function stretchesOf(
  all: readonly Counted[],
  shortest: Period,
): { readonly period: Period; readonly found: readonly Counted[] } {
  let period = shortest;
  let found = new Map<number, Counted>();
  for (period of allPeriods.slice(allPeriods.indexOf(shortest))) {
    found = new Map();
    const longer: Counted[] = [];
    for (const counted of all) {
      const within = periodWithin(counted.days, period);
      if (within === undefined) longer.push(counted);
      else countIn(found, within.first, within, counted.quotations);
      if (found.size > mostStretches) break;
    }
    // A month before the year that it is in, whatever came in first.
    for (const { days, quotations } of longer.sort(
      (a, b) => a.days.last - a.days.first - (b.days.last - b.days.first),
    ))
      if (isApart(days, found)) countIn(found, days.first, days, quotations);
    if (found.size <= mostStretches) break;
  }
  return { period, found: [...found.values()].sort((a, b) => a.days.first - b.days.first) };
}

/** Whether these days are in no stretch, but for one of just these days. */
const isApart = ({ first, last }: DayRange, found: ReadonlyMap<number, Counted>): boolean =>
  found
    .values()
    .every(
      ({ days }) => days.first > last || days.last < first || (days.first === first && days.last === last),
    );

const isoRange = ({ first, last }: DayRange): { readonly first: string; readonly last: string } => ({
  first: isoOf(first),
  last: isoOf(last),
});
