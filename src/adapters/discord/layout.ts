import { type APIComponentInContainer, ComponentType, SeparatorSpacingSize } from "discord.js";
import type { Block, Carry } from "../../chat/card.ts";
import { actionRows } from "./buttons.ts";
import { type File, type Files, isPicture } from "./files.ts";
import { limits } from "./limits.ts";
import { codeMarkdown, factsMarkdown, type LineStart, markdownOf } from "./markdown.ts";
import { rowsOfSelect, selectRow } from "./selects.ts";

/** What drawing a card's blocks takes beside them. */
export interface Drawing {
  readonly files: Files;
  /** The facts that belong to the whole card. */
  readonly foot: Block | undefined;
  readonly carry: Carry;
}

/**
 * Components for blocks: a quotation with its facts as one, or all neighbouring texts, without lines between
 * them, where their number would be too large otherwise.
 */
export function componentsOf(blocks: readonly Block[], drawing: Drawing): readonly APIComponentInContainer[] {
  const roomy = groupsOf(
    blocks,
    (above, block) => isText(above) && block.kind === "facts" && block !== drawing.foot,
  );
  const tight = () =>
    groupsOf(
      blocks.filter((block) => block.kind !== "divider"),
      (above, block) => isText(above) && isText(block),
    );
  const count = roomy.reduce((sum, group) => sum + countOf(group), 1);
  let buttons = 0;
  return (count <= limits.components.most ? roomy : tight()).flatMap((group) => {
    const components = groupComponents(group, drawing, buttons);
    buttons += buttonCount(group[0]);
    return components;
  });
}

function groupComponents(
  group: readonly Block[],
  { files, carry }: Drawing,
  buttonsBefore: number,
): readonly APIComponentInContainer[] {
  const block = group[0];
  switch (block?.kind) {
    case "buttons": {
      const rows = rowsOfSelect(block);
      return rows === undefined
        ? actionRows(block.buttons, buttonsBefore, carry)
        : [selectRow(rows, block.menu ?? "", buttonsBefore, carry)];
    }
    case "divider":
      return [{ type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small }];
    case "file":
      return fileComponents(block.type, files.get(block));
    default:
      return [{ type: ComponentType.TextDisplay, content: group.map(textMarkdown).join("\n") }];
  }
}

/** Neighbours that stand together, in groups. */
function groupsOf(
  blocks: readonly Block[],
  together: (above: Block, block: Block) => boolean,
): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const [i, block] of blocks.entries()) {
    const above = blocks[i - 1];
    if (above !== undefined && together(above, block)) groups.at(-1)?.push(block);
    else groups.push([block]);
  }
  return groups;
}

function textMarkdown(block: Block): string {
  if (block.kind === "facts") return factsMarkdown(block.facts);
  if (block.kind === "code") return codeMarkdown(block.text);
  if (block.kind === "quote") return markdownOf(block.runs, "> ");
  return block.kind === "text" ? markdownOf(block.runs, lineStarts[block.style]) : "";
}

const lineStarts = { heading: "### ", body: "", note: "-# " } as const satisfies Record<string, LineStart>;

function fileComponents(type: string, file: File | undefined): readonly APIComponentInContainer[] {
  if (file === undefined) return [];
  const media = { url: `attachment://${file.name}` };
  return isPicture(type)
    ? [{ type: ComponentType.MediaGallery, items: [{ media, description: file.description }] }]
    : [{ type: ComponentType.File, file: media }];
}

const isText = (block: Block): boolean =>
  block.kind === "text" || block.kind === "quote" || block.kind === "facts";

const buttonCount = (block: Block | undefined): number =>
  block?.kind === "buttons" ? block.buttons.length : 0;

/** What a group takes of the number of components. */
function countOf(group: readonly Block[]): number {
  const block = group[0];
  if (block?.kind === "buttons" && rowsOfSelect(block) !== undefined) return 2;
  const buttons = buttonCount(block);
  return buttons === 0 ? 1 : buttons + Math.ceil(buttons / limits.buttonsInRow.most);
}
