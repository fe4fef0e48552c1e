import type { Database } from "./database.ts";
import type { Occurrence, OccurrenceState } from "./occurrence.ts";
import type { Claimed, Ledger } from "./records.ts";
import { optional, text, whole } from "./row.ts";
import { inTransaction, prepare, type Row } from "./statements.ts";

/** A surface answers, or is given up, well within this. Milliseconds. */
const longestCall = 60_000;

/** A lease or a retry farther away than this was written by a clock that has gone back since. Milliseconds. */
const farthest = 6 * 3_600_000;

// Whether `o` may be worked on at `:now`: its time has come, its subscription runs, and no other post of that has a range
// in hand. A test line has no range, and waits for none.
const isOpen = `o.subscription IN (SELECT id FROM subscriptions WHERE paused IS NULL)
  AND (o.window GLOB 'test:*' OR NOT EXISTS (
    SELECT 1 FROM occurrences r WHERE r.subscription = o.subscription AND r.id <> o.id
      AND r.state IN ('claimed', 'sending', 'failed') AND r.window NOT GLOB 'test:*'))`;
const comes = "CASE o.state WHEN 'planned' THEN o.due WHEN 'failed' THEN o.retry_at ELSE o.lease END";
const unfinished = "o.state IN ('planned', 'claimed', 'sending', 'failed')";
const mayBeTaken = `${unfinished} AND ${isOpen}
  AND (${comes} <= :now OR (o.state <> 'planned' AND ${comes} > :now + ${farthest}))`;

/** The ledger of posts. Each change is one statement, or one transaction, that holds only for who has the row. */
export function createLedger(database: Database): Ledger {
  const plan = prepare(
    database,
    `INSERT INTO occurrences (subscription, window, due, state, reason, changed)
     SELECT id, ?2, ?3, ?4, ?5, ?6 FROM subscriptions WHERE id = ?1 ON CONFLICT DO NOTHING`,
  );
  const unplan = prepare(database, "DELETE FROM occurrences WHERE subscription = ? AND state = 'planned'");
  const due = prepare(
    database,
    `SELECT * FROM occurrences o WHERE ${mayBeTaken.replaceAll(":now", "?1")} ORDER BY o.due, o.id`,
  );
  const next = prepare(
    database,
    `SELECT min(${comes}) AS next FROM occurrences o WHERE ${unfinished} AND ${isOpen}`,
  );
  const claim = prepare(
    database,
    `UPDATE occurrences AS o SET state = 'claimed', owner = ?3, lease = ?4, retry_at = NULL, changed = ?1,
       attempts = attempts + 1, after = coalesce(after, s.covered),
       until = coalesce(until, CASE WHEN window GLOB 'test:*' THEN s.covered
         ELSE max(s.covered, (SELECT coalesce(max(number), 0) FROM arrivals)) END)
     FROM subscriptions s
     WHERE s.id = o.subscription AND o.id = ?2 AND ${mayBeTaken.replaceAll(":now", "?1")}
     RETURNING *`,
  );
  const sending = prepare(
    database,
    `UPDATE occurrences SET state = 'sending', may_stand = 1, changed = ?1, lease = max(lease, ?1 + ${longestCall})
     WHERE id = ?2 AND owner = ?3 AND state = 'claimed' AND lease > ?1
       AND subscription IN (SELECT id FROM subscriptions WHERE paused IS NULL)`,
  );
  const end = prepare(
    database,
    `UPDATE occurrences SET state = ?4, message = ?5, reason = ?6, changed = ?1, owner = NULL, lease = NULL
     WHERE id = ?2 AND owner = ?3 AND state IN ('claimed', 'sending') AND (?4 <> 'sent' OR may_stand = 1)
     RETURNING subscription, until`,
  );
  const cover = prepare(database, "UPDATE subscriptions SET covered = max(covered, ?2) WHERE id = ?1");
  const fail = prepare(
    database,
    `UPDATE occurrences SET state = 'failed', reason = ?4, retry_at = ?5, changed = ?1, owner = NULL, lease = NULL,
       may_stand = CASE WHEN ?6 THEN 1 WHEN state = 'sending' THEN 0 ELSE may_stand END
     WHERE id = ?2 AND owner = ?3 AND state IN ('claimed', 'sending')`,
  );
  const history = prepare(
    database,
    "SELECT * FROM occurrences WHERE subscription = ? ORDER BY due DESC, id DESC LIMIT ?",
  );
  const over = (
    [id, owner, now]: readonly [number, string, number],
    state: "sent" | "skipped",
    [message, reason]: readonly [string | null, string | null],
    covers: boolean,
  ): boolean =>
    inTransaction(database, () => {
      const row = end.get(now, id, owner, state, message, reason);
      if (row === undefined) return false;
      if (covers) cover.run(whole(row, "subscription"), whole(row, "until"));
      return true;
    });
  return {
    plan: (subscription, window, at) => plan.run(subscription, window, at, "planned", null, Date.now()) > 0,
    unplan(subscription) {
      unplan.run(subscription);
    },
    due: (now) => due.all(now).map(occurrenceOf),
    nextDue() {
      const at = next.get()?.next;
      return typeof at === "number" ? at : undefined;
    },
    claim(id, owner, now, lease) {
      const row = claim.get(now, id, owner, lease);
      return row && claimedOf(row);
    },
    sending: (id, owner, now) => sending.run(now, id, owner) > 0,
    sent: (id, owner, message, now) => over([id, owner, now], "sent", [message, null], true),
    skipped: (id, owner, reason, now, covers) => over([id, owner, now], "skipped", [null, reason], covers),
    failed: (id, owner, reason, retryAt, now, isUnclear) =>
      fail.run(now, id, owner, reason, retryAt, Number(isUnclear)) > 0,
    missed(subscription, window, at, reason, now) {
      plan.run(subscription, window, at, "skipped", reason, now);
    },
    history: (subscription, limit) => history.all(subscription, limit).map(occurrenceOf),
  };
}

const occurrenceOf = (row: Row): Occurrence => ({
  id: whole(row, "id"),
  subscription: whole(row, "subscription"),
  window: text(row, "window"),
  due: whole(row, "due"),
  ...optional("after", row, "after", whole),
  ...optional("until", row, "until", whole),
  state: stateOf(text(row, "state")),
  attempts: whole(row, "attempts"),
  ...optional("retryAt", row, "retry_at", whole),
  ...optional("message", row, "message", text),
  ...optional("reason", row, "reason", text),
  changed: whole(row, "changed"),
});

const claimedOf = (row: Row): Claimed => ({
  ...occurrenceOf(row),
  after: whole(row, "after"),
  until: whole(row, "until"),
  wasSending: whole(row, "may_stand") === 1,
});

const states: readonly OccurrenceState[] = ["planned", "claimed", "sending", "sent", "failed", "skipped"];

function stateOf(kept: string): OccurrenceState {
  const state = states.find((known) => known === kept);
  if (state === undefined) throw new Error(`The ledger has no state ${kept}.`);
  return state;
}
