import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadWire, wireMissing } from "../wire.ts";

// biome-ignore lint/suspicious/noExplicitAny: the stand-ins are plain JavaScript without types
type Loopback = any;

/** https://www.w3.org/TR/png-3/#5PNG-file-signature */
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe.skipIf(wireMissing !== undefined)(
  `Slack and Discord in one process${wireMissing ? ` (${wireMissing})` : ""}`,
  () => {
    let slack: Loopback;
    let discord: Loopback;
    let bot: Loopback;

    beforeAll(async () => {
      const wire = await loadWire();
      [slack, discord] = await Promise.all([wire.startSlack(), wire.startDiscord()]);
      bot = wire.spawnBot({
        command: [process.execPath, new URL("both.fixture.ts", import.meta.url).pathname],
        env: { ...slack.env, ...discord.env },
        clean: true,
      });
      await discord.waitFor(() => bot.output().includes("both are connected") || bot.exit, {
        timeoutMs: 30_000,
      });
    });

    afterAll(async () => {
      await bot?.stop();
      await Promise.all([slack?.close(), discord?.close()]);
    });

    // https://github.com/discordjs/discord.js/issues/10946: "action is not a function", and no answer at all.
    it("uploads files to both, though their libraries bring two versions of undici", async () => {
      const [asked, typed] = [
        await discord.command("quote find", { options: { query: "tide" } }),
        await slack.slash({ command: "/quote", text: "tide" }),
      ];
      expect(bot.output()).not.toContain("not a function");
      const uploads = discord.calls.flatMap((call: Loopback) => call.files ?? []);
      expect(uploads.map((file: Loopback) => file.filename)).toEqual(["hits.csv", "2-timeline.png"]);
      expect(String(uploads[0].data)).toBe("a,b\n1,2\n");
      expect([...uploads[1].data.subarray(0, 8)]).toEqual(pngSignature);
      expect(asked.text).toContain("The tide does not wait.");
      expect(typed.text).toContain("The tide does not wait.");
      expect(slack.callsTo("files.completeUploadExternal")).toHaveLength(2);
      const [, picture] = [...slack.files.values()] as { name: string; bytes: Buffer }[];
      expect([picture?.name, ...(picture?.bytes.subarray(0, 8) ?? [])]).toEqual([
        "timeline.png",
        ...pngSignature,
      ]);
      const asks = slack.callsTo("files.getUploadURLExternal");
      expect(JSON.stringify(asks)).toContain("Timeline of The tide does not wait.");
      expect(JSON.stringify(discord.calls)).toContain("Timeline of The tide does not wait.");
      discord.assertClean();
      slack.assertClean();
    });

    it("stops when it is told to", async () => {
      expect(await bot.stop()).toMatchObject({ code: 0 });
    });
  },
);
