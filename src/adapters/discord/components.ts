import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { Block, Button, Card, Carry, Run } from "../../chat/card.ts";
import { footOf, plain, textOf } from "../../chat/card.ts";
import { degrade } from "../../chat/degrading.ts";
import { leastBlocks, withoutFiles } from "../../chat/least.ts";
import { inWords } from "../../chat/pictures/with-files.ts";
import { fitBlocks, shortenRuns } from "../../chat/shorten.ts";
import { isPressable } from "./buttons.ts";
import { escapeMarkdown, linkTarget } from "./escape.ts";
import { type File, keptFiles } from "./files.ts";
import { componentsOf } from "./layout.ts";
import { limits } from "./limits.ts";
import { markdownOf } from "./markdown.ts";

/** A message as discord.js takes it: Components V2, and the files it shows. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly [APIContainerComponent];
  readonly files: readonly File[];
}

/**
 * A card as one container within Discord's limits: long texts are shortened, and what then does not fit is
 * left out with a note. `carry` makes a line short enough for a button's id.
 */
export function renderDiscord(card: Card, carry: Carry): DiscordMessage {
  const { blocks, files } = keptFiles(card.blocks.flatMap(shownBlocks));
  const foot = footOf({ ...card, blocks });
  // Fitting must not keep lines for buttons that are then left out.
  const drawnWith = (shown: readonly Block[], how: Carry) =>
    componentsOf(shown, { files, foot: footOf({ ...card, blocks: shown }), carry: how });
  const fitted = degrade(blocks, foot, (kept) => fittedTo(kept, (shown) => drawnWith(shown, () => "")));
  if (fitted === undefined || fitted.length === 0) return minimalDiscord(card);
  return message(card, drawnWith(fitted, carry), [...files.values()]);
}

/** The least that answers, for a card that Discord refuses: words without buttons and files, of which each is named as missing. */
export function minimalDiscord(card: Card): DiscordMessage {
  const least = leastBlocks(
    withoutFiles(card, "is not attached: Discord does not take this answer with it."),
  );
  const drawing = { files: new Map(), foot: undefined, carry: () => "" };
  const draw = (blocks: readonly Block[]) => componentsOf(blocks, drawing);
  const fitted = fittedTo(least.flatMap(shownBlocks), draw);
  if (fitted !== undefined && fitted.length > 0) return message(card, draw(fitted), []);
  const content = markdownOf(shortenRuns([plain(card.summary)], limits.text.most / 2, measure), "");
  return message(card, [{ type: ComponentType.TextDisplay, content: content.trim() || card.outcome }], []);
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

/** The blocks with their texts short enough for what `draw` makes of them. */
function fittedTo(
  blocks: readonly Block[],
  draw: (blocks: readonly Block[]) => readonly APIComponentInContainer[],
): readonly Block[] | undefined {
  if (componentCount(draw(blocks)) > limits.components.most) return undefined;
  let total: number = limits.text.most;
  // Marks and addresses stand beside the texts that are measured; what they take is found out by trying.
  for (let round = 0; round < fitRounds && total > 0; round++) {
    const fitted = fitBlocks(blocks, { total, each: total }, measure);
    const excess = textLength(draw(fitted)) - limits.text.most;
    if (excess <= 0) return fitted;
    // By a grapheme at least, which may be many characters.
    total -= Math.max(excess, 4 ** round);
  }
  return undefined;
}

const fitRounds = 8;

/** A block as Discord can show it: nothing where there is nothing to see, an address that no button takes as text. */
function shownBlocks(block: Block): readonly Block[] {
  if (block.kind === "text" || block.kind === "quote") return hasText(block.runs) ? [block] : [];
  if (block.kind === "facts") {
    const facts = block.facts.filter(hasText);
    return facts.length === 0 ? [] : [{ ...block, facts }];
  }
  if (block.kind === "picture") return [inWords(block)];
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
