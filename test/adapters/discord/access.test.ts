import { beforeAll, describe, expect, it } from "vitest";
import { withBounds } from "../../../src/chat/bounds.ts";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { hitCard } from "../cards.ts";
import { find, type Loopback, startingOnDiscord, stubBot } from "./on-discord.ts";

const onlyManagers = "those who have the permission Manage Channels or Manage Server";

describe.skipIf(wireMissing !== undefined)(
  `who may do what on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const start = startingOnDiscord();
    let desk: TestDesk;

    beforeAll(async () => {
      desk = await deskOn(["corpus"]);
    });

    describe("what sets up a channel", () => {
      const set = { options: { at: "08:30" }, channel: "research" };

      it("is refused to whoever may not manage it, and not to whoever may", async () => {
        const { discord } = await start(desk.bot, true);
        const refused = await discord.command("quote digest set", { ...set, user: "alice" });
        expect(refused.ephemeral).toBe(true);
        expect(refused.text).toContain(onlyManagers);
        const allowed = await discord.command("quote digest set", { ...set, user: "carol" });
        expect(allowed.text).not.toContain(onlyManagers);
        const own = await discord.command("quote digest set", { options: set.options, dm: true });
        expect(own.text).not.toContain(onlyManagers);
        const read = await discord.command("quote digest show", { channel: "research", user: "alice" });
        expect(read.text).toContain("This channel has no digest");
        discord.assertClean();
      });

      it("is asked anew with every press, whoever got the button", async () => {
        const { discord, wire } = await start(desk.bot);
        const { message } = await discord.command("quote find", {
          options: { query: "tide", visible: "everyone" },
          user: "carol",
        });
        const [button] = wire.listComponents(message);
        button.custom_id = "+0 digest set 08:30";
        const press = async (user: string): Promise<string> =>
          (await discord.click(message, button.custom_id, { user })).text;
        expect(await press("carol")).not.toContain(onlyManagers);
        expect(await press("bob")).toContain(onlyManagers);
        discord.user("carol").admin = false;
        expect(await press("carol")).toContain(onlyManagers);
        discord.assertClean();
      });
    });

    describe("how many questions are answered in a minute", () => {
      const ask = (discord: Loopback, user: string, channel: string): Promise<Loopback> =>
        discord.command("quote find", { options: { query: "tide" }, user, channel });

      it("is bounded for a person, in every way to ask, and for a channel", async () => {
        const { bot, calls } = stubBot({ find }, () => hitCard(["The tide does not wait."]));
        const { discord } = await start(withBounds(bot, { perPerson: 3, perChannel: 5, perServer: 100 }));
        const first = await ask(discord, "alice", "general");
        await discord.click(first.message, "Context");
        await discord.say({ text: "tide", mention: true, user: "alice", channel: "research" });
        expect(calls).toHaveLength(3);
        const own = "You may ask 3 questions a minute";
        expect((await ask(discord, "alice", "research")).text).toContain(own);
        expect((await discord.click(first.message, "Context")).text).toContain(own);
        const turned = await discord.click(first.message, "Next ›");
        expect(turned.followups[0].flags & 64).toBe(64);
        expect(turned.text).toContain(own);
        await ask(discord, "bob", "general");
        await ask(discord, "bob", "general");
        await ask(discord, "carol", "general");
        expect(calls).toHaveLength(6);
        expect((await ask(discord, "carol", "general")).text).toContain(
          "This channel may ask 5 questions a minute",
        );
        await ask(discord, "carol", "research");
        expect(calls).toHaveLength(7);
        discord.assertClean();
      });
    });
  },
);
