import { describe, expect, it } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { refusedCard } from "../../../src/chat/errors.ts";
import { wireMissing } from "../../wire.ts";
import { textCard } from "../cards.ts";
import { find, type Loopback, pages, startingOnDiscord, stubBot } from "./on-discord.ts";

const nothing = (): Card => textCard("nothing");
const examples = () => [];

const context = defineCommand({
  description: "A quotation where it stands",
  examples,
  options: { q: { kind: "quote", description: "Its id", required: true } },
  run: nothing,
});

const stand = defineCommand({
  description: "Set something up",
  changes: ({ action }) => action === "set",
  examples,
  options: {
    action: { kind: "choice", description: "What", choices: { set: "set it up", run: "now" }, bare: true },
    at: { kind: "time", description: "When", bare: true, actions: ["set"] },
  },
  run: nothing,
});

const commands = { find, context, stand };

describe.skipIf(wireMissing !== undefined)(
  `menus on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const start = startingOnDiscord();

    describe("groups", () => {
      it.each([
        ["quote stand show", {}, "stand"],
        ["quote stand run", {}, "stand action:run"],
        ["quote stand set", { at: "8:30" }, 'stand action:set at:"8:30"'],
      ])("%s %j is the line %s", async (name, options, line) => {
        const { bot, calls } = stubBot(commands, nothing);
        const { discord } = await start(bot);
        await discord.command(name, { options });
        expect(calls.map((call) => call.line)).toEqual([line]);
        discord.assertClean({ min: "warn", allow: ["user_agent"] });
      });
    });

    describe("who sees the answer", () => {
      it("is whoever asked, unless they say everyone", async () => {
        const { bot, calls } = stubBot(commands, pages);
        const { discord, standing } = await start(bot);
        for (const options of [{ query: "tide" }, { query: "tide", visible: "me" }]) {
          const asked = await discord.command("quote find", { options });
          expect(asked.ephemeral).toBe(true);
        }
        const shown = await discord.command("quote find", {
          options: { query: "tide", visible: "everyone" },
        });
        expect(shown.deferred).toBe(true);
        expect(shown.ephemeral).toBe(false);
        expect(standing()).toEqual([shown.message]);
        expect(shown.text).toContain("find tide");
        expect(calls.map(({ line }) => line)).toEqual(["find tide", "find tide", "find tide"]);
        discord.assertClean();
      });

      it("is whoever asked when it is no answer, and nothing of it stays in the channel", async () => {
        const { bot } = stubBot(commands, () => refusedCard("The secret word is too much."));
        const { discord, standing, logged } = await start(bot);
        const asked = await discord.command("quote find", { options: { query: "x", visible: "everyone" } });
        expect(standing()).toEqual([]);
        expect(asked.followups).toHaveLength(1);
        expect(asked.followups[0].flags & 64).toBe(64);
        expect(asked.text).toContain("The secret word is too much.");
        const everyEdit = discord.calls.filter((call: Loopback) => /PATCH/.test(call.key));
        expect(JSON.stringify(everyEdit.map((call: Loopback) => call.body))).not.toContain("secret");
        expect(logged).toEqual([]);
        discord.assertClean();
      });

      it("is everyone for what a command or a button shares", async () => {
        const shared = (line: string) => /context|run/.test(line);
        const { bot } = stubBot(
          commands,
          (line) => ({ ...pages(line), ...(shared(line) && { audience: "everyone" }) }),
          { forEveryone: (line) => shared(line) || line === "stand" },
        );
        const { discord, standing } = await start(bot);
        expect((await discord.command("quote stand run")).ephemeral).toBe(false);
        const asked = await discord.command("quote find", { options: { query: "tide" } });
        expect(asked.ephemeral).toBe(true);
        expect((await discord.click(asked.message, "Context")).ephemeral).toBe(false);
        // What they shared a moment ago, asked again.
        const repeated = await discord.command("quote stand show");
        expect(repeated.followups[0].flags & 64).toBe(64);
        expect(standing()).toHaveLength(2);
        discord.assertClean();
      });

      it("has each turn the pages of a shown card for themselves", async () => {
        const { bot } = stubBot(commands, pages);
        const { discord } = await start(bot);
        const shown = await discord.command("quote find", {
          options: { query: "tide", visible: "everyone" },
        });
        const before = JSON.stringify(shown.message.components);
        const turned = await discord.click(shown.message, "Next ›", { user: "bob" });
        expect(turned.ephemeral).toBe(true);
        expect(turned.text).toContain("page\\:3");
        expect(JSON.stringify(shown.message.components)).toBe(before);
        discord.assertClean();
      });
    });

    describe("of a message", () => {
      const said = "Lindqvist said: “The tide does not wait.”";

      it.each([
        ["Verify quotation", /^verify .*“The tide does not wait\.”/],
        ["Find similar quotations", /^find .*tide does not wait/],
      ])("%s answers whoever asked, alone", async (name, line) => {
        const { bot, calls } = stubBot(commands, pages);
        const { discord, standing } = await start(bot);
        const message = discord.postUserMessage({ text: `> **Note:** ${said}`, user: "bob" });
        const asked = await discord.messageCommand(name, message, { user: "alice" });
        expect(asked.deferred).toBe(true);
        expect(asked.ephemeral).toBe(true);
        expect(standing()).toEqual([]);
        expect(calls[0]?.line).toMatch(line);
        expect(calls[0]?.line).not.toMatch(/\*/);
        expect(calls[0]?.asker.name).toBe("Alice");
        expect(asked.text).toContain("Page of");
        discord.assertClean({ min: "warn", allow: ["user_agent"] });
      });

      it.each(["Verify quotation", "Find similar quotations"])(
        "%s says so where there are no words",
        async (name) => {
          const { bot, calls } = stubBot(commands, pages);
          const { discord } = await start(bot);
          const asked = await discord.messageCommand(name, discord.postUserMessage({ text: "" }));
          expect(asked.ephemeral).toBe(true);
          expect(asked.text).toContain("There are no words in this message.");
          expect(calls).toEqual([]);
          discord.assertClean();
        },
      );

      it("says where nothing stands in marks, and verifies all of it when that is pressed", async () => {
        const { bot, calls } = stubBot(commands, pages);
        const { discord } = await start(bot);
        const message = discord.postUserMessage({ text: "lunch at noon?" });
        const asked = await discord.messageCommand("Verify quotation", message);
        expect(asked.ephemeral).toBe(true);
        expect(asked.text).toContain("No words of this message stand in quotation marks.");
        expect(calls).toEqual([]);
        await discord.click(asked.message, "Verify all its words");
        expect(calls.map(({ line }) => line)).toEqual(["verify lunch at noon?"]);
        discord.assertClean({ min: "warn", allow: ["user_agent"] });
      });

      it("is there in direct messages too, where the desk is everywhere", async () => {
        const { bot, calls } = stubBot(commands, pages);
        const { discord } = await start(bot, true);
        for (const one of discord.registered.global) {
          expect(one.integration_types).toEqual([0, 1]);
          expect(one.contexts).toEqual([0, 1, 2]);
        }
        const message = discord.postUserMessage({ text: said, dm: true });
        await discord.waitFor(() => calls.length === 1);
        await discord.messageCommand("Verify quotation", message, { dm: true });
        expect(calls[1]?.line).toMatch(/^verify /);
        discord.assertClean({ min: "warn", allow: ["user_agent"] });
      });
    });

    describe("while someone types an id", () => {
      const withShown = (line: string): Card => ({
        ...pages(line),
        shown: [
          {
            id: `q:${line.replace(/[^a-z]/g, "").slice(-4)}2345`,
            label: `“Words of ${line}.” Mara Lindqvist`,
          },
          { id: "q:both6789", label: "“Always there.” James Bo" },
        ],
      });
      const ids = ({ choices }: Loopback) => choices.map(({ value }: Loopback) => value);

      it("offers what the person saw last, by its words and its speaker", async () => {
        const { bot } = stubBot(commands, withShown, { suggest: () => [] });
        const { discord } = await start(bot);
        const typed = async (value: string, user = "alice") =>
          discord.autocomplete("quote context", { option: "q", value, user });
        expect(ids(await typed(""))).toEqual([]);
        await discord.command("quote find", { options: { query: "lamp" } });
        const asked = await discord.command("quote find", { options: { query: "tide" } });
        expect((await typed("")).choices).toEqual([
          { name: "“Words of find tide.” Mara Lindqvist", value: "q:tide2345" },
          { name: "“Always there.” James Bo", value: "q:both6789" },
          { name: "“Words of find lamp.” Mara Lindqvist", value: "q:lamp2345" },
        ]);
        expect(ids(await typed("lamp lind"))).toEqual(["q:lamp2345"]);
        expect(ids(await typed("", "bob"))).toEqual([]);
        await discord.click(asked.message, "Next ›");
        expect(ids(await typed("words"))[0]).toBe("q:page2345");
        const free = await discord.command("quote context", { options: { q: "q:free2345" } });
        expect(free.text).toContain("q\\:free2345");
        discord.assertClean();
      });
    });
  },
);
