import { describe, expect, it } from "vitest";
import { webAddress, webAddressWithin } from "../../src/chat/web-address.ts";

describe("a web address", () => {
  it.each([
    ["https://quay.example/a?b=1&c=2#d", "https://quay.example/a?b=1&c=2#d"],
    [" HTTP://Quay.example ", "http://quay.example/"],
    ["https://quay.example/\u001b[2J\u0007 x", "https://quay.example/%1B[2J%07%20x"],
  ])("%j leads to %s", (href, address) => {
    expect(webAddress(href)).toBe(address);
  });

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "mailto:mara@quay.example",
    "file:///etc/passwd",
    "//quay.example",
    "/q/abcd2345",
    "quay.example",
    "",
  ])("%j leads nowhere", (href) => {
    expect(webAddress(href)).toBeUndefined();
    expect(webAddressWithin(href, 1000)).toBeUndefined();
  });

  it("gives up its place in the page where it is too long, as it is written, then is given up", () => {
    const page = "https://quay.example/(a)";
    const written = (address: string) => address.replaceAll("(", "%28").replaceAll(")", "%29");
    expect(webAddressWithin(`${page}#b`, 26)).toBe(`${page}#b`);
    expect(webAddressWithin(`${page}#b`, 25)).toBe(page);
    expect(webAddressWithin(`${page}#b`, 29, written)).toBe(written(page));
    expect(webAddressWithin(`${page}#b`, 27, written)).toBeUndefined();
  });
});
