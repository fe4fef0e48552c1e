import { beforeAll, describe, expect, it } from "vitest";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { type Loopback, startingOnDiscord } from "./on-discord.ts";

describe.skipIf(wireMissing !== undefined)(
  `Sharing on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const start = startingOnDiscord();
    let desk: TestDesk;
    beforeAll(async () => {
      desk = await deskOn(["corpus"]);
    });

    const isHidden = ({ flags = 0 }: Loopback): boolean => (flags & 64) === 64;

    it("shows a quotation to the whole channel, and answers each who presses below it alone", async () => {
      const { discord } = await start(desk.bot);
      const found = await discord.command("quote find", { options: { query: "tide" }, channel: "research" });
      expect(found.ephemeral).toBe(true);
      const shared = await discord.click(found.message, /Share/);
      expect(shared.deferred).toBe(true);
      expect(shared.ephemeral).toBe(false);
      expect(shared.message.id).not.toBe(found.message.id);
      expect(shared.message.channel_id).toBe(found.message.channel_id);
      expect(shared.text).toContain("The tide does not wait for minutes to be approved.");
      expect(shared.text).toContain("asked\\: `find tide`");
      const context = await discord.click(shared.message, "Context", { user: "bob" });
      expect(context.ephemeral).toBe(true);
      discord.assertClean();
    });

    it("shows the answer to a line, whose page everyone turns for themselves", async () => {
      const { discord } = await start(desk.bot);
      const shared = await discord.command("quote share", { options: { of: "find type:direct" } });
      expect(shared.ephemeral).toBe(false);
      const before = JSON.stringify(shared.message.components);
      const turned = await discord.click(shared.message, "Next ›", { user: "bob" });
      expect(turned.ephemeral).toBe(true);
      expect(turned.message.id).not.toBe(shared.message.id);
      expect(JSON.stringify(shared.message.components)).toBe(before);
      discord.assertClean();
    });

    it("stays in the thread that it was asked in", async () => {
      const { discord } = await start(desk.bot);
      const thread = discord._channel({
        type: 11,
        name: "who said it",
        guild_id: discord.guild.id,
        parent_id: discord.channel("research").id,
      });
      discord.guild.channels.push(thread);
      const shared = await discord.command("quote share", {
        options: { of: "find tide" },
        channel: thread.id,
      });
      expect(shared.ephemeral).toBe(false);
      expect(shared.message.channel_id).toBe(thread.id);
      discord.assertClean();
    });

    it.each(["prices", "save q:zzzzzzzz", "find sort:loud"])(
      "tells what is wrong to whoever asked, and nobody else: %s",
      async (of) => {
        const { discord } = await start(desk.bot);
        const refused = await discord.command("quote share", { options: { of } });
        expect(refused.followups).toHaveLength(1);
        expect(isHidden(refused.followups[0])).toBe(true);
        const seen = [...discord.messages.values()].filter(
          (message: Loopback) => !isHidden(message) && !message._.deleted,
        );
        expect(seen).toEqual([]);
        discord.assertClean();
      },
    );

    const refusedForAll = {
      options: { of: "prices" },
      until: ({ followups }: Loopback) => followups.length > 0,
    };

    it("tells it once where the word of Discord is lost that it took the public line, which goes", async () => {
      const { discord, standing, wire } = await start(desk.bot);
      discord.fault({ match: /PATCH \/webhooks/, drop: "after", times: 9 });
      const refused = await discord.command("quote share", refusedForAll);
      await expect.poll(standing).toEqual([]);
      expect(refused.followups.map(isHidden)).toEqual([true]);
      expect(wire.discordText(refused.followups[0])).not.toContain("did not say");
      discord.assertClean();
    });

    it("tells it nobody where the public line was lost, for it would become the answer that all see", async () => {
      const { discord, standing, wire } = await start(desk.bot);
      discord.fault({ match: /PATCH \/webhooks/, drop: "before", times: 9 });
      await discord.command("quote share", { ...refusedForAll, until: ({ loading }: Loopback) => !loading });
      expect(standing().map(wire.discordText)).toEqual([
        expect.stringContaining("did not say whether it took my answer"),
      ]);
      discord.assertClean();
    });
  },
);
