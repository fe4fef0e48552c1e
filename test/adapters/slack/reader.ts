import type { types } from "@slack/bolt";
import type { SlackMessage } from "../../../src/adapters/slack/blocks.ts";
import { limits } from "../../../src/adapters/slack/limits.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import type { Seen } from "../contract.ts";

const wire = wireMissing === undefined ? await loadWire() : undefined;

/** As the desk carries lines: those that fit as they are, others under a key. */
export const carry = (line: string, limit: number): string => (line.length <= limit ? line : "#0123456789ab");

/** A message as a reader in Slack meets it. Text in rich text is data; in a `mrkdwn` field it is markup. */
export function see(message: SlackMessage): Seen {
  const found = {
    text: [] as string[],
    links: [] as string[],
    mentions: [] as string[],
    markup: [] as string[],
  };
  walk(message.blocks, found);
  if (/[<>]|&(?!(?:amp|lt|gt);)/.test(message.text)) found.markup.push(message.text);
  return { ...found, text: found.text.join(""), refusals: refusals(message) };
}

type Found = Record<"text" | "links" | "mentions" | "markup", string[]>;

function walk(node: unknown, found: Found): void {
  if (Array.isArray(node)) for (const each of node) walk(each, found);
  if (node === null || typeof node !== "object" || Array.isArray(node)) return;
  const { type, text, url, elements } = node as Record<string, unknown>;
  if (typeof url === "string") found.links.push(url);
  if (type === "button") return;
  if (type === "text" || type === "link" || type === "plain_text") found.text.push(String(text));
  if (type === "mrkdwn") readMarkup(String(text), found);
  if (["user", "usergroup", "broadcast", "channel", "team"].includes(String(type)))
    found.mentions.push(JSON.stringify(node));
  if (["emoji", "date", "color"].includes(String(type))) found.markup.push(JSON.stringify(node));
  walk(elements, found);
  walk(typeof text === "object" ? text : [], found);
  if (String(type).startsWith("rich_text_") || type === "actions") found.text.push("\n");
}

function readMarkup(text: string, found: Found): void {
  found.markup.push(...(text.match(/[*_~`]|:[a-z_]+:|<[^>]*>/g) ?? []));
  found.mentions.push(...(text.match(/<[!@#][^>]*>/g) ?? []));
  found.text.push(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
}

/** The texts that stand in a block. */
export function textsIn(block: unknown): string[] {
  const found: Found = { text: [], links: [], mentions: [], markup: [] };
  walk(block, found);
  return found.text.filter((text) => text !== "\n");
}

/** Where the links in some blocks lead. */
export function linksIn(blocks: unknown): string[] {
  const found: Found = { text: [], links: [], mentions: [], markup: [] };
  walk(blocks, found);
  return found.links;
}

/** What Slack would not take, by our table of its limits and, where it is there, by the loopback Slack. */
function refusals({ text, blocks }: SlackMessage): string[] {
  const rows = blocks.flatMap((block) =>
    block.type === "actions" ? [block.elements as types.Button[]] : [],
  );
  const buttons = rows.flat();
  const checks: Record<string, boolean> = {
    "too many blocks": blocks.length > limits.blocks,
    "blocks too long": JSON.stringify(blocks).length > limits.serialisedBlocks,
    "text too long": text.length > limits.text || text.length === 0,
    "too many in a row": rows.some((row) => row.length > limits.actions || row.length === 0),
    "label too long": buttons.some((button) => button.text.text.length > limits.label),
    "value too long": buttons.some(({ value = "" }) => value.length > limits.value),
    "same action_id": new Set(buttons.map(({ action_id }) => action_id)).size < buttons.length,
    "empty text": /"text":""/.test(JSON.stringify(blocks)),
    "empty elements": /"elements":\[\]/.test(JSON.stringify(blocks)),
  };
  const own = Object.keys(checks).filter((name) => checks[name]);
  if (wire === undefined) return own;
  const { out, nodes } = wire.slackValidate.validateMessage({ text, blocks });
  const findings = [...out, ...nodes.flatMap((node: unknown) => wire.slackValidate.scanNode(node))];
  return [
    ...own,
    ...findings.filter(({ severity }) => severity !== "warn").map(({ rule }: { rule: string }) => rule),
  ];
}
