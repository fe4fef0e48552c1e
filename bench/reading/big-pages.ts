// How long pages take that fill a limit with one kind of thing: node bench/reading/big-pages.ts
import { readPage } from "../../src/research/reading/html/read-page.ts";
import { readClosely } from "../../src/research/reading/read-article.ts";

const words = "The council waits for the tide, and then, they say, for the ferry; so it goes. ";
const story = `<p>${words}</p>`.repeat(10);
const nested = (name: string, depth: number, inside: string): string =>
  `<${name}>`.repeat(depth) + inside + `</${name}>`.repeat(depth);
const attributes =
  "class=a id=b rel=c itemprop=d itemtype=e role=f style=g:h href=i name=j content=k lang=l dir=m";

const shapes: Readonly<Record<string, string>> = {
  story: story.repeat(4),
  "5,000 comments": `<article>${story}</article><ol>${`<li class="comment"><div><a href="/bo">Bo</a><time datetime="2024-03-08">then</time></div><p>${words.repeat(3)}</p><button>Reply</button></li>`.repeat(5000)}</ol>`,
  "<p>": `<p>${words}</p>`.repeat(36_000),
  "<time>": "<time datetime=2024-03-08></time>".repeat(49_000) + story,
  "<meta>": "<meta name=a content=b>".repeat(49_000) + story,
  "<link>": "<link rel=x href=a>".repeat(49_000) + story,
  "<li>": `<ul>${"<li>a, b <a href=x>x</a></li>".repeat(24_000)}</ul>${story}`,
  "<h1>": "<h1>aa bb</h1>".repeat(49_000) + story,
  "<br>": `<article>${"a<br>".repeat(49_000)}</article>`,
  "<div> of <br>": "<div>aaa bbb<br><br>ccc</div>".repeat(16_000) + story,
  "<table>": "<table><tr><td>aa, bb</td></tr></table>".repeat(16_000) + story,
  "<figure>": "<figure><figcaption>a</figcaption></figure>".repeat(24_000) + story,
  "<form>": "<form>aa, bb</form>".repeat(49_000) + story,
  "<pre>": "<pre>a\nb</pre>".repeat(49_000) + story,
  "hidden <div>": "<div hidden>aa</div>".repeat(49_000) + story,
  "nested <div>": nested("div", 25, `<p>${words}</p>`).repeat(1800) + story,
  "nested <b>": nested("b", 40, "a, b").repeat(1200) + story,
  "text inside 250 <div>": nested("div", 250, `<p>${words.repeat(370)}</p>`.repeat(100)),
  "text inside 120 lists": nested("ul><li", 120, `<p>${words.repeat(36)}</p>`.repeat(1000)) + story,
  links: `<p><a href=x>${words}</a></p>`.repeat(24_000),
  "attributes told": `<p ${attributes}>x, y</p>`.repeat(9900) + story,
  "attributes dropped":
    `<p ${Array.from({ length: 50 }, (_, at) => `a${at}`).join(" ")}>x</p>`.repeat(39_000) + story,
  classes: `<p class="${"x ".repeat(499)}">x, y</p>`.repeat(9000) + story,
  references: `<p>${"&amp;a ".repeat(49_000)}</p>${story}`,
};

for (const [name, html] of Object.entries(shapes)) {
  const before = process.cpuUsage();
  let came: string;
  try {
    came = `${readClosely(readPage("page.html", html)).article.text.length} letters`;
  } catch (error) {
    came = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const size = `${(html.length / 1e6).toFixed(1)} MB`;
  console.log(
    `${name.padEnd(24)}${size.padStart(8)}${((user + system) / 1e6).toFixed(1).padStart(6)} s  ${came}`,
  );
}
