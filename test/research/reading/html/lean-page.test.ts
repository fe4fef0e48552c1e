import { describe, expect, it } from "vitest";
import { leanPage } from "../../../../src/research/reading/html/lean-page.ts";
import { parsePage } from "../../../../src/research/reading/html/parse-page.ts";

describe("leanPage", () => {
  it.each([
    ["scripts and styles", "<p>a<script>b < c</script><style>d</style>e</p>", "<p>ae</p>"],
    ["what stands inside", "<svg><title>a</title><script>b</script></svg><p>c</p>", "<p>c</p>"],
    ["what has no end", "<p>a<input value=b>c<embed>d", "<p>acd</p>"],
    ["comments", "<p>a<!-- <b> --></p>", "<p>a</p>"],
    ["attributes that tell nothing", "<p data-x=1 onclick=y class=z CLASS=w>a", '<p class="z">a</p>'],
    ["attributes past any use", `<p class="${"share ".repeat(240_000)}" id=b>a`, '<p id="b">a</p>'],
    ["blanks", `<p class="a${" ".repeat(240_000)}b">c`, '<p class="a b">c</p>'],
  ])("drops %s", (_, html, lean) => {
    expect(leanPage(html)).toBe(lean);
  });

  it("keeps words, marks and JSON-LD as they are", () => {
    const data = '<script type="application/ld+json">{"a": "<b> &amp; \\"c\\""}</script>';
    expect(leanPage(data)).toBe(data);
    const html =
      '<p lang="&quot;&lt;">a &lt;b&gt; &amp;amp; “c” &eacute;\u00a0😀 <br>d<p>e<xmp><i>&amp;</xmp>';
    const words = (page: string) => parsePage(page).querySelector("body")?.textContent;
    expect(words(html)).toBe("a <b> &amp; “c” é\u00a0😀 de<i>&amp;");
    expect(words(leanPage(html))).toBe(words(html));
    expect(leanPage(leanPage(html))).toBe(leanPage(html));
    expect(parsePage(html).querySelector("p")?.getAttribute("lang")).toBe('"<');
  });
});
