import { lookup as systemLookup } from "node:dns/promises";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./addresses.ts";
import { FetchError } from "./fetch-error.ts";

/** All addresses of a name, as `dns.lookup` with `all` gives them. */
export type Resolve = (
  hostname: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** One request without redirects. */
export interface RequestOnce {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A person allowed this host by name, wherever it is. */
  readonly allowed: boolean;
  readonly signal: AbortSignal;
  /** Milliseconds for the name, the connection and its encryption. */
  readonly connectWithin: number;
  readonly resolve?: Resolve;
}

/**
 * Asks once and hands the answer's head over, the body unread. The address that was checked is the one connected
 * to: the name is resolved once, inside the connection, and the socket's far end is checked again before a byte is sent.
 * @throws FetchError for an address that is not public, and errors of the connection as they are.
 */
export function requestOnce(asked: RequestOnce): Promise<IncomingMessage> {
  const { url, headers, allowed, signal, connectWithin, resolve = systemResolve } = asked;
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowed && isIP(literal) > 0 && !isPublicAddress(literal)) return Promise.reject(notPublic(url));
  return new Promise((answer, fail) => {
    const secure = url.protocol === "https:";
    const request: ClientRequest = (secure ? httpsRequest : httpRequest)(url, {
      headers,
      signal,
      lookup: checkedLookup(url, allowed, resolve),
      // No agent: a connection is never shared, so each is checked.
      agent: false,
    });
    const slow = setTimeout(
      () =>
        request.destroy(
          new FetchError(
            "later",
            `${url.host} did not take the call in ${connectWithin / 1000} seconds: try again later.`,
          ),
        ),
      connectWithin,
    );
    request.on("socket", (socket) => {
      socket.once("connect", () => {
        if (!allowed && !isPublicAddress(socket.remoteAddress ?? "")) request.destroy(notPublic(url));
      });
      socket.once(secure ? "secureConnect" : "connect", () => clearTimeout(slow));
    });
    request.once("close", () => clearTimeout(slow));
    request.once("response", answer);
    request.on("error", fail);
    request.end();
  });
}

const systemResolve: Resolve = (hostname) => systemLookup(hostname, { all: true });

function checkedLookup(url: URL, allowed: boolean, resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        if (!allowed && !found.every(({ address }) => isPublicAddress(address))) done(notPublic(url), []);
        else if (!first) done(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), []);
        else if (options.all) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, []),
    );
  };
}

const notPublic = (url: URL): FetchError =>
  new FetchError(
    "refused",
    `${url.host} is in a private network, and the desk asks there only what you allow by name: FETCH_ALLOW=${url.host}`,
  );
