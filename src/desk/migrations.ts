/** An index over the words of what a table keeps in `clipped`, kept by triggers. */
function saidIn(table: string, index: string): string {
  const said = (clipped: string) =>
    `(SELECT group_concat(value ->> 'text', ' ' ORDER BY key) FROM json_each(${clipped}, '$.spans'))`;
  return `
  CREATE VIRTUAL TABLE ${index} USING fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
  INSERT INTO ${index} (rowid, words) SELECT id, ${said("clipped")} FROM ${table};
  CREATE TRIGGER ${index}_added AFTER INSERT ON ${table}
    BEGIN INSERT INTO ${index} (rowid, words) VALUES (new.id, ${said("new.clipped")}); END;
  CREATE TRIGGER ${index}_removed AFTER DELETE ON ${table}
    BEGIN DELETE FROM ${index} WHERE rowid = old.id; END;`;
}

/**
 * Each brings the desk's file from the version of its place to the next; never changed once released. Times are in
 * milliseconds since 1970; a name's key is its name without its case (`name.ts`).
 */
export const migrations: readonly string[] = [
  "CREATE TABLE lines (key TEXT PRIMARY KEY, line TEXT NOT NULL, kept INTEGER NOT NULL) STRICT",
  `
  CREATE TABLE clippings (
    id INTEGER PRIMARY KEY,
    board TEXT NOT NULL, board_key TEXT NOT NULL,
    quote TEXT NOT NULL, clipped TEXT NOT NULL, note TEXT,
    by_surface TEXT NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL,
    saved INTEGER NOT NULL,
    UNIQUE (board_key, quote)
  ) STRICT;
  CREATE INDEX clippings_by_quote ON clippings (quote);
  CREATE INDEX clippings_by_time ON clippings (saved);

  CREATE TABLE watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL, name_key TEXT NOT NULL,
    query TEXT NOT NULL, every TEXT NOT NULL CHECK (every IN ('now', 'day', 'week')), zone TEXT NOT NULL,
    surface TEXT NOT NULL, channel TEXT NOT NULL, is_person INTEGER NOT NULL,
    by_surface TEXT NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL,
    made INTEGER NOT NULL, since INTEGER NOT NULL, paused INTEGER NOT NULL,
    UNIQUE (surface, channel, is_person, name_key)
  ) STRICT;
  CREATE INDEX watches_by_maker ON watches (by_surface, by_id);

  CREATE TABLE matches (
    watch INTEGER NOT NULL REFERENCES watches ON DELETE CASCADE,
    arrival INTEGER NOT NULL, quote TEXT NOT NULL, item TEXT NOT NULL,
    UNIQUE (watch, quote)
  ) STRICT;
  CREATE INDEX matches_by_arrival ON matches (watch, arrival);
  CREATE INDEX matches_by_item ON matches (watch, item, arrival);
  CREATE INDEX matches_by_words ON matches (item);
  CREATE INDEX matches_by_age ON matches (arrival);

  CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('digest', 'now', 'day', 'week')),
    surface TEXT NOT NULL, channel TEXT NOT NULL, is_person INTEGER NOT NULL,
    schedule TEXT,
    by_surface TEXT NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL,
    covered INTEGER NOT NULL, paused TEXT, made INTEGER NOT NULL,
    UNIQUE (surface, channel, is_person, kind)
  ) STRICT;

  CREATE TABLE occurrences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription INTEGER NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
    window TEXT NOT NULL, due INTEGER NOT NULL,
    after INTEGER, until INTEGER,
    state TEXT NOT NULL CHECK (state IN ('planned', 'claimed', 'sending', 'sent', 'failed', 'skipped')),
    attempts INTEGER NOT NULL DEFAULT 0,
    owner TEXT, retry_at INTEGER,
    may_stand INTEGER NOT NULL DEFAULT 0,
    message TEXT, reason TEXT, changed INTEGER NOT NULL,
    UNIQUE (subscription, window)
  ) STRICT;
  CREATE INDEX occurrences_open ON occurrences (subscription) WHERE state NOT IN ('sent', 'skipped');
  CREATE INDEX occurrences_by_due ON occurrences (subscription, due);
  CREATE INDEX occurrences_over ON occurrences (changed) WHERE state IN ('sent', 'skipped');
  -- A post is found again by this number, so a new file must not begin where an older one did: seconds since 2026.
  INSERT INTO sqlite_sequence (name, seq) VALUES ('occurrences', max(0, unixepoch() - 1767225600));

  CREATE TABLE arrivals (
    number INTEGER PRIMARY KEY, article TEXT NOT NULL, at INTEGER NOT NULL, is_first INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE articles (
    article TEXT PRIMARY KEY, first INTEGER NOT NULL REFERENCES arrivals, hash TEXT NOT NULL, said BLOB NOT NULL
  ) STRICT;

  CREATE TABLE zones (
    surface TEXT NOT NULL, person TEXT NOT NULL, zone TEXT NOT NULL, PRIMARY KEY (surface, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO counters VALUES ('watches', 0), ('baseline', 0);
  CREATE TRIGGER watch_added AFTER INSERT ON watches
    BEGIN UPDATE counters SET value = value + 1 WHERE name = 'watches'; END;
  CREATE TRIGGER watch_changed AFTER UPDATE ON watches
    BEGIN UPDATE counters SET value = value + 1 WHERE name = 'watches'; END;
  CREATE TRIGGER watch_removed AFTER DELETE ON watches
    BEGIN UPDATE counters SET value = value + 1 WHERE name = 'watches'; END;
  `,
  "CREATE INDEX articles_by_hash ON articles (hash)",
  // A note was of nobody before: whoever saved the clipping is the best that is known.
  `
  CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE,
    note TEXT NOT NULL,
    by_surface TEXT NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL,
    saved INTEGER NOT NULL,
    UNIQUE (clipping, by_surface, by_id)
  ) STRICT;
  INSERT INTO notes (clipping, note, by_surface, by_id, by_name, saved)
    SELECT id, note, by_surface, by_id, by_name, saved FROM clippings WHERE note IS NOT NULL ORDER BY id;
  ALTER TABLE clippings DROP COLUMN note;
  `,
  // When it was taken off its board.
  `
  ALTER TABLE clippings ADD COLUMN removed INTEGER;
  CREATE INDEX clippings_removed ON clippings (removed) WHERE removed IS NOT NULL;
  `,
  // What watches found, in the words that it had then: an article may be corrected, or go.
  `
  CREATE TABLE found_words (quote TEXT PRIMARY KEY, arrival INTEGER NOT NULL, clipped TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX found_words_by_age ON found_words (arrival);
  `,
  // Whoever quotes a part of what was kept finds it by its words, also when no article has them any more. Without a copy of the words:
  // https://sqlite.org/fts5.html#contentless_delete_tables
  `
  ALTER TABLE found_words RENAME TO found_before;
  CREATE TABLE found_words (
    id INTEGER PRIMARY KEY, quote TEXT NOT NULL UNIQUE, arrival INTEGER NOT NULL, clipped TEXT NOT NULL
  ) STRICT;
  INSERT INTO found_words (quote, arrival, clipped) SELECT quote, arrival, clipped FROM found_before ORDER BY arrival;
  DROP TABLE found_before;
  CREATE INDEX found_words_by_age ON found_words (arrival);
  ${saidIn("clippings", "clipping_said")}
  ${saidIn("found_words", "found_said")}
  `,
];
