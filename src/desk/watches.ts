import { UserError } from "../research/errors.ts";
import type { Database } from "./database.ts";
import type { Destination, Maker } from "./destination.ts";
import { keyOfName, nameOf } from "./name.ts";
import type { Watches } from "./records.ts";
import { clippedOf, destinationOf, makerOf, optional, text, valuesOf, whole } from "./row.ts";
import { inTransaction, prepare, type Row } from "./statements.ts";
import type { Every, Match, Watch } from "./watch.ts";

/** As many watches one room may have, and one person may have made. */
export const mostWatches = 200;

/** The same few words are said again and again: the first of them are looked at. */
const mostItems = 100;

const lastArrival = "(SELECT coalesce(max(number), 0) FROM arrivals)";

/** Watches, and what they found. */
export function createWatches(database: Database): Watches {
  const insert = prepare(
    database,
    `INSERT INTO watches (name, name_key, query, every, zone, surface, channel, is_person, by_surface, by_id, by_name,
       made, since, paused)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${lastArrival}, 0) RETURNING *`,
  );
  const there = "surface = ? AND channel = ? AND is_person = ?";
  const byName = prepare(database, `SELECT * FROM watches WHERE ${there} AND name_key = ?`);
  const of = prepare(database, `SELECT * FROM watches WHERE ${there} ORDER BY id`);
  const newest = prepare(
    database,
    "SELECT name, surface, channel, is_person, every, paused FROM watches ORDER BY id DESC LIMIT ?",
  );
  const running = prepare(database, "SELECT * FROM watches WHERE paused = 0 ORDER BY id");
  const version = prepare(database, "SELECT value FROM counters WHERE name = 'watches'");
  const pause = prepare(database, "UPDATE watches SET paused = 1 WHERE id = ? AND paused = 0");
  const resume = prepare(
    database,
    `UPDATE watches SET paused = 0, since = ${lastArrival} WHERE id = ? AND paused = 1`,
  );
  const remove = prepare(database, "DELETE FROM watches WHERE id = ?");
  // What the running watches of a destination, of some paces, found among some arrivals.
  const foundThere = `FROM watches w JOIN matches m ON m.watch = w.id
     WHERE w.surface = ?3 AND w.channel = ?4 AND w.is_person = ?5 AND w.paused = 0
       AND w.every IN (SELECT value FROM json_each(?6))
       AND m.arrival > max(?1, w.since) AND m.arrival <= ?2`;
  const matchesThere = prepare(
    database,
    `SELECT m.*, EXISTS (
       SELECT 1 FROM matches e
       WHERE e.watch = m.watch AND e.item = m.item AND e.arrival > w.since AND e.arrival <= ?7
     ) AS is_known, (
       SELECT v.every FROM matches e CROSS JOIN watches v ON v.id = e.watch
       JOIN subscriptions s ON s.surface = v.surface AND s.channel = v.channel AND s.is_person = v.is_person
         AND (s.kind = v.every OR (s.kind = 'digest' AND v.every = 'day'))
       WHERE e.item = m.item AND v.every <> w.every AND v.paused = 0
         AND v.surface = ?3 AND v.channel = ?4 AND v.is_person = ?5
         AND e.arrival > v.since AND e.arrival <= s.covered
       ORDER BY v.every = 'now' DESC LIMIT 1
     ) AS told_by
     ${foundThere} ORDER BY m.arrival, m.rowid`,
  );
  const anyThere = prepare(database, `SELECT 1 ${foundThere} LIMIT 1`);
  // Nothing that is written comes after the last character of Unicode.
  const items = prepare(
    database,
    `SELECT item, quote FROM matches WHERE item >= ?1 AND item < ?1 || char(0x10FFFF)
     GROUP BY item, quote ORDER BY min(arrival), quote LIMIT ${mostItems}`,
  );
  const matchesOf = prepare(
    database,
    `SELECT * FROM matches m WHERE watch = ? AND rowid = (
       SELECT rowid FROM matches f WHERE f.watch = m.watch AND f.item = m.item ORDER BY arrival, rowid LIMIT 1)
     ORDER BY arrival DESC, rowid DESC LIMIT ? OFFSET ?`,
  );
  const quotesOf = prepare(
    database,
    `SELECT quote FROM matches WHERE watch = ? AND item = ? ORDER BY arrival, rowid LIMIT ${mostItems}`,
  );
  const countOf = prepare(database, "SELECT count(DISTINCT item) AS count FROM matches WHERE watch = ?");
  const wordsOf = prepare(database, "SELECT clipped FROM found_words WHERE quote = ?");
  const refuseMore = createBounds(database);
  return {
    add(watch) {
      const name = nameOf(watch.name, "watch");
      const key = keyOfName(name);
      const place = valuesOf(watch.to);
      return inTransaction(database, () => {
        if (byName.get(...place, key) !== undefined)
          throw new UserError(
            `There is a watch called “${name}” here already: give this one another with name:`,
          );
        refuseMore(watch.to, watch.by);
        const { query, every, zone, by, made } = watch;
        const row = insert.get(
          ...[name, key, query, every, zone, ...place],
          ...[by.surface, by.id, by.name, made],
        );
        if (row === undefined) throw new Error("A watch was not kept.");
        return watchOf(row);
      });
    },
    of: (to) => of.all(...valuesOf(to)).map(watchOf),
    byName(to, name) {
      const row = byName.get(...valuesOf(to), keyOfName(name));
      return row && watchOf(row);
    },
    newest: (limit) =>
      newest.all(limit).map((row) => ({
        name: text(row, "name"),
        to: destinationOf(row),
        every: everyOf(text(row, "every")),
        paused: whole(row, "paused") === 1,
      })),
    running: () => running.all().map(watchOf),
    version: () => whole(version.get() ?? {}, "value"),
    pause(id, paused) {
      (paused ? pause : resume).run(id);
    },
    remove(id) {
      remove.run(id);
    },
    matches: (to, every, after, until, known = after) =>
      matchesThere.all(after, until, ...valuesOf(to), JSON.stringify(every), known).map((row) => ({
        ...matchOf(row),
        isKnown: whole(row, "is_known") === 1,
        ...optional("toldBy", row, "told_by", (told, column) => everyOf(text(told, column))),
      })),
    hasMatches: (to, every, after, until) =>
      anyThere.get(after, until, ...valuesOf(to), JSON.stringify(every)) !== undefined,
    items: (beginning) =>
      items.all(beginning).map((row) => ({ item: text(row, "item"), quote: text(row, "quote") })),
    matchesOf: (id, { offset, limit }) => matchesOf.all(id, limit, offset).map(matchOf),
    quotesOf: (id, item) => quotesOf.all(id, item).map((row) => text(row, "quote")),
    countOf: (id) => whole(countOf.get(id) ?? {}, "count"),
    wordsOf(quote) {
      const row = wordsOf.get(quote);
      return row && clippedOf(row);
    },
  };
}

