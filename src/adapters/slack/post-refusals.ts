import { webApi } from "@slack/bolt";
import type { Found, Posted } from "../../desk/posting.ts";
import { isOfToken, reasonOf } from "./refusals.ts";

/** What Slack's refusal of a post means, for whoever is told. `name` is the app's in Slack. */
export function postRefusal(cause: unknown, name: string): Exclude<Posted, { outcome: "sent" }> {
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return {
      outcome: "later",
      after: 1000 * cause.retryAfter,
      reason: "Slack takes no more posts just now.",
    };
  }
  if (isNeverSent(cause)) return { outcome: "later", after: minute, reason: "Slack cannot be reached." };
  const word = reasonOf(cause);
  if (word === undefined || isUnclear(cause)) {
    return { outcome: "unclear", reason: "Slack did not say whether it took the post." };
  }
  if (places.test(word)) return { outcome: "forbidden", reason: notThere(name) };
  if (/^is_archived$/.test(word)) {
    return {
      outcome: "gone",
      reason: "The channel is archived. Unarchive it, or take another channel.",
    };
  }
  if (/^(user_not_found|user_disabled|users_not_found|cannot_dm_bot|user_not_visible)$/.test(word)) {
    return {
      outcome: "gone",
      reason: "Slack does not know this person any more, or lets nobody write to them.",
    };
  }
  if (/^restricted_action/.test(word) || /^(no_permission|not_allowed|team_access_not_granted)$/.test(word)) {
    return {
      outcome: "forbidden",
      reason: `Slack does not let apps post there (${word}). Ask an admin of the workspace to let ${name} post in this channel.`,
    };
  }
  if (word === "messages_tab_disabled") {
    return {
      outcome: "forbidden",
      reason:
        "The app takes no direct messages. Whoever runs it switches them on at api.slack.com/apps: “App Home”, “Messages Tab”.",
    };
  }
  if (word === "missing_scope") return { outcome: "forbidden", reason: lacks(cause) };
  if (isOfToken(cause)) {
    // Whoever runs the desk mends it for all posts at once, so none is paused.
    return {
      outcome: "later",
      after: 15 * minute,
      reason: `Slack refused the app's token (${word}). Whoever runs the desk copies SLACK_BOT_TOKEN again and restarts it.`,
    };
  }
  return { outcome: "later", after: 10 * minute, reason: `Slack refused the post (${word}).` };
}

/** What Slack's refusal to show a channel's messages means. */
export function findRefusal(cause: unknown, name: string): Extract<Found, { outcome: "unknown" }> {
  const word = reasonOf(cause) ?? "";
  const reason =
    word === "missing_scope"
      ? lacks(cause)
      : places.test(word)
        ? notThere(name)
        : `Slack did not show what stands there (${word || "no answer"}).`;
  const isGone = /^(user_not_found|user_disabled|users_not_found|cannot_dm_bot)$/.test(word);
  return { outcome: "unknown", reason, forbidden: word === "missing_scope" || places.test(word) || isGone };
}

const minute = 60_000;

/** A private channel that we are not in is not found; one that was deleted isn't either. */
const places = /^(not_in_channel|channel_not_found)$/;

/** A fault of Slack's own may come after the message was posted. */
const faults =
  /^(fatal_error|internal_error|service_unavailable|request_timeout|team_added_to_org|HTTP 5\d\d)$/;

/** Whether a message may have been posted though this came of it. */
export function isUnclear(cause: unknown): boolean {
  if (cause instanceof webApi.WebAPIRateLimitedError || isNeverSent(cause)) return false;
  const word = reasonOf(cause);
  return word === undefined || faults.test(word);
}

const notThere = (name: string): string =>
  `${name} is not in this channel, or the channel was deleted. Invite me: type \`/invite @${name}\` there.`;

function lacks(cause: unknown): string {
  const data: object = cause instanceof webApi.WebAPIPlatformError ? cause.data : {};
  const needed = "needed" in data ? data.needed : undefined;
  const scope = typeof needed === "string" ? `the scope ${needed}` : "a scope";
  return `The Slack app lacks ${scope}. Whoever runs it adds it at api.slack.com/apps: “OAuth & Permissions”, then “Reinstall to Workspace”.`;
}

/** Whether the request cannot have left this machine. */
function isNeverSent(cause: unknown): boolean {
  const thrown = cause instanceof webApi.WebAPIRequestError ? cause.original : cause;
  const root = thrown instanceof Error ? thrown.cause : undefined;
  const code = root instanceof Error && "code" in root ? root.code : undefined;
  return /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)$/.test(String(code));
}
