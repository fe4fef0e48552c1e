const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A button's label in one line of at most `most` UTF-16 code units, cut between graphemes with "…"; never empty. */
export function shortLabel(label: string, most: number): string {
  const line = label.replace(/\s+/g, " ").trim();
  if (line === "") return "…";
  if (line.length <= most) return line;
  // Segmenting takes most of the time that a label takes.
  if (eachByItself.test(line.slice(0, most))) return `${line.slice(0, most - 1).trimEnd()}…`;
  let end = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    if (index + segment.length >= most) break;
    end = index + segment.length;
  }
  return `${line.slice(0, end).trimEnd()}…`;
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
