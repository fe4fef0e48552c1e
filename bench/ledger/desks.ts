import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRecords } from "../../src/desk/create-records.ts";
import { openDatabase } from "../../src/desk/database.ts";
import type { Destination, Maker } from "../../src/desk/destination.ts";
import type { Records } from "../../src/desk/records.ts";
import { loadWire } from "../../test/wire.ts";

// biome-ignore lint/suspicious/noExplicitAny: the loopback platforms are plain JavaScript without types
export type Loose = any;

export type Platform = "slack" | "discord";

/** A folder of articles and one of state, the loopback Slack and Discord, and desks that are spawned on them as `npm start` does. */
export interface Desks {
  readonly slack: Loose;
  readonly discord: Loose;
  readonly records: Records;
  /** The channels of both, `channels` of each. */
  readonly rooms: readonly Destination[];
  /** Spawns one; resolves once it is connected to both platforms. */
  start(): Promise<Loose>;
  /** A made-up article that holds a word that stands in no other, and its name. */
  write(code: string): void;
  /** The messages of posts in a room, with their keys, in the order that they came. What goes on in a thread is one with its beginning. */
  posts(room: Destination): readonly Post[];
  stop(): Promise<void>;
}

export interface Post {
  readonly key: string;
  readonly part: number;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Who set everything up, on either platform. */
export const maker = (surface: string): Maker => ({
  surface,
  id: surface === "slack" ? "U0ALICE001" : "200000000000000001",
  name: "Ines Tavor",
});

/** `env` goes to the desks beside what the platforms need; `slackOptions` and `discordOptions` to the platforms. */
export async function openDesks(
  channels: number,
  env: Readonly<Record<string, string>>,
  [slackOptions, discordOptions]: readonly [object, object] = [{}, {}],
): Promise<Desks> {
  const wire = await loadWire();
  const folder = mkdtempSync(join(tmpdir(), "verbatim-desks-"));
  const [corpus, data] = [join(folder, "corpus"), join(folder, "data")];
  mkdirSync(corpus);
  const slackIds = Array.from({ length: channels }, (_, n) => `C0BENCH${String(n).padStart(3, "0")}`);
  const discordIds = slackIds.map((_, n) => `4000000000000${String(n).padStart(5, "0")}`);
  const members = ["U0ALICE001", "U0BOT00001"];
  const [slack, discord]: Loose[] = await Promise.all([
    wire.startSlack({
      channels: slackIds.map((id, n) => ({ id, name: `room-${n}`, members: [...members] })),
      ...slackOptions,
    }),
    wire.startDiscord({
      guilds: [
        {
          id: "300000000000000001",
          name: "Elling",
          channels: discordIds.map((id, n) => ({ id, name: `room-${n}` })),
        },
      ],
      ...discordOptions,
    }),
  ]);
  const database = openDatabase(data);
  const project = fileURLToPath(new URL("../../", import.meta.url));
  const desks = new Set<Loose>();

  return {
    slack,
    discord,
    records: createRecords(database),
    rooms: [
      ...slackIds.map((channel) => ({ surface: "slack", channel, isPerson: false })),
      ...discordIds.map((channel) => ({ surface: "discord", channel, isPerson: false })),
    ],
    async start() {
      const [sockets, identified] = [slack.socketOpens, discord.identifies.length];
      const desk = wire.spawnBot({
        command: [process.execPath, "--import", join(project, "bench/ledger/hasten.ts"), "src/main.ts"],
        cwd: project,
        env: {
          ...{ CORPUS: corpus, DATA: data, PORT: "0", ZONE: "Europe/Brussels" },
          ...slack.env,
          ...discord.env,
          ...env,
        },
        clean: true,
      });
      desks.add(desk);
      const isUp = () => slack.socketOpens > sockets && discord.identifies.length > identified;
      const up = slack.waitFor(isUp, { timeoutMs: 60_000, label: "a desk's start" });
      await Promise.race([up, desk.exited]);
      // Where it was ended meanwhile, nobody waits for it.
      up.catch(() => {});
      return desk;
    },
    write(code) {
      const words = `The lighthouse lamp ${code} is for ${unlike(code)}`;
      writeFileSync(
        join(corpus, `${code}.md`),
        `---\ntitle: Lamp ${code}\npublished: 2026-11-20\noutlet: The Quay Courier\n---\n“${words},” said Greta Solberg, keeper at Hollin Point.\n`,
      );
    },
    posts({ surface, channel }) {
      const messages: Loose[] = [...(surface === "slack" ? slack : discord).messages.values()];
      return messages.flatMap((message): readonly Post[] => {
        if (surface === "discord") {
          if (message.channel_id !== channel || message.nonce === undefined) return [];
          const at = Date.parse(message.timestamp);
          return [{ key: message.nonce, part: 1, text: wire.discordText(message), at }];
        }
        const mark = message.metadata?.event_payload;
        if (message.channel !== channel || mark === undefined) return [];
        return [
          { key: mark.key, part: mark.part, text: wire.slackText(message), at: 1000 * Number(message.ts) },
        ];
      });
    },
    async stop() {
      for (const desk of desks) if (desk.exit === null) await desk.stop();
      await Promise.all([slack.close(), discord.close()]);
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Other words for each: articles that are nearly the same would be copies of one story. */
function unlike(code: string): string {
  const chosen = createHash("sha256").update(code).digest().subarray(0, 24);
  return [...chosen].map((byte) => nouns[byte % nouns.length]).join(" ");
}

const nouns = (
  "anchor boat coal deck eel ferry gull harbour ice jetty keel ladder mast net oar pier quay rope sail tide umbrella vane " +
  "wharf yard buoy crane dock engine flag gale hull inlet kelp lock mooring nail oil pilot reef sluice tar vessel winch"
).split(" ");
