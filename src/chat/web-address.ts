/** Where a link may lead: an `http:` or `https:` address as browsers write it; absent for anything else. */
export function webAddress(href: string): string | undefined {
  const url = URL.parse(href);
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : undefined;
}

/**
 * The same in at most `most` UTF-16 code units, as `written` writes it: its place in the page (after `#`) is
 * given up before the link is.
 */
export function webAddressWithin(
  href: string,
  most: number,
  written = (address: string): string => address,
): string | undefined {
  const address = webAddress(href);
  if (address === undefined) return undefined;
  return [address, address.replace(/#.*$/s, "")].map(written).find(({ length }) => length <= most);
}
