import { isElement, type PageDocument, type PageElement } from "./parse-page.ts";

/**
 * The stamps of a page that are the article's: marked as its date, else those at its head, else the only day of all its
 * `<time>` elements. One walk: selectors that look at siblings cost the square of these.
 */
export function timesOf({ documentElement: root }: PageDocument): readonly string[] {
  const found: Found = { marked: [], inHead: [], others: [] };
  if (root) walk(root, { inArticle: false, inHead: false }, found);
  if (found.marked.length > 0) return found.marked;
  const stamps = found.inHead.length > 0 ? found.inHead : found.others;
  const days = new Set(stamps.map((stamp) => stamp.slice(0, 10)));
  // Several days are those of other stories, or of an update.
  return found.inHead.length > 0 || days.size === 1 ? [...days] : [];
}

type Found = Readonly<Record<"marked" | "inHead" | "others", string[]>>;

interface Place {
  readonly inArticle: boolean;
  /** In the header of the article, in its byline, or in what follows its headline. */
  readonly inHead: boolean;
}

function walk(parent: PageElement, place: Place, found: Found): void {
  let before = "";
  for (const element of parent.childNodes) {
    if (!isElement(element)) continue;
    const name = element.localName;
    const classes = element.getAttribute("class") ?? "";
    const below = before === "h1";
    note(element, classes, place.inHead || below, found);
    const isHead = name === "header" && (place.inArticle || hasClass(classes, "article"));
    const inside = {
      inArticle: place.inArticle || name === "article",
      inHead: place.inHead || below || isHead || hasClass(classes, "byline"),
    };
    walk(element, inside, found);
    before = name;
  }
}

function note(element: PageElement, classes: string, inHead: boolean, found: Found): void {
  const stamp = element.getAttribute("datetime") ?? element.getAttribute("content");
  if (stamp === null) return;
  const isTime = element.localName === "time";
  const isMarked =
    isTime && (element.getAttribute("pubdate") !== null || /publish|entry-date/u.test(classes));
  if (isMarked || element.getAttribute("itemprop") === "datePublished") found.marked.push(stamp);
  else if (isTime) found[inHead ? "inHead" : "others"].push(stamp);
}

const hasClass = (classes: string, name: string): boolean => classes.split(/\s+/u).includes(name);
