import { describe, expect, it } from "vitest";
import { FeedError, isFeed, readFeed } from "../../src/collect/feeds.ts";

const page = (text: string, url = "https://post.example/news/feed") => ({ url, bytes: Buffer.from(text) });
const items = (text: string) => readFeed(page(text)).items;

const rss = (inside: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>${inside}</channel></rss>`;

describe("a feed", () => {
  it("is RSS 2.0", () => {
    const feed = readFeed(
      page(
        rss(`<item><title>Ferry &amp; tide</title><link>https://post.example/ferry#top</link>
          <guid isPermaLink="false">77</guid><pubDate>Fri, 08 Mar 2024 23:30:00 -0500</pubDate>
          <description>Late.</description></item>`),
      ),
    );
    expect(feed).toEqual({
      title: "The Harbour Post",
      items: [
        {
          url: "https://post.example/ferry",
          title: "Ferry & tide",
          published: "2024-03-08",
          id: "77",
          summary: "Late.",
        },
      ],
    });
  });

  it("is RSS 0.91 with a permanent link as its id", () => {
    const text = `<rss version="0.91"><channel><title>x</title><item><guid>https://post.example/a</guid></item></channel></rss>`;
    expect(items(text)).toEqual([{ url: "https://post.example/a", id: "https://post.example/a" }]);
  });

  it("is RDF (RSS 1.0)", () => {
    const text = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://post.example/"><title>Post</title></channel>
      <item rdf:about="https://post.example/a"><title>A</title><link>https://post.example/a</link>
      <dc:date>2024-03-08T23:30:00-05:00</dc:date></item></rdf:RDF>`;
    expect(items(text)).toMatchObject([
      { url: "https://post.example/a", title: "A", published: "2024-03-08" },
    ]);
  });

  it("is Atom, whose page is the alternate link", () => {
    const text = `<!-- ours --><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/2024/">
      <title>Post</title><entry><title>A</title><id>tag:post.example,2024:1</id>
      <link rel="self" href="https://post.example/self"/><link rel="enclosure" href="https://post.example/a.mp3"/>
      <link href="mar/a"/><updated>2024-03-09T01:00:00Z</updated><published>2024-03-08T01:00:00Z</published>
      <summary>s</summary></entry></feed>`;
    expect(items(text)).toEqual([
      {
        url: "https://post.example/2024/mar/a",
        title: "A",
        published: "2024-03-08",
        id: "tag:post.example,2024:1",
        summary: "s",
      },
    ]);
  });

  it("is JSON Feed", () => {
    const text = JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Post",
      items: [{ id: "1", url: "/a", content_text: "x", date_published: "2024-03-08T01:00:00Z" }],
    });
    expect(items(text)).toEqual([
      { url: "https://post.example/a", id: "1", published: "2024-03-08", summary: "x" },
    ]);
  });

  it("gives whole addresses, each once, and passes over what has none", () => {
    const text = rss(
      [
        "/a",
        "b?utm_source=feed",
        "b",
        "//other.example/c",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "",
        "https://[x",
      ]
        .map((link) => `<item><link>${link}</link></item>`)
        .join(""),
    );
    expect(items(text).map(({ url }) => url)).toEqual([
      "https://post.example/a",
      "https://post.example/news/b?utm_source=feed",
      "https://other.example/c",
    ]);
  });

  it.each([
    ["Fri, 08 Mar 2024 23:30:00 GMT", "2024-03-08"],
    ["8 March 2024", "2024-03-08"],
    ["Fri, 08 Mar 24 23:30:00 EST", "2024-03-08"],
    ["08 Mar 97", "1997-03-08"],
    ["2024-03-08", "2024-03-08"],
    ["Fri, 08 Xyz 2024", undefined],
    ["yesterday", undefined],
  ])("states the day of %s", (date, day) => {
    const [item] = items(rss(`<item><link>/a</link><pubDate>${date}</pubDate></item>`));
    expect(item?.published).toBe(day);
  });

  it("is decoded by what it says of itself", () => {
    const bytes = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${rss("<item><link>/a</link><title>H\xe1fen</title></item>").slice(21)}`,
      "latin1",
    );
    expect(readFeed({ url: "https://post.example/", bytes }).items[0]?.title).toBe("Háfen");
  });

  it("lists no more than a thousand", () => {
    const many = Array.from({ length: 3000 }, (_, at) => `<item><link>/${at}</link></item>`).join("");
    expect(items(rss(many))).toHaveLength(1000);
  });
});

const noFeed =
  "What post.example sent is no feed: give the address of an RSS, Atom or JSON feed, as sites name it behind “RSS”.";

describe("what is no feed", () => {
  it.each([
    "",
    "plain words",
    "<!doctype html><html><body> <rss version='2.0'></rss></body></html>",
    "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><title>x</title></html>",
    "<?xml version='1.0'?><urlset></urlset>",
    '{"items":[]}',
    "<!--",
    "<!DOCTYPE [",
    "\0\0\0",
  ])("%j is told in a sentence", (text) => {
    expect(isFeed(page(text))).toBe(false);
    expect(() => readFeed(page(text))).toThrow(new FeedError(noFeed));
  });

  it.each([
    "<rss version='2.0'",
    "<rss><channel><item><link>/a</link>",
    rss("<item><link>/a</link><title>torn"),
    "<rss version='2.0'></rss>",
    '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":',
    '{"version":"https://jsonfeed.org/version/1.1","items":7}',
    "<feed xmlns='http://www.w3.org/2005/Atom'></entry></feed>",
  ])("broken: %j gives what it can or a sentence", (text) => {
    let read: unknown;
    try {
      read = items(text);
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
      return;
    }
    expect(read).toBeInstanceOf(Array);
  });
});

describe("a hostile feed", () => {
  it("is not read past three megabytes", () => {
    const large = rss(`<item><link>/a</link></item>${" ".repeat(3_000_000)}`);
    expect(() => items(large)).toThrow("larger than 3 MB");
  });

  it("expands no entities", () => {
    const levels = Array.from({ length: 12 }, (_, at) =>
      at === 0 ? '<!ENTITY e0 "ha">' : `<!ENTITY e${at} "${`&e${at - 1};`.repeat(10)}">`,
    ).join("");
    const text = `<?xml version="1.0"?><!DOCTYPE rss [${levels}<!ENTITY file SYSTEM "file:///etc/passwd">]>${rss(
      "<item><link>/a</link><title>&e11;&file;</title></item>",
    ).slice(21)}`;
    let titles: readonly (string | undefined)[] = [];
    try {
      titles = items(text).map(({ title }) => title);
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
    }
    expect(titles.join("").length).toBeLessThan(100);
    expect(titles.join("")).not.toContain("root:");
  });

  it("nests as deep as it likes", () => {
    const deep = rss(`<item><link>/a</link>${"<x>".repeat(50_000)}${"</x>".repeat(50_000)}</item>`);
    try {
      expect(items(deep).length).toBeLessThanOrEqual(1);
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
    }
  });

  it("cannot reach prototypes", () => {
    const text = rss("<item><link>/a</link><__proto__><polluted>1</polluted></__proto__></item>");
    try {
      items(text);
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
    }
    expect({}).not.toHaveProperty("polluted");
  });
});
