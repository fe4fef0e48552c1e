import { beforeAll, describe, expect, it } from "vitest";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { type Loopback, startingOnDiscord } from "./on-discord.ts";

/** Discord's numbers: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
const [component, modal] = [3, 5];
const [button, textList] = [2, 3];

describe.skipIf(wireMissing !== undefined)(
  `what is not there any more on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const startBot = startingOnDiscord();
    let desk: TestDesk;
    let discord: Loopback;

    beforeAll(async () => {
      desk = await deskOn(["corpus"]);
    });

    const start = async () => {
      ({ discord } = await startBot(desk.bot));
    };

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
  },
);
