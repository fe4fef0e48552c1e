import { isIP } from "node:net";

/** What a browser says of where a request comes from, as the headers have it. */
export interface Asking {
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which browsers add on HTTPS and on this machine. */
  readonly site: string | undefined;
  readonly host: string | undefined;
}

/**
 * Whether a request was made by a page of ours, and not by somebody else's page in the browser of a person who reaches us. A
 * browser cannot be made to say otherwise; what says nothing at all is no browser, and refused too. A name that anybody may
 * have registered counts only when it is `publicUrl`'s: its owner may point it at this machine (DNS rebinding), and then
 * origin and host agree.
 */
export function isOurs({ origin, site, host }: Asking, publicUrl: string | undefined): boolean {
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site === "same-origin" && isKnown(host, publicUrl);
  const from = URL.parse(origin);
  if (from === null) return false;
  return (
    from.origin === URL.parse(publicUrl ?? "")?.origin || (from.host === host && isKnown(host, publicUrl))
  );
}

function isKnown(host: string | undefined, publicUrl: string | undefined): boolean {
  const url = URL.parse(`http://${host ?? ""}`);
  if (url === null) return false;
  const { hostname } = url;
  return (
    url.host === URL.parse(publicUrl ?? "")?.host ||
    isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 ||
    !hostname.includes(".") ||
    // Names that are given out by no registry: RFC 6761, RFC 6762, RFC 8375, and ICANN's resolution on .internal.
    /\.(localhost|local|home\.arpa|internal)$/.test(hostname)
  );
}
