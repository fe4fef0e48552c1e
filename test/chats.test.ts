import { describe, expect, it } from "vitest";
import { type Desk, openDesk, wordsOf } from "../bench/chats/desk.ts";
import { runLoad } from "../bench/chats/load.ts";
import { runOutages } from "../bench/chats/outages.ts";
import { wireMissing } from "./wire.ts";

const words = wordsOf["made-up"];
const why = wireMissing === undefined ? "" : ` (${wireMissing})`;

// A tenth of `npm run -s bench:chats`, which tells the times too.
describe.skipIf(wireMissing !== undefined).each(["slack", "discord"] as const)(
  `the desk on %s${why}`,
  (platform) => {
    const withDesk = async (people: number, work: (desk: Desk) => Promise<void>): Promise<void> => {
      const desk = await openDesk("made-up", people);
      try {
        await work(desk);
      } finally {
        await desk.stop();
      }
    };

    /** What only Discord has here; other questions are fewer there. */
    const more = ["form", "menu", "typing"];

    it("answers 50 people who ask at once", async () => {
      await withDesk(50, async ({ chats }) => {
        const {
          acks,
          answers,
          platform: _share,
          ...rest
        } = await runLoad(chats[platform], { words, rounds: 3, seed: 8 });
        expect(acks.length + (answers.get("typing")?.length ?? 0)).toBe(150);
        const kinds = ["articles", "find", "press", "who", ...(platform === "discord" ? more : ["context"])];
        expect([...answers.keys()]).toEqual(expect.arrayContaining(kinds));
        expect(rest).toEqual({ unanswered: 0, twice: 0, findings: [] });
      });
    }, 120_000);

    it("answers each of 200 questions once or says so, whatever 20 faults do", async () => {
      await withDesk(10, async (desk) => {
        const options = { words, questions: 200, faults: 20, seed: 9, pace: 200 };
        const { outcomes, byFault, wrongs, findings, isAlive } = await runOutages(
          desk,
          desk.chats[platform],
          options,
        );
        expect({ wrongs, findings, isAlive }).toEqual({ wrongs: [], findings: [], isAlive: true });
        expect([...outcomes.values()].reduce((sum, each) => sum + each)).toBe(200);
        expect(byFault.size).toBeGreaterThan(8);
        // Only what was lost with a connection has no word of ours.
        const untold = (outcomes.get("not delivered") ?? 0) + (outcomes.get("not acknowledged") ?? 0);
        expect(untold).toBeLessThan(20);
      });
    }, 120_000);
  },
);
