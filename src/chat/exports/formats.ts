import type { Block } from "../card.ts";
import { csv } from "./csv.ts";
import type { Exported, ExportFormat } from "./format.ts";
import { markdown } from "./markdown.ts";

/** Every form that quotations can be taken away in, by the word that asks for it (`as:csv`). */
export const formats = { markdown, csv } as const satisfies Readonly<Record<string, ExportFormat>>;

/** The words that ask for a form, with what they mean, as an option's choices. */
export const formatChoices = Object.fromEntries(
  Object.entries(formats).map(([word, { label }]) => [word, label]),
) as { readonly [Word in keyof typeof formats]: string };

/** The file of some quotations; `name` without its ending: letters, digits and hyphens are kept of it. */
export function exportFile(
  word: keyof typeof formats,
  rows: readonly Exported[],
  title: string,
  name: string,
): Extract<Block, { kind: "file" }> {
  const { ending, type, write } = formats[word];
  const plain =
    name
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join("-")
      .slice(0, longestName) ?? "quotations";
  return {
    kind: "file",
    name: `${plain}.${ending}`,
    type,
    bytes: new TextEncoder().encode(write(rows, title)),
    alt: title,
  };
}

const longestName = 60;
