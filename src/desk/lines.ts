import { createHash } from "node:crypto";
import type { Database } from "./database.ts";

/** Lines that are too long for a button, kept under a short key. */
export interface Lines {
  /** The same line has the same key. Twelve hexadecimal digits. */
  keep(line: string): string;
  read(key: string): string | undefined;
}

/** A button this old is pressed by nobody. Milliseconds. */
const oldest = 400 * 86_400_000;

/** Keeps lines in the desk's database, so that a button outlives a restart; very old ones are forgotten. */
export function createLines(database: Database): Lines {
  database.prepare("DELETE FROM lines WHERE kept < ?").run(Date.now() - oldest);
  const insert = database.prepare(
    "INSERT INTO lines (key, line, kept) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET kept = excluded.kept",
  );
  const select = database.prepare("SELECT line FROM lines WHERE key = ?");
  return {
    keep(line) {
      const key = createHash("sha256").update(line).digest("hex").slice(0, 12);
      insert.run(key, line, Date.now());
      return key;
    },
    read(key) {
      const line = select.get(key)?.line;
      return typeof line === "string" ? line : undefined;
    },
  };
}
