import type { Block, Button, Card } from "../src/chat/card.ts";
import { paragraph, plain } from "../src/chat/card.ts";
import type { Command, Context } from "../src/chat/command.ts";
import { defineCommand } from "../src/chat/command.ts";
import { coverText } from "../src/chat/views/empty.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { UserError } from "../src/research/errors.ts";
import { nearestOf } from "../src/research/nearest.ts";

export default defineCommand({
  description: "How to ask, with examples from this corpus",
  examples: () => ["help", "help find", "help query"],
  options: { topic: { kind: "word", description: "A command, or “query” for the words of a question" } },
  run({ topic }, context) {
    if (topic === undefined) return overview(context);
    const name = topic.toLowerCase();
    if (name === "query") return queryHelp(context);
    const command = context.commands.get(name);
    if (command !== undefined) return commandHelp(name, command, context);
    const topics = [...context.commands.keys(), "query"];
    const near = nearestOf(name, topics);
    throw new UserError(
      `There is no help on “${topic}”.${near === undefined ? "" : ` Did you mean “help ${near}”?`} Topics: ${topics.join(", ")}.`,
    );
  },
});

function overview(context: Context): Card {
  const examples = [...context.commands.values()].flatMap(
    (command) => command.examples(context.research)[0] ?? [],
  );
  return card(context, "Ask who said what, and get the exact words back.", [
    paragraph("Ask who said what, and get the exact words back", "heading"),
    paragraph(
      "Type words, and the quotations that hold them come back with speaker, outlet, day and place in the article.",
    ),
    ...[...context.commands].map(([name, { description }]) => labelled(name, description)),
    paragraph(coverText(context), "note"),
    ...exampleBlocks(examples),
  ]);
}

const queryHelp = (context: Context): Card =>
  card(context, "The words of a question.", [
    paragraph("The words of a question", "heading"),
    ...rules.map(([sample, meaning]) => labelled(sample, meaning)),
    ...exampleBlocks(context.commands.get("find")?.examples(context.research) ?? []),
  ]);

const rules: readonly (readonly [string, string])[] = [
  ["two words", "any may match; what has both comes first. Other spellings and endings of a word match too"],
  ['"two words"', "exactly this phrase"],
  ["-word", 'leaves out what has the word; -"two words" a phrase'],
  ["by:Name", 'said by this person; in quotation marks where there are blanks: by:"Jane Doe"'],
  ["in:Outlet", "from this outlet"],
  [
    "after:2026-01-31",
    "from 1 February on; before:2026-01-31 is up to the 30th; on:2026-01-31 the day itself",
  ],
  ["article:ID", "in this one article"],
  ["sort:new", "newest first; sort:old oldest first"],
];

function commandHelp(name: string, command: Command, context: Context): Card {
  const options = Object.entries(command.options).filter(([, option]) => option.hidden !== true);
  return card(context, command.description, [
    paragraph(name, "heading"),
    paragraph(`${command.description}.`),
    ...options.map(([key, option]) =>
      labelled(option.kind === "query" ? "words" : `${key}:`, option.description),
    ),
    ...exampleBlocks(command.examples(context.research)),
  ]);
}

const card = (context: Context, summary: string, blocks: readonly Block[]): Card => ({
  outcome: "answered",
  summary,
  blocks: [...blocks, foot(context, [])],
});

const labelled = (label: string, text: string): Block => ({
  kind: "text",
  style: "body",
  runs: [{ text: label, code: true }, plain(`  ${text}`)],
});

const exampleBlocks = (examples: readonly string[]): readonly Block[] =>
  examples.length === 0
    ? []
    : [paragraph("Try:"), ...buttonRow(examples.slice(0, 5).map((line): Button => ({ label: line, line })))];
