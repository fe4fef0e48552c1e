import { beforeAll, describe, expect, it } from "vitest";
import type { Bot } from "../../../src/chat/bot.ts";
import type { Card } from "../../../src/chat/card.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { refusedCard } from "../../../src/chat/errors.ts";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { textCard } from "../cards.ts";
import { find, type Loopback, startingOnDiscord, stubBot } from "./on-discord.ts";

const every = defineCommand({
  description: "One field of each kind",
  longest: 9000,
  examples: () => [],
  options: {
    draft: { kind: "draft", description: "What to look at", required: true, most: 8000 },
    style: { kind: "choice", description: "How", choices: { ap: "AP line", ris: "RIS" }, default: "ap" },
    size: { kind: "count", description: "How many", least: 1, most: 500, default: 3 },
  },
  run: () => textCard("nothing"),
});

/** What is asked of a modal's fields, by their names. */
const fieldsOf = ({ components }: Loopback): Record<string, Loopback> =>
  Object.fromEntries(components.map(({ component }: Loopback) => [component.custom_id, component]));

const edits = (line: string): Card => ({
  ...textCard("Changed?"),
  blocks: [{ kind: "buttons", buttons: [{ label: "Refine", edit: line }] }],
});

describe.skipIf(wireMissing !== undefined)(
  `forms on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const start = startingOnDiscord();
    let desk: TestDesk;

    beforeAll(async () => {
      desk = await deskOn(["corpus"]);
    });

    /** A desk whose first card has one button that edits this line, and the form that it opens. */
    async function opened(line: string, answer: (line: string) => Card = edits, more: Partial<Bot> = {}) {
      const { bot, calls } = stubBot(
        { find, every },
        (asked) => (asked === "find open" ? edits(line) : answer(asked)),
        more,
      );
      const { discord, logged, restart } = await start(bot);
      const asked = await discord.command("quote find", { options: { query: "open" } });
      const form = await discord.click(asked.message, "Refine");
      calls.length = 0;
      return { discord, logged, restart, form, calls };
    }

    it("hold what was asked, and ask what was changed, for whoever did so alone", async () => {
      const { discord } = await start(desk.bot);
      const asked = await discord.command("quote find", {
        options: { query: "tide", sort: "new", visible: "everyone" },
      });
      const refine = await discord.click(asked.message, "Refine", { user: "bob" });
      expect(refine.ackType).toBe(9);
      const fields = fieldsOf(refine.modal);
      expect(refine.modal.title).toBe("Find");
      expect(fields.query).toMatchObject({ type: 4, value: "tide" });
      expect(fields.sort.options.filter((option: Loopback) => option.default)).toEqual([
        { label: "newest", value: "new", default: true },
      ]);
      const changed = await discord.submitModal(refine, { query: "harbour", by: "lindqvist", sort: "old" });
      expect(changed.deferred).toBe(true);
      expect(changed.ephemeral).toBe(true);
      expect(changed.text).toContain("`find harbour by:lindqvist sort:old`");
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });

    it("write a note", async () => {
      const { discord } = await start(desk.bot);
      const found = await discord.command("quote find", { options: { query: "tide" } });
      const saved = await discord.click(found.message, "Save");
      const note = await discord.click(saved.message, "Note");
      const noted = await discord.submitModal(note, { note: "for the “profile”\nof *Mara*" });
      expect(noted.text).toContain("for the “profile”\nof \\*Mara\\*");
      const again = await discord.click(noted.message, "Note");
      expect(fieldsOf(again.modal).note.value).toBe("for the “profile”\nof *Mara*");
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });

    it("have each kind of field, within Discord's bounds", async () => {
      const { discord, form, calls } = await opened("every size:7 the draft");
      const fields = fieldsOf(form.modal);
      expect(fields.draft).toMatchObject({ type: 4, style: 2, required: true, value: "the draft" });
      expect(fields.size).toMatchObject({ type: 4, style: 1, required: false, value: "7", max_length: 3 });
      expect(fields.style).toMatchObject({ type: 3, required: false, min_values: 0 });
      expect(form.modal.components[0]).toMatchObject({ label: "Draft", description: "What to look at" });
      await discord.submitModal(form, { draft: "another\ndraft", size: "", style: "ris" });
      expect(calls.map(({ line }) => line)).toEqual(["every style:ris another\ndraft"]);
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });

    it("of a line that is too long for an id work all the same, for as long as it is kept", async () => {
      const kept = new Map<string, string>();
      const carrying: Partial<Bot> = {
        carry: (line, limit) => {
          if (line.length <= limit) return line;
          kept.set(String(kept.size), line);
          return `#${kept.size - 1}`;
        },
        lineOf: (carried) => (carried.startsWith("#") ? kept.get(carried.slice(1)) : carried),
      };
      const long = `find ${"tide ".repeat(100)}by:Lind`;
      const { discord, form, calls } = await opened(long, edits, carrying);
      expect(fieldsOf(form.modal).by.value).toBe("Lind");
      await discord.submitModal(form, { by: "Doe" });
      expect(calls[0]?.line).toBe(`find by:Doe ${"tide ".repeat(100).trim()}`);
      kept.clear();
      const late = await discord.submitModal(form, { by: "Roe" });
      expect(late.ephemeral).toBe(true);
      expect(late.text).toContain("This form is too old to be sent");
      expect(calls).toHaveLength(1);
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });

    it("are not opened for more than a field takes, which is told", async () => {
      const { discord, form, calls } = await opened(`every ${"words ".repeat(700).trim()}`, edits, {
        carry: () => "#1",
        lineOf: () => `every ${"words ".repeat(700).trim()}`,
      });
      expect(form.modal).toBeUndefined();
      expect(form.ephemeral).toBe(true);
      expect(form.text).toContain("A form on Discord takes 4,000 characters, and “Draft” has more.");
      expect(calls).toEqual([]);
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });

    it("that Discord does not take are told where they were asked for, with the line to be typed", async () => {
      const { discord, logged } = await opened("find tide by:Lind");
      const asked = await discord.command("quote find", { options: { query: "open" } });
      const invalid = { message: "Invalid Form Body", code: 50_035 };
      discord.fault({ match: /interactions.*callback/, status: 400, body: invalid });
      const pressed = await discord.click(asked.message, "Refine");
      expect(pressed.modal).toBeUndefined();
      expect(pressed.ephemeral).toBe(true);
      expect(pressed.text).toContain("Discord does not show a form for this.");
      expect(pressed.text).toContain("`find tide by:Lind`");
      expect(logged).toEqual([expect.stringContaining("Discord refused a form")]);
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });

    it("with a mistake say so, and open again as they were left", async () => {
      const { discord, form, calls } = await opened("find tide by:Lind", (line) =>
        line.includes("after:soon") ? refusedCard("“soon” is no day.") : textCard("Done."),
      );
      const wrong = await discord.submitModal(form, { query: "tide [x]", after: "soon" });
      expect(wrong.ephemeral).toBe(true);
      expect(wrong.text).toContain("“soon” is no day.");
      const again = await discord.click(wrong.message, "Change it");
      const fields = fieldsOf(again.modal);
      expect([fields.query.value, fields.by.value, fields.after.value]).toEqual(["tide [x]", "Lind", "soon"]);
      await discord.submitModal(again, { after: "2026-03" });
      expect(calls.map(({ line }) => line)).toEqual([
        "find by:Lind after:soon tide [x]",
        "find by:Lind after:2026-03 tide [x]",
      ]);
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });

    it("of a line that cannot be read any more say what is wrong with it", async () => {
      const { discord, form } = await opened("find sort:loud");
      expect(form.modal).toBeUndefined();
      expect(form.ephemeral).toBe(true);
      expect(form.text).toContain("loud");
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });

    it("of a desk before this one still answer", async () => {
      const { discord, restart, form } = await opened("find tide");
      const { bot, calls } = stubBot({ find, every }, () => textCard("Done."));
      await restart(bot);
      await discord.submitModal(form, { query: "harbour" });
      expect(calls.map(({ line }) => line)).toEqual(["find harbour"]);
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });
  },
);

