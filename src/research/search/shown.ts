/** What was typed, as a refusal names it: between marks, and only so far as it takes to know it again. */
export function shown(value: string): string {
  if (value === "") return "nothing";
  const characters = Array.from(value);
  return characters.length <= 60 ? `"${value}"` : `"${characters.slice(0, 60).join("")}…"`;
}
