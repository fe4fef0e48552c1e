/** A part of a drawing, as data: nothing becomes markup before `printSvg`. */
export interface Shape {
  readonly name: "svg" | "g" | "rect" | "line" | "path" | "text" | "title";
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly inside: readonly (Shape | string)[];
}

/** One shape, with what stands inside it. */
export const shape = (
  name: Shape["name"],
  attributes: Shape["attributes"] = {},
  inside: Shape["inside"] = [],
): Shape => ({ name, attributes, inside });

/** A drawing as SVG that any reader takes: every text and every value is escaped here, and nowhere else. */
export function printSvg({ name, attributes, inside }: Shape): string {
  const values = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(printed(value))}"`);
  const parts = inside.map((part) => (typeof part === "string" ? escaped(part) : printSvg(part)));
  return parts.length === 0
    ? `<${name}${values.join("")}/>`
    : `<${name}${values.join("")}>${parts.join("")}</${name}>`;
}

/** Hundredths of a pixel are seen by nobody. */
const printed = (value: string | number): string =>
  typeof value === "number" ? String(Math.round(value * 100) / 100) : value;

/** Text as XML 1.0 can hold it (https://www.w3.org/TR/xml/#charsets): what it cannot hold is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
