const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A button's label in one line of at most `most` UTF-16 code units, cut between graphemes with "…"; never empty. */
export function shortLabel(label: string, most: number): string {
  const line = label.replace(/\s+/g, " ").trim();
  if (line === "") return "…";
  if (line.length <= most) return line;
  let end = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    if (index + segment.length >= most) break;
    end = index + segment.length;
  }
  return `${line.slice(0, end).trimEnd()}…`;
}
