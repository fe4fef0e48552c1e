import { describe, expect, it } from "vitest";
import { restOptions } from "../../../src/adapters/discord/client.ts";
import { createServed } from "../../../src/adapters/discord/served.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { wireMissing } from "../../wire.ts";
import { hitCard, textCard } from "../cards.ts";
import { type Loopback, startingOnDiscord, stubBot } from "./on-discord.ts";

const find = defineCommand({
  description: "Quotations that match",
  examples: () => [],
  options: { query: { kind: "query", description: "Words to look for" } },
  run: () => textCard("nothing"),
});

const ours = "300000000000000001";
const world = {
  guilds: [
    { id: ours, name: "Ours", channels: [{ id: "400000000000000001", name: "general" }] },
    { id: "300000000000000002", name: "Theirs", channels: [{ id: "400000000000000011", name: "lobby" }] },
  ],
};
const members = "GET /guilds/:id/members/:user";
const notServed = "This desk serves other servers";

describe.skipIf(wireMissing !== undefined)(
  `whom the desk serves on Discord${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    const onDiscord = startingOnDiscord();

    /** A desk that serves one server; Bob does not belong to it. */
    async function start(servers: readonly string[] = [ours]) {
      const { bot, calls } = stubBot({ find }, () => hitCard(["The tide does not wait."]));
      const desk = await onDiscord(bot, true, { servers, world });
      const { discord } = desk;
      const isOfBob = ({ key, call }: Loopback): boolean =>
        key === members && call.path.endsWith(discord.user("bob").id);
      const body = { message: "Unknown Member", code: 10007 };
      discord.fault({ match: isOfBob, times: 100, status: 404, body });
      return { ...desk, calls };
    }

    const ask = (discord: Loopback, where: object, more: object = {}): Promise<Loopback> =>
      discord.command("quote find", { options: { query: "tide", ...more }, ...where });

    it("are all in its servers, and elsewhere the people who belong to one of them", async () => {
      const { discord, calls } = await start();
      expect((await ask(discord, { user: "bob", channel: "general" })).text).toContain("The tide");
      expect(discord.callsTo(members)).toHaveLength(0);
      expect((await ask(discord, { user: "alice", channel: "lobby" })).text).toContain("The tide");
      expect((await ask(discord, { user: "alice", dm: true })).text).toContain("The tide");
      expect(calls).toHaveLength(3);
      discord.assertClean();
    });

    it("are all where no servers are set", async () => {
      const { discord } = await start([]);
      expect((await ask(discord, { user: "bob", channel: "lobby" })).text).toContain("The tide");
      expect(discord.callsTo(members)).toHaveLength(0);
    });

    it("is nobody else, who are told so for their eyes only", async () => {
      const { discord, calls, standing } = await start();
      for (const where of [{ channel: "lobby" }, { dm: true }]) {
        const refused = await ask(discord, { user: "bob", ...where });
        expect(refused.text).toContain(notServed);
        expect(refused.ephemeral).toBe(true);
      }
      const shown = await ask(discord, { user: "bob", channel: "lobby" }, { visible: "everyone" });
      expect(shown.text).toContain(notServed);
      expect(standing()).toEqual([]);
      expect(calls).toEqual([]);
      discord.assertClean();
    });

    it("is nobody else by a button, a menu or a message", async () => {
      const { discord, calls } = await start();
      const { message } = await ask(discord, { user: "alice", channel: "lobby" }, { visible: "everyone" });
      const pressed = await discord.click(message, "Context", { user: "bob" });
      expect(pressed.text).toContain(notServed);
      const chosen = await discord.messageCommand("Verify quotation", message, { user: "bob" });
      expect(chosen.text).toContain(notServed);
      for (const how of [{ dm: true }, { mention: true, channel: "lobby" }]) {
        const { messages } = await discord.say({ text: "tide", user: "bob", ...how });
        expect(JSON.stringify(messages)).toContain(notServed);
      }
      expect(calls).toHaveLength(1);
      discord.assertClean();
    });

    it("are offered names while they type, and nobody else is", async () => {
      const { discord } = await start();
      const offered = async (user: string): Promise<Loopback> =>
        (await discord.autocomplete("quote find", { option: "by", value: "ma", user, channel: "lobby" }))
          .choices;
      expect(await offered("bob")).toEqual([]);
      expect(await offered("alice")).not.toEqual([]);
    });

    it("is asked of Discord once a person, whatever the answer", async () => {
      const { discord } = await start();
      for (const user of ["bob", "alice"]) {
        await ask(discord, { user, channel: "lobby" });
        await ask(discord, { user, dm: true });
      }
      expect(discord.callsTo(members)).toHaveLength(2);
    });

    it("is asked anew where Discord did not say, and whoever asked is told", async () => {
      const { discord, logged } = await start();
      discord.fault({ match: members, times: 1, status: 503 });
      expect((await ask(discord, { user: "alice", channel: "lobby" })).text).toContain("Please ask again");
      expect(logged.join()).toContain("did not tell whether somebody belongs to a server");
      expect((await ask(discord, { user: "alice", dm: true })).text).toContain("The tide");
    });

    it("is nobody by a server that the bot is not in, which the log says once", async () => {
      const { discord, logged } = await start(["300000000000000009"]);
      for (const user of ["alice", "carol"])
        expect((await ask(discord, { user, channel: "lobby" })).text).toContain(notServed);
      expect(logged.filter((line) => line.includes("300000000000000009"))).toHaveLength(1);
    });

    it("is told news in the servers, and in the direct messages of those who belong to one", async () => {
      const { discord, adapter } = await start();
      const post = (channel: string, isPerson = false) =>
        adapter.post({ surface: "discord", channel, isPerson }, textCard("news"), `key-${channel}`);
      expect(await post(discord.channel("general").id)).toMatchObject({ outcome: "sent" });
      expect(await post(discord.user("alice").id, true)).toMatchObject({ outcome: "sent" });
      const reason = expect.stringContaining("posts only to the servers that it serves");
      expect(await post(discord.channel("lobby").id)).toMatchObject({ outcome: "forbidden", reason });
      expect(await post(discord.user("bob").id, true)).toMatchObject({ outcome: "forbidden" });
      expect(await post("400000000000000099")).toMatchObject({ outcome: "gone" });
      discord.fault({ match: members, times: 1, status: 503 });
      expect(await post(discord.user("carol").id, true)).toMatchObject({ outcome: "later" });
      discord.assertClean();
    });

    it("is told by Discord of a channel that the gateway has not told of", async () => {
      const { discord, adapter } = await start();
      const post = async (parent: string) => {
        const { guild_id, id: parent_id } = discord.channel(parent);
        const thread = discord._channel({ type: 11, guild_id, parent_id, name: `${parent} thread` });
        discord.guilds.get(guild_id).channels.push(thread);
        return adapter.post(
          { surface: "discord", channel: thread.id, isPerson: false },
          textCard("news"),
          parent,
        );
      };
      expect(await post("general")).toMatchObject({ outcome: "sent" });
      expect(await post("lobby")).toMatchObject({ outcome: "forbidden" });
    });

    it("is looked up again after ten minutes", async () => {
      const { discord } = await start();
      let now = 0;
      const served = createServed({
        servers: [ours],
        token: discord.token,
        rest: restOptions(discord.apiUrl),
        serverOf: () => undefined,
        log: () => {},
        now: () => now,
      });
      const asker = { id: discord.user("alice").id, name: "Alice", zone: "UTC", mayManage: false };
      for (const [at, lookups] of [
        [0, 1],
        [599_999, 1],
        [600_001, 2],
      ] as const) {
        now = at;
        await served.refusal({ asker, where: { surface: "discord", channel: "1", isDirect: true } });
        expect(discord.callsTo(members)).toHaveLength(lookups);
      }
    });
  },
);
