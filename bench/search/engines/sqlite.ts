import { DatabaseSync } from "node:sqlite";
import type { CreateEngine } from "../engine.ts";
import { textOf } from "../passages.ts";

/** SQLite's FTS5 in memory, with its Porter stemmer; any of the words may match. */
export const create: CreateEngine = (passages) => {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61'); BEGIN");
  const insert = database.prepare("INSERT INTO passages(rowid, text) VALUES (?, ?)");
  passages.forEach((passage, id) => {
    insert.run(id + 1, textOf(passage));
  });
  database.exec("COMMIT");
  const ranked = database.prepare("SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 10");
  return {
    search(typed) {
      const words = typed.match(/[A-Za-z]+/g) ?? [];
      if (words.length === 0) return 0;
      return ranked.all(
        typed.startsWith('"') ? `"${words.join(" ")}"` : words.map((word) => `"${word}"`).join(" OR "),
      ).length;
    },
  };
};
