/** What a value of JSON holds: itself, or the articles that it wraps, and the outlet that it names for all of them. */
export interface Wrapped {
  readonly rows: readonly unknown[];
  readonly outlet?: string;
}

/** The names under which answers of services and exports hold their lists. */
const lists = ["articles", "items", "results", "docs", "data"] as const;
/** And those that hold such a list one step further in. */
const shells = [...lists, "response"] as const;

/**
 * Unwraps a JSON Feed (jsonfeed.org/version/1.1) and objects like `{"articles": […]}` or `{"response": {"docs": […]}}`;
 * nothing for a value that holds no such list. Of a feed, its title is the outlet.
 */
export function unwrapped(value: unknown, depth = 0): Wrapped | undefined {
  if (!isRecord(value)) return undefined;
  for (const name of lists) {
    const rows = value[name];
    if (Array.isArray(rows) && rows.every(isRecord)) return { rows, ...(depth === 0 && feedOutlet(value)) };
  }
  if (depth > 0) return undefined;
  return shells.map((name) => unwrapped(value[name], depth + 1)).find((found) => found !== undefined);
}

function feedOutlet({ version, title }: Readonly<Record<string, unknown>>): { outlet?: string } {
  const isFeed = typeof version === "string" && /^https?:\/\/jsonfeed\.org\//u.test(version);
  return isFeed && typeof title === "string" && title.trim() !== "" ? { outlet: title } : {};
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
