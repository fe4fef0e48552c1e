import { setLatest } from "../../chat/set-latest.ts";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Requests by `request`, of which the client may try those again that got no answer, wherever that does nothing twice.
 *
 * The client tells a lost connection by a code that `fetch` puts one level deeper. An interaction whose acknowledgement was lost on
 * its way back is acknowledged all the same; tried again, Discord says that it has been (40060), and so it has.
 */
export function triedAgain(request: Fetch = fetch, most = 1000): Fetch {
  // Callbacks that may have arrived: the last ones, for the client gives up after three more.
  const unsure = new Map<string, true>();
  const doubt = (url: string) => setLatest(unsure, url, true, most);
  return async (url, init) => {
    const isCallback = /\/interactions\/\d+\/[^/]+\/callback(?:\?|$)/.test(url);
    const wasSent = unsure.delete(url);
    let response: Response;
    try {
      response = await request(url, init);
    } catch (cause) {
      if (isCallback) doubt(url);
      throw canBeTwice(url, init.method ?? "GET") ? asLost(cause) : cause;
    }
    if (isCallback && response.status >= 500) doubt(url);
    return wasSent && response.status === 400 && (await isAcknowledged(response.clone()))
      ? new Response(null, { status: 204 })
      : response;
  };
}

/** A message has a nonce wherever we send one; what is said behind an interaction has none, and would stand there twice. */
const canBeTwice = (url: string, method: string): boolean =>
  method.toUpperCase() !== "POST" || !/\/webhooks\/\d+\//.test(url);

/** The error as the client knows it. */
function asLost(cause: unknown): unknown {
  const root = cause instanceof Error ? cause.cause : undefined;
  const code = root instanceof Error && "code" in root ? String(root.code) : "";
  return cause instanceof Error && lost.has(code) ? Object.assign(cause, { code: "ECONNRESET" }) : cause;
}

/** A connection that ended while something was under way, by Node's names for it. */
const lost: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);

async function isAcknowledged(response: Response): Promise<boolean> {
  const said: unknown = await response.json().catch(() => undefined);
  return typeof said === "object" && said !== null && "code" in said && said.code === acknowledged;
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const acknowledged = 40_060;
