import type { Call } from "../../../src/chat/call.ts";
import type { Card } from "../../../src/chat/card.ts";
import { deskOn, type TestDesk } from "../../desk-on.ts";
import { type Loose, openSlack } from "./opened.ts";

/** Stretches of the made-up articles that would be markup or a mention. */
const canaries = ["<!channel>", "@everyone", "<@U0ALICE01>", "[not even](https://evil.example/x)"];

/** The desk of the tests on made-up articles, one full of markup. */
export const madeUpDesk = (): Promise<TestDesk> => deskOn(["corpus", "hostile"]);

/** That desk in a loopback Slack, started; `calls` are what its bot was asked. */
export async function openDesk({ bot: own }: TestDesk, options: Loose = {}, settings: Loose = {}) {
  const calls: Call[] = [];
  const noted = (call: Call): Promise<Card> => {
    calls.push(call);
    return own.run(call);
  };
  const bot = {
    ...own,
    run: noted,
    press: async (carried: string, from: Omit<Call, "line">) =>
      noted({ ...from, line: own.lineOf(carried) ?? "" }),
  };
  const { slack, desk, log } = await openSlack(options, { bot }, settings);
  slack.addCanary(canaries);
  await desk.start();
  const lines = () => calls.map(({ line }) => line);
  return { slack, calls, lines, log };
}

/** The element of a form's field. */
export const field = (view: Loose, key: string): Loose =>
  view.blocks.find(({ block_id }: Loose) => block_id === key)?.element;

/** Submits a form, and waits for what is wrong with it or for the message that answers it, by whatever way that comes. */
export async function submit(slack: Loose, view: Loose, given: Loose = {}) {
  const start = slack.timeline.length;
  const created = (): Loose[] =>
    slack.timeline.slice(start).flatMap((event: Loose) => (event.kind === "message" ? [event.message] : []));
  const { viewErrors } = await slack.submitView(view, given, {
    until: (result: Loose) => result.viewErrors !== undefined || created().length > 0,
  });
  return { viewErrors, created: created(), message: created().at(-1), text: textIn(created()) };
}

/** All texts of blocks, one behind the other. */
export function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join("");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .map(([key, each]) => (key === "text" && typeof each === "string" ? each : textIn(each)))
    .join("");
}
