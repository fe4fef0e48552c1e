import { escapeHtml, tag } from "./html.ts";

/** Discord's markdown as HTML, as far as the desk writes it. */
export function markdownHtml(source: string): string {
  const fence = /^```\n([\s\S]*?)\n```$/.exec(source);
  if (fence !== null) return tag("pre", escapeHtml(fence[1] ?? ""));
  return source.split("\n").map(lineHtml).join("").replaceAll("</blockquote><blockquote>", "<br>");
}

const starts = [
  [/^> (.*)$/, "blockquote"],
  [/^### (.*)$/, "h3"],
  [/^-# (.*)$/, 'p class="small"'],
] as const;

function lineHtml(line: string): string {
  for (const [start, name] of starts) {
    const inner = start.exec(line)?.[1];
    const [element = "p", ...attributes] = name.split(" ");
    if (inner !== undefined) return tag(element, inlineHtml(inner), attributes.join(" "));
  }
  return tag("p", inlineHtml(line));
}

const inline: readonly (readonly [RegExp, (inner: string) => string])[] = [
  [/^\\([^\w\s])/, (inner) => escapeHtml(inner)],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/, (inner) => tag("b", inlineHtml(inner))],
  [/^\*((?:\\.|[^\\*])+?)\*/, (inner) => tag("i", inlineHtml(inner))],
  [/^_((?:\\.|[^\\])+?)_(?!\w)/, (inner) => tag("i", inlineHtml(inner))],
  [/^~~((?:\\.|[^\\])+?)~~/, (inner) => tag("s", inlineHtml(inner))],
  [/^`([^`]+)`/, (inner) => tag("code", escapeHtml(inner))],
  [/^\[([^\]]+)\]\([^)\s]+\)/, (inner) => tag("a", inlineHtml(inner))],
];

function inlineHtml(source: string): string {
  let html = "";
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const [match, draw] = firstOf(rest);
    html += match === undefined ? escapeHtml(rest[0] ?? "") : draw(match[1] ?? "");
    at += match?.[0].length ?? 1;
  }
  return html;
}

function firstOf(rest: string): readonly [RegExpExecArray | undefined, (inner: string) => string] {
  for (const [pattern, draw] of inline) {
    const match = pattern.exec(rest);
    if (match !== null) return [match, draw];
  }
  return [undefined, String];
}
