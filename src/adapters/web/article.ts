import { html } from "hono/html";
import type { Block } from "../../chat/card.ts";
import { dayText } from "../../chat/day.ts";
import { alsoInFacts } from "../../chat/views/also-in.ts";
import { speakerBlock } from "../../chat/views/quotation.ts";
import type { Article, Quote, Span } from "../../research/article.ts";
import { textAt } from "../../research/article.ts";
import { addressOfLine, safeAddress } from "./address.ts";
import { addressAsIs, type Html, renderBlocks } from "./cards.ts";
import { containedText, pageText } from "./text.ts";

/** The article of a quotation, its words marked, with who said them, on what ground, and who else has them. */
export const quotationPage = (quote: Quote, copies: readonly Quote[]): Html => html`
<article class="story">
  ${storyHead(quote.article)}
  <aside class="attribution">${attribution(quote, copies)}</aside>
  <div class="text">${storyText(
    quote.article,
    quote.spans.map((span, i) => ({ span, wrap: (words: string) => markOf(words, i) })),
  )}</div>
  <footer class="buttons">
    <a href="${addressOfLine(`context ${quote.id}`)}">Context</a>
    <a href="${articlePath(quote.article)}">All quotations in this article</a>
  </footer>
</article>`;

/** An article with every quotation in it lightly marked and leading to its own page. */
export const articlePage = (article: Article, quotes: readonly Quote[]): Html => html`
<article class="story">
  ${storyHead(article)}
  <div class="text">${storyText(
    article,
    quotes.flatMap((quote) =>
      quote.spans.map((span) => ({ span, wrap: (words: string) => linkOf(words, quote) })),
    ),
  )}</div>
</article>`;

/** The page of a quotation or an article. */
const pathTo = (target: Quote | Article): string =>
  "spans" in target ? quotePath(target) : articlePath(target);

const quotePath = ({ id }: Quote): string => `/q/${encodeURIComponent(id.replace(/^q:/, ""))}`;

const articlePath = (article: Article): string => `/article/${encodeURIComponent(article.id)}`;

const storyHead = (article: Article): Html => html`<header>
    <ul class="facts">${[article.outlet, dayText(article.published), article.place, article.author].map(
      (fact) => (fact === undefined ? "" : html`<li dir="auto">${containedText(fact)}</li>`),
    )}</ul>
    <h1 dir="auto">${pageText(article.title)}</h1>
    ${sourceLine(article)}
  </header>`;

function sourceLine({ url }: Article): Html | string {
  const address = url === undefined ? undefined : safeAddress(url);
  if (address === undefined || address.startsWith("/")) return "";
  return html`<p class="source"><a href="${address}" rel="noopener">Read it at ${new URL(address).hostname}</a></p>`;
}

function attribution(quote: Quote, copies: readonly Quote[]): readonly Html[] {
  const block = speakerBlock(quote);
  const others = alsoInFacts(quote.article, copies, { permalink: pathTo });
  const also: Block[] = others.length === 0 ? [] : [{ kind: "facts", facts: others }];
  if (block.kind !== "facts") return renderBlocks([block, ...also], addressAsIs);
  // A chat's card is silent about the plain case; here there is room to say it.
  const isPlain = quote.speaker !== undefined && block.facts.length === 1;
  const facts = [
    ...block.facts,
    ...(isPlain ? [[{ text: "named beside the words" }]] : []),
    [{ text: quote.id, code: true }],
  ];
  return renderBlocks([{ kind: "facts", facts }, ...also], addressAsIs);
}

/** A stretch of the article, and what stands around its words. */
interface Mark {
  readonly span: Span;
  readonly wrap: (words: string) => Html;
}

const storyText = (article: Article, marks: readonly Mark[]): readonly Html[] => {
  const inOrder = marks.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return article.paragraphs.map(
    (paragraph) => html`<p dir="auto">${piecesOf(article, paragraph, inOrder)}</p>`,
  );
};

/** A paragraph's text, whole and in order, its marked stretches wrapped; of marks that overlap, the first holds. */
function piecesOf(article: Article, paragraph: Span, marks: readonly Mark[]): readonly (Html | string)[] {
  const pieces: (Html | string)[] = [];
  let at = paragraph.start;
  for (const { span, wrap } of marks) {
    const start = Math.max(span.start, at);
    const end = Math.min(span.end, paragraph.end);
    if (start >= end) continue;
    pieces.push(
      pageText(textAt(article, { start: at, end: start })),
      wrap(pageText(textAt(article, { start, end }))),
    );
    at = end;
  }
  return [...pieces, pageText(textAt(article, { start: at, end: paragraph.end }))];
}

// `autofocus` scrolls to the words without a script, and a screen reader begins there.
const markOf = (words: string, i: number): Html =>
  i === 0 ? html`<mark id="quotation" tabindex="-1" autofocus>${words}</mark>` : html`<mark>${words}</mark>`;

const linkOf = (words: string, quote: Quote): Html =>
  html`<a class="said" href="${quotePath(quote)}" title="${pageText(quote.speaker?.name ?? "unattributed")}">${words}</a>`;
