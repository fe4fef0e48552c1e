import type { Block } from "../src/chat/card.ts";
import { paragraph, plain } from "../src/chat/card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { rangeText } from "../src/chat/day.ts";
import { nothingFound } from "../src/chat/views/empty.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import {
  buttonRow,
  counted,
  foot,
  pageButtons,
  partFacts,
  partOf,
  refineButton,
  unsortedOptions,
  zoneFacts,
} from "../src/chat/views/foot.ts";
import { meantBlocks } from "../src/chat/views/meant.ts";
import type { SpeakerCount } from "../src/research/research.ts";
import { printQuery } from "../src/research/search/print-query.ts";

const size = 10;

export default defineCommand({
  description: "Who is quoted, most often first, with the first and the last day",
  examples: (research) => {
    const sample = sampleOf(research);
    return ["who", ...(sample === undefined ? [] : [`who ${sample.word}`])];
  },
  options: unsortedOptions,
  run({ query, page }, context) {
    const { research } = context;
    const speakers = research.who(query);
    if (speakers.length === 0) {
      return nothingFound(query, context, {
        command: "who",
        count: (looser) => research.who(looser).length,
        meant: research.find(query, { offset: 0, limit: 1 }).meant,
      });
    }
    const part = partOf(speakers.length, page, size);
    const shown = speakers.slice((page - 1) * size, page * size);
    return {
      outcome: "answered",
      summary: `${counted(speakers.length, "speaker")}: ${shown.map(({ name }) => name).join(", ")}`,
      blocks: [
        ...meantBlocks(query, context),
        ...shown.flatMap((speaker, at) => [
          ...(speaker.unnamed && !shown[at - 1]?.unnamed ? [paragraph(notPeople, "note")] : []),
          speakerRow(speaker),
        ]),
        foot(context, [
          counted(speakers.length, "speaker"),
          ...partFacts(part),
          ...zoneFacts(query, context),
        ]),
        ...buttonRow(
          shown.map(({ name }) => ({ label: name, line: `find ${printQuery({ ...query, by: [name] })}` })),
        ),
        ...buttonRow([...pageButtons(part, context), refineButton(context)]),
      ],
      data: { total: speakers.length, page, pages: part.pages, hits: shown },
    };
  },
});

const notPeople = "Not by a person’s name: organisations, roles and texts, as articles call them.";

function speakerRow({ name, role, writtenIn, quotations, first, last }: SpeakerCount): Block {
  const facts = [
    counted(quotations, "quotation"),
    ...(writtenIn === undefined
      ? []
      : [`so written in ${counted(writtenIn, "article")}, not always one speaker`]),
    ...[rangeText(first, last)].filter((days) => days !== undefined),
  ];
  return {
    kind: "text",
    style: "body",
    runs: [
      { text: name, bold: true },
      plain(`${role === undefined ? "" : `, ${role}`} · ${facts.join(" · ")}`),
    ],
  };
}
