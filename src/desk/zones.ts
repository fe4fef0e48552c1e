import type { Database } from "./database.ts";
import type { Zones } from "./records.ts";
import { text } from "./row.ts";
import { prepare } from "./statements.ts";

/** The zones that people said are theirs. */
export function createZones(database: Database): Zones {
  const select = prepare(database, "SELECT zone FROM zones WHERE surface = ? AND person = ?");
  const upsert = prepare(
    database,
    "INSERT INTO zones (surface, person, zone) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET zone = excluded.zone",
  );
  const list = prepare(database, "SELECT surface, person, zone FROM zones LIMIT ?");
  return {
    of(surface, person) {
      const row = select.get(surface, person);
      return row && text(row, "zone");
    },
    list: (limit) =>
      list.all(limit).map((row) => ({
        surface: text(row, "surface"),
        person: text(row, "person"),
        zone: text(row, "zone"),
      })),
    set(surface, person, zone) {
      upsert.run(surface, person, zone);
    },
  };
}
