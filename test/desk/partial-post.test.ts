import { describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { createPosting } from "../../src/desk/post-occurrence.ts";
import { type Found, NothingNew, type Posted } from "../../src/desk/posting.ts";
import { arrive, day, ines, morning, room } from "./made-up.ts";

const inPart: Found = { outcome: "found", message: "m1", isPartial: true };
const lost: Posted = { outcome: "unclear", reason: "Lost." };

/** A digest whose post broke off after its first message, and what is asked of the surface when it is looked at again. */
async function lookedAtAgain(compose: () => string | undefined, posted: Posted, late = 0) {
  const records = createRecords(openMemory());
  const { ledger, subscriptions } = records;
  const { id } = subscriptions.set("digest", room, ines, morning);
  arrive(records, "a1", "a2");
  ledger.plan(id, "2026-11-22T08:30", day);
  const asked: unknown[][] = [];
  let now = day;
  const post = createPosting<string>({
    records,
    now: () => now,
    owner: "us",
    log: () => {},
    onLater: () => {},
    compose,
    notice: () => "",
    post: async (...about) => {
      asked.push(about);
      return asked.length === 1 ? { outcome: "unclear", reason: "Lost." } : posted;
    },
    find: async () => inPart,
  });
  const attempt = async () => {
    const [due] = ledger.due(now);
    const claimed = due && ledger.claim(due, "us", now);
    if (claimed === undefined) throw new Error("nothing is due");
    await post(claimed);
  };
  await attempt();
  now += 61_000 + late;
  await attempt();
  return { asked, row: ledger.history(id, 1)[0], covered: subscriptions.byId(id)?.covered };
}

describe("a long post that broke off", () => {
  it("is made whole from the message that stands, and counts as sent", async () => {
    const { asked, row, covered } = await lookedAtAgain(() => "news", { outcome: "sent", message: "m1" });
    const key = asked[0]?.[2];
    expect(asked.map((about) => about.slice(1))).toEqual([
      ["news", key, undefined],
      ["news", key, "m1"],
    ]);
    expect(row).toMatchObject({ state: "sent", message: "m1" });
    expect(covered).toBe(2);
  });

  it("is looked for again where it broke off once more", async () => {
    const { row } = await lookedAtAgain(() => "news", { outcome: "unclear", reason: "Lost again." });
    expect(row).toMatchObject({ state: "failed", reason: "Lost again." });
  });

  it("is what stands there, once it is too late for more or there is no more", async () => {
    const late = await lookedAtAgain(() => "news", { outcome: "sent", message: "m1" }, 7 * 3_600_000);
    let composed = 0;
    const none = await lookedAtAgain(() => (composed++ === 0 ? "news" : undefined), lost);
    const gone = await lookedAtAgain(() => {
      if (composed++ > 2) throw new NothingNew("Nothing new: it is gone.");
      return "news";
    }, lost);
    for (const { asked, row } of [late, none, gone]) {
      expect(asked).toHaveLength(1);
      expect(row).toMatchObject({ state: "sent", message: "m1" });
    }
  });

  it("stays one that may stand there when the rest could not be made", async () => {
    let composed = 0;
    const { asked, row } = await lookedAtAgain(
      () => {
        if (composed++ > 0) throw new Error("broken");
        return "news";
      },
      { outcome: "sent", message: "m1" },
    );
    expect(asked).toHaveLength(1);
    expect(row).toMatchObject({ state: "failed" });
  });
});
