import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Database } from "../../src/desk/database.ts";
import type { Ledger, Records } from "../../src/desk/records.ts";
import { live, type Plan } from "./simulation/world.ts";
import { wrongsOf } from "./simulation/wrongs.ts";

const zones = [
  "Europe/Brussels",
  "Etc/GMT+12",
  "Pacific/Kiritimati",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "America/Nuuk",
  "UTC",
] as const;

const schedule = fc.record({
  at: fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":")),
  zone: fc.constantFrom(...zones),
  days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
});

const plan = fc.record<Plan>({
  seed: fc.nat(),
  schedules: fc.array(schedule, { minLength: 1, maxLength: 4 }),
  // Around the weekends in which clocks are moved in Europe and America.
  start: fc.constantFrom(
    ...["2026-03-05", "2026-03-26", "2026-10-22", "2026-06-01"].map((at) => Date.parse(at)),
  ),
  days: fc.integer({ min: 2, max: 8 }),
  processes: fc.constantFrom(1, 2),
  jumps: fc.boolean(),
  refusals: fc.boolean(),
});

describe("the clock", () => {
  it("posts each window once or skips it with a reason, and each arrival is in one, whatever happens", async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (given) => {
        expect(wrongsOf(await live(given))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 300_000);

  describe("is seen to fail", () => {
    const busy = (seed: number): Plan => ({
      seed,
      schedules: [
        { at: "08:30", zone: "Europe/Brussels", days: [1, 2, 3, 4, 5, 6, 7] },
        { at: "08:30", zone: "Asia/Kathmandu", days: [1, 2, 3, 4, 5, 6, 7] },
      ],
      start: Date.parse("2026-06-01"),
      days: 6,
      processes: 2,
      jumps: false,
      refusals: false,
    });
    const firstWrong = async (changes: Partial<Plan>): Promise<string> => {
      for (let seed = 1; seed <= 20; seed++) {
        const wrongs = wrongsOf(await live({ ...busy(seed), ...changes }));
        if (wrongs.length > 0) return wrongs.join("\n");
      }
      return "nothing wrong";
    };

    it("where nothing is looked for before it is posted again", async () => {
      expect(await firstWrong({ neverFinds: true })).toMatch(/posted twice/);
    });

    it("where what another has in hand is taken at once", async () => {
      expect(await firstWrong({ lease: 0 })).toMatch(/posted twice/);
    });

    it("where what was posted does not count as covered", async () => {
      const sabotage = (records: Records, database: Database): Records => {
        const sent: Ledger["sent"] = (...given) => {
          const before = records.subscriptions.all();
          const isSent = records.ledger.sent(...given);
          for (const { id, covered } of before) {
            database.prepare("UPDATE subscriptions SET covered = ? WHERE id = ?").run(covered, id);
          }
          return isSent;
        };
        return { ...records, ledger: { ...records.ledger, sent } };
      };
      expect(await firstWrong({ sabotage })).toMatch(/after \d+ comes/);
    });

    it("where the ledger does not say that a post begins", async () => {
      const sabotage = (records: Records, database: Database): Records => {
        const sending: Ledger["sending"] = () => true;
        const sent: Ledger["sent"] = (id, owner, ...rest) => {
          database.prepare("UPDATE occurrences SET may_stand = 1 WHERE id = ? AND owner = ?").run(id, owner);
          return records.ledger.sent(id, owner, ...rest);
        };
        return { ...records, ledger: { ...records.ledger, sending, sent } };
      };
      expect(await firstWrong({ sabotage })).toMatch(/posted twice/);
    });
  });
});
