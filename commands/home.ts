import { type Block, type Button, paragraph, plain } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { makerOf } from "../src/chat/destinations.ts";
import { shortAtWord } from "../src/chat/labels.ts";
import { examplesOf } from "../src/chat/library.ts";
import { digestLine } from "../src/chat/views/digest-state.ts";
import { coverText } from "../src/chat/views/empty.ts";
import { buttonRow, counted, foot } from "../src/chat/views/foot.ts";
import { heldUp, watchesHere } from "../src/chat/views/watch.ts";
import { foundText, namedIn, pauseButton, toldText } from "../src/chat/views/watch-state.ts";
import type { Subscription } from "../src/desk/subscription.ts";
import type { Watch } from "../src/desk/watch.ts";
import { textAt } from "../src/research/article.ts";
import { UserError } from "../src/research/errors.ts";

/** As many of each as one takes in at a glance, and as Slack takes in one message. */
const most = 5;
const mostDigests = 3;

/** So much of what a watch found last is repeated. UTF-16 code units. */
const longestLast = 100;

export default defineCommand({
  description: "Examples to try, your watches, the boards, and the digests that you set up",
  hidden: true,
  examples: () => [],
  options: {},
  run(_, context) {
    const title = "Ask who said what, and get the exact words back";
    const { facts, blocks, data } = deskOf(context);
    return {
      outcome: "answered",
      summary: [title, ...facts].join(". "),
      blocks: [
        paragraph(title, "heading"),
        paragraph(coverText(context)),
        ...buttonRow(
          examplesOf(context.commands, context.research).map((line): Button => ({ label: line, line })),
        ),
        ...blocks,
        helpBlock,
        foot(context, []),
        ...buttonRow(["help", "help query", "status"].map((line): Button => ({ label: line, line }))),
      ],
      data,
    };
  },
});

/** What is known from the desk's database; where it cannot be asked, that is what is to be said. */
function deskOf(context: Context) {
  try {
    const watches = watchesHere(context);
    const boards = context.records.clippings.boards();
    const digests = digestsBy(context);
    return {
      facts: [
        [
          counted(watches.length, "watch", "watches"),
          counted(boards.length, "board"),
          counted(digests.length, "digest"),
        ].join(", "),
      ],
      blocks: [
        ...watchPart(watches, context),
        ...boardPart(boards, context),
        ...digestPart(digests, context),
      ],
      data: {
        watches: watches.map(({ name, query, every, paused }) => ({ name, query, every, paused })),
        boards,
        digests: digests.map(({ to, schedule, paused }) => ({ to, schedule, paused })),
      },
    };
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return { facts: [cause.message], blocks: [paragraph(cause.message)], data: { database: cause.message } };
  }
}

/** Those that the asker set up, in whatever room; what is paused is to be looked at first. */
function digestsBy({ call, records }: Context): readonly Subscription[] {
  const { surface, id } = makerOf(call);
  return records.subscriptions
    .all()
    .filter(({ kind, by }) => kind === "digest" && by.surface === surface && by.id === id)
    .toSorted((a, b) => Number(a.paused === undefined) - Number(b.paused === undefined));
}

/** A heading with how many there are, the first of them, and how many are not shown. */
function part<T>(
  title: string,
  none: string,
  all: readonly T[],
  mostShown: number,
  blocksOf: (one: T) => readonly Block[],
): readonly Block[] {
  if (all.length === 0) return [{ kind: "divider" }, paragraph(title, "heading"), paragraph(none)];
  const [count, more] = [all.length, all.length - mostShown].map((each) => each.toLocaleString("en-GB"));
  return [
    { kind: "divider" },
    paragraph(`${title} (${count})`, "heading"),
    ...all.slice(0, mostShown).flatMap(blocksOf),
    ...(all.length > mostShown ? [paragraph(`And ${more} more.`, "note")] : []),
  ];
}

const watchPart = (watches: readonly Watch[], context: Context): readonly Block[] => [
  ...part(
    "Watches",
    "None yet: press Watch this below what you found, and what is new and like it is told to you.",
    watches,
    most,
    (watch) => watchBlocks(watch, context),
  ),
  ...buttonRow(watches.length > most ? [{ label: "All watches", line: "watches" }] : []),
];

/** Its name, when it tells or why it does not, and what it found last. */
function watchBlocks(watch: Watch, context: Context): readonly Block[] {
  const last = lastOf(watch, context);
  const held = watch.paused ? undefined : heldUp(watch, context);
  return [
    {
      kind: "text",
      style: "body",
      runs: [
        { text: watch.name, bold: true },
        plain(
          [
            "",
            watch.paused
              ? "paused"
              : ((held && `its posts are paused: ${held.reason}`) ?? toldText(watch, context)),
            foundText(watch, context),
            ...(last === undefined ? [] : [last]),
          ].join(" · "),
        ),
      ],
    },
    ...buttonRow([
      ...(last === undefined
        ? []
        : [{ label: "What it found", line: context.lineFor("watches", namedIn(watch)) }]),
      held === undefined ? pauseButton(watch, context) : { label: "Go on", line: held.goOn },
    ]),
  ];
}

/** Who said what the watch found last, and how it begins. */
function lastOf({ id }: Watch, { records, research }: Context): string | undefined {
  const [last] = records.watches.matchesOf(id, { offset: 0, limit: 1 });
  const quote = last && research.quote(last.quote);
  if (quote === undefined) return undefined;
  const words = quote.spans.map((span) => textAt(quote.article, span)).join(" … ");
  return `${quote.speaker?.name ?? "Unattributed"}: “${shortAtWord(words, longestLast)}”`;
}

const boardPart = (
  boards: readonly { readonly name: string; readonly count: number }[],
  context: Context,
): readonly Block[] => [
  ...part("Boards", "Nothing is kept yet: press Save below a quotation.", boards, most, () => []),
  ...buttonRow(
    boards.slice(0, most).map(({ name, count }) => ({
      label: `${name} (${count.toLocaleString("en-GB")})`,
      line: context.lineFor("saved", { board: name }),
    })),
  ),
];

const digestPart = (digests: readonly Subscription[], context: Context): readonly Block[] => [
  ...part("Your digests", "None is set up by you.", digests, mostDigests, (digest) =>
    digestLine(digest, context),
  ),
  ...(digests.some(({ paused }) => paused !== undefined) ? [resumeBlock] : []),
];

const resumeBlock: Block = {
  kind: "text",
  style: "note",
  runs: [
    plain("To let a paused one go on, type "),
    { text: "digest resume", code: true },
    plain(" in its channel. Nothing is lost meanwhile."),
  ],
};

const helpBlock: Block = {
  kind: "text",
  style: "note",
  runs: [
    plain("Type words to find who said them. "),
    { text: "help", code: true },
    plain(" lists all commands, "),
    { text: "help query", code: true },
    plain(" what a question may say."),
  ],
};
