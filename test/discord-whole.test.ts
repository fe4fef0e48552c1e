import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDiscord } from "../src/adapters/discord/index.ts";
import type { ChatAdapter } from "../src/chat/adapter.ts";
import { withBounds } from "../src/chat/bounds.ts";
import { offeredCommands } from "../src/chat/command.ts";
import { createRasteriser } from "../src/chat/pictures/rasterise.ts";
import { withPictureFiles } from "../src/chat/pictures/with-files.ts";
import { withRepeats } from "../src/chat/repeats.ts";
import { permalinkOf } from "../src/permalink.ts";
import { createSurfaces } from "../src/surfaces.ts";
import { hostile } from "./adapters/contract.ts";
import { createExplorer } from "./adapters/discord/explorer.ts";
import type { Loopback } from "./adapters/discord/on-discord.ts";
import { deskOn, fixture, type TestDesk } from "./desk-on.ts";
import { loadWire, wireMissing } from "./wire.ts";

/** What may stand in an article, a name or a question, and would be more than words on Discord. */
const markup = [
  ...hostile,
  "@everyone and @here, <@1>, <@200000000000000001>, <@&500000000000000001> and <#400000000000000001>",
  "[masked](https://evil.example/x) and <https://evil.example/y>",
  "\u202Eשלום, هذا نص من اليمين إلى اليسار\u202C",
];

/** Made-up articles of people who do not exist, with markup wherever an article has words, and a quotation of 12,000 characters. */
function madeUp(): string {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const inOneLine = markup.map((text) => text.replaceAll(/\s+/g, " "));
  for (const [i, text] of inOneLine.entries()) {
    const plain = text.replaceAll('"', "'");
    const long = i === 0 ? " The list of goods is long and *this* is <@1> of it.".repeat(230) : "";
    const article = [
      "---",
      "",
      `title: ${JSON.stringify(`Tide ${i}: ${plain}`)}`,
      `outlet: ${JSON.stringify(plain.slice(0, 60))}`,
      `author: ${JSON.stringify(plain.slice(0, 60))}`,
      `published: 2026-0${1 + (i % 9)}-1${i % 9}`,
      `url: https://quay.example/${i}?a=b&c=<${i}>`,
      "---",
      "",
      `The tide came in and nobody minded ${plain}.`,
      "",
      `"The tide brings ${plain} with it and takes the ropes,${long}" said harbour master Runa Tveit.`,
      "",
      `"Nobody asked the crews about ${plain}," crew speaker Odd Lien said.`,
      "",
      `"No name stands beside ${plain} here."`,
    ].join("\n");
    writeFileSync(join(folder, `${i}.md`), article);
  }
  return relative(fixture("."), folder);
}

describe.skipIf(wireMissing !== undefined)(
  `the whole desk on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    let wire: Loopback;
    let discord: Loopback;
    let desk: TestDesk;
    let adapter: ChatAdapter;
    const logged: string[] = [];
    const log = (sentence: string): void => void logged.push(sentence);

    beforeAll(async () => {
      wire = await loadWire();
      discord = await wire.startDiscord({ limits: {} });
      discord.addCanary(markup);
      const surfaces = createSurfaces(log);
      desk = await deskOn(["corpus", "hostile", madeUp()], {
        rooms: surfaces,
        log,
        permalink: (target, where) => permalinkOf("https://desk.example", target, where),
      });
      const drawn = withPictureFiles(desk.bot, createRasteriser(), log);
      const bounds = { perPerson: 1_000_000, perChannel: 1_000_000, perServer: 1_000_000 };
      adapter = createDiscord({
        bot: withBounds(withRepeats(drawn), bounds),
        token: discord.token,
        apiUrl: discord.apiUrl,
        zone: "Europe/Oslo",
        log,
      });
      surfaces.add(adapter);
      await adapter.start();
    });
    afterAll(async () => {
      await adapter?.stop();
      await discord?.close();
    });

    it("has nothing that Discord refuses or that does harm, in any menu, button, list or form", async () => {
      const { research, bot } = desk;
      const explorer = createExplorer({
        discord,
        listComponents: wire.listComponents,
        commands: bot.commands,
        research,
        texts: markup,
        depth: 2,
      });
      await explorer.everyCommand({ user: "carol", channel: "general" });
      // Who installed the desk for themselves asks it where it never was.
      discord.addGuild({ name: "Another", channels: [{ name: "elsewhere" }] });
      await explorer.everyCommand({ user: "bob", channel: "elsewhere" }, true);
      await explorer.everyCommand({ user: "alice", dm: true }, true);

      const texts = [...markup, "", "x".repeat(4000), `“${"tide ".repeat(700)}”`];
      for (const place of [{ user: "bob" }, { user: "bob", dm: true }]) {
        const channel = "dm" in place ? discord.dm("bob") : discord.channel("research");
        const messages = texts.map((content) => discord._message(channel, { content }));
        await explorer.everyMenu(messages, place);
      }
      for (const text of [...markup, "find tide", "status"]) {
        for (const place of [{ mention: true, channel: "research" }, { dm: true }]) {
          const { message } = await discord.say({ text, user: "bob", ...place, settleMs: 0 });
          await explorer.pressAll(message, { user: "bob", ...place }, 2);
        }
      }

      const { counts, wrong, paths } = explorer.tried();
      expect(wrong).toEqual([]);
      // What the desk has was really tried.
      const names = [...offeredCommands(bot.commands).keys()];
      expect(names.filter((name) => !paths.some((path) => path.split(" ")[1] === name))).toEqual([]);
      expect(Object.keys(counts).toSorted()).toEqual([
        "button",
        "choices",
        "command",
        "form",
        "menu",
        "select",
      ]);
      expect(Math.min(...Object.values(counts))).toBeGreaterThan(20);
      // The stand-in asks for a name of Discord's choosing, which `fetch` does not let us give.
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
      expect(logged).toEqual([]);
    }, 180_000);
  },
);
