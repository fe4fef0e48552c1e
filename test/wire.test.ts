import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixture } from "./desk-on.ts";
import { loadWire, wireMissing } from "./wire.ts";

const project = new URL("..", import.meta.url).pathname;
const node = join(project, "node_modules/.bin/node");
const corpus = `${fixture("corpus")},${fixture("hostile")}`;

/** The whole desk as `npm start` runs it, in a process of its own. */
const settings = (extra: Record<string, string> = {}) => ({
  CORPUS: corpus,
  DATA: mkdtempSync(join(tmpdir(), "verbatim-")),
  PORT: "0",
  ZONE: "Europe/Brussels",
  ...extra,
});

/** Stretches of the hostile article that would ping, link or format if they were pasted into markup. */
const canaries = [
  "<!channel>",
  "@everyone",
  "<@U0ALICE01>",
  "[not even](https://evil.example/x)",
  "<@123456789012345678>",
  "<@&123456789012345678>",
];

describe.skipIf(wireMissing !== undefined)(
  `the desk in Slack and Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    // biome-ignore lint/suspicious/noExplicitAny: the stand-ins are plain JavaScript without types
    let wire: any, slack: any, discord: any, desk: any;
    const env = settings();
    const start = async () => {
      desk = wire.spawnBot({
        command: [node, "src/main.ts"],
        cwd: project,
        env: { ...env, QUESTIONS_PER_PERSON: "1000", ...slack.env, ...discord.env },
        clean: true,
      });
      await slack.waitForSocket();
      await discord.waitForReady();
    };

    beforeAll(async () => {
      wire = await loadWire();
      [slack, discord] = await Promise.all([wire.startSlack(), wire.startDiscord()]);
      slack.addCanary(canaries);
      discord.addCanary(canaries);
      await start();
      await discord.waitForCommand("quote");
    });
    afterAll(async () => {
      await desk?.stop();
      await Promise.all([slack?.close(), discord?.close()]);
    });

    /** What a reader sees, whichever way the platform's text is cut into pieces or escaped. */
    const flat = (text: string) => text.replace(/[\n\\*]/g, "");
    const ask = (text: string) => slack.slash({ command: "/quote", text, user: "alice", channel: "general" });
    const whole = [
      "Nobody leaves this table before the ice does.",
      "Mara Lindqvist",
      "The Quay Courier",
      "14 March 2026",
      "¶ 3 of 5",
    ];

    it("answers in Slack with the exact words, speaker, outlet, day and place", async () => {
      const { text, ackMs } = await ask('find "nobody leaves" by:Lindqvist');
      for (const part of whole) expect(flat(text)).toContain(part);
      expect(ackMs).toBeLessThan(3000);
    });

    it("answers in Slack by its other roads with the same", async () => {
      const text = '"nobody leaves" by:Lindqvist';
      const mention = await slack.mention({ text });
      const direct = await slack.dmMessage({ text });
      const said = slack._userMessage(
        slack.channel("random"),
        slack.user("bob"),
        "Lindqvist said: “Nobody leaves this table before the ice does.”",
      );
      const verified = await slack.messageShortcut({ callback_id: "verify_quotation", message: said });
      const found = await slack.messageShortcut({ callback_id: "find_similar", message: said });
      for (const shown of [mention, direct, verified, found])
        for (const part of whole) expect(flat(shown.text)).toContain(part);
    });

    it("answers in Discord with the same", async () => {
      const { text } = await discord.command("quote find", {
        options: { query: '"nobody leaves"', by: "Lindqvist" },
      });
      for (const part of whole) expect(flat(text)).toContain(part);
    });

    it("turns pages in place and opens the context beside, in Slack", async () => {
      const first = await ask("find sort:old");
      const next = await slack.click(first.message, /Next/);
      expect(next.text).toMatch(/page 2 of/);
      const context = await slack.click(next.message ?? first.message, /Context/);
      expect(context.text).toMatch(/paragraphs \d–\d of/);
      const more = await slack.click(context.message, /Less/);
      expect(more.text).toMatch(/paragraphs:0/);
    });

    it("turns pages in place and opens the context beside, in Discord", async () => {
      const first = await discord.command("quote find", { options: { query: "sort:old" } });
      const next = await discord.click(first.message, /Next/);
      expect(next.text).toMatch(/page 2 of/);
      const context = await discord.click(next.message ?? first.message, /Context/);
      expect(context.text).toMatch(/paragraphs \d–\d of/);
      const less = await discord.click(context.message, /Less/);
      expect(less.text.replaceAll("\\", "")).toContain("paragraphs:0");
    });

    it.each([
      "help",
      "help desk",
      "help query",
      "who",
      "who tide",
      "articles ferry",
      "sources",
      "find",
      "soruces",
      "context q:zzzzzzzz",
      "find after:x",
      'find "tide',
      `find ${"x".repeat(3000)}`,
    ])("answers %j in Slack", async (line) => {
      const { messages, text } = await ask(line);
      expect(messages.length).toBe(1);
      expect(text.length).toBeGreaterThan(20);
    });

    it("opens the form for /quote alone in Slack, offers names, and answers in the modal and in Home", async () => {
      expect((await ask("")).view.title.text).toBe("Find");
      const { view } = await slack.shortcut({ callback_id: "ask" });
      const { options } = await slack.suggest(view, "by", "Lind");
      const by = options.find(({ value }: { value: string }) => value === "Mara Lindqvist");
      expect(by.text.text).toMatch(/^Mara Lindqvist, harbour master \(\d+\)$/);
      const until = ({ text }: { text: string }) => text.includes("tide");
      const found = await slack.submitView(view, { query: "tide", by }, { until });
      expect(flat(found.text)).toContain("The tide does not wait");
      expect((await slack.openHome()).text).toContain("Watches");
    });

    it.each([
      ["quote help", {}],
      ["quote help", { topic: "query" }],
      ["quote who", { query: "tide" }],
      ["quote articles", { query: "ferry" }],
      ["quote sources", {}],
      ["quote find", { query: "market", after: "2026-01-31", in: "Square" }],
      ["quote find", { query: "x", after: "soon" }],
      ["quote context", { q: "q:zzzzzzzz" }],
      ["quote digest show", {}],
      ["quote digest preview", { visible: "everyone" }],
      ["quote who", { query: "tide", visible: "everyone" }],
    ])("answers /%s with %j in Discord", async (name, options) => {
      const { text } = await discord.command(name, { options });
      expect(text.length).toBeGreaterThan(20);
    });

    it("shows hostile words as words, in both", async () => {
      const { text } = await ask("find by:Brandvik");
      expect(text).toContain("<!channel>");
      const answer = await discord.command("quote find", { options: { by: "Brandvik" } });
      expect(answer.text.replaceAll("\\", "")).toContain("@everyone");
    });

    it("answers a message's menu and a mention in Discord", async () => {
      const said = discord.postUserMessage({
        text: "She said: “The tide does not wait for minutes to be approved.”",
      });
      const verified = await discord.messageCommand("Verify quotation", said);
      expect(verified.ephemeral).toBe(true);
      expect(verified.text).toContain("Mara Lindqvist");
      const similar = await discord.messageCommand("Find similar quotations", said);
      expect(similar.text).toContain("Mara Lindqvist");
      const { message } = await discord.say({ text: "find tide", mention: true });
      expect(JSON.stringify(message.components)).toContain("Mara Lindqvist");
    });

    it("suggests speakers while someone types in Discord", async () => {
      const { choices } = await discord.autocomplete("quote find", { option: "by", value: "lindq" });
      expect(choices.map((choice: { value: string }) => choice.value)).toContain("Mara Lindqvist");
    });

    it("answers old buttons after a restart, also those with long lines, and registers nothing anew", async () => {
      const query = `${Array.from({ length: 30 }, (_, i) => `tide${i}`).join(" ")} tide sort:old engine coffee strike net nothing ticks`;
      const [inSlack, inDiscord] = [
        await ask(`find ${query}`),
        await discord.command("quote find", { options: { query } }),
      ];
      const before = discord.registrations.length;
      expect((await desk.stop()).code).toBe(0);
      await start();
      expect((await slack.click(inSlack.message, /Next/)).text).toMatch(/page 2 of/);
      expect((await discord.click(inDiscord.message, /Next/)).text).toMatch(/page 2 of/);
      expect(discord.registrations.length).toBe(before);
    });

    it("sent nothing that either platform refuses or that does harm", () => {
      slack.assertClean();
      discord.assertClean();
      expect(desk.output()).not.toMatch(/fault|xoxb-|xapp-/);
    });
  },
);

describe.skipIf(wireMissing !== undefined)(
  `the desk when something is refused${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    it("says in a line which token is wrong, and the page still answers", async () => {
      const wire = await loadWire();
      const [slack, discord] = await Promise.all([wire.startSlack(), wire.startDiscord()]);
      const env = {
        ...settings(),
        ...slack.env,
        ...discord.env,
        SLACK_BOT_TOKEN: "xoxb-wrong",
        DISCORD_TOKEN: "wrong",
      };
      const desk = wire.spawnBot({ command: [node, "src/main.ts"], cwd: project, env, clean: true });
      try {
        await expect
          .poll(() => desk.output(), { timeout: 20_000 })
          .toMatch(/SLACK_BOT_TOKEN[\s\S]*DISCORD_TOKEN|DISCORD_TOKEN[\s\S]*SLACK_BOT_TOKEN/);
        await expect.poll(() => desk.output()).toMatch(/http:\/\/localhost:\d+/);
        const address = /http:\/\/localhost:\d+/.exec(desk.output())?.[0];
        expect((await fetch(`${address}/healthz`)).status).toBe(200);
        expect(desk.exit).toBeNull();
        expect(desk.output()).not.toMatch(/xoxb-wrong|\n\s+at /);
      } finally {
        await desk.stop();
        await Promise.all([slack.close(), discord.close()]);
      }
    });
  },
);
