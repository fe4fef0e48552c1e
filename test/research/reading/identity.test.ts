import { describe, expect, it } from "vitest";
import { articleId, canonicalUrl } from "../../../src/research/reading/identity.ts";

describe("articleId", () => {
  const url = "https://post.example/a";

  it("is ten letters and digits, by the url before the id before the file's name", () => {
    expect(articleId({ file: "a.md" })).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
    expect(articleId({ url, id: "x", file: "a.md" })).toBe(articleId({ url, file: "b.md" }));
    expect(articleId({ id: "x", file: "a.md" })).toBe(articleId({ id: "x", file: "b.md" }));
    const kinds = [
      articleId({ url, file: url }),
      articleId({ id: url, file: url }),
      articleId({ file: url }),
    ];
    expect(new Set(kinds).size).toBe(3);
  });

  it("never changes: permalinks and stored quotations hold it", () => {
    expect(articleId({ file: "2024/night-train.md" })).toBe("g7tjvn5t74");
  });

  it("is the same for one name in both Unicode forms", () => {
    expect(articleId({ file: "caf\u00e9.txt" })).toBe(articleId({ file: "cafe\u0301.txt" }));
  });
});

describe("canonicalUrl", () => {
  it.each([
    "https://post.example/a",
    "http://POST.example/a/",
    "https://post.example:443/a#top",
    "https://post.example/a?utm_source=mail&fbclid=1",
  ])("is one for %s", (address) => expect(canonicalUrl(address)).toBe("https://post.example/a"));

  it("keeps what tells two articles apart, in one order", () => {
    expect(canonicalUrl("https://post.example/?p=2&id=1&UTM_medium=x")).toBe("https://post.example?id=1&p=2");
  });

  it.each(["ferry", "javascript:alert(1)", "file:///etc/passwd", "//post.example/a"])(
    "refuses %s",
    (address) => {
      expect(() => canonicalUrl(address)).toThrow("url must be an address like https://example.org/story");
    },
  );
});
