import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type Allowed, allowedBy } from "../../src/collect/addresses.ts";

/** A web server on this machine, and what lets the desk ask it. */
export interface WebServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly host: string;
  readonly allow: Allowed;
  /** How often somebody connected, whether or not anything was asked. */
  readonly calls: () => number;
  /** What was asked, in order: the path and its headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves until the test is over, whatever the query; a path that has no answer is 404. */
export async function serve(pages: Readonly<Record<string, Answer | string>>): Promise<WebServer> {
  const asked: WebServer["asked"] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ path, headers: request.headers });
    const page = pages[path.split("?")[0] ?? ""];
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === "string") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    } else page(request, response);
  });
  let calls = 0;
  server.on("connection", () => calls++);
  await new Promise<void>((up) => {
    server.listen(0, "127.0.0.1", up);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((down) => {
      server.close(down);
    });
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin: `http://${host}`, host, allow: allowedBy(host), calls: () => calls, asked };
}

/** Answers with a header of one's own. */
export const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ""): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };
