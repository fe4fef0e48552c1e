import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AdapterError, type Log, type Mount } from "./chat/adapter.ts";

/** The desk's one HTTP server: the page, `/healthz`, and Slack's events when there is no app token. */
export interface Http {
  readonly mount: Mount;
  /** Rejects with an `AdapterError` when the port cannot be had. */
  start(): Promise<void>;
  /** The port that people reach, while it listens. */
  port(): number | undefined;
  stop(): Promise<void>;
}

/** A server on `port` (0: any free one) that answers once something is mounted. */
export function createHttp(port: number, log: Log): Http {
  const listeners = new Map<string, RequestListener>();
  // A question may fill the page's address: three bytes a character, each escaped as three.
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) =>
    listenerFor(listeners, request)(request, response),
  );
  return {
    mount: (path, listener) => {
      listeners.set(path, listener);
    },
    start: () =>
      new Promise((resolve, reject) => {
        server.once("error", (cause: NodeJS.ErrnoException) => reject(refusal(port, cause)));
        server.listen(port, () => {
          // Once it listens, an error is one connection's (no file handle left for it, say) and not the desk's end.
          server.on("error", (cause) => log("The page could not take a connection.", cause));
          resolve();
        });
      }),
    port: () => (server.listening ? (server.address() as AddressInfo).port : undefined),
    stop: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listenerFor(
  listeners: ReadonlyMap<string, RequestListener>,
  request: IncomingMessage,
): RequestListener {
  const path = (request.url ?? "/").replace(/[?#].*$/s, "");
  const mounted = [...listeners.keys()]
    .filter((prefix) => path === prefix || path.startsWith(prefix.endsWith("/") ? prefix : `${prefix}/`))
    .toSorted((a, b) => b.length - a.length)[0];
  return (mounted !== undefined && listeners.get(mounted)) || notFound;
}

const notFound = (_: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is nothing here.\n");
};

function refusal(port: number, cause: NodeJS.ErrnoException): AdapterError {
  if (cause.code === "EADDRINUSE") {
    return new AdapterError(
      `Port ${port} is in use, so there is no page. Name another with PORT, like PORT=${port + 1} npm start.`,
      { cause },
    );
  }
  if (cause.code === "EACCES") {
    return new AdapterError(
      `Port ${port} may not be used by this account, so there is no page. Name one above 1023 with PORT.`,
      { cause },
    );
  }
  return new AdapterError(`The page could not start on port ${port} (${cause.message}).`, { cause });
}
