import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedPages, mistakes, readExpected } from "../../../../bench/reading/pages.ts";
import { textAt } from "../../../../src/research/article.ts";
import { readPage } from "../../../../src/research/reading/html/read-page.ts";
import { readClosely } from "../../../../src/research/reading/read-article.ts";
import { ReadingError } from "../../../../src/research/reading/reading-error.ts";

const body = [
  "The ferry to Havnby ran aground on Monday night, and nobody was hurt, the harbour master said.",
  "“We felt a bump, and then the lights went out,” said Kari Vik, who was on her way home.",
  "It was towed free at noon, and divers will look at its hull on Wednesday.",
];
const paragraphs = body.map((words) => `<p>${words}</p>`).join("");
const page = (inside: string, head = "") =>
  `<!DOCTYPE html><html><head><title>Ferry aground</title>${head}</head><body><article>${inside}</article></body></html>`;
const read = (html: string, address?: string) => readClosely(readPage("page.html", html, address));
const linesOf = (html: string) => {
  const { article } = read(html);
  return article.paragraphs.map((span) => textAt(article, span));
};

describe("readPage on pages in the shapes of real sites", () => {
  it.each(expectedPages())("understands $file", (expected) => {
    const { article } = readExpected(expected);
    const { title, outlet = null, author = null, url = null, language = null } = article;
    const published = article.published?.precision === "day" ? article.published.iso : null;
    const { title: wanted, outlet: from, author: by, published: on, url: at, language: inWords } = expected;
    expect({ title, outlet, author, url, language, published }).toEqual({
      title: wanted,
      outlet: from,
      author: by,
      url: at,
      language: inWords,
      published: on,
    });
    const { lost, stayed } = mistakes(expected);
    expect(stayed).toEqual([]);
    expect(lost).toEqual([]);
  });
});

