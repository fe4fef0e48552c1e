// Marks of every kind count alike: broken and mismatched ones still stand in pairs.
const quoted = /["“”„‟«»][^"“”„‟«»]*["“”„‟«»]?/gu;
const singleQuoted = /(?<![\p{L}\p{N}])['‘‚‹]\p{L}/u;

/** Doubled apostrophes and the remains of wrong decoding ("â€œ", "?€?") as plain marks. Lengths change. */
const mended = (text: string): string => text.replace(/\?€\?|â€[œ\u009d]?|``|''|‘‘|’’/gu, '"');

/** The writer's own words: what stands outside quotation marks. An open mark counts to the end. For evidence only. */
export const outsideMarks = (text: string): string => mended(text).replace(quoted, " ");

/** Whether words stand in quotation marks of any kind, closed or not. */
export const holdsMarks = (text: string): boolean =>
  /["“”„‟«»]/u.test(mended(text)) || singleQuoted.test(text);

/** Whether the line ends as a sentence does, brackets and marks behind the stop included; a colon promises more. */
export const closesSentence = (line: string): boolean =>
  /[.!?…:;。！？؟।][\s"'“”„‟«»‘’)\]*_†]*$/u.test(mended(line.slice(-12)));