describe.skipIf(wireMissing !== undefined)(
  `styles on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const start = startingOnDiscord();

    it("of a citation are chosen from a list, in place, also of a desk before this one", async () => {
      const { discord, wire, restart } = await start((await deskOn(["corpus"])).bot);
      const found = await discord.command("quote find", { options: { query: "tide" } });
      const cited = await discord.click(found.message, "Cite");
      const select = wire.listComponents(cited.message).find(({ type }: Loopback) => type === 3);
      expect(select.placeholder).toBe("Another style");
      expect(select.options.map(({ label }: Loopback) => label)).toContain("BibTeX");
      expect(select.options).toHaveLength(5);
      const value = (label: string) =>
        select.options.find((option: Loopback) => option.label === label).value;
      await restart((await deskOn(["corpus"])).bot);
      const chosen = await discord.select(cited.message, select.custom_id, [value("BibTeX")]);
      expect(chosen.message.id).toBe(cited.message.id);
      expect(chosen.text).toContain("style:bibtex");
      const shared = await discord.click(chosen.message, "Share");
      const before = JSON.stringify(shared.message.components);
      const list = wire.listComponents(shared.message).find(({ type }: Loopback) => type === 3);
      const own = await discord.select(shared.message, list.custom_id, [list.options[0].value], {
        user: "bob",
      });
      expect(own.ephemeral).toBe(true);
      expect(JSON.stringify(shared.message.components)).toBe(before);
      discord.assertClean({ min: "warn", allow: ["user_agent"] });
    });
  },
);
