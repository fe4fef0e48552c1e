import type { webApi } from "@slack/bolt";

/** A manifest as Slack takes it. https://docs.slack.dev/reference/app-manifest */
export type Manifest = webApi.AppsManifestValidateArguments["manifest"];

type BotScope = NonNullable<NonNullable<NonNullable<Manifest["oauth_config"]>["scopes"]>["bot"]>[number];
type BotEvent = NonNullable<
  NonNullable<NonNullable<Manifest["settings"]>["event_subscriptions"]>["bot_events"]
>[number];

/** What a Slack app has. */
export interface Features {
  /** `hint` stands behind it while somebody types. */
  readonly command: { readonly name: string; readonly description: string; readonly hint: string };
  /** In the menu of a message, by their `callback_id`. How long they may be stands in `limits`. */
  readonly messageShortcuts: Readonly<
    Record<string, { readonly name: string; readonly description: string }>
  >;
  /** In Slack's own menu of shortcuts, which has no message. The same limits. */
  readonly globalShortcuts: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
  /** What Slack tells the app, and why it asks for that. `ofLinks`: of links to the desk's own page, so only where it has one. */
  readonly events: Readonly<Partial<Record<BotEvent, { readonly why: string; readonly ofLinks?: true }>>>;
  /** What it may do, why, and what needs that: an event of these, a method of Slack's, or the command and shortcuts. */
  readonly scopes: Readonly<
    Partial<
      Record<BotScope, { readonly why: string; readonly by: readonly string[]; readonly ofLinks?: true }>
    >
  >;
}

/** Where Slack posts what happened, where it is not told over a socket. */
export const eventsPath = "/slack/events";

const history = ["conversations.history", "conversations.replies"];

/**
 * All that the Slack app has: the manifest is printed from it, and the app takes nothing else. Each scope is there for a
 * method that is called or an event that is heard (https://docs.slack.dev/reference/scopes).
 */
export const features = {
  command: {
    name: "/quote",
    description: "Ask who said what, and get the exact words",
    hint: "dialogue by:Stoltenberg",
  },
  messageShortcuts: {
    verify_quotation: {
      name: "Verify quotation",
      description: "Whether the quotations in this message are what was said",
    },
    find_similar: {
      name: "Find similar quotations",
      description: "Quotations in the articles that say what this message says",
    },
  },
  globalShortcuts: {
    ask: { name: "Ask for a quotation", description: "A form: words, who said them, where, and when" },
  },
  events: {
    app_mention: { why: "a question to @verbatim, also in a thread" },
    "message.im": { why: "a question in direct messages" },
    app_home_opened: { why: "shows examples, your watches, boards and digests in the app's Home" },
    link_shared: { why: "a link to a quotation's page on this desk, and no other link", ofLinks: true },
    app_uninstalled: { why: "these two: the desk says that it is cut off" },
    tokens_revoked: { why: "and how to mend it" },
  },
  scopes: {
    commands: { why: "/quote and the shortcuts of messages", by: ["command", "shortcuts"] },
    "app_mentions:read": { why: "reads what is asked with @verbatim, and nothing else", by: ["app_mention"] },
    "chat:write": {
      why: "answers to mentions, in threads and direct messages; what is shared; digests and alerts",
      by: ["chat.postEphemeral", "chat.postMessage"],
    },
    "users:read": {
      why: "your time zone, so that “today” is your day, your name, and whether you are an admin",
      by: ["users.info"],
    },
    "im:write": { why: "opens direct messages, to send you a file or an alert", by: ["conversations.open"] },
    "im:history": { why: "reads what you write to the app itself", by: ["message.im", ...history] },
    "channels:history": { why: "these two: where Slack did not say whether a post arrived,", by: history },
    "groups:history": {
      why: "the desk looks for its own before it posts again, and for nothing else",
      by: history,
    },
    "links:read": { why: "these two: shows the quotation below", by: ["link_shared"], ofLinks: true },
    "links:write": { why: "a link to its page on this desk", by: ["chat.unfurl"], ofLinks: true },
    "files:write": {
      why: "sends the file",
      by: ["files.getUploadURLExternal", "files.completeUploadExternal"],
    },
  },
} as const satisfies Features;

/** An event that the app hears. */
export type HeardEvent = keyof typeof features.events;

/** A shortcut in Slack's own menu, by its `callback_id`. */
export type GlobalShortcut = keyof typeof features.globalShortcuts;

/** A shortcut in the menu of a message, by its `callback_id`. */
export type MessageShortcut = keyof typeof features.messageShortcuts;
