import type { Database } from "./database.ts";
import { noticeOf, type Occurrence, type OccurrenceState } from "./occurrence.ts";
import type { Claimed, Ledger } from "./records.ts";
import { optional, text, whole } from "./row.ts";
import { inTransaction, prepare, type Row } from "./statements.ts";

/** A retry farther away than this was written by a clock that has gone back since. Milliseconds. */
const farthest = 2 * 3_600_000;

/** So long after its time a post waits for another in the room whose end is not clear yet. Milliseconds. */
const longestHeld = 10 * 60_000;

// A test line and a notice to whoever set a subscription up cover no arrivals.
const hasRange = (row: string) => `(${row}.window NOT GLOB 'test:*' AND ${row}.window NOT GLOB 'pause:*')`;

const runs = `(o.window GLOB 'pause:*' OR o.subscription IN (SELECT id FROM subscriptions WHERE paused IS NULL))`;

// In the words of the index of what is not over, without which every row of the past would be read.
const isNotOver = (row: string) => `${row}.state NOT IN ('sent', 'skipped')`;

// Whether `o` may be worked on: its subscription runs, and no other post of that has a range in hand.
const isOpen = `${isNotOver("o")} AND ${runs} AND NOT (${hasRange("o")} AND EXISTS (
    SELECT 1 FROM occurrences r WHERE r.subscription = o.subscription AND r.id <> o.id
      AND ${isNotOver("r")} AND r.state <> 'planned' AND ${hasRange("r")}))`;

// Whether another post in the room of `o` may stand there: what that tells would be told again. What may stand there itself goes first.
const isHeld = `${hasRange("o")} AND o.may_stand = 0 AND EXISTS (
    SELECT 1 FROM subscriptions s JOIN subscriptions t
      ON t.surface = s.surface AND t.channel = s.channel AND t.is_person = s.is_person AND t.id <> s.id AND t.paused IS NULL
    JOIN occurrences r ON r.subscription = t.id AND ${isNotOver("r")} AND r.may_stand = 1 AND ${hasRange("r")}
    WHERE s.id = o.subscription)`;

const mayBeTaken = `${isOpen} AND NOT (?1 - o.due BETWEEN 0 AND ${longestHeld} AND ${isHeld}) AND (o.state IN ('claimed', 'sending') OR (o.state = 'planned' AND o.due <= ?1)
  OR (o.state = 'failed' AND (o.retry_at <= ?1 OR o.retry_at > ?1 + ${farthest})))`;

