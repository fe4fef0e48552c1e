import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { features } from "../../../src/adapters/slack/features.ts";
import { limits } from "../../../src/adapters/slack/limits.ts";
import { isSocketMode, manifestOf, manifestText } from "../../../src/adapters/slack/manifest.ts";
import { loadCommands } from "../../../src/load-commands.ts";
import { slackManifest } from "../../../src/slack-manifest.ts";
import { wireMissing } from "../../wire.ts";
import { hitCard, wholeCard } from "../cards.ts";
import { isAnswered, type Loose, openSlack, stubBot, why } from "./opened.ts";

const publicUrl = "https://desk.example.org";
const manifest = manifestOf(features, { publicUrl, isSocketMode: true });
const scopes = manifest.oauth_config?.scopes?.bot ?? [];

/** How each event comes, and what shows that it was heard. */
const events: Record<string, (slack: Loose, stub: Loose, desk: Loose) => Promise<boolean>> = {
  app_mention: async (slack, { calls }) => {
    await slack.mention({ text: "by mention", until: isAnswered });
    return calls.at(-1).line === "by mention";
  },
  "message.im": async (slack, { calls }) => {
    await slack.dmMessage({ text: "by message", until: isAnswered });
    return calls.at(-1).line === "by message";
  },
  app_home_opened: async (slack, { calls }) => {
    await slack.openHome();
    return calls.at(-1).line === "home" && slack.homes.size === 1;
  },
  link_shared: async (slack, { calls }) => {
    await shareLink(slack);
    return calls.at(-1).line === "context q:abcd2340 paragraphs:0" && slack.methodsUsed.has("chat.unfurl");
  },
  app_uninstalled: async (slack, _, desk) => {
    await slack.event({ type: "app_uninstalled" }, { expect: "nothing" });
    return typeof desk.state() === "object";
  },
  tokens_revoked: async (slack, _, desk) => {
    await slack.event({ type: "tokens_revoked", tokens: { bot: [slack.bot.userId] } }, { expect: "nothing" });
    return typeof desk.state() === "object";
  },
};

/** Somebody posts a link to a page of the desk. */
const shareLink = (slack: Loose) => {
  const links = [{ domain: "desk.example.org", url: `${publicUrl}/q/abcd2340` }];
  const where = { user: slack.user("bob").id, channel: slack.channel("general").id };
  return slack.event(
    { type: "link_shared", message_ts: slack.nextTs(), links, ...where },
    { expect: "nothing" },
  );
};

describe.skipIf(wireMissing !== undefined)(`What the Slack app has${why}`, () => {
  it("is heard and answered, every part of it", async () => {
    const stub = stubBot();
    for (const event of manifest.settings?.event_subscriptions?.bot_events ?? []) {
      const { slack, desk } = await openSlack({}, stub, { publicUrl });
      await desk.start();
      expect(await events[event]?.(slack, stub, desk), event).toBe(true);
    }
    const { slack, desk } = await openSlack({}, stub);
    await desk.start();
    const message = slack._userMessage(slack.channel("general"), slack.user("bob"), "“Tide”");
    for (const { command } of manifest.features?.slash_commands ?? []) {
      await slack.slash({ command, text: "by command" });
      expect(stub.calls.at(-1)?.line).toBe("by command");
    }
    const shortcuts = manifest.features?.shortcuts ?? [];
    for (const { callback_id } of shortcuts.filter(({ type }) => type === "message")) {
      const before = stub.calls.length;
      await slack.messageShortcut({ callback_id, message });
      expect(stub.calls.length, callback_id).toBe(before + 1);
    }
    slack.assertClean();
    const withForms = { bot: { ...stub.bot, commands: await loadCommands() } };
    const other = await openSlack({}, withForms);
    await other.desk.start();
    for (const { callback_id } of shortcuts.filter(({ type }) => type === "global"))
      expect((await other.slack.shortcut({ callback_id })).view.callback_id, callback_id).toBe("form");
    other.slack.assertClean();
  });

  it("has the scopes that it needs, each method of the table is called, and no other", async () => {
    const { slack, desk } = await openSlack(
      { scopes: [...scopes] },
      stubBot((line) => (line.startsWith("file") ? wholeCard(line) : hitCard(["Tide."]))),
      { publicUrl },
    );
    await desk.start();
    await slack.slash({ command: "/quote", text: "file", until: isAnswered });
    const mention = await slack.mention({ text: "tide" });
    await slack.click(mention.message, /Context/);
    const direct = await slack.dmMessage({ text: "tide" });
    await slack.click(direct.message, /Next/);
    await slack.messageShortcut({ callback_id: "verify_quotation", message: mention.userMessage });
    await slack.openHome();
    await slack.click(slack.homes.get(slack.user("alice").id), /Context/);
    await shareLink(slack);
    const room = { surface: "slack", channel: slack.channel("general").id, isPerson: false };
    const long = hitCard(Array.from({ length: 30 }, (_, i) => `Tide number ${i}. ${"word ".repeat(40)}`));
    expect(await desk.post(room, long, "key")).toMatchObject({ outcome: "sent" });
    expect(await desk.find(room, "key", Date.now())).toMatchObject({ outcome: "found" });
    slack.assertClean();

    const methods = Object.values(features.scopes).flatMap(({ by }): readonly string[] => by);
    // Views need no scope: https://docs.slack.dev/reference/methods/views.open
    const free = /^(auth\.test|apps\.connections\.open|views\.[a-z]+)$/;
    const called = [...slack.methodsUsed.keys()].filter((method) => !free.test(method));
    expect(called.toSorted()).toEqual([...new Set(methods.filter(isMethod))].toSorted());
    // The loopback Slack holds no channel to be private, and asks for no scope for links.
    expect([...slack.scopesUsed, "groups:history", "links:read", "links:write"].toSorted()).toEqual(
      [...scopes].toSorted(),
    );
  });

  const isMethod = (user: string) => /^[a-z]+\.[a-zA-Z]+$/.test(user) && !(user in features.events);
});

