import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { fixture } from "./desk-on.ts";

const root = new URL("..", import.meta.url).pathname;
const asItIs = [join(root, "node_modules/.bin/node"), "src/main.ts"];
const running: ChildProcess[] = [];
afterEach(() => {
  for (const desk of running.splice(0)) desk.kill("SIGKILL");
});

/** The desk as `npm start` runs it, with nothing typed. Everything that it says is gathered in `said`. */
function startDesk(env: Record<string, string> = {}, [command = "", ...args] = asItIs) {
  const data = mkdtempSync(join(tmpdir(), "verbatim-"));
  const desk = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env.PATH, CORPUS: fixture("corpus"), DATA: data, PORT: "0", ZONE: "UTC", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(desk);
  const outcome = { said: "" };
  for (const stream of [desk.stdout, desk.stderr]) stream.on("data", (chunk) => (outcome.said += chunk));
  const ended = new Promise<number | null>((resolve) => desk.once("exit", resolve));
  const address = async (): Promise<string> => {
    await expect.poll(() => outcome.said, { timeout: 20_000 }).toMatch(/http:\/\/localhost:\d+/);
    return /http:\/\/localhost:\d+/.exec(outcome.said)?.[0] ?? "";
  };
  return { desk, ended, outcome, address };
}

describe("the desk as a process", () => {
  it("serves on when nothing is typed, and ends cleanly when told to", async () => {
    const { desk, ended, address } = startDesk();
    const health = await fetch(`${await address()}/healthz`);
    expect(await health.json()).toMatchObject({ ok: true, articles: 3 });
    desk.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("ends cleanly when its terminal is closed", async () => {
    const { desk, ended, address } = startDesk();
    await address();
    desk.kill("SIGHUP");
    expect(await ended).toBe(0);
  });

  it("ends when npm that started it is told to, though npm passes nothing on", async () => {
    const { desk, address } = startDesk({ npm_lifecycle_event: "start" }, [
      "sh",
      "-c",
      "node_modules/.bin/node src/main.ts; true",
    ]);
    const health = `${await address()}/healthz`;
    expect((await fetch(health)).status).toBe(200);
    desk.kill("SIGTERM");
    await expect
      .poll(
        () =>
          fetch(health).then(
            () => "up",
            () => "down",
          ),
        { timeout: 10_000 },
      )
      .toBe("down");
  });

  it("answers also when its state cannot be kept, and says so", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
    writeFileSync(join(folder, "file"), "");
    const { outcome, address } = startDesk({ DATA: join(folder, "file", "below") });
    expect((await fetch(`${await address()}/?line=find+tide`)).status).toBe(200);
    expect(outcome.said).toMatch(/cannot be opened .*DATA.* nothing that people make here is kept/s);
  });

  it("ends with 1 and a sentence when its port is in use and nothing else serves", async () => {
    const taken = createServer().listen(0);
    const { port } = taken.address() as AddressInfo;
    const { ended, outcome } = startDesk({ PORT: String(port) });
    expect(await ended).toBe(1);
    expect(outcome.said).toContain(`Port ${port} is in use`);
    taken.close();
  });

  it("ends with 1 and a sentence for each setting that is wrong", async () => {
    const { ended, outcome } = startDesk({ PORT: "eighty", ZONE: "Mars/Olympus" });
    expect(await ended).toBe(1);
    expect(outcome.said).toMatch(/PORT must be .*\n.*ZONE must be/s);
    expect(outcome.said).not.toMatch(/\n\s+at /);
  });

  it("says what is set half, and leaves Slack out when it has no port to be called on", async () => {
    const half = startDesk({ SLACK_APP_TOKEN: "xapp-1" });
    await expect
      .poll(() => half.outcome.said, { timeout: 20_000 })
      .toMatch(/Slack is left out: SLACK_APP_TOKEN is set/);
    const taken = createServer().listen(0);
    const { port } = taken.address() as AddressInfo;
    const portless = startDesk({ PORT: String(port), SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" });
    expect(await portless.ended).toBe(1);
    expect(portless.outcome.said).toMatch(/Slack is left out: without SLACK_APP_TOKEN/);
    taken.close();
  });
});
