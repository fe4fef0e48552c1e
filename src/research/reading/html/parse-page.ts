import { parseHTML } from "linkedom";
import { checkPage } from "./page-limits.ts";

/** As much of a DOM node as reading needs. */
export interface PageNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly childNodes: ArrayLike<PageNode> & Iterable<PageNode>;
  readonly textContent: string;
}

/** As much of a DOM element as reading needs. */
export interface PageElement extends PageNode {
  readonly localName: string;
  readonly parentElement: PageElement | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  remove(): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** A page as Readability takes it. */
export interface PageDocument {
  readonly documentElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
export const isText = (node: PageNode): boolean => node.nodeType === 3;

/** A page as a tree, scripts and all. Nothing in it runs or is fetched. @throws ReadingError for one too big to be an article's. */
export function parsePage(html: string): PageDocument {
  checkPage(html);
  const document = treeOf(html);
  return isWhole(document) ? document : treeOf(mended(html));
}

const treeOf = (html: string): PageDocument => parseHTML(html).document as unknown as PageDocument;

/** Of a head and a body and nothing else, as browsers make every page. This parser leaves what it finds where it stands. */
function isWhole({ documentElement: root }: PageDocument): boolean {
  const names = root ? [...root.childNodes].filter(isElement).map(({ localName }) => localName) : [];
  return root?.localName === "html" && names.join(" ") === "head body";
}

/** All of a page in one body. */
function mended(html: string): string {
  const [opening = "<html>"] = /<html\b[^<>]{0,1000}>/iu.exec(html) ?? [];
  const inside = html.replace(/<!doctype[^<>]{0,1000}>|<\/?(?:html|head|body)\b[^<>]{0,1000}>/giu, "");
  return `${opening}<head></head><body>${inside}</body></html>`;
}

/** What carries no words of an article. */
const wordless =
  "script,style,template,svg,math,iframe,object,embed,canvas,video,audio,map,dialog,select,input,textarea";

/** The attributes that tell what an element is for. */
const telling = new Set(
  "class id rel itemprop itemtype role style aria-hidden aria-modal hidden href name content property datetime lang dir width height type".split(
    " ",
  ),
);
/** Readability has patterns whose work grows with the square of a value. UTF-16 code units. */
const longestAttribute = 1000;

/** Takes out of a page all that neither Readability nor the writing of its text looks at. */
export function strip(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(wordless)]) element.remove();
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (!telling.has(name) || value.length > longestAttribute) element.removeAttribute(name);
    }
  }
  const title = document.querySelector("title");
  if (title && title.textContent.length > longestAttribute) title.remove();
}
