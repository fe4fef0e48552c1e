import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../src/chat/card.ts";
import { emptyQuery } from "../src/research/search/query.ts";
import { deskOn, fixture, type TestDesk } from "./desk-on.ts";
import { loadWire, wireMissing } from "./wire.ts";

/** An article that does not say whose words it quotes. */
function folderOfNobody(): string {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const text =
    "The lamp was out.\n\nThe quay was dark.\n\n“No ship came by that night, and none the next.”\n";
  writeFileSync(join(folder, "lamp.txt"), text);
  return relative(fixture("."), folder);
}

const folders = ["corpus", "hostile", folderOfNobody()];

const project = new URL("..", import.meta.url).pathname;

// biome-ignore lint/suspicious/noExplicitAny: the stand-ins are plain JavaScript without types
type Loose = any;

/** What citations and exports come as in the chats: the block to copy, and files, to whom. */
describe.skipIf(wireMissing !== undefined)(
  `cite and export in Slack and Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    let slack: Loose, discord: Loose, bot: Loose;
    /** The same desk in this process, for what is to be seen. */
    let desk: TestDesk;
    let q: string;

    beforeAll(async () => {
      desk = await deskOn(folders);
      const [hit] = desk.research.find(
        { ...emptyQuery, phrases: ["not another summit"] },
        { offset: 0, limit: 1 },
      ).items;
      q = hit?.item.id ?? "";
      const wire = await loadWire();
      [slack, discord] = await Promise.all([wire.startSlack(), wire.startDiscord()]);
      bot = wire.spawnBot({
        command: [join(project, "node_modules/.bin/node"), "src/main.ts"],
        cwd: project,
        env: {
          CORPUS: folders.map(fixture).join(","),
          DATA: mkdtempSync(join(tmpdir(), "verbatim-")),
          PORT: "0",
          ZONE: "Europe/Brussels",
          ...slack.env,
          ...discord.env,
        },
        clean: true,
      });
      await slack.waitForSocket();
      await discord.waitForReady();
      await discord.waitForCommand("quote");
    });
    afterAll(async () => {
      await bot?.stop();
      await Promise.all([slack?.close(), discord?.close()]);
    });

    // A file's own message comes before the answer that tells of it.
    const inSlack = (text: string, user = "alice") =>
      slack.slash({
        command: "/quote",
        text,
        user,
        channel: "general",
        until: (result: Loose) => result.created.some(({ blocks }: Loose) => blocks),
      });
    const inDiscord = (name: string, options: Loose) => discord.command(`quote ${name}`, { options });

    const codeIn = ({ blocks }: Card): string =>
      blocks.flatMap((block) => (block.kind === "code" ? [block.text] : [])).join("\n");

    /** The text of Slack's blocks of code. */
    const preformatted = (blocks: Loose): string =>
      (blocks ?? [])
        .flatMap(({ elements = [] }: Loose) => elements)
        .filter(({ type }: Loose) => type === "rich_text_preformatted")
        .flatMap(({ elements }: Loose) => elements.map(({ text }: Loose) => text))
        .join("");

    /** Files that came up since, and where each was shown. */
    const slackFiles = (before: number): readonly { name: string; text: string }[] =>
      [...slack.files.values()]
        .slice(before)
        .map(({ name, bytes }: Loose) => ({ name, text: bytes.toString() }));
    const slackRooms = (): readonly string[] =>
      [...slack.messages.values()]
        .filter(({ via }: Loose) => via === "files.completeUploadExternal")
        .map(({ channel }: Loose) => channel);
    const discordFiles = (before: number): readonly { name: string; text: string }[] =>
      discord.calls
        .slice(before)
        .flatMap(({ files = [] }: Loose) => files)
        .map(({ filename, data }: Loose) => ({ name: filename, text: String(data) }));

    /** What stands below a citation of the desk in chat too: its links go to other addresses. */
    const firstLine = (text: string): string => text.split(/\r?\n/)[0] ?? "";

    const styles = ["ap", "footnote", "markdown", "bibtex", "ris", "csl"];

    it.each(styles)("cites as %s in a block to copy, in Slack", async (style) => {
      const wanted = firstLine(codeIn(await desk.ask(`cite ${q} style:${style}`)));
      const { message } = await inSlack(`cite ${q} style:${style}`);
      expect(wanted.length).toBeGreaterThan(0);
      expect(preformatted(message.blocks)).toContain(wanted.slice(0, 60));
      expect(preformatted(message.blocks)).toContain(
        "We need a dialogue with the crews, not another summit,",
      );
    });

    it.each(styles)("cites as %s to copy, in Discord", async (style) => {
      const wanted = firstLine(codeIn(await desk.ask(`cite ${q} style:${style}`)));
      const { message, text } = await inDiscord("cite", { q, style });
      const drawn = JSON.stringify(message.components);
      expect(drawn).toContain("```\\n");
      expect(text).toContain(wanted.slice(0, 60));
    });

    const parsers = { bibtex: "@biblatex/text", ris: "@ris/file", csl: "@csl/object" } as const;

    it.each(Object.entries(parsers))(
      "a citation as %s is a file that its library reads",
      async (style, type) => {
        const read = (text: string) =>
          new Cite(text, style === "csl" ? undefined : { forceType: type }).data.map(({ title }) => title);
        const [before, calls] = [slack.files.size, discord.calls.length];
        // The same line of the same person was answered a moment ago.
        const { text } = await inSlack(`cite ${q} style:${style}`, "bob");
        await inDiscord("cite", { q, style });
        const [ofSlack, ofDiscord] = [slackFiles(before), discordFiles(calls)];
        for (const files of [ofSlack, ofDiscord]) {
          expect(files).toHaveLength(1);
          expect(files.flatMap((file) => read(file.text))).toEqual(["Harbour talks go on, says master"]);
          expect(files[0]?.name).toMatch(/^mara-lindqvist-q-[a-z0-9]{8}\.(bib|ris|json)$/);
        }
        expect(text).toContain("Sent to your direct messages with this app.");
      },
    );

    it.each(["csv", "jsonl", "markdown", "bibtex", "ris", "csl"])(
      "exports every hit as %s, as a file for the asker alone",
      async (as) => {
        const [before, calls] = [slack.files.size, discord.calls.length];
        const shown = await inSlack(`export as:${as}`);
        const asked = await inDiscord("export", { query: "sort:new", as });
        const [ofSlack] = slackFiles(before);
        const [ofDiscord] = discordFiles(calls);
        const { total } = desk.research.find(emptyQuery, { offset: 0, limit: 0 });
        for (const file of [ofSlack, ofDiscord]) {
          expect(file?.text).toContain("We need a dialogue with the crews, not another summit,");
          expect(file?.text).toContain("@everyone");
          if (as === "csv") expect(parse(file?.text ?? "", { bom: true })).toHaveLength(total + 1);
          if (as === "jsonl") expect(file?.text.trim().split("\n")).toHaveLength(total + 1);
          if (as === "csl") expect(JSON.parse(file?.text ?? "")).toHaveLength(total);
        }
        expect(shown.text).toContain(ofSlack?.name);
        expect(shown.text).toContain("Sent to your direct messages with this app.");
        expect(slackRooms().at(-1)).toBe(slack.dm("alice").id);
        expect(
          slackRooms().every((room) => ["alice", "bob"].some((name) => slack.dm(name).id === room)),
        ).toBe(true);
        expect(JSON.stringify(asked.message.components)).toContain(`attachment://${ofDiscord?.name}`);
        // For the asker's eyes only (https://docs.discord.com/developers/resources/message#message-object-message-flags).
        expect(asked.message.flags & 64).toBe(64);
      },
    );

    it("says that there is nothing to export, and sends no file", async () => {
      const [before, calls] = [slack.files.size, discord.calls.length];
      expect((await inSlack("export zeppelin")).text).toContain("There is nothing to export");
      expect((await inDiscord("export", { query: "zeppelin" })).text).toContain("There is nothing to export");
      expect([slackFiles(before), discordFiles(calls)]).toEqual([[], []]);
    });

    it("refuses to cite what nobody is named for, with the reason", async () => {
      const unattributed = desk.research.every(emptyQuery).find(({ speaker }) => speaker === undefined);
      for (const { text } of [
        await inSlack(`cite ${unattributed?.id}`),
        await inDiscord("cite", { q: unattributed?.id, style: "footnote" }),
      ])
        expect(text).toContain("the article does not say whose words these are");
    });

    it("sent nothing that either platform refuses or that does harm", () => {
      slack.assertClean();
      discord.assertClean();
      expect(bot.output()).not.toMatch(/fault|xoxb-|xapp-/);
    });
  },
);
