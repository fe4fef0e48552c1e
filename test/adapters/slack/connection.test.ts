import { SocketModeReceiver } from "@slack/bolt";
import { describe, expect, it, vi } from "vitest";
import { createConnection } from "../../../src/adapters/slack/connection.ts";
import { quietLogger } from "../../../src/adapters/slack/logger.ts";
import { wireMissing } from "../../wire.ts";
import { afterThis, type Loose, openSlack, why } from "./opened.ts";

const ask = (slack: Loose, text = "tide") => slack.slash({ command: "/quote", text });

/** Hears rejections that nobody catches until the test ends. */
function strays() {
  const stray = vi.fn();
  process.on("unhandledRejection", stray);
  afterThis(async () => process.off("unhandledRejection", stray));
  return stray;
}

describe.skipIf(wireMissing !== undefined)(`The connection to Slack${why}`, () => {
  it.each(["warning", "refresh_requested", "too_many_websockets"])(
    "is renewed before Slack closes it, so that nothing typed meanwhile fails: %s",
    async (reason) => {
      const { slack, desk, log } = await openSlack();
      await desk.start();
      for (let round = 0; round < 2; round++) {
        const before = slack.socketOpens;
        slack.disconnectSockets(reason, { closeAfterMs: 700 });
        while (slack.sockets.size > 1 || slack.socketOpens === before)
          expect((await ask(slack)).created).toHaveLength(1);
        expect((await ask(slack)).created).toHaveLength(1);
        expect(slack.socketOpens).toBe(before + 1);
        expect(desk.state()).toBe("connected");
      }
      expect(log).not.toHaveBeenCalled();
      slack.assertClean();
    },
  );

  it("is left only when Slack closes it: until then it may still say something there", async () => {
    const { slack, desk } = await openSlack();
    await desk.start();
    const [old] = slack.sockets;
    const after = slack.now();
    slack.disconnectSockets("warning", { closeAfterMs: 60_000 });
    await slack.waitForSocket({ after, count: 1 });
    await slack.settle();
    expect(old.readyState).toBe(1);
    for (let i = 0; i < 8; i++) expect((await ask(slack)).created).toHaveLength(1);
    slack.assertClean();
  });

  it("stands while Slack takes no other, and is made anew once that is lost and Slack takes them again", async () => {
    const { slack, desk, log } = await openSlack();
    await desk.start();
    slack.refuseSockets = true;
    slack.disconnectSockets("warning", { closeAfterMs: 500 });
    expect((await ask(slack)).created).toHaveLength(1);
    expect(slack.methodsUsed.get("apps.connections.open")).toBeGreaterThan(1);
    expect(desk.state()).toBe("connected");
    expect(log).not.toHaveBeenCalled();
    await slack.waitFor(() => typeof desk.state() === "object");
    expect(desk.state()).toEqual({ down: "Slack cannot be reached; it is tried again until it works." });
    const after = slack.now();
    slack.refuseSockets = false;
    await slack.waitForSocket({ after });
    await slack.waitFor(() => desk.state() === "connected");
    expect((await ask(slack)).created).toHaveLength(1);
    expect(log.mock.calls.map(([sentence]) => sentence)).toEqual([
      "Slack cannot be reached; it is tried again until it works.",
      "Slack is connected again.",
    ]);
    slack.assertClean();
  });

  it("is asked for again when Slack says, and not before", async () => {
    const { slack, desk } = await openSlack();
    await desk.start();
    slack.fault({ match: "apps.connections.open", status: 429, retryAfter: 1 });
    const [at, asked] = [slack.now(), slack.methodsUsed.get("apps.connections.open")];
    slack.dropSockets();
    await slack.waitForSocket({ after: at });
    const [refused, taken] = slack.callsTo("apps.connections.open").slice(asked);
    expect(taken.t - refused.t).toBeGreaterThan(950);
    slack.assertClean();
  });

  it("is given up where Slack does not say hello, and leaves none behind", async () => {
    const { slack } = await openSlack();
    const log = vi.fn();
    const make = () => {
      const receiver = new SocketModeReceiver({
        appToken: slack.appToken,
        autoReconnectEnabled: false,
        logger: quietLogger(),
        installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
      });
      return receiver.client;
    };
    const connection = createConnection(make, log, { hello: 200, good: 10_000, close: 100 });
    afterThis(() => connection.close());
    slack.holdHello = true;
    await expect(connection.open()).rejects.toThrow("Slack did not say hello");
    await slack.waitFor(() => slack.sockets.size === 0);
    slack.holdHello = false;
    await connection.open();
    expect(connection.state()).toBe("connected");
    slack.holdHello = true;
    slack.dropSockets();
    await slack.waitFor(() => typeof connection.state() === "object");
    slack.holdHello = false;
    await slack.waitFor(() => connection.state() === "connected");
    await slack.settle();
    expect(slack.sockets.size).toBe(1);
    const opened = slack.socketOpens;
    slack.disconnectSockets("warning", { closeAfterMs: 60_000 });
    await slack.waitFor(() => slack.socketOpens === opened + 1);
    await slack.waitFor(() => slack.sockets.size === 1);
  });

  it("lives through frames that nobody can read", async () => {
    const { slack, desk } = await openSlack();
    const stray = strays();
    await desk.start();
    const limited = { type: "app_rate_limited", team_id: "T0", minute_rate_limited: 1 };
    for (const frame of [
      "null",
      "{",
      '"disconnect"',
      "[]",
      '{"type":"events_api","payload":null}',
      JSON.stringify({ type: "events_api", envelope_id: "e1", payload: limited }),
      JSON.stringify({ type: "slash_commands", envelope_id: "e2", payload: {} }),
      Buffer.from("{}"),
    ])
      for (const socket of slack.sockets) socket.send(frame);
    expect((await ask(slack)).created).toHaveLength(1);
    expect(stray).not.toHaveBeenCalled();
  });

  it("answers what came on a connection that is lost before it could be acknowledged", async () => {
    const { slack, desk } = await openSlack();
    const stray = strays();
    await desk.start();
    const after = slack.now();
    const asked = await slack.slash({ command: "/quote", text: "tide", dropAfterSend: 0.001, giveUpMs: 500 });
    expect(asked.created).toHaveLength(1);
    await slack.waitForSocket({ after });
    expect((await ask(slack)).created).toHaveLength(1);
    expect(stray).not.toHaveBeenCalled();
  });
});
