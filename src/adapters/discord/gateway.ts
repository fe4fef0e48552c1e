import { setTimeout as pause } from "node:timers/promises";
import { type Client, Events, Status } from "discord.js";
import type { AdapterError, Log } from "../../chat/adapter.ts";
import { createOutages } from "./outages.ts";
import { loginRefusal, withoutSecrets } from "./refusals.ts";

/** A client's connection to Discord, which the client opens anew by itself wherever that may help. */
export interface Gateway {
  /** Resolves once it works and Discord has told of the servers. Rejects with an `AdapterError` where it does not let the desk in. */
  open(token: string): Promise<Client<true>>;
  /** Whether it works now. */
  isOpen(): boolean;
  /** Why Discord closed it for good, if it did. */
  refusal(): AdapterError | undefined;
  /** Ends it, and what is told of it; within two seconds, whatever Discord says. */
  close(): Promise<void>;
}

/**
 * The connection of `client`, not opened yet. `onClosed`: with which code Discord closed it for good, while or after it was opened.
 * `patience`: how long Discord may say nothing before the log is told, in milliseconds.
 */
export function createGateway(
  client: Client,
  log: Log,
  onClosed: (code: number) => void,
  patience = 60_000,
): Gateway {
  let closedWith: number | undefined;
  /** Nothing is told any more, whatever comes of what was under way. */
  let isOver = false;
  const outages = createOutages((...said) => {
    if (!isOver) log(...said);
  }, patience);

  client.on(Events.ShardReconnecting, outages.begin);
  client.on(Events.ShardError, (cause) => outages.fail(withoutSecrets(cause)));
  client.on(Events.ShardReady, outages.end);
  client.on(Events.ShardResume, outages.end);
  client.on(Events.ShardDisconnect, ({ code }) => {
    // Why is told by the code, and by no error that comes along.
    isOver = true;
    closedWith = code;
    onClosed(code);
  });

  const ready = (): Promise<Client<true>> =>
    new Promise((resolve, reject) => {
      client.once(Events.ClientReady, resolve);
      client.once(Events.ShardDisconnect, ({ code }) => reject(closing(code)));
    });

  return {
    async open(token) {
      outages.begin();
      try {
        const [opened] = await Promise.all([ready(), client.login(token)]);
        return opened;
      } catch (cause) {
        isOver = true;
        await destroy(client);
        throw loginRefusal(cause, closedWith);
      }
    },
    // What the client says of all of it stays as it was once it worked.
    isOpen: () => client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready),
    refusal: () => (closedWith === undefined ? undefined : loginRefusal(closing(closedWith), closedWith)),
    async close() {
      isOver = true;
      await destroy(client);
    },
  };
}

/** A client that waits for Discord's first word ends the wait too, tries anew, and would never say that it is destroyed. */
const destroy = (client: Client): Promise<void> =>
  Promise.race([client.destroy(), pause(2000, undefined, { ref: false })]);

const closing = (code: number) => new Error(`it closed the connection with code ${code}`);
