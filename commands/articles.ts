import type { Block, Button } from "../src/chat/card.ts";
import { plain } from "../src/chat/card.ts";
import type { Context } from "../src/chat/command.ts";
import { defineCommand } from "../src/chat/command.ts";
import { dayText } from "../src/chat/day.ts";
import { alsoInFacts } from "../src/chat/views/also-in.ts";
import { articleData } from "../src/chat/views/data.ts";
import { nothingFound, notLookedUp, spelledNearly } from "../src/chat/views/empty.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import {
  buttonRow,
  counted,
  foot,
  hitFacts,
  pageButtons,
  partFacts,
  partOf,
  questionOptions,
  refineButton,
  zoneFacts,
} from "../src/chat/views/foot.ts";
import { meantBlocks } from "../src/chat/views/meant.ts";
import { passageRuns, titleRun } from "../src/chat/views/quotation.ts";
import type { Passage } from "../src/research/article.ts";
import { printQuery } from "../src/research/search/print-query.ts";
import { emptyQuery } from "../src/research/search/query.ts";
import type { Hit } from "../src/research/search/search-index.ts";

const size = 3;

export default defineCommand({
  description: "Articles that match, each with the passage that matches best",
  examples: (research) => {
    const sample = sampleOf(research);
    const outlets = research.suggest("in", "", 1);
    return [
      ...(sample === undefined ? [] : [`articles ${sample.word}`]),
      ...outlets.map((outlet) => `articles ${printQuery({ ...emptyQuery, in: [outlet] })}`),
    ];
  },
  options: questionOptions,
  run({ query, page }, context) {
    const { research } = context;
    const hits = research.articles(query, { offset: (page - 1) * size, limit: size });
    if (hits.total === 0) {
      return nothingFound(query, context, {
        command: "articles",
        count: (looser) => research.articles(looser, { offset: 0, limit: 0 }).total,
        meant: hits.meant,
      });
    }
    const part = partOf(hits.total, page, size);
    const titles = hits.items.map(({ item }) => item.article.title);
    return {
      outcome: "answered",
      summary: `${counted(hits.total, "article")}: ${titles.join("; ")}`,
      blocks: [
        ...meantBlocks(query, context),
        ...spelledNearly(hits.unknown),
        ...notLookedUp(hits.leftOut),
        ...hits.items.flatMap((hit) => articleBlocks(hit, context)),
        foot(context, [
          ...hitFacts(query, hits, "article"),
          ...partFacts(part),
          ...zoneFacts(query, context),
        ]),
        ...buttonRow([...pageButtons(part, context), refineButton(context)]),
      ],
      data: {
        total: hits.total,
        withAll: hits.withAll,
        page,
        pages: part.pages,
        hits: hits.items.map(({ item }) => ({
          ...articleData(item.article),
          paragraph: item.paragraph + 1,
          alsoIn: research.copiesOf(item.article).map(articleData),
        })),
      },
    };
  },
});

function articleBlocks(
  { item: { article, paragraph }, matched }: Hit<Passage>,
  context: Context,
): readonly Block[] {
  const quotations = context.research.quotesIn(article).length;
  const open = context.permalink(article) ?? article.url;
  const buttons: Button[] = [
    ...(open === undefined ? [] : [{ label: "Open", url: open }]),
    ...(quotations === 0 ? [] : [{ label: "Quotes in it", line: `find article:${article.id}` }]),
  ];
  return [
    { kind: "text", style: "body", runs: [{ ...titleRun(article), bold: true }] },
    {
      kind: "facts",
      facts: [
        ...(article.outlet === undefined ? [] : [[{ text: article.outlet, italic: true }]]),
        [plain(dayText(article.published))],
        [plain(counted(quotations, "quotation"))],
        [plain(`¶ ${paragraph + 1} of ${article.paragraphs.length}`)],
        ...alsoInFacts(
          article,
          context.research.copiesOf(article).map((copy) => ({ article: copy })),
          context,
        ),
      ],
    },
    { kind: "quote", runs: passageRuns(article, paragraph, matched) },
    ...buttonRow(buttons),
    { kind: "divider" },
  ];
}
