import type { Where } from "../src/chat/call.ts";
import type { Block, Button, Card, Run } from "../src/chat/card.ts";
import { paragraph, plain } from "../src/chat/card.ts";
import { isChanging } from "../src/chat/changes.ts";
import type { Command, Commands, Context, Option } from "../src/chat/command.ts";
import { defineCommand, offeredCommands } from "../src/chat/command.ts";
import { parseLine } from "../src/chat/line.ts";
import { fieldsBeside } from "../src/chat/query-fields.ts";
import { coverText } from "../src/chat/views/empty.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { UserError } from "../src/research/errors.ts";
import { nearestOf } from "../src/research/nearest.ts";
import { printQuery } from "../src/research/search/print-query.ts";
import { emptyQuery, noExcept, type Query } from "../src/research/search/query.ts";

export default defineCommand({
  description: "How to ask, with examples from this corpus",
  examples: () => ["help", "help find", "help query", "help desk"],
  options: {
    topic: {
      kind: "word",
      description: "A command, “query” for the words, “desk” for what is kept",
      names: topicsOf,
    },
  },
  run({ topic }, context) {
    if (topic === undefined) return overview(context);
    const name = topic.toLowerCase();
    if (name === "query") return queryHelp(context);
    if (name === "desk") return deskHelp(context);
    const command = offeredCommands(context.commands).get(name);
    if (command !== undefined) return commandHelp(name, command, context);
    const topics = topicsOf(context.commands);
    const near = nearestOf(name, topics);
    throw new UserError(
      `There is no help on “${topic}”.${near === undefined ? "" : ` Did you mean “help ${near}”?`} Topics: ${topics.join(", ")}.`,
    );
  },
});

function topicsOf(commands: Commands): readonly string[] {
  return [...offeredCommands(commands).keys(), "query", "desk"];
}

function overview(context: Context): Card {
  const commands = offeredCommands(context.commands);
  const examples = [...commands.values()].flatMap(({ changes, examples: of }) =>
    changes === true ? [] : (of(context.research)[0] ?? []),
  );
  return card(context, "Ask who said what, and get the exact words back.", [
    paragraph("Ask who said what, and get the exact words back", "heading"),
    paragraph(
      "Type words, and the quotations that hold them come back with speaker, outlet, day and place in the article.",
    ),
    ...askedAt(context),
    ...[...commands].map(([name, { description }]) => labelled(name, description)),
    labelled("help query", "the words of a question"),
    labelled("help desk", "what the desk keeps and posts for you"),
    paragraph(coverText(context), "note"),
    ...exampleBlocks(examples, context),
  ]);
}

/** How a line is asked where it cannot just be typed. */
function askedAt({ call, research }: Context): readonly Block[] {
  const way = ways[call.where.surface];
  const line = typed(`find ${sampleOf(research)?.word ?? "budget"}`);
  return way === undefined
    ? []
    : [{ kind: "text", style: "body", runs: [plain("A line such as "), line, plain(way)] }];
}

const ways: Readonly<Partial<Record<Where["surface"], string>>> = {
  discord:
    " is asked here by /quote, with the command and the rest chosen in its menus, or written whole to me: behind a mention of me, or in direct messages.",
  slack: " is typed here behind /quote, behind a mention of me, or in direct messages with me.",
};

const queryHelp = (context: Context): Card =>
  card(context, "The words of a question.", [
    paragraph("The words of a question", "heading"),
    ...rulesFrom(context).map(([sample, ...meaning]) => labelled(sample, ...meaning)),
    paragraph(
      "The same field twice means either (by:Doe by:Lee); different fields must all fit. Days are whole days where you are. Brackets join nothing; capitals, accents and kinds of marks do not count.",
      "note",
    ),
    ...exampleBlocks(context.commands.get("find")?.examples(context.research) ?? [], context),
  ]);

/** Every construct of the query language, with words, names and days that the corpus has. */
function rulesFrom({ research }: Context): readonly (readonly [string, ...Meaning[]])[] {
  const sample = sampleOf(research);
  const [word, phrase] = [sample?.word ?? "budget", sample?.phrase ?? "net zero"];
  const { outlet = research.outlets().find(({ name }) => name !== undefined)?.name, published } =
    sample?.quote.article ?? {};
  const day = published?.precision === "day" ? published.iso : "2026-01-31";
  const speaker = sample?.quote.speaker?.name ?? "Jane Doe";
  const field = (part: Partial<Query>): string => printQuery({ ...emptyQuery, ...part });
  return [
    [
      phrase,
      "any of the words may match; what has all of them comes first. Other endings and spellings count",
    ],
    [`"${phrase}"`, "exactly this phrase"],
    [`+${word}`, "must be there, in any ending or spelling"],
    [phrase.replace(" ", " OR "), `one of them must be there; OR in capitals, also between phrases`],
    [
      `-${word}`,
      "leaves out what has exactly this word, not its other endings; ",
      typed(`-"${phrase}"`),
      " leaves out a phrase",
    ],
    [field({ by: [speaker] }), "said by this person: one of the names is enough, any form of it, or a role"],
    [
      field({ except: { ...noExcept, by: [speaker] } }),
      "said by anybody else; ",
      typed("-in:"),
      ", ",
      typed("-article:"),
      " and ",
      typed("-type:"),
      " leave out in the same way",
    ],
    [field({ in: [outlet ?? "The Daily Example"] }), "from this outlet"],
    [field({ about: [word] }), "from an article with this in its headline or text, whoever says it"],
    [
      `during:${day.slice(0, 7)}`,
      "in this month; ",
      typed(`during:${day.slice(0, 4)}`),
      " in this year, ",
      typed(`on:${day}`),
      " on this day",
    ],
    [`after:${day}`, "from the day after on; ", typed(`before:${day}`), " up to the day before"],
    ["last:7d", "in the last seven days, today among them; also 2w, 3m, 1y for weeks, months, years"],
    ["type:direct", "whole quotations only; ", typed("type:fragment"), " words quoted inside a sentence"],
    ["article:ID", "in this one article"],
    ["sort:new", "newest first; ", typed("sort:old"), " oldest first"],
  ];
}

