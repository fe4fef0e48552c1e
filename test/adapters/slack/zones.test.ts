import { webApi } from "@slack/bolt";
import { describe, expect, it, vi } from "vitest";
import { createZones } from "../../../src/adapters/slack/zones.ts";

/** Zones of people as Slack tells them, and whom it was asked of. */
function zonesOf(tz: (user: string) => string | undefined) {
  const asked: string[] = [];
  const client = new webApi.WebClient();
  vi.spyOn(client.users, "info").mockImplementation(async (given) => {
    const user = String(given && "user" in given ? given.user : "");
    asked.push(user);
    const zone = tz(user);
    return { ok: true, user: { ...(zone !== undefined && { tz: zone }) } };
  });
  return { asked, zoneOf: createZones({ client, fallback: "Europe/Brussels", log: () => {} }) };
}

describe("the zone of a person", () => {
  it.each(["Mars/Olympus", "", undefined])("is the desk's where Slack tells %j", async (tz) => {
    const { zoneOf } = zonesOf(() => tz);
    expect(await zoneOf("U1")).toBe("Europe/Brussels");
  });

  it("is asked once of each, and remembered of the last thousand only", async () => {
    const { asked, zoneOf } = zonesOf(() => "Asia/Tokyo");
    for (let i = 0; i < 1000; i++) await zoneOf(`U${i}`);
    expect(await zoneOf("U0")).toBe("Asia/Tokyo");
    expect(asked).toHaveLength(1000);
    await zoneOf("U1000");
    await zoneOf("U0");
    expect(asked.slice(1000)).toEqual(["U1000", "U0"]);
  });
});
