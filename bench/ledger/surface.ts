import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import type { Found, Posted } from "../../src/desk/posting.ts";
import type { Told } from "./clock.ts";

/** What happens to a post. `before` and `after`: a process is killed before it is kept, or after that and before the answer. */
const outcomes = ["sent", "sent", "lost", "fault", "later", "before", "after"] as const;

/** A surface on loopback that keeps posts, loses answers, and has processes killed. */
export interface Surface {
  readonly url: string;
  readonly messages: readonly { readonly key: string; readonly post: Told }[];
  /** From now on all goes well. */
  calm(): void;
  stop(): void;
}

/** `kill` ends a process; `random` gives numbers from 0 up to 1. */
export async function startSurface(kill: () => void, random: () => number): Promise<Surface> {
  const messages: { readonly key: string; readonly post: Told }[] = [];
  let isCalm = false;

  async function post(key: string, told: Told, response: ServerResponse): Promise<void> {
    const outcome = isCalm ? "sent" : (outcomes[Math.floor(random() * outcomes.length)] ?? "sent");
    await setTimeout(random() * 50);
    if (outcome === "later") return answer(response, { outcome, after: 5000, reason: "Too many posts." });
    if (outcome === "fault") return void response.writeHead(500).end();
    if (outcome === "before") return kill();
    messages.push({ key, post: told });
    if (outcome === "after") return kill();
    if (outcome === "lost") return void response.destroy();
    answer(response, { outcome: "sent", message: String(messages.length) });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { key, post: told } = JSON.parse(await text(request));
    if (request.url === "/post") return post(key, told, response);
    if (!isCalm && random() < 0.2) return void response.writeHead(500).end();
    const place = messages.findIndex((one) => one.key === key);
    answer(response, place < 0 ? { outcome: "missing" } : { outcome: "found", message: String(place + 1) });
  }

  // A connection may have been closed meanwhile.
  const server = createServer(
    (request, response) => void serve(request, response).catch(() => response.destroy()),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    messages,
    calm() {
      isCalm = true;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const answer = (response: ServerResponse, what: Posted | Found): void =>
  void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(what));
