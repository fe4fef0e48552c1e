import { html } from "hono/html";
import { dayTextAt, rangeText } from "../../chat/day.ts";
import { progressNotes, type Status } from "../../chat/library.ts";
import { longestDraft } from "../../chat/longest-draft.ts";
import { counted } from "../../chat/views/foot.ts";
import { addressOfLine } from "./address.ts";
import type { Html } from "./cards.ts";
import { pageText } from "./text.ts";

/** What a page is made of. */
export interface Page {
  readonly title: string;
  readonly main: Html;
  /** Stands in the box. */
  readonly line?: string;
  /** The first page greets, and is ready for typing. */
  readonly isFront?: boolean;
}

/** A whole page: the name, the box, and what it is about. No script, no style of its own, nothing from elsewhere. */
export const layout = ({ title, main, line = "", isFront = false }: Page): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${pageText(title)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
</head>
<body class="${isFront ? "front" : "inside"}">
<header class="masthead">
<a class="name" href="/">Verbatim</a>
${isFront ? html`<h1 class="motto">Ask who said what, and read the exact words where they stand.</h1>` : ""}
<form class="box" role="search" action="/" method="get">
<label for="line">What do you look for?</label>
<input id="line" type="search" name="line" value="${pageText(line)}" maxlength="${longestLine}" dir="auto" ${isFront ? "autofocus" : ""} autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" placeholder="words, “a phrase”, by:name, in:outlet">
<button>Ask</button>
</form>
</header>
<main>${main}</main>
<footer><nav class="desk" aria-label="The desk">${desk.map(([label, path]) => html`<a href="${path}">${label}</a> `)}</nav></footer>
</body>
</html>`;

/** What is on every page, so that nobody has to know the words for it. */
const desk: readonly (readonly [string, string])[] = [
  ["Clippings", addressOfLine("saved")],
  ["Watches", addressOfLine("watches")],
  ["Digest", addressOfLine("digest")],
  ["Posts", "/posts"],
  ["Verify a draft", "/verify"],
  ["What is searched", addressOfLine("sources")],
  ["Status", addressOfLine("status")],
  ["How to ask", addressOfLine("help")],
];

/** What the first page holds below the box: lines to try, and what is searched. */
export const frontMain = (status: Status): Html => html`
<nav class="examples" aria-label="Examples">${status.examples.map(
  (line) => html`<a href="${addressOfLine(line)}"><code>${pageText(line)}</code></a>`,
)}</nav>
${progressNotes(status.reading).map((note) => html`<p class="count">${note}</p>`)}
${isSearched(status) ? html`<p class="count">${countText(status)}</p>` : ""}`;

/** A box for a whole draft, of which each quotation is checked. It is posted: an address would not hold it. */
export const draftMain = (): Html => html`
<form class="draft" action="/" method="post">
<input type="hidden" name="form" value="verify">
<h1 class="posts">Verify a draft</h1>
<p>Each quotation in it is compared with what the articles here have. Words without quotation marks are taken for one quotation.</p>
<p><textarea id="draft" name="given.draft" rows="14" required maxlength="${longestDraft}" dir="auto" spellcheck="false" aria-label="The draft"></textarea></p>
<p><input name="given.by" dir="auto" autocomplete="off" maxlength="200" aria-label="Who is said to have said it" placeholder="Who said it, where the draft does not say"></p>
<p><button class="press">Verify</button></p>
</form>`;

/** Whether there is anything yet that a count could tell of, or never will be. */
const isSearched = ({ reading }: Status): boolean => reading === undefined || reading.searched > 0;

/** What was posted here, newest first. */
export const postsMain = (posts: readonly Html[]): Html =>
  posts.length === 0
    ? sentence(
        "Posts",
        "Nothing was posted here yet. What watches and digests on this page tell you stands here.",
      )
    : html`<h1 class="posts">Posts</h1>${posts}`;

/** A post under the time that it came. */
export const postSection = (at: number, zone: string, card: Html): Html => {
  const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const clock = time.toPlainTime().toString({ smallestUnit: "minute" });
  return html`<section class="post"><p class="count">${dayTextAt(at, zone)}, ${clock} (${zone})</p>${card}</section>`;
};

/** One plain sentence, for what cannot be shown. */
export const sentence = (heading: string, words: string): Html =>
  html`<article class="card refused"><h2>${heading}</h2><p dir="auto">${pageText(words)}</p></article>`;

/** The longest line that the box takes, in UTF-16 code units. */
export const longestLine = 2000;

function countText({ count }: Status): string {
  const days = rangeText(count.first, count.last);
  return `${counted(count.quotations, "quotation")} in ${counted(count.articles, "article")}${days === undefined ? "" : `, ${days}`}`;
}
