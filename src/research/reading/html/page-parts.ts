import type { Reason } from "../furniture.ts";
import { isElement, type PageElement } from "./parse-page.ts";

/** What is larger than this share of a page's text, or longer than any box, is the article, whatever it is called. */
const largestShare = 0.3;
const longestBox = 3000;
/** A caption, a byline, a day is no longer. UTF-16 code units. */
const longestLabel = 400;

/** The attribute that carries a part from the page as it was through what Readability makes of it. */
const attribute = "data-part";

const byElement = new Map<string, Reason>([
  ["figcaption", "caption"],
  ["caption", "caption"],
  ["nav", "related link"],
  ["form", "form"],
  ["button", "form"],
  ["fieldset", "form"],
  ["footer", "form"],
]);

// What people who make pages call the parts of them, in class names and ids.
const words = {
  "related link":
    "related relatedposts recommended recommendations readmore morefrom moreon seealso readalso trending mostread popular promo teaser outbrain taboola breadcrumb breadcrumbs pagination",
  appeal: "newsletter subscribe subscription signup donate donation donations paywall membership appeal",
  form: "share sharing sharebar sharedaddy social toolbar comment comments disqus respond reply cookie cookies consent gdpr advert advertisement ad ads sponsored sponsor copyright disclaimer print tags tag taglist topics",
  credit: "credit credits photographer photocredit",
  caption: "caption cutline",
  byline: "byline author authors contributor bio writer",
  date: "date time timestamp pubdate published updated datetime",
} as const;
const byWord = new Map<string, Reason>(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((reason) =>
    words[reason].split(" ").map((word) => [word, reason] as const),
  ),
);
const labels: ReadonlySet<Reason> = new Set(["credit", "caption", "byline", "date"]);

/** What only says that a name is that of a box: "newsletter-box" is a newsletter's. */
const boxes = new Set(
  "box bar row block section wrapper wrap container list item items text inner inline title label name widget area info meta module card link links posts enabled".split(
    " ",
  ),
);
/** "has-newsletter" and "tag-cookies" say something of the page. */
const ofThePage = new Set(["has", "no", "is", "with", "without", "tag", "category", "topic"]);
/** What holds the article is not told by what it is called. */
const whole = new Set(["html", "body", "main", "article"]);

/** Marks each element of a page that by what it is, or is called, belongs beside the article. */
export function markParts(root: PageElement): void {
  const length = root.textContent.length;
  const visit = (element: PageElement, above: Reason | undefined): void => {
    const part = above ?? partIn(element, length);
    if (part !== undefined) element.setAttribute(attribute, part);
    for (const child of element.childNodes) if (isElement(child)) visit(child, part);
  };
  visit(root, undefined);
}

/** What an element was marked as. */
export const partOf = (element: PageElement): Reason | undefined =>
  (element.getAttribute(attribute) as Reason | null) ?? undefined;

function partIn(element: PageElement, pageLength: number): Reason | undefined {
  const reason = byElement.get(element.localName) ?? byName(element);
  if (reason === undefined) return undefined;
  const { length } = element.textContent;
  const longest = labels.has(reason) ? longestLabel : longestBox;
  return length > longest || (length > pageLength * largestShare && length > longestLabel)
    ? undefined
    : reason;
}

function byName(element: PageElement): Reason | undefined {
  if (whole.has(element.localName)) return undefined;
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  for (const name of names.split(/\s+/u)) {
    const parts = name
      .replace(/([a-z\d])([A-Z])/gu, "$1 $2")
      .toLowerCase()
      .split(/[^a-z]+/u)
      .filter((part) => part !== "");
    while (parts.length > 1 && boxes.has(parts.at(-1) ?? "")) parts.pop();
    if (parts.length > 1 && ofThePage.has(parts[0] ?? "")) continue;
    // "read-more" as well as "readmore"; the last word is what a name names: "tag-ferry" is about a ferry.
    const found = byWord.get(parts.at(-1) ?? "") ?? byWord.get(parts.slice(-2).join(""));
    if (found !== undefined) return found;
  }
  return undefined;
}