function commandHelp(name: string, command: Command, context: Context): Card {
  const options = Object.entries(command.options).filter(([, option]) => option.hidden !== true);
  return card(context, command.description, [
    paragraph(name, "heading"),
    paragraph(`${command.description}.`),
    ...options.flatMap(([key, option]) => optionRows(name, key, option, context)),
    ...fieldsBeside(command.options).map((field) => labelled(`${field.key}:`, meaningOf(field))),
    ...exampleBlocks(command.examples(context.research), context),
  ]);
}

/** How an option is typed; of what stands right behind the command's name each choice by itself. */
function optionRows(name: string, key: string, option: Option, { call }: Context): readonly Block[] {
  const { kind, bare, choices } = option;
  if (bare === true && choices !== undefined)
    return [
      labelled(name, option.description),
      ...Object.entries(choices).map(([word, means]) => labelled(`${name} ${word}`, means)),
    ];
  // Discord's menu has the words under their own name.
  const plain = kind === "query" && call.where.surface !== "discord" ? "words" : key;
  return [labelled(kind === "query" || bare === true ? plain : `${key}:`, meaningOf(option))];
}

/** What it means; of choices also each of them. */
function meaningOf({ description, choices }: Pick<Option, "description" | "choices">): string {
  const each = Object.entries(choices ?? {}).map(([word, means]) => `${word} (${means})`);
  return each.length === 0 ? description : `${description}: ${each.join(", ")}`;
}

/** What is kept and posted, from the first clipping to the morning's digest. */
function deskHelp(context: Context): Card {
  const sample = sampleOf(context.research);
  const [id, word] = [sample?.quote.id ?? "q:k3v7m2qa", sample?.word ?? "budget"];
  return card(context, "What the desk keeps and posts for you.", [
    paragraph("What the desk keeps and posts for you", "heading"),
    ...askedAt(context),
    labelled(`save ${id}`, "keeps the exact words and their source, also when the article changes or goes"),
    labelled(
      `share ${id}`,
      "shows it to everyone here; ",
      typed(`share find ${word}`),
      " shows the whole answer",
    ),
    labelled(
      `cite ${id}`,
      "cites it; ",
      typed("style:"),
      " may be ap, footnote, markdown, bibtex, ris or csl",
    ),
    labelled(
      `export ${word}`,
      "all quotations that match, as a file; ",
      typed("as:"),
      " may be csv, jsonl, markdown, bibtex, ris or csl",
    ),
    labelled(
      "saved",
      "lists what the team keeps and says what was corrected since; ",
      typed("saved as:csv"),
      " gives it as a file",
    ),
    labelled(
      `watch ${word}`,
      "tells you what is new and has these words; it says first how many a week that is",
    ),
    labelled(`watch ${word} every:now to:channel`, "as it arrives, for all in this channel"),
    labelled("watches", "lists yours and this channel's, and what each found"),
    labelled("digest set 08:30 days:weekdays", "posts what is new in this channel, each morning"),
    labelled("zone Europe/Brussels", "your time zone, which days and times are read in"),
    labelled("status", "what was posted, what comes next, what is paused and why"),
    ...buttonRow(["saved", "watches", "digest", "status"].map((line): Button => ({ label: line, line }))),
  ]);
}

const card = (context: Context, summary: string, blocks: readonly Block[]): Card => ({
  outcome: "answered",
  summary,
  blocks: [...blocks, foot(context, [])],
});

/** Our own words, and what a person may type among them. */
type Meaning = string | Run;

const typed = (text: string): Run => ({ text, code: true });

const labelled = (label: string, ...meaning: readonly Meaning[]): Block => ({
  kind: "text",
  style: "body",
  runs: [
    typed(label),
    ...(meaning.length === 0 ? [] : [plain("  ")]),
    ...meaning.map((part) => (typeof part === "string" ? plain(part) : part)),
  ],
});

/** Lines to press; those that would change something are there to be typed. */
function exampleBlocks(examples: readonly string[], { commands }: Context): readonly Block[] {
  const shown = examples.slice(0, 5);
  const changing = new Set(shown.filter((line) => isChanging(parseLine(line, commands))));
  return shown.length === 0
    ? []
    : [
        paragraph("Try:"),
        ...[...changing].map((line) => labelled(line)),
        ...buttonRow(
          shown.filter((line) => !changing.has(line)).map((line): Button => ({ label: line, line })),
        ),
      ];
}
