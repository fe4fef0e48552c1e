import { webApi } from "@slack/bolt";
import { describe, expect, it, vi } from "vitest";
import { createPeople } from "../../../src/adapters/slack/people.ts";

/** What Slack tells of a person. */
interface Told {
  readonly tz?: string;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly is_primary_owner?: boolean;
}

/** People as Slack tells of them, and whom it was asked of. */
function peopleOf(told: (user: string) => Told, admins: readonly string[] = []) {
  const asked: string[] = [];
  const log = vi.fn<(sentence: string) => void>();
  const client = new webApi.WebClient();
  vi.spyOn(client.users, "info").mockImplementation(async (given) => {
    const user = String(given && "user" in given ? given.user : "");
    asked.push(user);
    return { ok: true, user: told(user) };
  });
  return { asked, log, personOf: createPeople({ client, fallback: "Europe/Brussels", admins, log }) };
}

describe("the zone of a person", () => {
  it.each(["Mars/Olympus", "", undefined])("is the desk's where Slack tells %j", async (tz) => {
    const { personOf } = peopleOf(() => (tz === undefined ? {} : { tz }));
    expect((await personOf("U1")).zone).toBe("Europe/Brussels");
  });

  it("is asked once of each, and remembered of the last thousand only", async () => {
    const { asked, personOf } = peopleOf(() => ({ tz: "Asia/Tokyo" }));
    for (let i = 0; i < 1000; i++) await personOf(`U${i}`);
    expect((await personOf("U0")).zone).toBe("Asia/Tokyo");
    expect(asked).toHaveLength(1000);
    await personOf("U1000");
    await personOf("U0");
    expect(asked.slice(1000)).toEqual(["U1000", "U0"]);
  });
});

describe("who may set up channels", () => {
  it.each([
    [{}, false],
    [{ is_admin: false, is_owner: false }, false],
    [{ is_admin: true }, true],
    [{ is_owner: true }, true],
    [{ is_primary_owner: true }, true],
  ])("is told by the workspace: %j", async (told, mayManage) => {
    const { personOf } = peopleOf(() => told);
    expect((await personOf("U1")).mayManage).toBe(mayManage);
  });

  it("is told by the list where there is one, and by nothing else", async () => {
    const { personOf } = peopleOf((user) => ({ is_admin: user === "U1" }), ["U2"]);
    expect((await personOf("U1")).mayManage).toBe(false);
    expect((await personOf("U2")).mayManage).toBe(true);
  });

  it("is nobody where Slack does not say, which is told once, with the remedy", async () => {
    const { log, personOf } = peopleOf(() => {
      throw new Error("no answer");
    });
    expect((await personOf("U1")).mayManage).toBe(false);
    await personOf("U1");
    expect(log).toHaveBeenCalledTimes(1);
    expect(log.mock.calls[0]?.[0]).toContain("SLACK_ADMINS");
  });

  it("is whoever stands in the list also where Slack does not say", async () => {
    const { log, personOf } = peopleOf(() => {
      throw new Error("no answer");
    }, ["U2"]);
    expect((await personOf("U2")).mayManage).toBe(true);
    expect(log.mock.calls[0]?.[0]).not.toContain("SLACK_ADMINS");
  });
});
