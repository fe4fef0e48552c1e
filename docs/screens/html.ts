/** Text as HTML shows it. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** An element of HTML, of HTML. */
export const tag = (name: string, inner: string, attributes = ""): string =>
  `<${name}${attributes === "" ? "" : ` ${attributes}`}>${inner}</${name}>`;

/** What the platforms' answers are read as: JSON whose parts may be missing. */
export interface Part {
  readonly [key: string]: unknown;
}

/** The parts of a list, none where there is none. */
export const partsOf = (value: unknown): readonly Part[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];

/** A part of a part, empty where there is none. */
export const partOf = (value: unknown): Part =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** A text of a part, empty where there is none. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
