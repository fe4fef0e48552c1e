import { beforeAll, describe, expect, it } from "vitest";
import type { Bot } from "../../../src/chat/bot.ts";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { type Loopback, type OnDiscord, startingOnDiscord } from "./on-discord.ts";

/** Discord's numbers: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
const [command, component, modal] = [2, 3, 5];
const [button, textList, userList] = [2, 3, 5];

describe.skipIf(wireMissing !== undefined)(
  `what is not there any more on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const startBot = startingOnDiscord();
    let desk: TestDesk;
    let open: OnDiscord;
    let discord: Loopback;

    beforeAll(async () => {
      desk = await deskOn(["corpus"]);
    });

    async function start(more: Partial<Bot> = {}) {
      open = await startBot({ ...desk.bot, ...more });
      ({ discord } = open);
    }

    /** What comes of something that the loopback Discord itself would not send, as nothing like it is registered. */
    async function sent(type: number, data: object, more: object = {}): Promise<Loopback> {
      const interaction = discord._interaction(type, data, { name: "a stray", ...more });
      return discord._run(interaction, { waitMs: 2000, ackTimeoutMs: 1000 });
    }

    const pressed = (id: string, kind = button, values?: readonly string[]): Promise<Loopback> => {
      const message = discord._message(discord.channel("general"), {
        content: "x",
        components: [{ type: 1, components: [{ type: button, style: 2, label: "x", custom_id: id }] }],
      });
      const data = { component_type: kind, custom_id: id, id: 2, ...(values !== undefined && { values }) };
      return sent(component, data, { message });
    };

    const expectOneAnswer = (asked: Loopback) => {
      expect(asked.ephemeral).toBe(true);
      expect(asked.messages).toHaveLength(1);
      expect(open.logged).toEqual([]);
      discord.assertClean();
    };

    const user = "200000000000000002";
    const people = { resolved: { users: { [user]: { id: user, username: "bob", discriminator: "0" } } } };

    it.each([
      ["another command", "/ping", { name: "ping", type: 1 }],
      ["the command alone", "/quote", { name: "quote", type: 1, options: [] }],
      [
        "another below it",
        "/quote gone",
        { name: "quote", type: 1, options: [{ name: "gone", type: 1, options: [] }] },
      ],
      [
        "another group",
        "/quote gone set",
        {
          name: "quote",
          type: 1,
          options: [{ name: "gone", type: 2, options: [{ name: "set", type: 1, options: [] }] }],
        },
      ],
      [
        "ours below another",
        "/ping find",
        { name: "ping", type: 1, options: [{ name: "find", type: 1, options: [] }] },
      ],
      ["a person's menu", "Look up", { name: "Look up", type: 2, target_id: user, ...people }],
    ])("is told of %s, with what to do", async (_, name, data) => {
      await start();
      const asked = await sent(command, { id: "1", ...data });
      expect(asked.text).toContain(`“${name}” is none of my commands any more, so nothing was done.`);
      expect(asked.text).toContain("Ask with /quote");
      expectOneAnswer(asked);
    });

    it("is told of a menu of messages", async () => {
      await start();
      const message = discord.postUserMessage({ text: "The tide does not wait.", user: "bob" });
      const resolved = { messages: { [message.id]: discord._wireMessage(message) } };
      const asked = await sent(command, {
        id: "1",
        name: "Look up",
        type: 3,
        target_id: message.id,
        resolved,
      });
      expect(asked.text).toContain("“Look up” is none of my commands any more, so nothing was done.");
      expectOneAnswer(asked);
    });

    it("is told of a list of people", async () => {
      await start();
      const asked = await pressed("whom", userList, [user]);
      expect(asked.text).toContain("This list is too old to choose from. Please run the question again");
      expectOneAnswer(asked);
    });

    const lost = "#0123456789ab";

    it.each([
      ["a button", () => pressed("later:1"), "This button is too old to press."],
      ["a button's line", () => pressed(`+0 ${lost}`), "This button is too old to press."],
      ["a page's line", () => pressed(`=0 ${lost}`), "This button is too old to press."],
      ["a button's form", () => pressed(`~0 ${lost}`), "This button is too old to press."],
      ["a list", () => pressed("+0 menu", textList, ["later:1"]), "This list is too old to choose from."],
      [
        "a list's line",
        () => pressed("+0 menu", textList, [`+0 ${lost}`]),
        "This list is too old to choose from.",
      ],
      [
        "a form",
        () => sent(modal, { custom_id: "later:1", components: [] }),
        "This form is too old to be sent.",
      ],
      [
        "a form's line",
        () => sent(modal, { custom_id: `~0 ${lost}`, components: [] }),
        "This form is too old to be sent.",
      ],
    ])("is told in its own words of %s", async (_, task, sentence) => {
      await start();
      const asked = await task();
      expect(asked.text).toContain(`${sentence} Please run the question again`);
      expect(asked.text.match(/too old/g)).toHaveLength(1);
    });

    it.each([
      ["a button", () => pressed("+0 bogus tide")],
      ["a page", () => pressed("=0 bogus tide page:2")],
      ["a button's form", () => pressed("~0 bogus tide")],
      ["a form", () => sent(modal, { custom_id: "~0 bogus tide", components: [] })],
      ["a row of a list", () => pressed("+0 menu", textList, ["+0 bogus tide"])],
    ])("is no search for words when %s is of a command that is gone", async (_, task) => {
      await start();
      const asked = await task();
      expect(asked.modal).toBeUndefined();
      expect(asked.text).toContain("There is no command “bogus” here any more, so nothing was done.");
      expect(asked.text).not.toContain("find");
      const help = await discord.click(asked.followups[0] ?? asked.message, "Help");
      expect(help.text).toContain("find");
      discord.assertClean();
    });

    it("ends nothing where something of ours breaks before an answer", async () => {
      await start({
        forEveryone: () => {
          throw new Error("The secret tide.");
        },
      });
      const asked = await discord.command("quote find", { options: { query: "tide" }, waitMs: 1000 });
      expect(asked.ephemeral).toBe(true);
      expect(asked.text).toMatch(/something broke on our side, and it is noted as [0-9a-f]{8}/);
      expect(open.logged).toHaveLength(1);
      discord.assertClean();
    });
  },
);
