import { webApi } from "@slack/bolt";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createHealth } from "../../../src/adapters/slack/health.ts";

const refused = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function healthOf(check: () => Promise<unknown>) {
  const log = vi.fn();
  const health = createHealth(check, log, { first: 1, longest: 4 });
  stops.push(health.stop);
  return { health, log };
}

describe("whether Slack takes the token", () => {
  it("is asked again with growing pauses until it does", async () => {
    const check = vi.fn().mockRejectedValue(refused("token_revoked"));
    const { health, log } = healthOf(check);
    health.saw(refused("token_revoked"));
    await vi.waitFor(() => expect(check.mock.calls.length).toBeGreaterThan(3));
    expect(health.problem()?.down).toContain("(token_revoked)");
    check.mockResolvedValue({ ok: true });
    await vi.waitFor(() => expect(health.problem()).toBeUndefined());
    expect(log).toHaveBeenCalledTimes(2);
    const asked = check.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(check).toHaveBeenCalledTimes(asked);
  });

  it("is not in doubt for what is no refusal of it", () => {
    const { health, log } = healthOf(async () => {});
    for (const cause of [refused("not_in_channel"), refused("missing_scope"), new Error("no answer")])
      health.saw(cause);
    expect(health.problem()).toBeUndefined();
    expect(log).not.toHaveBeenCalled();
  });
});
