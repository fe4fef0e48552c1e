import { type Client, Events, Status } from "discord.js";
import type { AdapterError, Log } from "../../chat/adapter.ts";
import { loginRefusal, withoutSecrets } from "./refusals.ts";

/** A client's connection to Discord, which the client opens anew by itself wherever that may help. */
export interface Gateway {
  /** Resolves once it works and Discord has told of the servers. Rejects with an `AdapterError` where it does not let the desk in. */
  open(token: string): Promise<Client<true>>;
  /** Whether it works now. */
  isOpen(): boolean;
  /** Why Discord closed it for good, if it did. */
  refusal(): AdapterError | undefined;
  /** Ends it. */
  close(): Promise<void>;
}

/**
 * The connection of `client`, not opened yet. `onClosed`: with which code Discord closed it for good, while or after it was opened.
 */
export function createGateway(client: Client, log: Log, onClosed: (code: number) => void): Gateway {
  let closedWith: number | undefined;
  /** Nothing is told any more. */
  let isOver = false;
  const whileOn = (task: () => void) => {
    if (!isOver) task();
  };
  const over = () => {
    isOver = true;
  };

  client.on(Events.ShardError, (cause) =>
    whileOn(() => log("the connection to Discord had an error", withoutSecrets(cause))),
  );
  client.on(Events.ShardDisconnect, ({ code }) =>
    whileOn(() => {
      // Why is told by the code, and by no error that comes along.
      over();
      closedWith = code;
      onClosed(code);
    }),
  );

  const ready = (): Promise<Client<true>> =>
    new Promise((resolve, reject) => {
      client.once(Events.ClientReady, resolve);
      client.once(Events.ShardDisconnect, ({ code }) => reject(closing(code)));
    });

  return {
    async open(token) {
      try {
        const [opened] = await Promise.all([ready(), client.login(token)]);
        return opened;
      } catch (cause) {
        over();
        await client.destroy();
        throw loginRefusal(cause, closedWith);
      }
    },
    // What the client says of all of it stays as it was once it worked.
    isOpen: () => client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready),
    refusal: () => (closedWith === undefined ? undefined : loginRefusal(closing(closedWith), closedWith)),
    async close() {
      over();
      await client.destroy();
    },
  };
}

const closing = (code: number) => new Error(`it closed the connection with code ${code}`);
