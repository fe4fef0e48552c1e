import { describe, expect, it } from "vitest";
import { killClocks } from "../../bench/ledger/kills.ts";

describe("clocks that are killed with SIGKILL", () => {
  it.each([
    ["one on a database", { kills: 20, processes: 1 }],
    ["two by mistake on a database", { kills: 12, processes: 2 }],
  ])(
    "post everything once: %s",
    async (_name, options) => {
      const { kills, rows, posted, lost, twice } = await killClocks({ ...options, rooms: 12 });
      expect(kills).toBe(options.kills);
      expect(rows.filter(({ state }) => state !== "sent" && state !== "skipped")).toEqual([]);
      expect(rows.filter(({ state, reason }) => state === "skipped" && reason !== "Nothing new.")).toEqual(
        [],
      );
      expect([...posted].filter(([, times]) => times > 1)).toEqual([]);
      expect({ lost, twice }).toEqual({ lost: [], twice: [] });
      expect(posted.size).toBeGreaterThan(4);
    },
    240_000,
  );
});
