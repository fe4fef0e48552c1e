import { describe, expect, it } from "vitest";
import { checkPage, type PageLimits } from "../../../../src/research/reading/html/page-limits.ts";
import { ReadingError } from "../../../../src/research/reading/reading-error.ts";

const few: PageLimits = { elements: 10, depth: 4, nesting: 12, attributes: 3, text: 50, pieces: 8 };

describe("checkPage", () => {
  it.each([
    ["elements", "<br>".repeat(11)],
    ["elements inside each other", "<div>".repeat(5)],
    // Neither an end tag of another name nor a missing one hides the depth.
    ["elements inside each other", "<div></span>".repeat(5)],
    ["elements inside each other", "<td><p>".repeat(5)],
    ["elements inside elements", "<a><b><c><d></d></c></b></a><a><b>"],
    ["attributes in one element", "<p a b=1 c='>' d>"],
    ["letters", "word ".repeat(11)],
    ["pieces of text", "&amp;".repeat(9)],
  ])("refuses too many %s", (what, html) => {
    expect(() => checkPage(html, few)).toThrow(ReadingError);
    expect(() => checkPage(html, few)).toThrow(`${what}, as no article has`);
  });

  it("lets pages within them pass, and counts no letters of scripts", () => {
    checkPage(`<p>a<p>b<p>c<ul><li>d<li>e</ul><script>${"x".repeat(100)}</script>`, few);
  });

  it.each([
    ["nesting", "<div>".repeat(100_000)],
    ["attributes", `<div ${"a ".repeat(1_000_000)}>`],
    ["letters", "<p>word ".repeat(1_000_000)],
    ["entities", "&amp;".repeat(1_000_000)],
    ["marks", "<".repeat(5_000_000)],
  ])("refuses a bomb of %s by the limits that hold", (_, html) => {
    expect(() => checkPage(html)).toThrow("as no article has");
  });
});