/** The ledger of posts. Each change is one statement, or one transaction, that holds only for who has the row. */
export function createLedger(database: Database): Ledger {
  const add = `INSERT INTO occurrences (subscription, window, due, state, reason, changed)
     SELECT id, ?2, ?3, ?4, ?5, ?6 FROM subscriptions WHERE id = ?1
     ON CONFLICT (subscription, window) DO UPDATE SET
       state = excluded.state, due = excluded.due, reason = excluded.reason, changed = excluded.changed`;
  // What was skipped without a range was never posted, and its time may come again: a clock was wrong, or a post is possible now.
  const plan = prepare(database, `${add} WHERE state = 'skipped' AND until IS NULL`);
  const miss = prepare(database, `${add} WHERE state = 'planned'`);
  const tested = prepare(
    database,
    `INSERT INTO occurrences (subscription, window, due, state, message, changed)
     SELECT id, ?2, ?4, 'sent', ?3, ?4 FROM subscriptions WHERE id = ?1 ON CONFLICT DO NOTHING`,
  );
  const unplan = prepare(database, "DELETE FROM occurrences WHERE subscription = ? AND state = 'planned'");
  const due = prepare(database, `SELECT * FROM occurrences o WHERE ${mayBeTaken} ORDER BY o.due, o.id`);
  const next = prepare(
    database,
    `SELECT min(coalesce(o.retry_at, o.due)) AS next FROM occurrences o
     WHERE o.state IN ('planned', 'failed') AND ${isOpen} AND NOT (${isHeld})`,
  );
  const claim = prepare(
    database,
    `UPDATE occurrences AS o SET state = 'claimed', owner = ?2, retry_at = NULL, changed = ?1,
       attempts = attempts + 1, after = coalesce(after, s.covered),
       until = coalesce(until, CASE WHEN NOT ${hasRange("o")} THEN s.covered
         ELSE max(s.covered, (SELECT coalesce(max(number), 0) FROM arrivals)) END)
     FROM subscriptions s
     WHERE s.id = o.subscription AND o.id = ?3 AND o.state = ?4 AND o.attempts = ?5 AND o.changed = ?6 AND ${mayBeTaken}
     RETURNING *`,
  );
  const sending = prepare(
    database,
    `UPDATE occurrences AS o SET state = 'sending', may_stand = 1, changed = ?1
     WHERE id = ?2 AND owner = ?3 AND state = 'claimed' AND ${runs}`,
  );
  const end = prepare(
    database,
    `UPDATE occurrences SET state = ?4, message = ?5, reason = ?6, changed = ?1, owner = NULL,
       after = iif(?7, after, NULL), until = iif(?7, until, NULL), may_stand = iif(?7, may_stand, 0)
     WHERE id = ?2 AND owner = ?3 AND state IN ('claimed', 'sending') AND (?4 <> 'sent' OR may_stand = 1)
     RETURNING subscription, until`,
  );
  const cover = prepare(database, "UPDATE subscriptions SET covered = max(covered, ?2) WHERE id = ?1");
  const fail = prepare(
    database,
    `UPDATE occurrences SET state = 'failed', reason = ?4, retry_at = ?5, changed = ?1, owner = NULL,
       may_stand = CASE WHEN ?6 THEN 1 WHEN state = 'sending' THEN 0 ELSE may_stand END
     WHERE id = ?2 AND owner = ?3 AND state IN ('claimed', 'sending')`,
  );
  const pause = prepare(database, "UPDATE subscriptions SET paused = ?2 WHERE id = ?1");
  const lastWindow = prepare(
    database,
    "SELECT max(due) AS at FROM occurrences WHERE subscription = ? AND due <= ? AND window GLOB '[0-9]*'",
  );
  const lastSent = prepare(
    database,
    `SELECT max(due) AS at FROM occurrences
     WHERE subscription = ? AND due < ? AND state = 'sent' AND window NOT GLOB 'pause:*'`,
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
      const row = end.get(now, id, owner, state, message, reason, Number(covers));
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
    nextDue: () => timeIn(next.get(), "next"),
    lastWindow: (subscription, now) => timeIn(lastWindow.get(subscription, now), "at"),
    lastSent: (subscription, before) => timeIn(lastSent.get(subscription, before), "at"),
    claim({ id, state, attempts, changed }, owner, now) {
      const row = claim.get(now, owner, id, state, attempts, changed);
      return row && claimedOf(row);
    },
    sending: (id, owner, now) => sending.run(now, id, owner) > 0,
    sent: (id, owner, message, now) => over([id, owner, now], "sent", [message, null], true),
    skipped: (id, owner, reason, now, covers) => over([id, owner, now], "skipped", [null, reason], covers),
    failed: (id, owner, reason, retryAt, now, isUnclear) =>
      fail.run(now, id, owner, reason, retryAt, Number(isUnclear)) > 0,
    refused: (id, owner, reason, now) =>
      inTransaction(database, () => {
        const row = end.get(now, id, owner, "skipped", null, reason, 0);
        if (row === undefined) return false;
        const subscription = whole(row, "subscription");
        pause.run(subscription, reason);
        unplan.run(subscription);
        plan.run(subscription, noticeOf(id), now, "planned", null, now);
        return true;
      }),
    missed(subscription, window, at, reason, now) {
      miss.run(subscription, window, at, "skipped", reason, now);
    },
    tested(subscription, window, message, now) {
      tested.run(subscription, window, message, now);
    },
    history: (subscription, limit) => history.all(subscription, limit).map(occurrenceOf),
  };
}

const timeIn = (row: Row | undefined, column: string): number | undefined => {
  const at = row?.[column];
  return typeof at === "number" ? at : undefined;
};

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
