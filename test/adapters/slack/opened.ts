import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, vi } from "vitest";
import { createSlack } from "../../../src/adapters/slack/index.ts";
import type { Bot } from "../../../src/chat/bot.ts";
import type { Call } from "../../../src/chat/call.ts";
import type { Card } from "../../../src/chat/card.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { hitCard } from "../cards.ts";

// biome-ignore lint/suspicious/noExplicitAny: the loopback Slack is plain JavaScript without types
export type Loose = any;

/** Stands behind the name of tests that need the loopback Slack. */
export const why = wireMissing ? ` (${wireMissing})` : "";

let wire: Loose;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  if (wireMissing === undefined) wire = await loadWire();
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Done after the test that is running, before what was opened earlier is closed. */
export const afterThis = (close: () => Promise<unknown>): void => void closers.push(close);

/** A bot that answers every line with one card and keeps the calls. */
export function stubBot(cardFor: (line: string) => Card = () => hitCard(["The tide does not wait."])) {
  const calls: Call[] = [];
  const answer = async (call: Call) => {
    calls.push(call);
    return cardFor(call.line);
  };
  const bot: Bot = {
    commands: new Map(),
    run: answer,
    press: (carried, from) => answer({ ...from, line: carried }),
    carry: (line, limit) => (line.length <= limit ? line : "#0123456789ab"),
    lineOf: (carried) => carried,
    changing: () => false,
    forEveryone: () => false,
    suggest: () => [],
  };
  return { bot, calls };
}

/** A loopback Slack and a desk in it, both closed after the test. */
export async function openSlack(
  options: Loose = {},
  { bot }: { bot: Bot } = stubBot(),
  settings: Loose = {},
) {
  const slack = await wire.startSlack(options);
  afterThis(() => slack.close());
  const log = vi.fn();
  const { mount, server } = await createMount();
  slack.requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const desk = createSlack({
    bot,
    token: slack.botToken,
    apiUrl: slack.apiUrl,
    zone: "Europe/Brussels",
    mount,
    log,
    ...(slack.mode === "socket" ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
    ...settings,
  });
  afterThis(() => desk.stop());
  return { slack, desk, log };
}

/** A server like the desk's, closed after the test, and what hands its paths out. */
export async function createMount() {
  const listeners = new Map<string, RequestListener>();
  const server: Server = createServer((request, response) =>
    listeners.get((request.url ?? "").split("?")[0] ?? "")?.(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterThis(async () => server.close());
  return { server, mount: (path: string, listener: RequestListener) => void listeners.set(path, listener) };
}

/** The words shown, without the line breaks that the loopback Slack puts between a text's elements. */
export const wordsOf = (result: Loose): string => result.text.replaceAll("\n", "");

/** A file's own message comes before the answer that tells of it. */
export const isAnswered = (result: Loose): boolean => result.created.some(({ blocks }: Loose) => blocks);
