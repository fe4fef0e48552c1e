import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadWire, wireMissing } from "../../test/wire.ts";

const project = new URL("../..", import.meta.url).pathname;

// biome-ignore lint/suspicious/noExplicitAny: the loopback Slack and Discord are plain JavaScript without types
type Loose = any;

/** The desk on the articles that come with it, in the loopback Slack and Discord. */
export interface Desk {
  readonly slack: Loose;
  readonly discord: Loose;
  stop(): Promise<void>;
}

/** Starts it, with nothing kept from before. Throws where the loopback Slack and Discord are missing. */
export async function openDesk(): Promise<Desk> {
  if (wireMissing !== undefined) throw new Error(`This ${wireMissing}.`);
  const wire = await loadWire();
  const [slack, discord] = await Promise.all([wire.startSlack(), wire.startDiscord()]);
  const desk = wire.spawnBot({
    command: [join(project, "node_modules/.bin/node"), "src/main.ts"],
    cwd: project,
    env: {
      CORPUS: "corpus",
      DATA: mkdtempSync(join(tmpdir(), "verbatim-")),
      PORT: "0",
      ZONE: "Europe/Brussels",
      QUESTIONS_PER_PERSON: "1000",
      QUESTIONS_PER_CHANNEL: "1000",
      ...slack.env,
      ...discord.env,
    },
    clean: true,
  });
  await Promise.all([slack.waitForSocket(), discord.waitForReady()]);
  await discord.waitForCommand("quote");
  await untilRead(slack);
  return {
    slack,
    discord,
    async stop() {
      await desk.stop();
      await Promise.all([slack.close(), discord.close()]);
    },
  };
}

/** Until its articles are read, a desk answers from those that it has by then. */
async function untilRead(slack: Loose): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { text } = await slack.slash({ command: "/quote", text: "sources", user: "bob" });
    if (/\b5 articles/.test(text)) return;
  }
  throw new Error("The desk did not read its five articles.");
}
