import { describe, expect, it } from "vitest";
import { createSurfaces, type Surfaces } from "../../../src/surfaces.ts";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { wireMissing } from "../../wire.ts";
import { type Loopback, type OnDiscord, startingOnDiscord } from "./on-discord.ts";

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types */
const [server, privateChannel] = [0, 2];
const [text, group] = [0, 3];

const [theirServer, theirRoom, theirGroup] = [
  "399999999999999999",
  "499999999999999999",
  "488888888888888888",
];

describe.skipIf(wireMissing !== undefined)(
  `where the desk is not, on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const startBot = startingOnDiscord();
    let desk: TestDesk;
    let surfaces: Surfaces;
    let open: OnDiscord;
    let discord: Loopback;

    async function start() {
      surfaces = createSurfaces(() => {});
      desk = await deskOn(["corpus"], { rooms: surfaces });
      open = await startBot(desk.bot, true);
      surfaces.add(open.adapter);
      ({ discord } = open);
    }

    /** `/quote digest set 08:30`, from a place that the loopback Discord has not. */
    async function setUp(place: (payload: Loopback) => object): Promise<string> {
      const { id } = discord.findCommand("quote");
      const at = { name: "at", type: 3, value: "08:30" };
      const options = [{ name: "digest", type: 2, options: [{ name: "set", type: 1, options: [at] }] }];
      const { st, payload } = discord._interaction(
        2,
        { id, name: "quote", type: 1, options },
        { user: "carol", name: "/quote digest set" },
      );
      const asked = await discord._run({ st, payload: place(payload) });
      return asked.text;
    }

    const onTheirServer = (payload: Loopback) => ({
      ...payload,
      guild_id: theirServer,
      guild: { id: theirServer, locale: "en-US", features: [] },
      channel_id: theirRoom,
      channel: { id: theirRoom, type: text, guild_id: theirServer, name: "theirs", permissions: "8" },
      context: server,
    });

    const inTheirGroup = ({ member, guild_id, guild, guild_locale, ...payload }: Loopback) => ({
      ...payload,
      user: member.user,
      channel_id: theirGroup,
      channel: {
        id: theirGroup,
        type: group,
        name: null,
        icon: null,
        owner_id: member.user.id,
        recipients: [],
      },
      context: privateChannel,
    });

    const notIn = "is not in this server, so it can post nothing here";

    it.each([
      ["a server that it was not invited to", onTheirServer, notIn],
      ["a group", inTheirGroup, "cannot be in a group or in others' direct messages"],
    ])("in %s, what sets up a channel says so, and what to do", async (_, place, sentence) => {
      await start();
      for (const fault of [undefined, { status: 403, body: { code: 50_001, message: "Missing Access" } }]) {
        if (fault !== undefined) discord.fault({ match: "POST /channels/:id/messages", ...fault });
        const said = await setUp(place);
        expect(said).toContain(sentence);
        expect(said).toContain("in direct messages with quotebot");
        expect(said).toMatch(/So no digest was set\.$/m);
      }
      const digest = (channel: string) =>
        desk.records.subscriptions.of("digest", { surface: "discord", channel, isPerson: false });
      expect([digest(theirRoom), digest(theirGroup)]).toEqual([undefined, undefined]);
    });

    it.each([
      [
        403,
        50_024,
        "such as a forum, nothing can be posted. Set this up in a text channel or a thread. So no",
      ],
      [403, 50_083, "This thread is locked. Unlock it, or set this up in another channel."],
      [400, 160_005, "This thread is locked. Unlock it, or set this up in another channel."],
      [403, 99_999, "Ask whoever manages the server, or take another channel."],
      [404, 10_003, "The channel was deleted. Set this up in another channel."],
    ])("where it is, a refusal says what to do: %i, %i", async (status, code, sentence) => {
      await start();
      discord.fault({
        match: "POST /channels/:id/messages",
        status,
        body: { code, message: "No" },
        times: 9,
      });
      const { text: said } = await discord.command("quote digest set", {
        options: { at: "08:30" },
        user: "carol",
      });
      expect(said).toContain(sentence);
      expect(said).not.toContain(notIn);
      expect(discord.callsTo("POST /channels/:id/messages")).toHaveLength(1);
    });

    it("is forgotten once the desk was invited", async () => {
      await start();
      await setUp(onTheirServer);
      discord._emit("GUILD_CREATE", {
        ...discord._guildCreate(discord.guild),
        id: theirServer,
        channels: [],
        roles: [],
      });
      const said = await setUp(onTheirServer);
      expect(said).not.toContain(notIn);
    });
  },
);
