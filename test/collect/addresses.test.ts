import { describe, expect, it } from "vitest";
import { allowedBy, isPublicAddress } from "../../src/collect/addresses.ts";

describe("addresses of the public internet", () => {
  it.each(["8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"])(
    "takes %s",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.9.9.9",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "2001::1",
    "localhost",
    "",
  ])("refuses %s", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("hosts allowed by name", () => {
  const allowed = allowedBy(" Intranet.example , 127.0.0.1:8080, [::1]:80 ");

  it.each([
    ["http://intranet.example/a", true],
    ["https://intranet.example:8443/a", true],
    ["http://127.0.0.1:8080/", true],
    ["http://127.0.0.1/", false],
    ["http://[::1]/", true],
    ["http://x.intranet.example/", false],
    ["http://intranet.example.evil.example/", false],
  ])("%s: %s", (url, is) => expect(allowed(new URL(url))).toBe(is));

  it("allows nothing when nothing is named", () => {
    expect(allowedBy("")(new URL("http://127.0.0.1/"))).toBe(false);
  });
});
