import { setTimeout as pause } from "node:timers/promises";
import { type BaseInteraction, DiscordAPIError, RESTJSONErrorCodes } from "discord.js";

/**
 * Tells Discord that a question arrived, by `send`. Where Discord did not say whether it heard, it is told once more, and then says
 * that it had: an answer follows in either case. Rejects with why Discord takes none.
 */
export async function acknowledge(
  interaction: BaseInteraction & { deferred: boolean },
  send: () => Promise<unknown>,
): Promise<void> {
  try {
    await send();
  } catch (cause) {
    if (cause instanceof DiscordAPIError) throw cause;
    await pause(between);
    await send().catch((again) => {
      if (!isTaken(again)) throw again;
      interaction.deferred = true;
    });
  }
}

/** Of the three seconds that Discord waits. Milliseconds. */
const between = 200;

const isTaken = (cause: unknown): boolean =>
  cause instanceof DiscordAPIError && cause.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
