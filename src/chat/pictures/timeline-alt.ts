import type { Timeline } from "../../research/timeline/timeline.ts";
import { shortLabel } from "../labels.ts";
import { counted } from "../views/foot.ts";
import { byPeriod, periodText } from "./period-text.ts";

/** Discord takes no more (https://docs.discord.com/developers/resources/message#attachment-object); UTF-16 code units. */
const longest = 1024;

/** The same as the picture of a timeline in words: when, how often, by whom, with which words. */
export function timelineAlt(timeline: Timeline, asked: string): string {
  const {
    quotations,
    counts,
    starts,
    end = "",
    period,
    vague,
    undated,
    speakers,
    others,
    unattributed,
  } = timeline;
  const most = Math.max(0, ...counts);
  const peak = counts.indexOf(most);
  const next = starts[peak + 1];
  const peakEnd = next === undefined ? end : Temporal.PlainDate.from(next).subtract({ days: 1 }).toString();
  const sentences = [
    `Timeline of ${shortLabel(asked, 120)}: ${counted(quotations, "quotation")}, ${periodText(starts[0] ?? "", end)}, ${byPeriod(period)}.`,
    ...(most === 0
      ? []
      : [`Most in ${periodText(starts[peak] ?? "", peakEnd)}: ${most.toLocaleString("en-GB")}.`]),
    ...(timeline.stretches.length < 2
      ? []
      : [
          `${timeline.stretches.map((one) => `${periodText(one.first, one.last)} ${told(one)}`).join("; ")}.`,
        ]),
    `By ${[
      ...speakers.map((speaker) => `${shortLabel(speaker.name, 40)} ${told(speaker)}`),
      ...(others === undefined ? [] : [`${counted(others.speakers, "other speaker")} ${told(others)}`]),
      ...(unattributed === undefined ? [] : [`unattributed ${told(unattributed)}`]),
    ].join("; ")}.`,
    ...(vague.length === 0
      ? []
      : [
          `Only the month or year is known of ${vague.reduce((sum, one) => sum + one.quotations, 0).toLocaleString("en-GB")}.`,
        ]),
    ...(undated === 0 ? [] : [`Not drawn, of no known year: ${undated.toLocaleString("en-GB")}.`]),
  ];
  return shortLabel(sentences.join(" "), longest);
}

const told = ({ quotations, keyWords = [] }: { quotations: number; keyWords?: readonly string[] }): string =>
  `${quotations.toLocaleString("en-GB")}${keyWords.length === 0 ? "" : ` (${keyWords.join(", ")})`}`;
