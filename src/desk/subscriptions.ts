import { UserError } from "../research/errors.ts";
import type { Database } from "./database.ts";
import type { Subscriptions } from "./records.ts";
import { destinationOf, makerOf, optional, text, valuesOf, whole } from "./row.ts";
import type { Schedule } from "./schedule.ts";
import { inTransaction, prepare, type Row } from "./statements.ts";
import type { Subscription, SubscriptionKind } from "./subscription.ts";

/** What is posted where. */
export function createSubscriptions(database: Database): Subscriptions {
  const upsert = prepare(
    database,
    `INSERT INTO subscriptions (kind, surface, channel, is_person, schedule, by_surface, by_id, by_name, made, covered)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) FROM arrivals))
     ON CONFLICT (surface, channel, is_person, kind) DO UPDATE SET
       made = iif(schedule IS excluded.schedule, made, excluded.made), schedule = excluded.schedule, paused = NULL,
       by_surface = excluded.by_surface, by_id = excluded.by_id, by_name = excluded.by_name
     RETURNING *`,
  );
  const turn = prepare(
    database,
    `UPDATE subscriptions SET kind = ?2, made = iif(schedule IS ?3, made, ?7), schedule = ?3, paused = NULL,
       by_surface = ?4, by_id = ?5, by_name = ?6
     WHERE id = ?1 RETURNING *`,
  );
  const there = "kind = ? AND surface = ? AND channel = ? AND is_person = ?";
  const of = prepare(database, `SELECT * FROM subscriptions WHERE ${there}`);
  const byId = prepare(database, "SELECT * FROM subscriptions WHERE id = ?");
  const all = prepare(database, "SELECT * FROM subscriptions ORDER BY id");
  const pause = prepare(database, "UPDATE subscriptions SET paused = ? WHERE id = ?");
  const remove = prepare(database, "DELETE FROM subscriptions WHERE id = ?");
  const unplan = prepare(
    database,
    "DELETE FROM occurrences WHERE subscription = ? AND state = 'planned' AND window NOT GLOB 'test:*' AND window NOT GLOB 'pause:*'",
  );
  return {
    set: (kind, to, by, schedule, now = Date.now()) =>
      inTransaction(database, () => {
        const before = of.get(kind, ...valuesOf(to));
        const kept = schedule === undefined ? null : JSON.stringify(schedule);
        const row = upsert.get(kind, ...valuesOf(to), kept, by.surface, by.id, by.name, now);
        if (row === undefined) throw new Error("A subscription was not kept.");
        if (before !== undefined && before.schedule !== kept) unplan.run(whole(row, "id"));
        return subscriptionOf(row);
      }),
    turn: (id, kind, by, schedule, now = Date.now()) =>
      inTransaction(database, () => {
        const before = byId.get(id);
        if (before === undefined) return undefined;
        const other = of.get(kind, ...valuesOf(destinationOf(before)));
        if (other !== undefined && other.id !== id)
          throw new UserError("There are such posts here already: remove them first.");
        const kept = schedule === undefined ? null : JSON.stringify(schedule);
        const row = turn.get(id, kind, kept, by.surface, by.id, by.name, now);
        unplan.run(id);
        return row && subscriptionOf(row);
      }),
    of(kind, to) {
      const row = of.get(kind, ...valuesOf(to));
      return row && subscriptionOf(row);
    },
    byId(id) {
      const row = byId.get(id);
      return row && subscriptionOf(row);
    },
    all: () => all.all().map(subscriptionOf),
    pause: (id, reason) =>
      inTransaction(database, () => {
        pause.run(reason, id);
        unplan.run(id);
      }),
    resume(id) {
      pause.run(null, id);
    },
    remove(id) {
      remove.run(id);
    },
  };
}

const subscriptionOf = (row: Row): Subscription => ({
  id: whole(row, "id"),
  kind: kindOf(text(row, "kind")),
  to: destinationOf(row),
  ...optional("schedule", row, "schedule", scheduleOf),
  by: makerOf(row),
  covered: whole(row, "covered"),
  ...optional("paused", row, "paused", text),
  made: whole(row, "made"),
});

const scheduleOf = (row: Row, column: string): Schedule => JSON.parse(text(row, column));

const kindOf = (kept: string): SubscriptionKind =>
  kept === "now" || kept === "day" || kept === "week" ? kept : "digest";
