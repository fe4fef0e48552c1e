import { describe, expect, it } from "vitest";
import type { Block, Card } from "../../../src/chat/card.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { wireMissing } from "../../wire.ts";
import { hitCard, textCard, wholeCard } from "../cards.ts";
import { hostile } from "../contract.ts";
import { type Loopback, type OnDiscord, startingOnDiscord, stubBot } from "./on-discord.ts";
import { readMarkdown } from "./reader.ts";

const find = defineCommand({
  description: "Quotations that match",
  examples: () => [],
  options: { query: { kind: "query", description: "Words to look for" } },
  run: () => textCard("nothing"),
});

const file = (name: string, type: string, alt: string): Block => ({
  kind: "file",
  name,
  type,
  alt,
  bytes: new TextEncoder().encode("a,b\n"),
});

const hits = hitCard(["The tide does not wait.", "Nor does the ferry."]);

const withFiles: Card = {
  ...hits,
  blocks: [
    ...hits.blocks,
    file("hits.csv", "text/csv", "Two quotations"),
    file("timeline.png", "image/png", "Two bars"),
  ],
};

const edit = /PATCH \/webhooks/;
const posting = "POST /channels/:id/messages";

const tooLarge = { status: 413, body: { message: "Request entity too large", code: 40_005 } };
const invalid = { status: 400, body: { message: "Invalid Form Body", code: 50_035 } };

describe.skipIf(wireMissing !== undefined)(
  `what Discord refuses for what it holds${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const startBot = startingOnDiscord();
    let open: OnDiscord;
    let discord: Loopback;
    let wire: Loopback;

    async function start(card: Card) {
      open = await startBot(stubBot({ find }, () => card).bot);
      ({ discord, wire } = open);
    }

    const ask = () => discord.command("quote find", { options: { query: "tide" } });

    const read = ({ text }: Loopback): string => readMarkdown(text).text;

    const expectLeast = (text: string) => {
      expect(text).toContain("2 quotations: Mara Lindqvist, “The tide does not wait.”");
      expect(text).toContain("Mara Lindqvist, harbour master");
      expect(text).toContain("14 March 2026");
      expect(text).toContain("The Quay Courier");
      expect(text).toContain('find harbour by:"Mara Lindqvist"');
      expect(text).not.toContain("Nor does the ferry.");
    };

    it.each([
      ["too large", tooLarge, "Discord found it too large. Ask for less of it."],
      ["wrong", invalid, "Discord refused it (50035). Ask for less of it, or in another form."],
    ])("is sent whole without the files that it finds %s, with why", async (_, fault, why) => {
      await start(withFiles);
      discord.fault({ match: edit, ...fault });
      const asked = await ask();
      const text = read(asked);
      expect(text).toContain(`hits.csv could not be sent: ${why}`);
      expect(text).toContain(`timeline.png could not be sent: ${why}`);
      expect(text).toContain("Two bars");
      expect(text).toContain("Nor does the ferry.");
      expect(wire.listComponents(asked.message).map(({ label }: Loopback) => label)).toContain("Next ›");
      expect(asked.message.attachments).toEqual([]);
      expect(discord.callsTo(edit)).toHaveLength(2);
      expect(open.logged).toHaveLength(1);
      discord.assertClean();
    });

    it("says at its least who said the first words, when and where, and what is missing", async () => {
      await start(withFiles);
      discord.fault({ match: edit, ...tooLarge });
      discord.fault({ match: edit, ...invalid });
      const asked = await ask();
      expectLeast(read(asked));
      expect(read(asked)).toContain("hits.csv could not be sent: Discord found it too large.");
      expect(JSON.stringify(asked.message.components)).toContain("](https://quay.example/a?b=1&c=2)");
      expect(wire.listComponents(asked.message)).toEqual([]);
      expect(discord.callsTo(edit)).toHaveLength(3);
      discord.assertClean();
    });

    it("is sent at its least at once where it has no files", async () => {
      await start(hits);
      discord.fault({ match: edit, ...invalid });
      expectLeast(read(await ask()));
      expect(discord.callsTo(edit)).toHaveLength(2);
      discord.assertClean();
    });

    it("is sent so in answer to a message, and as a post, too", async () => {
      await start(withFiles);
      discord.fault({ match: posting, ...tooLarge });
      const { messages } = await discord.say({ text: "tide", mention: true });
      expect(messages).toHaveLength(1);
      expect(read({ text: wire.discordText(messages[0]) })).toContain("hits.csv could not be sent:");
      const room = { surface: "discord", channel: discord.channel("research").id, isPerson: false };
      discord.fault({ match: posting, ...tooLarge });
      discord.fault({ match: posting, ...invalid });
      expect(await open.adapter.post(room, withFiles, "verbatim-1-1")).toMatchObject({ outcome: "sent" });
      const posted = open.standing().find(({ channel_id }) => channel_id === room.channel);
      expectLeast(read({ text: wire.discordText(posted) }));
      expect(await open.adapter.find(room, "verbatim-1-1", Date.now())).toMatchObject({ outcome: "found" });
      discord.assertClean();
    });

    it("tells nobody and links to nothing of its words' own", async () => {
      for (const text of hostile) {
        await start({ ...wholeCard(text), summary: text, line: `find ${text}` });
        discord.addCanary(hostile);
        discord.fault({ match: edit, times: 2, ...invalid });
        await ask();
        discord.assertClean();
      }
    });
  },
);
