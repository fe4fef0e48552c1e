import { UserError } from "../research/errors.ts";
import type { Clipping } from "./clipping.ts";
import type { Database } from "./database.ts";
import { keyOfName, nameOf } from "./name.ts";
import type { Clippings } from "./records.ts";
import { clippedOf, makerOf, text, whole } from "./row.ts";
import { inTransaction, prepare, type Row } from "./statements.ts";

/** The longest note, in UTF-16 code units: a paragraph or two. */
export const longestNote = 1000;

/** Clippings with their notes in one column, as JSON. */
const kept = `
  SELECT *, (
    SELECT json_group_array(json_object('text', note, 'saved', saved,
      'by', json_object('surface', by_surface, 'id', by_id, 'name', by_name)) ORDER BY id)
    FROM notes WHERE clipping = clippings.id
  ) AS notes
  FROM clippings WHERE removed IS NULL`;

/** What is on the boards. A board is there while something is on it, and is called what it was called first. */
export function createClippings(database: Database): Clippings {
  const insert = prepare(
    database,
    `INSERT INTO clippings (board, board_key, quote, clipped, by_surface, by_id, by_name, saved)
     VALUES (coalesce((SELECT board FROM clippings WHERE board_key = ?2 AND removed IS NULL LIMIT 1), ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8)
     ON CONFLICT DO NOTHING`,
  );
  const annotate = prepare(
    database,
    `INSERT INTO notes (clipping, note, by_surface, by_id, by_name, saved)
     SELECT id, ?3, ?4, ?5, ?6, ?7 FROM clippings WHERE board_key = ?1 AND quote = ?2
     ON CONFLICT (clipping, by_surface, by_id) DO UPDATE SET
       note = excluded.note, by_name = excluded.by_name, saved = excluded.saved`,
  );
  const clear = prepare(
    database,
    `DELETE FROM notes WHERE clipping IN (SELECT id FROM clippings WHERE board_key = ? AND quote = ?)
       AND by_surface = ? AND by_id = ?`,
  );
  const newest = "ORDER BY saved DESC, id DESC";
  const all = prepare(database, `${kept} ${newest} LIMIT ? OFFSET ?`);
  const ofBoard = prepare(database, `${kept} AND board_key = ? ${newest} LIMIT ? OFFSET ?`);
  const boards = prepare(
    database,
    `SELECT min(board) AS name, count(*) AS count FROM clippings WHERE removed IS NULL GROUP BY board_key
     ORDER BY max(saved) DESC, max(id) DESC`,
  );
  const onBoard = "quote = ?1 AND (?2 IS NULL OR board_key = ?2)";
  const of = prepare(database, `${kept} AND ${onBoard} ${newest}`);
  const remove = prepare(database, `UPDATE clippings SET removed = ?3 WHERE ${onBoard} AND removed IS NULL`);
  const restore = prepare(
    database,
    `UPDATE clippings SET removed = NULL WHERE ${onBoard} AND removed =
       (SELECT max(removed) FROM clippings WHERE ${onBoard})`,
  );
  const forget = prepare(database, `DELETE FROM clippings WHERE ${onBoard} AND removed IS NOT NULL`);
  return {
    save({ board, note, by, saved, ...clipped }) {
      const name = nameOf(board, "board");
      const key = keyOfName(name);
      const kept = note === undefined ? undefined : noteOf(note);
      const words = JSON.stringify(clipped);
      return inTransaction(database, () => {
        const maker = [by.surface, by.id, by.name] as const;
        // Who saves it again has saved it: what was taken off comes back by restoring it alone.
        forget.run(clipped.quote, key);
        const added = insert.run(name, key, clipped.quote, words, ...maker, saved);
        if (kept === "") clear.run(key, clipped.quote, by.surface, by.id);
        else if (kept !== undefined) annotate.run(key, clipped.quote, kept, ...maker, saved);
        return added > 0;
      });
    },
    list(board, { offset, limit } = { offset: 0, limit: -1 }) {
      const rows =
        board === undefined ? all.all(limit, offset) : ofBoard.all(keyOfName(board), limit, offset);
      return rows.map(clippingOf);
    },
    of: (quote, board) => of.all(quote, board === undefined ? null : keyOfName(board)).map(clippingOf),
    boards: () => boards.all().map((row) => ({ name: text(row, "name"), count: whole(row, "count") })),
    remove: (quote, board, now = Date.now()) =>
      remove.run(quote, board === undefined ? null : keyOfName(board), now),
    restore: (quote, board) => restore.run(quote, board === undefined ? null : keyOfName(board)),
  };
}

function noteOf(typed: string): string {
  const note = typed.trim();
  if (note.length <= longestNote) return note;
  throw new UserError(
    `A note has ${longestNote} characters at most, and this one ${note.length}: shorten it, and keep the rest elsewhere.`,
  );
}

function clippingOf(row: Row): Clipping {
  return {
    ...clippedOf(row),
    board: text(row, "board"),
    notes: JSON.parse(text(row, "notes")),
    by: makerOf(row),
    saved: whole(row, "saved"),
  };
}
