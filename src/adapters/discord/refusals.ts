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

/** Why Discord did not let the desk in, and the remedy. `closed` is the code the gateway closed with, if it did. */
export function loginRefusal(cause: unknown, closed: number | undefined): AdapterError {
  const isTokenWrong = cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid;
  const sentence = isTokenWrong ? wrongToken : closings.get(closed);
  if (sentence !== undefined) return new AdapterError(sentence, { cause: withoutSecrets(cause) });
  return new AdapterError(
    `Discord could not be reached (${sentenceOf(cause)}). Check the connection; it is tried again until it works.`,
    { cause: withoutSecrets(cause), isFinal: false },
  );
}

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
  const status = cause instanceof DiscordAPIError ? cause.status : undefined;
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

/** Whether a room, or a person, takes no messages from us; asking again soon would be refused again. */
export const isShut = (cause: unknown): boolean => shut.has(codeOf(cause)) || isLocked(cause);

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

/** An error fit for a log: Discord's carry the address, with the interaction's token in it, and the words sent. */
export function withoutSecrets(cause: unknown): unknown {
  if (cause instanceof DiscordAPIError) {
    return new Error(`Discord answered ${cause.status}, code ${cause.code}: ${sentenceOf(cause)}`);
  }
  if (cause instanceof HTTPError) return new Error(`Discord answered ${cause.status}`);
  return cause;
}

function sentenceOf(cause: unknown): string {
  if (cause instanceof RateLimitError) return "its limit is reached";
  return cause instanceof Error ? cause.message.replace(/\s+/g, " ").trim() : "no reason given";
}
