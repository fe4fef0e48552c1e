/** What each directional control opens is closed by this. https://www.unicode.org/reports/tr9/ */
const closers: Readonly<Record<string, string>> = {
  "\u202A": "\u202C",
  "\u202B": "\u202C",
  "\u202D": "\u202C",
  "\u202E": "\u202C",
  "\u2066": "\u2069",
  "\u2067": "\u2069",
  "\u2068": "\u2069",
};

/** The marks that close whatever direction `text` leaves open, so that it cannot turn what follows it. */
export function closeDirections(text: string): string {
  const open: string[] = [];
  for (const character of text) {
    const closer = closers[character];
    if (closer !== undefined) open.push(closer);
    else if (character === open.at(-1)) open.pop();
  }
  return open.toReversed().join("");
}
