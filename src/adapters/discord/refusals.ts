import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
} from "discord.js";
import { AdapterError } from "../../chat/adapter.ts";

/** Why Discord did not let the desk in, and the remedy. `closedWith`: the gateway's code, if it closed. */
export function loginRefusal(cause: unknown, closedWith: number | undefined): AdapterError {
  const isTokenWrong = cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid;
  const sentence = isTokenWrong ? wrongToken : closings.get(closedWith);
  if (sentence !== undefined) return new AdapterError(sentence, { cause: withoutSecrets(cause) });
  return new AdapterError(`${passingSentence(cause)} It is tried again until it works.`, {
    cause: withoutSecrets(cause),
    isFinal: false,
  });
}

/** What is wrong and may pass, and the remedy. */
function passingSentence(cause: unknown): string {
  if (cause instanceof RateLimitError || isOutOfSessions(cause))
    return "Discord takes no more logins just now. If this comes often, look whether the desk runs twice with one token, or is restarted over and over.";
  const status = statusOf(cause);
  return status !== undefined && status >= 500
    ? `Discord has a fault of its own (${status}), so there is nothing to mend here.`
    : `Discord could not be reached (${sentenceOf(cause)}). Check the connection.`;
}

/** So many logins a day, which the client knows before it tries: https://docs.discord.com/developers/events/gateway#session-start-limit-object */
const isOutOfSessions = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.startsWith("Not enough sessions remaining");

/** Why Discord closed a connection that worked, for good, and the remedy. `code`: what the gateway closed with. */
export function closingRefusal(code: number): string {
  const known = closings.get(code);
  return known === undefined
    ? `Discord closed the connection for good (code ${code}); restart the desk.`
    : `${known} Then restart the desk.`;
}

const wrongToken =
  "Discord refused DISCORD_TOKEN. Copy the bot's token again: discord.com/developers, your application, “Bot”, “Reset Token”.";

const wrongIntents =
  "Discord did not allow what the desk asks to listen to (its intents), though it asks for none that needs leave. Look for a notice on discord.com/developers, your application, “Bot”.";

const closings: ReadonlyMap<number | undefined, string> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, wrongToken],
  [GatewayCloseCodes.InvalidIntents, wrongIntents],
  [GatewayCloseCodes.DisallowedIntents, wrongIntents],
]);

/** Why Discord did not take the commands, and the remedy. */
export function registrationRefusal(cause: unknown, guildId: string | undefined): AdapterError {
  const status = statusOf(cause);
  const mayNot = status === 401 || status === 403 || status === 404;
  if (mayNot && guildId !== undefined) {
    return new AdapterError(
      "Discord does not let the desk add /quote to the server of DISCORD_GUILD_ID. Correct the id, or invite the bot there with the scope applications.commands.",
      { cause: withoutSecrets(cause) },
    );
  }
  if (mayNot) {
    return new AdapterError(
      "Discord does not let this token add commands to DISCORD_APPLICATION_ID. Copy the Application ID of the same application as the token, or leave it out.",
      { cause: withoutSecrets(cause) },
    );
  }
  // Said of the command itself, which is the same the next time; 429 and 5xx, or no answer, are not.
  const isFinal =
    status !== undefined && status >= 400 && status < 500 && status !== 429 && !isDailyLimit(cause);
  const meanwhile =
    " It stays in the menus as it was, the rest goes on, and it is tried again until it is taken.";
  return new AdapterError(
    `Discord did not take the command /quote (${sentenceOf(cause)}).${isFinal ? "" : meanwhile}`,
    { cause: withoutSecrets(cause), isFinal },
  );
}

/** So many new commands a day; it was also seen as 400: https://github.com/discord/discord-api-docs/issues/6188 */
const isDailyLimit = (cause: unknown): boolean =>
  codeOf(cause) === RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached;

/**
 * Whether Discord would take a plainer message: 400, or a body too large; but not what is said of where it goes, such as a locked thread,
 * "already acknowledged", or a person whom nobody reaches.
 */
export const refusesContent = (cause: unknown): cause is DiscordAPIError =>
  cause instanceof DiscordAPIError &&
  ((cause.status === 400 && !isShut(cause) && !ofPlace.has(codeOf(cause))) || cause.status === 413);

const ofPlace: ReadonlySet<number | undefined> = new Set([
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidRecipients,
]);

/** Discord's own code of a refusal; nothing where it is another kind of failure. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const codeOf = (cause: unknown): number | undefined =>
  cause instanceof DiscordAPIError ? Number(cause.code) : undefined;

const statusOf = (cause: unknown): number | undefined =>
  cause instanceof DiscordAPIError || cause instanceof HTTPError ? cause.status : undefined;

/** Whether a room, or a person, takes no messages from us (403, whatever its code); asking again soon would be refused again. */
export const isShut = (cause: unknown): boolean =>
  shut.has(codeOf(cause)) || isLocked(cause) || (statusOf(cause) === 403 && codeOf(cause) !== ofWords);

/** "Explicit content cannot be sent to the desired recipient(s)": others would be. */
const ofWords = RESTJSONErrorCodes.ExplicitContentCannotBeSentToTheDesiredRecipient;

const shut: ReadonlySet<number | undefined> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
]);

/** Whether a thread takes no messages from anybody; said as 400 or 403: https://github.com/discord/discord-api-docs/issues/6884 */
export const isLocked = (cause: unknown): boolean => locked.has(codeOf(cause));

const locked: ReadonlySet<number | undefined> = new Set([
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
]);

/** Whether the request cannot have left this machine. */
export function isNeverSent(cause: unknown): boolean {
  const root = cause instanceof Error ? cause.cause : undefined;
  const code = root instanceof Error && "code" in root ? root.code : undefined;
  return /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)$/.test(String(code));
}

/** Whether the same may be taken in a moment: Discord, or the way to it, fails. */
export const isPassing = (cause: unknown): boolean =>
  ![DiscordAPIError, RateLimitError, DiscordjsError].some((told) => cause instanceof told);

/** Whether something was sent, and no answer of Discord's came, so that it may have taken it. */
export const isUnclear = (cause: unknown): boolean =>
  isPassing(cause) && !isNeverSent(cause) && !(cause instanceof HTTPError);

/** An error fit for a log: Discord's carry the address, with the interaction's token in it, and the words sent. */
export function withoutSecrets(cause: unknown): unknown {
  if (cause instanceof DiscordAPIError) {
    return new Error(`Discord answered ${cause.status}, code ${cause.code}: ${sentenceOf(cause)}`);
  }
  if (cause instanceof HTTPError) return new Error(`Discord answered ${cause.status}`);
  if (cause instanceof RateLimitError)
    return new Error(`Discord's limit is reached; it passes in ${cause.retryAfter} ms (${cause.scope})`);
  return cause;
}

function sentenceOf(cause: unknown): string {
  if (cause instanceof RateLimitError) return "its limit is reached";
  return wordsIn(cause) || "no reason given";
}

/** Under the wrapping of `fetch` stands what happened, such as "other side closed"; of several addresses that failed, a code alone. */
function wordsIn(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return wordsIn(cause.cause) || cause.message.replace(/\s+/g, " ").trim() || code;
}