describe("readPage", () => {
  it("writes a line a block, with blanks as a browser shows them, the same every time", () => {
    const html = page(
      `${paragraphs}<p>One\n\t <b>two</b>  three&nbsp; four\u200b<br>five</p><ul><li>six</li><li><p>seven</p></li></ul><pre>eight\n  nine</pre>` +
        "<table><tr><th>a b</th><td>c</td></tr></table><blockquote>ten 😀 ten</blockquote><h2>Eleven</h2>",
    );
    const { article } = read(html);
    expect(article.text).toBe(
      [
        ...body,
        "One two three\u00a0 four\u200b",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "a b\tc",
        "ten 😀 ten",
        "Eleven",
      ].join("\n\n"),
    );
    expect(read(html)).toEqual(read(html));
    expect(linesOf(html)).toContain("ten 😀 ten");
  });

  it("takes what the page says of itself, the broken JSON passed over", () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle",</script>
      <script type="application/ld+json">[{"@graph":[{"@type":"NewsArticle","url":"https://post.example/other","headline":"Other"},
      {"@type":["Thing","NewsArticle"],"mainEntityOfPage":{"@id":"https://post.example/ferry"},"headline":"Ferry aground | The Post",
      "datePublished":"2024-03-05T23:30:00-05:00","author":[{"name":"By Kari Vik"},"Per Dahl"],"publisher":{"@id":"#o"}},
      {"@id":"#o","name":"The Post"}]}]</script><link rel="canonical" href="/ferry">`;
    expect(read(page(paragraphs, head), "https://post.example/ferry?from=mail").article).toMatchObject({
      title: "Ferry aground",
      outlet: "The Post",
      author: "Kari Vik, Per Dahl",
      url: "https://post.example/ferry",
      published: { precision: "day", iso: "2024-03-05" },
    });
  });

  it.each([
    ["of another address", '{"@type":"NewsArticle","url":"/other",STORY}'],
    [
      "of another page",
      '{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://post.example/other"},STORY}',
    ],
    [
      "in a list",
      '{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle",STORY}}]}',
    ],
    ["mentioned", '{"@type":"WebPage","mentions":[{"@type":"NewsArticle",STORY}]}'],
    ["in the page", '{"@type":"WebPage","hasPart":{"@type":"Article",STORY}}'],
    ["around it", '{"@type":"WebPage","isPartOf":{"@type":"Report",STORY}}'],
    ["that it leads to", '{"@type":"WebPage","relatedLink":[{"@type":"Article",STORY}]}'],
  ])("does not take another story's word: one %s", (_, node) => {
    const said = node.replace("STORY", '"headline":"Other","datePublished":"2020-01-01","author":"Per Dahl"');
    const head = `<link rel=canonical href="/ferry"><script type="application/ld+json">${said}</script>`;
    const { article } = read(page(paragraphs, head), "https://post.example/ferry?a");
    expect(article.title).toBe("Ferry aground");
    for (const field of ["author", "published"]) expect(article).not.toHaveProperty(field);
  });

  it("takes the story's word at any address that is the page's", () => {
    for (const at of [
      "http://post.example/ferry/",
      "https://post.example/x?utm_source=a#b",
      "True",
      "#article",
    ]) {
      const node = `{"@type":"NewsArticle","mainEntityOfPage":"${at}","author":"Kari Vik"}`;
      const head = `<link rel=canonical href="/ferry"><script type="application/ld+json">${node}</script>`;
      expect(read(page(paragraphs, head), "https://post.example/x").article.author, at).toBe("Kari Vik");
    }
  });

  it("takes a time that was never set for none", () => {
    const node = '{"@type":"NewsArticle","datePublished":"1970-01-01T00:00:00Z"}';
    const head = `<script type="application/ld+json">${node}</script><meta name=date content="2024-03-05">`;
    expect(read(page(paragraphs, head)).article.published).toEqual({ precision: "day", iso: "2024-03-05" });
  });

  it("takes no front page for the story's address, and no name of the outlet for an author", () => {
    const head =
      '<link rel="canonical" href="https://post.example/"><meta property="og:site_name" content="The Post"><meta name="author" content="the post">';
    const { article } = read(page(paragraphs, head));
    expect(article).not.toHaveProperty("url");
    expect(article).not.toHaveProperty("author");
  });

  it("takes no day where several stand on the page and none is marked as the article's", () => {
    const times = '<time datetime="2024-01-01">a</time><time datetime="2023-01-01">b</time>';
    expect(read(page(`${paragraphs}<div>${times}</div>`)).article).not.toHaveProperty("published");
  });

  it("takes of many days the one marked as the article's, else the one at its head", () => {
    const [others, day] = [
      '<time datetime="2023-01-01">b</time><i>b</i>'.repeat(2),
      '<time datetime="2024-03-08T01:00">a</time>',
    ];
    for (const head of [
      `<h1>Ferry</h1>${day}`,
      `<h1>Ferry</h1>\n<p>On ${day}</p>`,
      `<header>${day}</header>`,
      `<p class="the byline">${day}</p>`,
      day.replace("datetime", "pubdate datetime"),
      day.replace("datetime", 'class="publish-date" datetime'),
      day.replace("time ", 'span itemprop="datePublished" ').replace("datetime", "content"),
    ]) {
      const { published } = read(
        page(`<div>${others}</div>${head}${paragraphs}<div>${others}</div>`),
      ).article;
      expect(published, head).toEqual({ precision: "day", iso: "2024-03-08" });
    }
  });

  it("keeps what is long or large, whatever its makers call it", () => {
    const long = `<div class="related">${paragraphs.repeat(20)}</div>`;
    expect(linesOf(page(long))).toHaveLength(60);
    expect(linesOf(page(`<div class="newsletter">${paragraphs.repeat(3)}</div>`))).toHaveLength(9);
    expect(linesOf(page(`<div class="has-newsletter post tag-print">${paragraphs}</div>`))).toEqual(body);
  });

  it("keeps a box that is longer than boxes are, though little of a long page", () => {
    const sign = (times: number) =>
      `${paragraphs.repeat(60)}<div class="newsletter">${paragraphs.repeat(times)}</div>`;
    expect(linesOf(page(sign(2)))).toHaveLength(180);
    expect(linesOf(page(sign(14)))).toHaveLength(180 + 42);
    const caption = (words: string) => page(`${paragraphs}<p class="caption">${words}</p>`);
    expect(linesOf(caption("The ferry, as it was on Monday."))).toHaveLength(3);
    expect(linesOf(caption("The ferry lay on the rocks all night. ".repeat(12)))).toHaveLength(4);
  });

  it("keeps a quotation set apart that no other line holds, and leaves out one that is said again", () => {
    const apart = (words: string) => page(`${paragraphs}<blockquote><p>${words}</p></blockquote>`);
    expect(linesOf(apart("“Nobody slept that night,” said the cook of the ship."))).toHaveLength(4);
    expect(read(apart("we felt a bump")).furniture.map(({ reason }) => reason)).toEqual(["pull quote"]);
  });

  it.each([
    ["an empty page", ""],
    ["a page of pictures", page("<img src=a>")],
    ["a wall", page('<div id="cookie-consent"><p>We use cookies and so do our many partners.</p></div>')],
    ["a page of scripts", "<script>document.write('x')</script>"],
  ])("refuses %s", (_, html) => {
    expect(() => read(html)).toThrow(ReadingError);
    expect(() => read(html)).toThrow("There is no article on this page");
  });

  const teasers = ["Ferry aground off Lunn", "School stays open", "Choir seeks basses"].map(
    (title, at) => `<h2><a href="/${at}">${title}</a></h2><p>${body[at]}</p><a href="/${at}">Read more</a>`,
  );
  const cards = ["one", "two", "three"].map(
    (title, at) => `<a href="/${at}"><article><h3>Card ${title}</h3><p>${body[at]}</p></article></a>`,
  );
  it.each([
    ["a list of stories with their beginnings", page(teasers.join("")), "lists stories and tells none"],
    ["a front page of cards", `<title>The Post</title><main>${cards.join("")}</main>`, "lists stories"],
    ["links alone", page('<ul><li><a href="/n">News from all the harbours</a></li></ul>'), "no article"],
    ["a link to elsewhere", page('<p>This page has moved. <a href="/new">Go there</a></p>'), "no article"],
  ])("refuses %s", (_, html, reason) => {
    expect(() => read(html)).toThrow(reason);
    expect(() => read(html)).toThrow(ReadingError);
  });

  it.each([
    ["with other stories below it", page(`<h1>Ferry aground</h1>${paragraphs}${teasers.join("")}`)],
    [
      "whose headline leads to itself",
      page(`<h1><a href="/s">Ferry aground</a></h1>${paragraphs}${teasers.join("")}`),
    ],
    ["whose headings lead to its places", page(teasers.join("").replaceAll('href="/', 'href="#'))],
    ["that says when it was written", page(teasers.join(""), '<meta name="date" content="2024-03-05">')],
    ["under two headings that are links", page(teasers.slice(0, 2).join(""))],
    ["of one line without a link", page("<p>The ferry to Havnby ran aground.</p>")],
    ["of one long line with a link", page(`<p>${body.join(" ")} <a href="/more">More</a></p>`)],
  ])("reads a story %s", (_, html) => {
    expect(linesOf(html).length).toBeGreaterThan(0);
  });

  it("keeps the standfirst that Readability takes for the head of the page, and nothing else from there", () => {
    const head = (below: string) =>
      `<title>Ferry aground</title><div><div class="news-header"><h1>Ferry aground</h1><div>${below}</div></div><div>${paragraphs}</div></div>`;
    const standfirst = "The harbour master said the ferry will not sail before Easter";
    expect(linesOf(head(standfirst))).toEqual([standfirst, ...body]);
    expect(linesOf(page(`<h1>Ferry aground</h1><p>${standfirst}.</p>${paragraphs}`))).toEqual([
      `${standfirst}.`,
      ...body,
    ]);
    const others = [
      "Ferries and boats of the coast of Lunn in pictures",
      "Reading time: four minutes.",
      "This site uses cookies, which are small files that it will store for you",
      "Please support our newsroom: your donation will help us and is gladly taken",
      `<a href="/x">${standfirst}</a>`,
      `<div class="caption">${standfirst}</div>`,
    ];
    for (const other of others) expect(linesOf(head(other))).toEqual(body);
  });

  it("reads a page without html or body, and one cut off in the middle", () => {
    expect(linesOf(paragraphs)).toEqual(body);
    expect(linesOf(`<html lang=de><title>Fähre</title><link rel=a><p></p><body>${paragraphs}`)).toEqual(body);
    expect(read(`<html lang=de><link rel=a><title>Fähre</title>${paragraphs}`).article).toMatchObject({
      title: "Fähre",
      language: "de",
    });
    expect(linesOf(page(paragraphs).slice(0, -26))).toHaveLength(3);
  });

  it("makes of any tags an article whose paragraphs are its text, or says that there is none", () => {
    const names = [
      "html",
      "head",
      "body",
      "title",
      "p",
      "div",
      "a",
      "table",
      "tr",
      "td",
      "br",
      "ul",
      "li",
      "h1",
      "svg",
      "script",
      "noscript",
      "form",
      "template",
      "article",
    ];
    const tag = fc
      .tuple(fc.constantFrom("<", "</"), fc.constantFrom(...names))
      .map(([open, name]) => `${open}${name}>`);
    const words = fc.constantFrom(
      ...body,
      "<!--",
      "-->",
      "&amp;",
      "😀",
      "<p class=caption>",
      "<!DOCTYPE html>",
      "<",
      "\u200b",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, words), { maxLength: 40 }), (pieces) => {
        try {
          const { article } = read(pieces.join(""));
          for (const span of article.paragraphs)
            expect(textAt(article, span)).toBe(textAt(article, span).trim());
          expect(article.paragraphs.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(ReadingError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("survives attributes that would take patterns for ever", () => {
    const blanks = " ".repeat(300_000);
    expect(linesOf(page(`<div style="${blanks}x">${paragraphs}</div>`))).toEqual(body);
    expect(linesOf(page(`<p class="${"share ".repeat(240_000)}">${body[0]}</p>${paragraphs}`))).toContain(
      body[0],
    );
    expect(linesOf(page(`<img srcset="${"a".repeat(300_000)} b">${paragraphs}`))).toEqual(body);
  });
});
