const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A button's label in one line of at most `most` UTF-16 code units, cut between graphemes with "…"; never empty. */
export function shortLabel(label: string, most: number): string {
  const line = label.replace(/\s+/g, " ").trim();
  if (line === "") return "…";
  return line.length <= most ? line : `${beginning(line, most - 1)}…`;
}

/** A text that is longer than `most` UTF-16 code units, cut there between graphemes, and how much more it has: "… [+412 characters]". */
export function cutWithCount(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = beginning(text, most);
  return `${cut}… [+${(text.length - cut.length).toLocaleString("en-GB")} characters]`;
}

/** As many graphemes as have room, without blanks at their end. */
function beginning(text: string, room: number): string {
  // Segmenting takes most of the time that a label takes.
  if (eachByItself.test(text.slice(0, room + 1))) return text.slice(0, room).trimEnd();
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}

/** Latin letters with their accents, and the marks of English prose: each unit is a grapheme. */
const eachByItself = /^[ -~\u00A1-\u02AF\u2010-\u201F\u2026]*$/;

/** A text in one line of at most `most` UTF-16 code units, cut with "…" between words, and within one only where it is long. */
export function shortAtWord(text: string, most: number): string {
  const short = shortLabel(text, most);
  const line = text.replace(/\s+/g, " ").trim();
  if (short === line) return short;
  const kept = short.slice(0, -1);
  const isBetween = line[kept.length] === " ";
  const blank = isBetween ? kept.length : kept.lastIndexOf(" ");
  return `${(blank < most / 2 ? kept : kept.slice(0, blank)).replace(/[\s,;:]+$/, "")}…`;
}