/** Refuses one watch more than a room or a person may have. */
function createBounds(database: Database): (to: Destination, by: Maker) => void {
  const inRoom = prepare(
    database,
    "SELECT count(*) AS count FROM watches WHERE surface = ? AND channel = ? AND is_person = ?",
  );
  const made = prepare(database, "SELECT count(*) AS count FROM watches WHERE by_surface = ? AND by_id = ?");
  return (to, by) => {
    if (whole(inRoom.get(...valuesOf(to)) ?? {}, "count") >= mostWatches) {
      throw new UserError(
        `There are ${mostWatches} watches here, and no more are possible: take one away with unwatch, or put several into one with OR.`,
      );
    }
    if (whole(made.get(by.surface, by.id) ?? {}, "count") >= mostWatches) {
      throw new UserError(
        `You have set ${mostWatches} watches, and no more are possible: take one away with unwatch, or put several into one with OR.`,
      );
    }
  };
}

const watchOf = (row: Row): Watch => ({
  id: whole(row, "id"),
  name: text(row, "name"),
  query: text(row, "query"),
  every: everyOf(text(row, "every")),
  to: destinationOf(row),
  by: makerOf(row),
  zone: text(row, "zone"),
  made: whole(row, "made"),
  since: whole(row, "since"),
  paused: whole(row, "paused") === 1,
});

const everyOf = (kept: string): Every => (kept === "now" || kept === "week" ? kept : "day");

const matchOf = (row: Row): Match => ({
  watch: whole(row, "watch"),
  arrival: whole(row, "arrival"),
  quote: text(row, "quote"),
  item: text(row, "item"),
});
