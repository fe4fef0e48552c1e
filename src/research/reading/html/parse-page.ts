import { parseHTML } from "linkedom";
import { leanPage } from "./lean-page.ts";
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

/**
 * A page as a tree, without what reading never looks at. Nothing in it runs or is fetched.
 * @throws ReadingError for one too big to be an article's.
 */
export function parsePage(html: string): PageDocument {
  const lean = leanPage(html);
  checkPage(lean);
  const document = treeOf(lean);
  return isWhole(document) ? document : treeOf(mended(lean));
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

/** Takes out of a page what it says to machines; the words of its title stay where they are those of a title. */
export function strip(document: PageDocument): void {
  for (const script of [...document.querySelectorAll("script")]) script.remove();
  const title = document.querySelector("title");
  if (title && title.textContent.length > longestTitle) title.remove();
}

/** Readability has patterns whose work grows with the square of a title. UTF-16 code units. */
const longestTitle = 1000;
