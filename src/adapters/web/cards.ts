import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Block, Button, Card, LineButton, Picture, Run } from "../../chat/card.ts";
import { fileSize } from "../../chat/file-size.ts";
import { addressOfEdit, addressOfLine, safeAddress } from "./address.ts";
import { containedText, pageText } from "./text.ts";

/** HTML in which every text has been escaped. Hono's templates make it; it is never put together by hand. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What a line's button leads to; nothing for a line that changes something, which is posted. */
export type AddressOf = (button: LineButton) => string | undefined;

/** Where a drawing can be loaded from; nothing where none is kept. */
export type PictureAt = (svg: string) => string | undefined;

/** A card as HTML: every run as the text that it is, a button as a link to its line's answer. */
export const renderHtml = (
  card: Card,
  addressOf: AddressOf = addressAsIs,
  pictureAt: PictureAt = noPictures,
): Html =>
  html`<article class="card ${card.outcome}">${renderBlocks(card.blocks, addressOf, card.line, pictureAt)}</article>`;

/** The line in the address, whatever it does. */
export const addressAsIs: AddressOf = (button) =>
  "edit" in button ? addressOfEdit(button.edit) : addressOfLine(button.line);

const noPictures: PictureAt = () => undefined;

/** Blocks without the card around them. `line` gives them again: a large file is fetched by it. */
export const renderBlocks = (
  blocks: readonly Block[],
  addressOf: AddressOf,
  line?: string,
  pictureAt = noPictures,
): Html[] => blocks.map((block) => renderBlock(block, { addressOf, line, pictureAt }));

/** What a block may lead to. */
interface Leading {
  readonly addressOf: AddressOf;
  readonly line: string | undefined;
  readonly pictureAt: PictureAt;
}

function renderBlock(block: Block, { addressOf, line, pictureAt }: Leading): Html {
  switch (block.kind) {
    case "text":
      return textBlock(block.style, block.runs);
    case "quote":
      return html`<blockquote dir="auto">${block.runs.map((run) => renderRun(run))}</blockquote>`;
    case "facts":
      return html`<ul class="facts">${block.facts.map((fact) => html`<li dir="auto">${fact.map(renderContained)}</li>`)}</ul>`;
    case "code":
      // The parser drops a newline that stands first.
      return html`<pre dir="auto">\n${pageText(block.text)}</pre>`;
    case "file":
      return html`<p class="file"><a download="${pageText(block.name)}" href="${fileAddress(block, line)}">${pageText(block.name)}</a> <span>${fileSize(block.bytes)}</span> <span>${pageText(block.alt)}</span></p>`;
    case "picture":
      return renderPicture(block, pictureAt);
    case "divider":
      return html`<hr>`;
    case "buttons":
      return html`<nav class="buttons" aria-label="Next">${block.buttons.map((button) => renderButton(button, addressOf))}</nav>`;
  }
}

/** Light or dark as the page is; in words where it cannot be loaded. */
function renderPicture({ svg, width, height, alt }: Picture, pictureAt: PictureAt): Html {
  const [light, dark] = [pictureAt(svg.light), pictureAt(svg.dark)];
  if (light === undefined || dark === undefined) return html`<p class="note" dir="auto">${pageText(alt)}</p>`;
  return html`<figure class="picture"><picture><source media="(prefers-color-scheme: dark)" srcset="${dark}"><img src="${light}" width="${width}" height="${height}" alt="${pageText(alt)}"></picture></figure>`;
}

function textBlock(style: "heading" | "body" | "note", runs: readonly Run[]): Html {
  // Isolated from each other, a name in another direction does not move our words. A lone run sets its own
  // direction: `auto` looks past isolates.
  const inside =
    runs.length > 1
      ? runs.map((run) => html`<bdi>${renderContained(run)}</bdi>`)
      : runs.map((run) => renderRun(run));
  if (style === "heading") return html`<h2 dir="auto">${inside}</h2>`;
  return style === "note"
    ? html`<p class="note" dir="auto">${inside}</p>`
    : html`<p dir="auto">${inside}</p>`;
}

const renderContained = (run: Run): Html => renderRun(run, containedText);

function renderRun(run: Run, shown = pageText): Html {
  const text = shown(run.text);
  let part: Html = run.said ? html`<span class="said">${text}</span>` : html`${text}`;
  if (run.bold) part = html`<strong>${part}</strong>`;
  if (run.italic) part = html`<em>${part}</em>`;
  if (run.struck) part = html`<s>${part}</s>`;
  if (run.code) part = html`<code>${part}</code>`;
  const address = run.href === undefined ? undefined : safeAddress(run.href);
  return address === undefined ? part : html`<a href="${address}" rel="noopener">${part}</a>`;
}

function renderButton(button: Button, addressOf: AddressOf): Html {
  const address = "url" in button ? safeAddress(button.url) : addressOf(button);
  const label = html`<bdi>${containedText(button.label)}</bdi>`;
  if ("line" in button && address === undefined) {
    return html`<form method="post" action="/"><input type="hidden" name="line" value="${pageText(button.line)}"><button class="press">${label}</button></form>`;
  }
  return address === undefined
    ? html`<span>${label}</span>`
    : html`<a href="${address}" rel="noopener">${label}</a>`;
}

/**
 * The whole file in its link, so that nothing need be kept for when it is fetched; a large one is made again by its line. `download`
 * keeps it from opening.
 */
const fileAddress = ({ type, bytes }: Extract<Block, { kind: "file" }>, line: string | undefined): string =>
  bytes.length > longestInLink && line !== undefined
    ? `/file?${new URLSearchParams({ line })}`
    : `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;

/** Browsers take addresses of up to 2 MB, in base64. Bytes. */
const longestInLink = 1024 ** 2;
