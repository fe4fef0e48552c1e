import type { Database } from "./database.ts";
import type { Kept } from "./records.ts";
import { clippedOf, optional, text, whole } from "./row.ts";
import { prepare } from "./statements.ts";

/** So many of each kind are given for one phrase: copies of a statement, or a few words that many have. */
const most = 20;

/** Finds what was kept by words that stand in it in a row, see `Records.kept`: an index over the words gives it (`migrations.ts`). */
export function createKeptWords(database: Database): (phrases: readonly string[]) => readonly Kept[][] {
  const find = prepare(
    database,
    `SELECT said.key AS phrase, 0 AS kind, c.clipped, c.board, c.saved AS at
     FROM json_each(?1) AS said JOIN clippings c ON c.id IN (
       SELECT clipping_said.rowid FROM clipping_said JOIN clippings k ON k.id = clipping_said.rowid
       WHERE clipping_said MATCH said.value AND k.removed IS NULL ORDER BY clipping_said.rowid DESC LIMIT ${most})
     UNION ALL
     SELECT said.key, 1, f.clipped, NULL, a.at
     FROM json_each(?1) AS said JOIN found_words f ON f.id IN (
       SELECT rowid FROM found_said WHERE found_said MATCH said.value ORDER BY rowid DESC LIMIT ${most})
     JOIN arrivals a ON a.number = f.arrival
     ORDER BY phrase, kind, at DESC`,
  );
  return (phrases) => {
    const found = phrases.map((): Kept[] => []);
    for (const row of find.all(JSON.stringify(phrases.map(matching))))
      found[whole(row, "phrase")]?.push({
        clipped: clippedOf(row),
        ...optional("board", row, "board", text),
        at: whole(row, "at"),
      });
    return found;
  };
}

/** A phrase for FTS5, in which nothing is an operator: https://sqlite.org/fts5.html#fts5_strings */
const matching = (phrase: string): string => `"${phrase.replaceAll('"', '""').replaceAll("\0", " ")}"`;
