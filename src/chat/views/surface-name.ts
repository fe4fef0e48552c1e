const names: ReadonlyMap<string, string> = new Map([
  ["slack", "Slack"],
  ["discord", "Discord"],
  ["terminal", "the terminal"],
  ["web", "the page"],
]);

/** A surface as people call it, by the name that destinations have for it. */
export const surfaceName = (surface: string): string => names.get(surface) ?? surface;
