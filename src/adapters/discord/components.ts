import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from "discord.js";
import type { Block, Button, Card, Run } from "../../chat/card.ts";
import { plain, textOf } from "../../chat/card.ts";
import { fitBlocks, shortenRuns } from "../../chat/shorten.ts";
import { actionRows, type Carry, isPressable } from "./buttons.ts";
import { escapeMarkdown, linkTarget } from "./escape.ts";
import { type File, type Files, keptFiles } from "./files.ts";
import { degradations } from "./fit.ts";
import { limits } from "./limits.ts";
import { factsMarkdown, type LineStart, markdownOf } from "./markdown.ts";

/** A message as discord.js takes it: Components V2, the files it shows, and nobody mentioned. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly [APIContainerComponent];
  readonly files: readonly File[];
  readonly allowedMentions: { readonly parse: readonly [] };
}

/**
 * A card as one container within Discord's limits: long texts are shortened, and what then does not fit is
 * left out with a note. `carry` makes a line short enough for a button's id.
 */
export function renderDiscord(card: Card, carry: Carry): DiscordMessage {
  const { blocks, files } = keptFiles(card.blocks.flatMap(shownBlocks));
  for (const kept of degradations(blocks)) {
    const fitted = fittedTo(kept, files);
    if (fitted !== undefined) return message(card, componentsOf(fitted, files, carry), [...files.values()]);
  }
  return minimalDiscord(card);
}

/** The least that answers, for a card that Discord refuses: its one sentence and its line. */
export function minimalDiscord(card: Card): DiscordMessage {
  const runs = [plain(card.summary), ...(card.line === undefined ? [] : [plain(`\n\n${card.line}`)])];
  const short = shortenRuns(runs, limits.text.most / 2, measure);
  const content = markdownOf(short, "") || escapeMarkdown(card.outcome);
  return message(card, [{ type: ComponentType.TextDisplay, content }], []);
}

function message(
  card: Card,
  components: readonly APIComponentInContainer[],
  files: readonly File[],
): DiscordMessage {
  const accent = accents[card.outcome];
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Container,
        components: [...components],
        ...(accent !== undefined && { accent_color: accent }),
      },
    ],
    files,
    allowedMentions: { parse: [] },
  };
}

const accents: Readonly<Record<Card["outcome"], number | undefined>> = {
  answered: undefined,
  refused: 0xf0b232,
  failed: 0xda373c,
};

/** What a text takes of Discord's budget, with the start that each further line of it may get. */
const measure = (text: string): number =>
  escapeMarkdown(text).length + (text.match(/[\r\n]/g)?.length ?? 0) * "### ".length;

/** The blocks with their texts short enough, or nothing when shortening does not do. */
function fittedTo(blocks: readonly Block[], files: Files): readonly Block[] | undefined {
  if (componentCount(componentsOf(blocks, files, uncarried)) > limits.components.most) return undefined;
  let total: number = limits.text.most;
  // Marks and addresses stand beside the texts that are measured; what they take is found out by trying.
  for (let round = 0; round < fitRounds && total > 0; round++) {
    const fitted = fitBlocks(blocks, { total, each: total }, measure);
    const excess = textLength(componentsOf(fitted, files, uncarried)) - limits.text.most;
    if (excess <= 0) return fitted;
    total -= excess;
  }
  return undefined;
}

const fitRounds = 8;

/** Fitting must not keep lines for buttons that are then left out. */
const uncarried: Carry = () => "";

/** Components for blocks: a quotation with its facts as one, or all neighbouring texts where room is short. */
function componentsOf(
  blocks: readonly Block[],
  files: Files,
  carry: Carry,
): readonly APIComponentInContainer[] {
  const roomy = groupsOf(blocks, (above, block) => isText(above) && block.kind === "facts");
  const tight = () => groupsOf(blocks, (above, block) => isText(above) && isText(block));
  const count = roomy.reduce((sum, group) => sum + countOf(group), 1);
  let buttons = 0;
  return (count <= limits.components.most ? roomy : tight()).flatMap((group) => {
    const components = groupComponents(group, files, carry, buttons);
    buttons += buttonCount(group[0]);
    return components;
  });
}

function groupComponents(
  group: readonly Block[],
  files: Files,
  carry: Carry,
  buttonsBefore: number,
): readonly APIComponentInContainer[] {
  const block = group[0];
  switch (block?.kind) {
    case "buttons":
      return actionRows(block.buttons, buttonsBefore, carry);
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
  if (block.kind === "quote") return markdownOf(block.runs, "> ");
  return block.kind === "text" ? markdownOf(block.runs, lineStarts[block.style]) : "";
}

const lineStarts = { heading: "### ", body: "", note: "-# " } as const satisfies Record<string, LineStart>;

function fileComponents(type: string, file: File | undefined): readonly APIComponentInContainer[] {
  if (file === undefined) return [];
  const media = { url: `attachment://${file.name}` };
  return type.startsWith("image/")
    ? [{ type: ComponentType.MediaGallery, items: [{ media, description: file.description }] }]
    : [{ type: ComponentType.File, file: media }];
}

/** A block as Discord can show it: nothing where there is nothing to see, an address that no button takes as text. */
function shownBlocks(block: Block): readonly Block[] {
  if (block.kind === "text" || block.kind === "quote") return hasText(block.runs) ? [block] : [];
  if (block.kind === "facts") {
    const facts = block.facts.filter(hasText);
    return facts.length === 0 ? [] : [{ ...block, facts }];
  }
  if (block.kind !== "buttons") return [block];
  const buttons = block.buttons.filter(isPressable);
  const addresses = block.buttons.filter((button) => !isPressable(button));
  return [
    ...(addresses.length === 0 ? [] : [{ kind: "facts" as const, facts: addresses.map(addressFact) }]),
    ...(buttons.length === 0 ? [] : [{ ...block, buttons }]),
  ];
}

const addressFact = (button: Button): readonly Run[] =>
  "url" in button && linkTarget(button.url, limits.linkUrl.most) !== undefined
    ? [{ text: button.label, href: button.url }]
    : [plain("url" in button ? `${button.label}: ${button.url}` : button.label)];

const hasText = (runs: readonly Run[]): boolean => textOf(runs).trim() !== "";

const isText = (block: Block): boolean =>
  block.kind === "text" || block.kind === "quote" || block.kind === "facts";

const buttonCount = (block: Block | undefined): number =>
  block?.kind === "buttons" ? block.buttons.length : 0;

/** What a group takes of the number of components. */
function countOf(group: readonly Block[]): number {
  const buttons = buttonCount(group[0]);
  return buttons === 0 ? 1 : buttons + Math.ceil(buttons / limits.buttonsInRow.most);
}

/** Of a message with these in its container: every nested one counts, and the container. */
const componentCount = (components: readonly APIComponentInContainer[]): number =>
  components.reduce(
    (sum, component) => sum + 1 + ("components" in component ? component.components.length : 0),
    1,
  );

const textLength = (components: readonly APIComponentInContainer[]): number =>
  components.reduce(
    (sum, component) => sum + (component.type === ComponentType.TextDisplay ? component.content.length : 0),
    0,
  );
