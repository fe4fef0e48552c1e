import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Commands, offeredCommands } from "../src/chat/command.ts";
import { loadCommands } from "../src/load-commands.ts";
import { createResearch } from "../src/research/create-research.ts";
import { readCorpus } from "../src/research/reading/read-corpus.ts";
import type { Research } from "../src/research/research.ts";
import { fixture } from "./desk-on.ts";
import { entities, hostileWords, writeHostileArticles } from "./hostile-articles.ts";
import { type Crowd, createCrowd, type Loose, type Person } from "./slack-crowd.ts";
import { loadWire, wireMissing } from "./wire.ts";

const project = new URL("..", import.meta.url).pathname;

/** So many are asking at a time. */
const atOnce = 8;

describe.skipIf(wireMissing !== undefined)(
  `the whole desk in Slack${wireMissing ? ` (${wireMissing})` : ""}`,
  // Nearly two thousand questions and presses.
  { timeout: 90_000 },
  () => {
    let slack: Loose;
    let desk: Loose;
    let crowd: Crowd;
    let commands: Commands;
    let research: Research;
    let quotes: readonly string[];

    beforeAll(async () => {
      const articles = mkdtempSync(join(tmpdir(), "verbatim-articles-"));
      writeHostileArticles(articles);
      const folders = [fixture("corpus"), fixture("hostile"), articles];
      const read = await readCorpus(folders);
      [commands, research] = [await loadCommands(), createResearch(read)];
      const quay = read.articles.filter(({ title }) => title.startsWith("Quay"));
      quotes = quay.flatMap((article) => research.quotesIn(article).map(({ id }) => id));
      const wire = await loadWire();
      slack = await wire.startSlack();
      slack.addCanary(hostileWords);
      crowd = createCrowd(slack);
      desk = wire.spawnBot({
        command: [join(project, "node_modules/.bin/node"), "src/main.ts"],
        cwd: project,
        env: {
          CORPUS: folders.join(","),
          DATA: mkdtempSync(join(tmpdir(), "verbatim-")),
          PORT: "0",
          PUBLIC_URL: "https://desk.example.org",
          QUESTIONS_PER_PERSON: "100000",
          QUESTIONS_PER_CHANNEL: "100000",
          ...slack.env,
        },
        clean: true,
      });
      await slack.waitForSocket();
      await vi.waitFor(() => expect(desk.output()).toMatch(/quotations in 7 articles/), 30_000);
    });
    afterAll(async () => {
      await desk?.stop();
      await slack?.close();
    });

    /** Lines of every command: its examples from this corpus, its help, and its name alone. */
    const linesOf = (name: string): readonly string[] => {
      const examples = commands.get(name)?.examples(research) ?? [];
      return [...new Set([...examples, `help ${name}`, name])];
    };

    const hostileLines = (): readonly string[] => {
      const words = [...hostileWords, entities];
      return [
        ...words.map((each) => `find "${each}" quay`),
        ...words.map((each) => `verify "The quay is closed until ${each} opens it again."`),
        ...words.map((each) => `watch quay name:"${each}" set:yes`),
        ...words.map((each) => `save ${quotes[0]} board:"${each}" note:"${each} & more"`),
        `find by:"${entities}" in:"<!channel> & *Post*"`,
        ...[
          "saved",
          "watches",
          "sources",
          "digest set 08:30",
          "digest preview",
          "digest run",
          "digest history",
        ],
        ...["berth", "tariff", "ropes goods list", "xxxxx", "quay sort:old"].flatMap((query) =>
          ["find", "articles", "who", "timeline", "export", "watch"].map((name) => `${name} ${query}`),
        ),
        ...quotes.flatMap((id) => [`share ${id}`, `compare ${id}`]),
      ];
    };

    it("answers every line of every command, and every button to the second card", async () => {
      const names = [...offeredCommands(commands).keys()];
      expect(names.length).toBeGreaterThan(15);
      expect(quotes.length).toBeGreaterThanOrEqual(hostileWords.length);
      const rounds = names.flatMap((name, i) => [
        // Slack may escape what is typed, or not: each line comes both ways.
        async (by: Person) => crowd.pressAll(await crowd.ask(by, linesOf(name), { raw: i % 2 === 0 }), 2),
        async (by: Person) => crowd.ask(by, linesOf(name), { raw: i % 2 === 1 }),
      ]);
      await crowd.inTurn<unknown>(atOnce, rounds);
      expect(crowd.unanswered).toEqual([]);
    });

    it("answers lines and words full of markup, and their buttons", async () => {
      const lines = hostileLines();
      const rounds = [true, false].map((raw) => async (by: Person) => {
        await crowd.pressAll(await crowd.ask(by, lines, { raw }), 1);
      });
      await crowd.inTurn(atOnce, rounds);
      expect(crowd.unanswered).toEqual([]);
    });

    it("answers by mention, in threads, in direct messages and from a message's menu", async () => {
      const lines = ["find quay", "find berth sort:old", entities, ...hostileWords, "status", "help"];
      const rounds = (["mention", "thread", "direct", "menu"] as const).map((road) => async (by: Person) => {
        await crowd.pressAll(await crowd.ask(by, lines, { road }), 1);
        return { road, posted: crowd.posted(by) };
      });
      const done = await crowd.inTurn(atOnce, rounds);
      expect(crowd.unanswered).toEqual([]);
      const inThreads = done.find(({ road }) => road === "thread")?.posted ?? [];
      // What is for one person alone never stands in the channel for all; what is shared in a thread stays there.
      expect(inThreads.length).toBeGreaterThan(0);
      for (const { text, thread_ts } of inThreads) {
        expect(text).toMatch(/^person-\d+ shared /);
        expect(thread_ts).toBeDefined();
      }
    });

    it("opens the form and Home, and answers what is pressed in them", async () => {
      const rounds = [
        async (by: Person) => crowd.pressAll([await crowd.openHome(by)], 2),
        async (by: Person) => crowd.fillIn(by, await crowd.openForm(by, "command")),
        async (by: Person) => crowd.fillIn(by, await crowd.openForm(by, "shortcut")),
      ];
      await crowd.inTurn(atOnce, rounds);
      expect(crowd.unanswered).toEqual([]);
    });

    it("sent nothing that Slack refuses or that does harm, and the desk is well", () => {
      slack.assertClean();
      // Articles and people wrote entities of their own: blocks show these as they stand, a notification's text has them escaped once.
      const explained = ["entity_in_rich_text", "double_escaped"];
      const warned = slack.findings({ min: "warn" }).filter(({ rule }: Loose) => !explained.includes(rule));
      expect(warned).toEqual([]);
      const sent = slack.calls
        .map(({ body }: Loose) => body)
        .filter((body: Loose) => body?.blocks !== undefined);
      expect(sent.length).toBeGreaterThan(1000);
      expect(JSON.stringify(sent.map(({ blocks }: Loose) => blocks))).not.toContain("&amp;lt;");
      expect(JSON.stringify(sent.map(({ text }: Loose) => text))).not.toContain("&amp;amp;lt;");
      expect(desk.output()).not.toMatch(/fault|refused|could not/);
    });

    it("showed what each command finds, makes, changes and takes away", () => {
      const { found, made } = seen;
      const all = crowd.shown.join("\n");
      for (const words of [...found, ...made]) expect(all).toContain(words);
      expect(all).not.toMatch(/broke on our side|too old to press|This desk has no such/);
      // Whatever is cut of a card, no part of it is missed.
      expect(all).not.toMatch(/parts? of this answer do/);
    });
  },
);

/** What cards say: of each command, and of words as they were typed. */
const seen = {
  found: [
    "Tove Ravn, harbour clerk",
    "¶ 2 of",
    "paragraphs 1–",
    "One statement, ",
    "Exact",
    "Not in this corpus",
  ],
  made: [
    ...["Saved to", "Removed from", "Shared by", "as CSV", "as BibTeX", "timeline.png", "Watching “"],
    ...[
      "is paused",
      "is watched no more",
      "digest of this channel is set",
      "Digest of",
      "The digest’s history",
    ],
    ...["Your time zone is", "Watching “<!channel>”", `Saved to “${entities}”`],
  ],
};
