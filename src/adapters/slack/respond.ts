import { setTimeout as pause } from "node:timers/promises";
import type { types } from "@slack/bolt";
import { Refusal } from "./refusals.ts";

/** What is sent to a `response_url`. https://docs.slack.dev/interactivity/handling-user-interaction */
export type Response =
  | { readonly delete_original: true }
  | {
      readonly text: string;
      readonly mrkdwn: false;
      readonly blocks?: readonly types.KnownBlock[];
      readonly response_type: "ephemeral" | "in_channel";
      readonly replace_original: boolean;
      readonly thread_ts?: string;
    };

/** How long Slack may take to answer, and the longest that we wait to be let in again; in milliseconds. */
export interface Patience {
  readonly answer: number;
  readonly wait: number;
}

/** The longest that an answer waits for Slack to take calls again, in milliseconds: people have given up by then. */
export const longestWait = 30_000;

/**
 * Answers at a `response_url`. Bolt's own `respond` does not say why Slack refused and waits without end.
 * Only what Slack turned away unread (429) is sent again, after the time that Slack names, and once. Throws a `Refusal`,
 * or what `fetch` throws.
 */
export async function respond(
  url: string,
  body: Response,
  patience: Patience = { answer: 10_000, wait: longestWait },
): Promise<void> {
  const first = await post(url, body, patience.answer);
  const response = first.status === 429 ? await again(first, url, body, patience) : first;
  const reason = refusalIn(await response.text());
  if (!response.ok || reason !== undefined) throw new Refusal(reason ?? `HTTP ${response.status}`);
}

async function again(busy: globalThis.Response, url: string, body: Response, patience: Patience) {
  const wait = 1000 * (Number(busy.headers.get("retry-after")) || 1);
  if (wait > patience.wait) throw new Refusal("ratelimited");
  await pause(wait);
  return post(url, body, patience.answer);
}

const post = (url: string, body: Response, patience: number) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });

/** Slack's word in `{"ok":false,"error":"…"}`, or the whole of a body such as `expired_url`. */
function refusalIn(answer: string): string | undefined {
  if (/^[a-z]+(?:_[a-z]+)+$/.test(answer)) return answer;
  try {
    const { ok, error } = JSON.parse(answer);
    return ok === false ? String(error) : undefined;
  } catch {
    return undefined;
  }
}
