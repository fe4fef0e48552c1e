import { describe, expect, it } from "vitest";
import { checkPage, type PageLimits } from "../../../../src/research/reading/html/page-limits.ts";
import { parsePage } from "../../../../src/research/reading/html/parse-page.ts";
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
    ["attributes", "<p a b=1><p c='>' d>"],
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
    ["attributes", "<p id=a class=b lang=c>".repeat(45_000)],
    ["letters", "<p>word ".repeat(1_000_000)],
    ["entities", "&amp;".repeat(1_000_000)],
    ["marks", "<".repeat(5_000_000)],
  ])("refuses a bomb of %s by the limits that hold", (_, html) => {
    expect(() => checkPage(html)).toThrow("as no article has");
  });

  it("lets a story with 5,000 comments pass", () => {
    const comment = `<li class=comment id=c1><div class=who><a href=/bo>Bo Holm</a> <time datetime=2024-03-08>8 March</time></div>
      <p>${"The ferry, I think, is late again, as ever it was. ".repeat(6)}<b>Always</b></p><a href=#reply>Reply</a></li>`;
    checkPage(`<article><p>It sailed.</p></article><ol>${comment.repeat(5000)}</ol>`);
  });
});

describe("parsePage", () => {
  it("makes no tree of a page that is past the limits", () => {
    const bomb = "<div>".repeat(300);
    expect(() => parsePage(bomb)).toThrow(ReadingError);
    expect(() => parsePage(bomb)).toThrow("elements inside each other, as no article has");
  });
});
