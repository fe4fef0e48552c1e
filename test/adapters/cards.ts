import type { Block, Card, Picture } from "../../src/chat/card.ts";
import type { Suggestion } from "../../src/chat/suggestions.ts";

/** A name as it is offered while someone types, with nothing to tell it from others. */
export const named = (name: string): Suggestion => ({ value: name, label: name });

/** A card as `find` gives it: hits of these words, each with facts and a button. Made-up people and outlets. */
export function hitCard(words: readonly string[], outlet = "The Quay Courier"): Card {
  const line = 'find harbour by:"Mara Lindqvist"';
  return {
    outcome: "answered",
    summary: `${words.length} quotations: Mara Lindqvist, “${words[0]?.slice(0, 80)}”`,
    line,
    blocks: [
      ...words.flatMap((text, i) => hitBlocks(text, i, outlet)),
      { kind: "facts", facts: [[{ text: line, code: true }], [{ text: `${words.length} hits` }]] },
      {
        kind: "buttons",
        buttons: [
          { label: "‹ Back", line: `${line} page:1`, inPlace: true },
          { label: "Next ›", line: `${line} page:3`, inPlace: true },
        ],
      },
    ],
  };
}

function hitBlocks(text: string, i: number, outlet: string): Block[] {
  const half = Math.floor(text.length / 2);
  return [
    {
      kind: "quote",
      runs: [
        { text: "❝" },
        { text: text.slice(0, half), said: true },
        { text: text.slice(half), said: true, bold: true },
        { text: "❞" },
      ],
    },
    {
      kind: "facts",
      facts: [
        [{ text: "Mara Lindqvist", bold: true }, { text: ", harbour master" }],
        [{ text: outlet, italic: true, href: "https://quay.example/a?b=1&c=2" }],
        [{ text: "14 March 2026" }],
        [{ text: `¶ ${i + 1} of 9` }],
      ],
    },
    { kind: "buttons", buttons: [{ label: "Context", line: `context q:abcd234${i}` }] },
  ];
}

/** A card of one paragraph. */
export const textCard = (text: string): Card => ({
  outcome: "answered",
  summary: text.slice(0, 100),
  blocks: [{ kind: "text", style: "body", runs: [{ text }] }],
});

/** A picture of two speakers, one called by this text. */
export const pictureOf = (text: string): Picture => ({
  kind: "picture",
  name: "timeline.png",
  width: 360,
  height: 120,
  alt: `Timeline of ${text.slice(0, 900)}: 3 quotations`,
  caption: "3 quotations, by month",
  svg: {
    light: '<svg xmlns="http://www.w3.org/2000/svg" width="360" height="120"/>',
    dark: '<svg xmlns="http://www.w3.org/2000/svg" width="360" height="120" fill="#000"/>',
    chat: '<svg xmlns="http://www.w3.org/2000/svg" width="360" height="120"/>',
  },
  lanes: [
    { label: text, counts: [1, 0, 1], total: 2 },
    { label: "Mara Lindqvist", counts: [0, 1, 0], total: 1 },
  ],
});

/** A card of every kind of block. */
export const wholeCard = (text: string): Card => {
  const hits = hitCard([text]);
  return {
    ...hits,
    blocks: [
      { kind: "text", style: "heading", runs: [{ text }] },
      { kind: "text", style: "note", runs: [{ text }] },
      {
        kind: "text",
        style: "body",
        runs: [
          { text },
          { text, bold: true },
          { text, italic: true },
          { text, code: true },
          { text, struck: true },
        ],
      },
      { kind: "text", style: "body", runs: [{ text, href: "https://quay.example/story" }] },
      { kind: "code", text },
      { kind: "facts", facts: [[{ text }], [{ text, bold: true }]] },
      { kind: "divider" },
      ...hits.blocks,
      {
        kind: "buttons",
        buttons: [
          { label: text.slice(0, 200) || "x", line: `find ${text}` },
          { label: "Page", url: "https://quay.example/p" },
          { label: "Refine", edit: `find ${text}` },
        ],
      },
      {
        kind: "file",
        name: "hits.csv",
        type: "text/csv",
        bytes: new TextEncoder().encode("a,b\n1,2\n"),
        alt: "Two numbers",
      },
      pictureOf(text),
    ],
  };
};
