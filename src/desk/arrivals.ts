import type { Database } from "./database.ts";
import type { Arrivals, Noted, Seen } from "./records.ts";
import { text, whole } from "./row.ts";
import { inTransaction, prepare, type Row } from "./statements.ts";

/** Which articles came, and when: each number is given once and never changed. */
export function createArrivals(database: Database): Arrivals {
  const last = prepare(database, "SELECT coalesce(max(number), 0) AS last FROM arrivals");
  const baseline = prepare(database, "SELECT value FROM counters WHERE name = 'baseline'");
  const seen = prepare(
    database,
    "SELECT s.*, a.at FROM articles s JOIN arrivals a ON a.number = s.first WHERE s.article = ?",
  );
  const firstOf = prepare(database, "SELECT first FROM articles WHERE article = ?");
  const arrive = prepare(
    database,
    "INSERT INTO arrivals (article, at, is_first) VALUES (?, ?, ?) RETURNING number",
  );
  const add = prepare(database, "INSERT INTO articles (article, first, hash, said) VALUES (?, ?, ?, ?)");
  const withHash = prepare(database, "SELECT article FROM articles WHERE hash = ? ORDER BY first LIMIT 20");
  const rename = prepare(
    database,
    "INSERT INTO articles (article, first, hash, said) SELECT ?, first, hash, said FROM articles WHERE article = ? RETURNING first",
  );
  const change = prepare(database, "UPDATE articles SET hash = ?, said = ? WHERE article = ?");
  const isOpen = prepare(
    database,
    `SELECT 1 FROM watches w WHERE id = ?1 AND paused = 0
       AND NOT EXISTS (SELECT 1 FROM matches m WHERE m.watch = w.id AND m.quote = ?2)`,
  );
  const match = prepare(
    database,
    "INSERT INTO matches (watch, arrival, quote, item) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const keep = prepare(
    database,
    "INSERT INTO found_words (quote, arrival, clipped) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const between = prepare(
    database,
    "SELECT article, at FROM arrivals WHERE number > ? AND number <= ? AND is_first = 1 ORDER BY number",
  );
  const until = prepare(database, "SELECT number FROM arrivals WHERE at <= ? ORDER BY number DESC LIMIT 1");
  const begin = [
    "UPDATE counters SET value = 1 WHERE name = 'baseline' AND value = 0",
    "UPDATE subscriptions SET covered = max(covered, (SELECT coalesce(max(number), 0) FROM arrivals))",
    "UPDATE watches SET since = (SELECT coalesce(max(number), 0) FROM arrivals)",
  ].map((sql) => prepare(database, sql));

  const arriveNow = (article: string, at: number, isFirst: boolean): number =>
    whole(arrive.get(article, at, Number(isFirst)) ?? {}, "number");
  const numberOf = (
    { article, at, hash, said, was }: Omit<Noted, "found" | "words">,
    saysMore: boolean,
  ): number => {
    const bytes = new Uint8Array(said.buffer, said.byteOffset, said.byteLength);
    const first = firstOf.get(article) ?? (was === undefined ? undefined : rename.get(article, was));
    if (first === undefined) {
      const number = arriveNow(article, at, true);
      add.run(article, number, hash, bytes);
      return number;
    }
    change.run(hash, bytes, article);
    return saysMore ? arriveNow(article, at, false) : whole(first, "first");
  };
  return {
    last: () => whole(last.get() ?? {}, "last"),
    get isEmpty() {
      return whole(baseline.get() ?? {}, "value") === 0;
    },
    endBaseline: () =>
      inTransaction(database, () => {
        const [mark, ...rest] = begin;
        if (mark !== undefined && mark.run() > 0) for (const statement of rest) statement.run();
      }),
    seen(article) {
      const row = seen.get(article);
      return row && seenOf(row);
    },
    withHash: (hash) => withHash.all(hash).map((row) => text(row, "article")),
    note: (articles) =>
      inTransaction(database, () =>
        articles.map(({ found = [], words = [], ...article }) => {
          // Asked in the transaction: a second process may have noted the same meanwhile, and a number of what is there is of nothing.
          const open = found.filter(({ watch, quote }) => isOpen.get(watch, quote) !== undefined);
          const number = numberOf(article, open.length > 0);
          for (const { watch, quote, item } of open) match.run(watch, number, quote, item);
          const ids = new Set(open.map(({ quote }) => quote));
          for (const each of words)
            if (ids.has(each.quote)) keep.run(each.quote, number, JSON.stringify(each));
          return number;
        }),
      ),
    between: (after, to) =>
      between.all(after, to).map((row) => ({ article: text(row, "article"), at: whole(row, "at") })),
    until: (at) => {
      const row = until.get(at);
      return row === undefined ? 0 : whole(row, "number");
    },
  };
}

const seenOf = (row: Row): Seen => ({
  article: text(row, "article"),
  arrival: whole(row, "first"),
  at: whole(row, "at"),
  hash: text(row, "hash"),
  said: numbersOf(row.said),
});

/** A copy, since a blob may begin at any byte, and numbers of 32 bits may not. */
function numbersOf(blob: Row[string] | undefined): Uint32Array {
  if (!(blob instanceof Uint8Array)) throw new Error("The desk's database has no bytes for said.");
  return new Uint32Array(blob.slice().buffer, 0, Math.floor(blob.byteLength / 4));
}