describe("the manifest", () => {
  it("names for each scope what needs it, and nothing that is not there", () => {
    const users = Object.values(features.scopes).flatMap(({ by }): readonly string[] => by);
    for (const event of ["app_mention", "message.im"]) expect(users).toContain(event);
    for (const { why } of [...Object.values(features.scopes), ...Object.values(features.events)])
      expect(why).not.toBe("");
  });

  it("keeps to Slack's limits", () => {
    const { display_information: shown, features: has } = manifest;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description?.length).toBeLessThanOrEqual(140);
    expect(has?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    for (const { name, description, callback_id } of has?.shortcuts ?? []) {
      expect(name.length).toBeLessThanOrEqual(limits.shortcutName);
      expect(description.length).toBeLessThanOrEqual(limits.shortcutDescription);
      expect(callback_id.length).toBeLessThanOrEqual(255);
    }
    for (const { command, usage_hint } of has?.slash_commands ?? []) {
      expect(command).toMatch(/^\/[a-z]{1,31}$/);
      expect(usage_hint?.length).toBeLessThanOrEqual(1000);
    }
  });

  it.each([
    [undefined, undefined, true],
    [undefined, "xapp-1", true],
    ["https://desk.example.org", "xapp-1", true],
    ["https://desk.example.org", undefined, false],
    ["http://desk.local", undefined, true],
  ])("has Slack call the desk only where it can and must: %j, %j", (publicUrl, appToken, socket) => {
    expect(isSocketMode(publicUrl, appToken)).toBe(socket);
  });

  it("gives the same address for all that Slack calls, and none over a socket", () => {
    const url = "https://desk.example.org/slack/events";
    const called = manifestOf(features, { publicUrl: "https://desk.example.org", isSocketMode: false });
    expect(called.settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
      event_subscriptions: { request_url: url },
    });
    expect(called.features?.slash_commands?.map((command) => command.url)).toEqual([url]);
    expect(manifest.settings?.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain("_url");
  });

  it("is told of links to the desk's own page only where that has an address", () => {
    const told = manifestOf(features, { publicUrl: `${publicUrl}:8443/verbatim`, isSocketMode: true });
    expect(told.features?.unfurl_domains).toEqual(["desk.example.org"]);
    expect(told.oauth_config?.scopes?.bot).toEqual(expect.arrayContaining(["links:read", "links:write"]));
    expect(told.settings?.event_subscriptions?.bot_events).toContain("link_shared");
    const untold = manifestOf(features, { isSocketMode: true });
    expect(untold.features).not.toHaveProperty("unfurl_domains");
    expect(JSON.stringify(untold)).not.toContain("link");
  });

  it("reads the same as YAML, with the reason behind each scope", () => {
    const text = manifestText(features, { publicUrl, isSocketMode: true });
    expect(parse(text)).toEqual(manifest);
    for (const [scope, { why }] of Object.entries(features.scopes))
      expect(text).toContain(`- ${scope} # ${why}`);
  });
});

describe("npm run slack-manifest", () => {
  it("prints the manifest of this desk's settings", async () => {
    const yaml = await slackManifest([], { publicUrl });
    expect(yaml.code).toBe(0);
    expect(parse(yaml.stdout)).toEqual(manifestOf(features, { publicUrl, isSocketMode: false }));
    const json = await slackManifest(["--json", "--socket"], { publicUrl });
    expect(JSON.parse(json.stdout)).toEqual(manifestOf(features, { publicUrl, isSocketMode: true }));
    expect(await slackManifest(["--yaml"], {})).toMatchObject({ stdout: "", code: 2 });
  });

  it("reads the settings as the desk does, and prints nothing else", () => {
    const root = new URL("../../..", import.meta.url).pathname;
    const env = {
      PATH: process.env.PATH ?? "",
      PUBLIC_URL: "https://desk.example.org/",
      SLACK_APP_TOKEN: " ",
    };
    const script = join(root, "src/slack-manifest.ts");
    const out = execFileSync(join(root, "node_modules/.bin/node"), [script, "--json"], { env, cwd: "/" });
    expect(JSON.parse(out.toString()).settings.interactivity.request_url).toBe(
      "https://desk.example.org/slack/events",
    );
  });
});
