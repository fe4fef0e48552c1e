import { type APIComponentInContainer, type APIComponentInMessageActionRow, ComponentType } from "discord.js";
import { type DiscordMessage, renderDiscord } from "../../src/adapters/discord/components.ts";
import { isPlainLabel } from "../../src/adapters/discord/escape.ts";
import { limits as discordLimits } from "../../src/adapters/discord/limits.ts";
import { renderSlack, type SlackMessage } from "../../src/adapters/slack/blocks.ts";
import { limits as slackLimits } from "../../src/adapters/slack/limits.ts";
import type { Block, Button, Card, Run } from "../../src/chat/card.ts";
import { readMarkdown } from "./discord/reader.ts";

/** What a person reads of a card on each, top to bottom, a line each: words, [a button or a row of a menu], ‹a menu's name›, ▤ a file. */
export interface Pair {
  readonly slack: readonly string[];
  readonly discord: readonly string[];
}

/** A card as both show it. `carry`: as the desk carries lines, short ones as they are, others under a key. */
export function drawnOnBoth(card: Card): Pair {
  const carry = (line: string, limit: number): string => (line.length <= limit ? line : "#kept");
  return { slack: slackLines(renderSlack(card, carry)), discord: discordLines(renderDiscord(card, carry)) };
}

/** The pair without what may differ, and the names of the differences that were met. */
export function withoutDifferences(pair: Pair, card: Card): Pair & { readonly met: readonly string[] } {
  const met: string[] = [];
  let left = pair;
  for (const [name, undone] of Object.entries(differences)) {
    const before = left;
    left = undone(before, card);
    if (JSON.stringify(left) !== JSON.stringify(before)) met.push(name);
  }
  return { ...left, met };
}

/** All in which the platforms differ by intent, each with its reason: the pair as it would be without. */
export const differences: Readonly<Record<string, (pair: Pair, card: Card) => Pair>> = {
  /** Slack sends files by themselves, to direct messages, so the card says their names in words; Discord shows them in their place. */
  "a file is in its place, or named": ({ slack, discord }, card) => ({
    slack: slack.flatMap((line) => namedFile(line, card) ?? [line]),
    discord,
  }),
  /** Five styles of a citation are one row of buttons on Slack, seen at a glance; Discord has a menu for that, which needs a name. */
  "a menu has a name": ({ slack, discord }) => ({
    slack,
    discord: discord.filter((line) => !/^‹.*›$/.test(line)),
  }),
  /** Discord draws no link over words that hold its markup, so the link stands behind them. */
  "a link stands behind words that cannot be one": ({ slack, discord }, card) => ({
    slack,
    discord: discord.map((line) =>
      runsOf(card)
        .filter(({ text, href }) => href !== undefined && !isPlainLabel(text.trim()))
        .reduce((left, { text }) => left.replace(`${text.trim()} (open)`, text.trim()), line),
    ),
  }),
  /** Each shows a room of its own by its id, and the client writes its name. */
  "each names its own rooms": ({ slack, discord }, card) => ({
    slack: slack.map((line) => withRooms(line, "slack", card)),
    discord: discord.map((line) => withRooms(line, "discord", card)),
  }),
  /** 75 characters on Slack, 80 on Discord. */
  "labels are of another length": ({ slack, discord }) => ({
    slack: slack.map(shortest),
    discord: discord.map(shortest),
  }),
  /** A button of Discord's takes 512 characters of an address; a longer one leads on from words above the buttons. */
  "a long address is no button": ({ slack, discord }, card) => {
    const labels = buttonsOf(card).flatMap((button) =>
      "url" in button && button.url.length > discordLimits.buttonUrl.most ? [button.label] : [],
    );
    return {
      slack: slack.filter((line) => !labels.some((label) => line === `[${label}]`)),
      discord: discord.filter((line) => !labels.some((label) => line === label)),
    };
  },
  /** Discord takes 4,000 characters, Slack some 9,000 with all that is around them: words are cut at other places. */
  "words are cut elsewhere": ({ slack, discord }) => {
    const heads = slack.map((line, i) => sameHead(line, discord[i] ?? ""));
    return {
      slack: slack.map((line, i) => heads[i] ?? line),
      discord: discord.map((line, i) => heads[i] ?? line),
    };
  },
};

