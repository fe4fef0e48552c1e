import { webApi } from "@slack/bolt";
import { AdapterError } from "../../chat/adapter.ts";

/** Slack said no to a message for this one person. `reason` is Slack's word for it, such as `expired_url`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: string;
  constructor(reason: string) {
    super(`Slack refused it (${reason})`);
    this.reason = reason;
  }
}

/** Slack's own word for why it refused something, where it gave one. */
export function reasonOf(cause: unknown): string | undefined {
  if (cause instanceof Refusal) return cause.reason;
  return cause instanceof webApi.WebAPIPlatformError ? cause.data.error : undefined;
}

/** Slack's word for what went wrong, for a log; or that there was none. */
export const wordOf = (cause: unknown): string => reasonOf(cause) ?? "Slack did not answer";

/** Whether Slack would take a plainer message: these words are about what was said, not where. */
export const isOfContent = (cause: unknown): boolean =>
  /^(invalid_blocks|invalid_blocks_format|invalid_payload|invalid_arguments|msg_too_long|msg_blocks_too_long|no_text)$/.test(
    reasonOf(cause) ?? "",
  );

/** Whether Slack does not take our token (any more). */
export const isOfToken = (cause: unknown): boolean =>
  /^(invalid_auth|account_inactive|not_authed|token_expired|token_revoked|org_login_required|ekm_access_denied)$/.test(
    reasonOf(cause) ?? "",
  );

/** Why Slack cannot be used with a token, for whoever runs the desk. */
export function refusalOf(setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN", cause: unknown): AdapterError {
  const reason = reasonOf(cause);
  if (reason !== undefined && !passing.has(reason)) {
    return new AdapterError(`Slack refused ${setting} (${reason}). Copy ${where[setting]}.`, { cause });
  }
  return new AdapterError(
    `Slack could not be reached (${reason ?? rootOf(cause)}). Check the network of this machine; it is tried again until it works.`,
    { cause, isFinal: false },
  );
}

/** Slack's words for troubles of its own (https://docs.slack.dev/reference/methods/auth.test, “Errors”). */
const passing: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "ratelimited",
  "request_timeout",
  "service_unavailable",
]);

/** What lies under the libraries' wrappings, such as `connect ECONNREFUSED 127.0.0.1:3000`. */
function rootOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "no answer";
  return cause.cause instanceof Error ? rootOf(cause.cause) : cause.message || "no answer";
}

const where = {
  SLACK_BOT_TOKEN: "the Bot User OAuth Token from “OAuth & Permissions” of your Slack app",
  SLACK_APP_TOKEN:
    "an App-Level Token with the scope connections:write from “Basic Information” of your Slack app, and turn on its Socket Mode",
} as const;
