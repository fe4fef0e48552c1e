import { unspaced } from "../../research/search/words.ts";

/** Advances of U+0020 to U+007E in Source Sans 3 SemiBold, in hundredths of the font's size, as its `hmtx` table has them. */
const advances =
  `20 32 48 51 51 84 64 28 32 32 44 51 28 32 28 34 51 51 51 51 51 51 51 51 51 51 28 28 51 51 51 44 88 56
  60 58 63 54 51 63 66 28 49 60 50 75 66 67 58 67 59 55 55 66 54 80 54 50 54 32 34 32 51 50 55 52 56 46 56 51 32 52
  56 26 26 52 27 84 56 55 56 56 37 43 36 56 50 75 48 50 44 32 26 32 51`
    .split(/\s+/)
    .map(Number);

/** Other letters, on the wide side; those of scripts without blanks are a square. */
const [small, large, square] = [58, 70, 100];

/** About how wide a text is drawn, in pixels. */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isWide = code > 0xffff || unspaced.test(character) || character === "…";
    sum += advances[code - 0x20] ?? (isWide ? square : character === character.toLowerCase() ? small : large);
  }
  return (sum * size) / 100;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** As much of a text as is drawn within `room` pixels, with "…" where some is left out. */
export function fitted(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(`${kept}${segment}…`, size) > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
