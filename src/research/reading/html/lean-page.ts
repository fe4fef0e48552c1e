import { Parser } from "htmlparser2";

/** What carries no words of an article. JSON-LD is a script as well, and is kept. */
const wordless = new Set(
  "script style template svg math iframe object embed canvas video audio map dialog select input textarea".split(
    " ",
  ),
);

/** The attributes that tell what an element is for, or what a page says of itself. */
const telling = new Set(
  "class id rel itemprop itemtype role style aria-hidden aria-modal hidden href name content property http-equiv datetime pubdate lang dir width height type".split(
    " ",
  ),
);
/** Readability has patterns whose work grows with the square of a value. UTF-16 code units. */
const longestAttribute = 1000;

/**
 * A page written anew without what reading never looks at: scripts but JSON-LD, styles, media, comments, and of
 * attributes all but the few that tell something, in a usual length. One pass of the parser that makes the tree, so that
 * what it drops is never part of one. Costs time in proportion to the page.
 */
export function leanPage(html: string): string {
  const written: string[] = [];
  let [dropped, raw] = [0, false];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (dropped > 0 || isDropped(name, attributes)) {
        dropped += Number(wordless.has(name));
        return;
      }
      raw = name === "script" || name === "xmp";
      written.push(`<${name}${attributesOf(attributes)}>`);
    },
    onclosetag(name) {
      if (dropped > 0) dropped -= Number(wordless.has(name));
      else {
        raw = false;
        if (!empty.has(name)) written.push(`</${name}>`);
      }
    },
    ontext(data) {
      if (dropped === 0) written.push(raw ? data : escaped(data));
    },
  });
  parser.end(html);
  return written.join("");
}

const isDropped = (name: string, { type }: Readonly<Record<string, string>>): boolean =>
  wordless.has(name) && !(name === "script" && type?.includes("ld+json"));

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  let written = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (!telling.has(name)) continue;
    const said = value.replace(/\s+/gu, " ");
    if (said.length <= longestAttribute) written += ` ${name}="${escaped(said)}"`;
  }
  return written;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Elements without an end. */
const empty = new Set("area base br col hr img link meta param source track wbr".split(" "));
