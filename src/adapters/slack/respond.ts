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

/**
 * Answers at a `response_url`. Bolt's own `respond` does not say why Slack refused and waits without end.
 * Only what Slack turned away unread (429) is sent again, once. `patience` is how long Slack may take to answer,
 * and the longest that we wait to be let in again, in milliseconds. Throws a `Refusal`, or what `fetch` throws.
 */
export async function respond(url: string, body: Response, patience = 10_000): Promise<void> {
  const first = await post(url, body, patience);
  const isBusy = first.status === 429;
  if (isBusy) await pause(Math.min(patience, 1000 * (Number(first.headers.get("retry-after")) || 1)));
  const response = isBusy ? await post(url, body, patience) : first;
  const reason = refusalIn(await response.text());
  if (!response.ok || reason !== undefined) throw new Refusal(reason ?? `HTTP ${response.status}`);
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
