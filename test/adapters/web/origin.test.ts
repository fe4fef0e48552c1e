import { describe, expect, it } from "vitest";
import { isOurs } from "../../../src/adapters/web/origin.ts";

const publicUrl = "https://desk.example.org";

describe("where a request comes from", () => {
  it.each([
    ["this machine", "http://localhost:3000", "same-origin", "localhost:3000"],
    ["an address", "http://192.168.1.7:3000", undefined, "192.168.1.7:3000"],
    ["an address of IPv6", "http://[::1]:3000", "same-origin", "[::1]:3000"],
    ["a name of the network's own", "http://desk:3000", undefined, "desk:3000"],
    ["a name of the network's own, with a dot", "http://desk.local", undefined, "desk.local"],
    ["a browser that does not say its origin", undefined, "same-origin", "localhost:3000"],
    ["PUBLIC_URL", publicUrl, "same-origin", "desk.example.org"],
    ["PUBLIC_URL, behind a proxy with a name of its own", publicUrl, "same-origin", "127.0.0.1:3000"],
  ])("is the page: %s", (_, origin, site, host) => {
    expect(isOurs({ origin, site, host }, publicUrl)).toBe(true);
  });

  it.each([
    ["another site", "https://evil.example", "cross-site", "localhost:3000"],
    [
      "another site, in a browser that says its origin alone",
      "https://evil.example",
      undefined,
      "localhost:3000",
    ],
    ["another port of this machine", "http://localhost:4000", undefined, "localhost:3000"],
    ["another site of the same name", "http://app.example.org", "same-site", "desk.example.org"],
    ["what hides where it comes from", "null", undefined, "localhost:3000"],
    ["what hides where it comes from, in a frame of its own", "null", "same-origin", "localhost:3000"],
    ["what is no browser", undefined, undefined, "localhost:3000"],
    [
      "a name that somebody pointed at this machine",
      "http://evil.example:3000",
      "same-origin",
      "evil.example:3000",
    ],
    ["the same without an origin", undefined, "same-origin", "evil.example:3000"],
    ["a host that is none", "http://localhost", "same-origin", "["],
    ["no host", "http://localhost", undefined, undefined],
    ["an origin that is none", "localhost:3000", undefined, "localhost:3000"],
    ["an address that was typed", "http://localhost:3000", "none", "localhost:3000"],
  ])("is not the page: %s", (_, origin, site, host) => {
    expect(isOurs({ origin, site, host }, publicUrl)).toBe(false);
    expect(isOurs({ origin, site, host }, undefined)).toBe(false);
  });
});
