import { brokenMark, doubleMarks, marksOf, singleMarks } from "../quotation-marks.ts";

const doubles = marksOf(doubleMarks).join("");
const singles = singleMarks.opening + singleMarks.either;

// Marks of every kind count alike: broken and mismatched ones still stand in pairs.
const marked = new RegExp(`[${doubles}]`, "u");
const quoted = new RegExp(`[${doubles}][^${doubles}]*[${doubles}]?`, "gu");
const singleQuoted = new RegExp(`(?<![\\p{L}\\p{N}])[${singles}]\\p{L}`, "u");
const sentenceEnd = new RegExp(
  `[.!?…:;。！？؟।][\\s${doubles}${marksOf(singleMarks).join("")})\\]*_†]*$`,
  "u",
);
const broken = new RegExp(brokenMark, "gu");

/** Broken marks as plain ones. Lengths change. */
const mended = (text: string): string => text.replace(broken, '"');

/** The writer's own words: what stands outside quotation marks. An open mark counts to the end. For evidence only. */
export const outsideMarks = (text: string): string => mended(text).replace(quoted, " ");

/** Whether words stand in quotation marks of any kind, closed or not. */
export const holdsMarks = (text: string): boolean => marked.test(mended(text)) || singleQuoted.test(text);

/** Whether the line ends as a sentence does, brackets and marks behind the stop included; a colon promises more. */
export const closesSentence = (line: string): boolean => sentenceEnd.test(mended(line.slice(-12)));
