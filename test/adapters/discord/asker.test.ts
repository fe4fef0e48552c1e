import { PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import type { Call } from "../../../src/chat/call.ts";
import { wireMissing } from "../../wire.ts";
import { find, type Loopback, pages, startingOnDiscord, stubBot } from "./on-discord.ts";

describe.skipIf(wireMissing !== undefined)(
  `who asks on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const start = startingOnDiscord();

    /** Who asks by a command, and by a mention, where members are so, and everyone's role has these permissions. */
    async function askers(member: object, permissions: bigint): Promise<readonly Call["asker"][]> {
      const { bot, calls } = stubBot({ find }, pages);
      const { discord } = await start(bot);
      const memberOf = discord._member.bind(discord);
      discord._member = (user: Loopback, more: Loopback) => ({ ...memberOf(user, more), ...member });
      const role = { ...discord.guild.roles[0], permissions: String(permissions) };
      discord._emit("GUILD_ROLE_UPDATE", { guild_id: discord.guild.id, role }, {});
      await discord.command("quote find", { options: { query: "tide" }, user: "bob" });
      await discord.say({ text: "low tide", mention: true, user: "bob" });
      return calls.map(({ asker }) => asker);
    }

    const readsOnly = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

    it.each([
      ["Bobby from the desk", "Bobby from the desk"],
      [null, "Bob"],
      ["\u202egnorw\nway", "gnorw way"],
    ])("goes, where the server knows them as %j, by the name %j", async (nick, name) => {
      const names = (await askers({ nick }, readsOnly)).map((asker) => asker.name);
      expect(names).toEqual([name, name]);
    });

    it.each([
      ["Manage Server", PermissionFlagsBits.ManageGuild, true],
      ["Manage Channels", PermissionFlagsBits.ManageChannels, true],
      ["neither of the two", PermissionFlagsBits.ManageMessages, false],
    ])("with the permission %s", async (_what, permission, mayManage) => {
      const permissions = readsOnly | permission;
      const asked = await askers({ permissions: String(permissions) }, permissions);
      expect(asked.map((asker) => asker.mayManage)).toEqual([mayManage, mayManage]);
    });
  },
);