function namedFile(line: string, { blocks }: Card): readonly string[] | undefined {
  const file = blocks.find(
    (block) => block.kind === "file" && (line === block.name || line === `${block.name}: ${block.alt}`),
  );
  if (file?.kind !== "file") return undefined;
  return file.type.startsWith("image/") ? [`▤ ${file.name}`] : [`▤ ${file.name}`, file.alt];
}

const withRooms = (line: string, surface: string, card: Card): string =>
  runsOf(card).reduce(
    (left, { text, room }) => (room?.surface === surface ? left.replace(`<#${room.channel}>`, text) : left),
    line,
  );

/** A label as both have it. */
const shortest = (line: string): string => {
  const label = /^\[(.*)\]$/.exec(line)?.[1];
  if (label === undefined || label.length < slackLimits.label) return line;
  return `[${label.slice(0, slackLimits.label - 5)}…]`;
};

const cut = /… \[\+[\d,]+ characters\]/;

/** How both lines begin, where one is cut that begins as the other does. */
function sameHead(one: string, other: string): string | undefined {
  if (!cut.test(one) && !cut.test(other)) return undefined;
  const [a = "", b = ""] = [one, other].map((line) => line.split(cut)[0]);
  const length = Math.min(a.length, b.length);
  return length > 100 && a.slice(0, length) === b.slice(0, length) ? a.slice(0, length) : undefined;
}

const runsOf = ({ blocks }: Card): readonly Run[] =>
  blocks.flatMap((block: Block) =>
    block.kind === "facts" ? block.facts.flat() : "runs" in block ? block.runs : [],
  );

const buttonsOf = ({ blocks }: Card): readonly Button[] =>
  blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));

const linesIn = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A part of a message of Slack's: its types have no names for what all parts share. */
interface Part {
  readonly [key: string]: unknown;
}

const partsOf = (value: unknown): readonly Part[] => (Array.isArray(value) ? value : []);

const slackLines = ({ blocks }: SlackMessage): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.type === "divider") return [];
    if (block.type === "actions")
      return partsOf(block.elements).map(({ text }) => `[${String(partsOf([text])[0]?.text)}]`);
    if (block.type !== "rich_text") throw new Error(`Nothing reads Slack's ${block.type} yet`);
    return block.elements.flatMap(({ elements }) => linesIn(partsOf(elements).map(slackText).join("")));
  });

const slackText = ({ type, text, channel_id: channel }: Part): string =>
  type === "channel" ? `<#${String(channel)}>` : String(text);

const discordLines = ({ components: [{ components }] }: DiscordMessage): readonly string[] =>
  components.flatMap(discordPart);

function discordPart(part: APIComponentInContainer): readonly string[] {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return linesIn(readMarkdown(part.content).text);
    case ComponentType.ActionRow:
      return part.components.flatMap(pressable);
    case ComponentType.File:
      return [fileLine(part.file.url)];
    case ComponentType.MediaGallery:
      return part.items.map(({ media }) => fileLine(media.url));
    case ComponentType.Separator:
      return [];
    default:
      throw new Error(`Nothing reads Discord's component ${part.type} yet`);
  }
}

function pressable(part: APIComponentInMessageActionRow): readonly string[] {
  if (part.type === ComponentType.StringSelect)
    return [`‹${part.placeholder}›`, ...part.options.map(({ label }) => `[${label}]`)];
  if (part.type === ComponentType.Button && "label" in part) return [`[${part.label}]`];
  throw new Error(`Nothing reads Discord's component ${part.type} yet`);
}

/** A later file of a message has its number before its name. */
const fileLine = (url: string): string => `▤ ${url.replace("attachment://", "").replace(/^\d+-/, "")}`;
