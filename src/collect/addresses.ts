import { BlockList, isIP } from "node:net";

/**
 * Whether an IP address is one of the public internet, so that no page can make the desk ask its own machine or
 * network. By IANA's special-purpose registries: of IPv6 only 2000::/3 is public, which leaves out loopback,
 * link-local, ULA, multicast and the forms that carry an IPv4 address inside (mapped, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4");
    case 6:
      return !address.includes("%") && global6.check(address, "ipv6") && !special.check(address, "ipv6");
    default:
      return false;
  }
}

/** Whether a person allowed an address by its host. */
export type Allowed = (url: URL) => boolean;

/** The setting FETCH_ALLOW: hosts or `host:port`, comma between. An IPv6 address stands in brackets. */
export function allowedBy(setting: string): Allowed {
  const names = new Set(
    setting
      .split(",")
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ""),
  );
  return (url) => names.has(url.hostname) || names.has(`${url.hostname}:${portOf(url)}`);
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === "https:" ? "443" : "80");

const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

// https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
const special = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  special.addSubnet(network, bits, "ipv4");
}
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  special.addSubnet(network, bits, "ipv6");
}
