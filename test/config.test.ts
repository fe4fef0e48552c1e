import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

describe("the environment", () => {
  it("needs nothing", () => {
    expect(readConfig({ ZONE: "Europe/Brussels" })).toEqual({
      corpus: [resolve("corpus")],
      data: resolve(".verbatim"),
      port: 3000,
      zone: "Europe/Brussels",
      feeds: [],
      fetchAllow: "",
      questions: { perPerson: 30, perChannel: 120, perServer: 600 },
      unfinished: [],
    });
  });

  it("says what is set half", () => {
    const { unfinished } = readConfig({ SLACK_APP_TOKEN: "xapp-1", DISCORD_APPLICATION_ID: "12" });
    expect(unfinished).toEqual([
      expect.stringMatching(/^Slack is left out: SLACK_APP_TOKEN is set and SLACK_BOT_TOKEN is not/),
      expect.stringMatching(/^Discord is left out: DISCORD_APPLICATION_ID is set and DISCORD_TOKEN is not/),
    ]);
    expect(readConfig({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }).unfinished).toEqual([]);
  });

  it("takes ~ for the home folder, which no shell has done for a line in .env", () => {
    expect(readConfig({ CORPUS: "~/articles,a~b", DATA: "~" })).toMatchObject({
      corpus: [join(homedir(), "articles"), resolve("a~b")],
      data: homedir(),
    });
  });

  it("takes folders with a comma between, and counts an empty setting as not made", () => {
    const config = readConfig({ CORPUS: "a, b/c,", SLACK_BOT_TOKEN: "", PUBLIC_URL: " ", PORT: "0" });
    expect(config.corpus).toEqual([resolve("a"), resolve("b/c")]);
    expect(config.port).toBe(0);
    expect(config).not.toHaveProperty("slack");
    expect(config).not.toHaveProperty("publicUrl");
  });

  it("keeps each platform's settings together", () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
      SLACK_API_URL: "http://127.0.0.1:1/api/",
      SLACK_ADMINS: "U1, W2,",
      DISCORD_TOKEN: "t",
      DISCORD_GUILD_ID: "12",
      DISCORD_SERVERS: "12, 34,",
      PUBLIC_URL: "https://desk.example/",
    });
    expect(config.slack).toEqual({
      token: "xoxb-1",
      appToken: "xapp-1",
      apiUrl: "http://127.0.0.1:1/api/",
      admins: ["U1", "W2"],
      served: { channels: [], teams: [] },
    });
    expect(config.discord).toEqual({ token: "t", guildId: "12", servers: ["12", "34"] });
    expect(config.publicUrl).toBe("https://desk.example");
  });

  it.each([
    [{ PORT: "eighty" }, /PORT must be a number from 0 to 65535/],
    [{ PORT: "70000" }, /PORT must be a number/],
    [{ PORT: "80.5" }, /PORT must be a number/],
    [{ ZONE: "Mars/Olympus" }, /ZONE must be a time zone, like Europe\/Brussels/],
    [{ PUBLIC_URL: "javascript:alert(1)" }, /PUBLIC_URL must be a web address/],
    [{ PUBLIC_URL: "desk" }, /PUBLIC_URL must be a web address/],
    [{ SLACK_BOT_TOKEN: "xapp-swapped" }, /SLACK_BOT_TOKEN must begin with xoxb-/],
    [{ SLACK_BOT_TOKEN: "xoxb-…" }, /SLACK_BOT_TOKEN holds characters that no token has/],
    [{ DISCORD_TOKEN: "the token of step 3" }, /DISCORD_TOKEN holds characters that no token has/],
    [{ SLACK_API_URL: "http://evil.example/api/" }, /SLACK_API_URL must be an https address/],
    [{ SLACK_API_URL: "http://127.0.0.1.evil.example/" }, /SLACK_API_URL must be an https address/],
    [{ DISCORD_API_URL: "ftp://127.0.0.1/" }, /DISCORD_API_URL must be an https address/],
    [
      { SLACK_ADMINS: "U1, @jane" },
      /SLACK_ADMINS takes ids, comma between, like U012AB3CD\. In Slack it stands/,
    ],
    [{ SLACK_CHANNELS: "#general" }, /SLACK_CHANNELS takes ids/],
    [{ SLACK_TEAMS: "C012AB3CD" }, /SLACK_TEAMS takes ids/],
    [
      { QUESTIONS_PER_PERSON: "many" },
      /QUESTIONS_PER_PERSON must be a number of questions a minute, like 30/,
    ],
    [{ QUESTIONS_PER_CHANNEL: "0" }, /QUESTIONS_PER_CHANNEL must be a number/],
    [{ DISCORD_GUILD_ID: "my server" }, /DISCORD_GUILD_ID must be a number/],
    [{ DISCORD_SERVERS: "12, my server" }, /DISCORD_SERVERS takes numbers/],
  ])("refuses %j and says what to do", (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
  });

  it("never repeats a token in what it says", () => {
    expect(() => readConfig({ SLACK_BOT_TOKEN: "secret-token-1" })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("secret-token-1") }),
    );
  });
});
