import { expect, test } from "vitest";
import { textAt } from "../../../src/research/article.ts";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { articleFrom } from "./articles-of.ts";

const marks: readonly (readonly [name: string, open: string, close: string])[] = [
  ["curly", "“", "”"],
  ["straight", '"', '"'],
  ["doubled apostrophes", "''", "''"],
  ["backticks", "``", "''"],
  ["doubled single marks", "‘‘", "’’"],
  ["guillemets", "«", "»"],
  ["guillemets with blanks", "« ", " »"],
  ["guillemets turned in", "»", "«"],
  ["low-9", "„", "“"],
  ["low-9 with a closing mark", "„", "”"],
  ["closing marks only", "”", "”"],
  ["opening marks only", "“", "“"],
  ["curly and straight", "“", '"'],
  ["straight and curly", '"', "”"],
  ["padded", '" ', ' "'],
  ["wide", "＂", "＂"],
  ["single", "‘", "’"],
  ["single and straight", "'", "'"],
  ["broken UTF-8", "â€œ", "â€\u009d"],
  ["broken UTF-8 cut short", "â€œ", "â€"],
  ["UTF-8 broken as Latin-1", "â\u0080\u009c", "â\u0080\u009d"],
  ["UTF-8 broken twice", "Ã¢â‚¬Å“", "Ã¢â‚¬Â\u009d"],
  ["UTF-8 broken twice and cut short", "Ã¢â‚¬Å“", "Ã¢â‚¬Â"],
  ["Windows-1252 as Latin-1", "\u0093", "\u0094"],
  ["references of HTML", "&ldquo;", "&rdquo;"],
  ["references of HTML by number", "&#8220;", "&#8221;"],
  ["references of HTML for straight marks", "&quot;", "&quot;"],
  ["broken replacement", "?€?", "?€?"],
];

type Build = (open: string, close: string) => string;
const builds: readonly (readonly [where: string, speaker: string, build: Build])[] = [
  ["after: said X", "Ansel Broad", (o, c) => `${o}The bell rang at nine,${c} said Ansel Broad.`],
  ["after: X said", "Ansel Broad", (o, c) => `${o}The bell rang at nine,${c} Ansel Broad said.`],
  [
    "after: told",
    "Ansel Broad",
    (o, c) => `${o}The bell rang at nine,${c} Ansel Broad told the Kesten Gazette.`,
  ],
  ["before: X said", "Ansel Broad", (o, c) => `Ansel Broad said, ${o}The bell rang at nine.${c}`],
  ["before: a colon", "Ansel Broad", (o, c) => `Ansel Broad said: ${o}The bell rang at nine.${c}`],
  [
    "before: according to",
    "Ansel Broad",
    (o, c) => `According to Ansel Broad, ${o}the bell rang at nine.${c}`,
  ],
  [
    "an appositive",
    "Ansel Broad",
    (o, c) => `${o}The bell rang at nine,${c} said Ansel Broad, a sexton in Ulm.`,
  ],
  ["a role", "Ansel Broad", (o, c) => `${o}The bell rang at nine,${c} Mayor Ansel Broad said.`],
  [
    "an organisation",
    "Ministry of Bells",
    (o, c) => `${o}The bell rang at nine,${c} the Ministry of Bells said.`,
  ],
  ["unnamed", "spokesman", (o, c) => `${o}The bell rang at nine,${c} a spokesman said.`],
];

const wordsAndSpeakers = (text: string): unknown[] => {
  const article = articleFrom(text);
  return quotationsOf(article).map(({ spans, speaker }) => [
    spans.map((span) => textAt(article, span)),
    speaker?.name,
  ]);
};

test.each(marks)("marks: %s", (_, open, close) => {
  for (const [where, speaker, build] of builds) {
    const text = build(open, close);
    const [words] = /the bell rang at nine[,.]/iu.exec(text) ?? [];
    expect(wordsAndSpeakers(text), where).toEqual([[[words], speaker]]);
  }
});

test.each(marks)("marks: %s, split by the cue", (_, open, close) => {
  const text = `${open}The bell,${close} Ansel Broad said, ${open}rang at nine.${close}`;
  expect(wordsAndSpeakers(text)).toEqual([[["The bell,", "rang at nine."], "Ansel Broad"]]);
});

test.each(marks)("marks: %s, a fragment", (_, open, close) => {
  const text = `Ansel Broad called the bell ${open}a thing of no use${close} at the meeting.`;
  expect(wordsAndSpeakers(text)).toEqual([[["a thing of no use"], "Ansel Broad"]]);
});

test.each(marks)("marks: %s, over two paragraphs of which only the last closes", (_, open, close) => {
  const text = `Ansel Broad said: ${open}The bell rang at nine.\n\n${open}It never rang again.${close}`;
  expect(wordsAndSpeakers(text)).toEqual([
    [["The bell rang at nine.", "It never rang again."], "Ansel Broad"],
  ]);
});

test("letters that were replaced are marks where they stand in pairs around what ends like a quotation", () => {
  expect(wordsAndSpeakers("\ufffdThe bell rang at nine,\ufffd said Ansel Broad.")).toEqual([
    [["The bell rang at nine,"], "Ansel Broad"],
  ]);
  for (const text of [
    "Ansel Broad said the caf\ufffd by the \ufffdlan hall \ufffd the old one \ufffd didn\ufffdt open.",
    "Ansel Broad said \ufffdlan is what the bell had.",
  ])
    expect(wordsAndSpeakers(text)).toEqual([]);
});

test("a broken dash is no mark", () => {
  const text = "“The bell â€\u0093 it rang â€\u0094 was old,” said Ansel Broad.";
  expect(wordsAndSpeakers(text)).toEqual([[["The bell â€\u0093 it rang â€\u0094 was old,"], "Ansel Broad"]]);
});
