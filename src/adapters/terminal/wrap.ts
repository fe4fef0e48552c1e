import wrapAnsi from "wrap-ansi";

/** A row of a text: `[start, end)` in UTF-16 code units. */
export interface Row {
  readonly start: number;
  readonly end: number;
}

/**
 * The rows of `text` in `columns` of a terminal (wide characters count two), broken at blanks, and inside a
 * word only where it is longer than a row. Rows are places in the text, so nothing of it is rewritten: left
 * out are only newlines and the blanks at a break. The text holds no tabs or other controls.
 */
export function rowsOf(text: string, columns: number): readonly Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    rows.push(
      ...rowsOfLine(line, columns).map((row) => ({ start: start + row.start, end: start + row.end })),
    );
    start += line.length + 1;
  }
  return rows;
}

function rowsOfLine(line: string, columns: number): readonly Row[] {
  const wrapped = wrapAnsi(line, columns, { hard: true, trim: false }).split("\n");
  if (wrapped.length === 1) return [{ start: 0, end: line.length }];
  const ends = placesOf(
    line,
    wrapped.map((row) => row.length),
  );
  const rows = ends
    .map((end, i) => trimmed(line, { start: ends[i - 1] ?? 0, end }, i === 0, i === ends.length - 1))
    .filter((row) => row.end > row.start);
  return rows.length === 0 ? [{ start: 0, end: 0 }] : rows;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Where rows of these lengths end in the line as it stands: wrap-ansi measures it with accents composed. */
function placesOf(line: string, lengths: readonly number[]): readonly number[] {
  const ends: number[] = [];
  let due = lengths[0] ?? 0;
  let measured = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    while (measured >= due && ends.length < lengths.length - 1) {
      ends.push(index);
      due += lengths[ends.length] ?? 0;
    }
    measured += segment.normalize().length;
  }
  return [...ends, line.length];
}

/** A row without the blanks at its breaks; those that begin or end the line stand. */
function trimmed(line: string, { start, end }: Row, isFirst: boolean, isLast: boolean): Row {
  let from = start;
  let to = end;
  while (!isFirst && from < to && line[from] === " ") from++;
  while (!isLast && to > from && line[to - 1] === " ") to--;
  return { start: from, end: to };
}
