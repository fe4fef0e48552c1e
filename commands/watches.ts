import { type Block, type Card, paragraph, plain } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { dayTextAt } from "../src/chat/day.ts";
import { clippedBlocks } from "../src/chat/views/clipping.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { buttonRow, counted, foot, pageButtons, partFacts, partOf } from "../src/chat/views/foot.ts";
import { besides, quotationBlocks } from "../src/chat/views/quotation.ts";
import { sinceSaved } from "../src/chat/views/since-saved.ts";
import {
  heldUp,
  heldUpBlocks,
  nameOption,
  toOption,
  watchCalled,
  watchesHere,
} from "../src/chat/views/watch.ts";
import { foundText, namedIn, pauseButton, toldText } from "../src/chat/views/watch-state.ts";
import type { Clipped } from "../src/desk/clipping.ts";
import { goOn } from "../src/desk/keep-subscribed.ts";
import type { Watch } from "../src/desk/watch.ts";
import type { Quote } from "../src/research/article.ts";
import { UserError } from "../src/research/errors.ts";

/** A watch takes five of Discord's 40 components. */
const watchesAPage = 5;

/** As many as a page of find has, for the same reason. */
const quotationsAPage = 3;

export default defineCommand({
  description: "Your watches and this channel's: what each found; pause one, or let it go on",
  changes: ({ pause }) => pause !== undefined,
  manages: ({ name, to, pause }, context) =>
    name !== undefined && pause !== undefined && !watchCalled(name, to, context).to.isPerson,
  examples: () => ["watches"],
  options: {
    name: { ...nameOption, description: "One of them, and all that it found" },
    to: toOption,
    pause: {
      kind: "choice",
      description: "Pause the one named, or let it go on",
      choices: { yes: "pause it", no: "let it go on" },
    },
    page: { kind: "count", description: "Which page", least: 1, default: 1, hidden: true },
  },
  does({ name, to, pause }, context) {
    if (name === undefined) throw noneNamed();
    const watch = watchCalled(name, to, context);
    if (pause === "no") return `It lets the watch “${watch.name}” go on: ${goesOnText(watch, context)}`;
    return `It pauses the watch “${watch.name}”. ${pausedText}`;
  },
  run({ name, to, pause, page }, context) {
    if (name === undefined) {
      if (pause !== undefined) throw noneNamed();
      return listCard(page, context);
    }
    const watch = watchCalled(name, to, context);
    if (pause === undefined) return foundCard(watch, page, context);
    context.records.watches.pause(watch.id, pause === "yes");
    if (pause === "no") goOn(context.records, watch.every, watch.to);
    return pausedCard(watch, pause === "yes", context);
  },
});

const noneNamed = (): UserError => new UserError('Say which watch, like: watches "Harbour talks" pause:yes');

const pausedText = "What arrives meanwhile is not told.";

const goesOnText = (watch: Watch, context: Context): string =>
  `it ${toldText({ ...watch, paused: false }, context)}, of what is new from now on.`;

function listCard(page: number, context: Context): Card {
  const watches = watchesHere(context);
  const part = partOf(watches.length, page, watchesAPage);
  const shown = watches.slice((page - 1) * watchesAPage, page * watchesAPage);
  const title =
    watches.length === 0 ? "Nothing is watched here yet" : counted(watches.length, "watch", "watches");
  return {
    outcome: "answered",
    summary: title,
    blocks: [
      paragraph(title, "heading"),
      ...(watches.length === 0 ? howToBlocks : []),
      ...shown.flatMap((watch) => watchBlocks(watch, context)),
      ...pauseNotes(shown, context),
      foot(context, partFacts(part)),
      ...buttonRow(pageButtons(part, context)),
    ],
    data: {
      total: watches.length,
      page,
      pages: part.pages,
      hits: shown.map((watch) => ({ ...watch, found: context.records.watches.countOf(watch.id) })),
    },
  };
}

/** Said where the button is: a digest that is paused loses nothing, nor do posts that are refused, and a watch does. */
function pauseNotes(watches: readonly Watch[], context: Context): readonly Block[] {
  const running = watches.filter(({ paused }) => !paused);
  if (running.length === 0) return [];
  const isHeld = running.some((watch) => heldUp(watch, context) !== undefined);
  return [
    paragraph(
      isHeld
        ? "The button Pause is another thing: it ends the looking, and what arrives after it is pressed is never told."
        : "A pause ends the looking: what arrives meanwhile is never told.",
      "note",
    ),
  ];
}

const howToBlocks: readonly Block[] = [
  {
    kind: "text",
    style: "body",
    runs: [
      plain("Press Watch this below what you found, or type "),
      { text: "watch", code: true },
      plain(" and the words: new quotations that have them are told from then on."),
    ],
  },
];

function watchBlocks(watch: Watch, context: Context): readonly Block[] {
  const { name, query, paused } = watch;
  return [
    {
      kind: "text",
      style: "body",
      runs: [{ text: name, bold: true }, plain("  "), { text: query, code: true }],
    },
    {
      kind: "facts",
      facts: [
        paused ? [{ text: "paused", bold: true }] : [plain(toldText(watch, context))],
        [plain(foundText(watch, context))],
        [plain(`set by ${watch.by.name} on ${dayTextAt(watch.made, context.call.asker.zone)}`)],
      ],
    },
    ...(watch.paused ? [] : heldUpBlocks(watch, context)),
    ...buttonRow([
      ...(context.records.watches.countOf(watch.id) === 0
        ? []
        : [{ label: "What it found", line: context.lineFor("watches", namedIn(watch)) }]),
      pauseButton(watch, context),
      { label: "Remove", line: context.lineFor("unwatch", namedIn(watch)) },
    ]),
  ];
}

/** A statement that a watch found: as it stands now, with the others that tell it, and as it was found. */
interface FoundItem {
  readonly quote: Quote | undefined;
  readonly others: readonly Quote[];
  readonly words: Clipped | undefined;
}

function itemOf(ids: readonly string[], { research, records }: Context): FoundItem {
  const [quote, ...others] = ids.flatMap((id) => research.quote(id) ?? []);
  const [words] = (quote === undefined ? ids : [quote.id]).flatMap((id) => records.watches.wordsOf(id) ?? []);
  return { quote, others, words };
}

/** Words that were told and stand there no more are shown as they were, with what became of them. */
function itemBlocks({ quote, others, words }: FoundItem, context: Context): readonly Block[] {
  const since = words === undefined ? undefined : sinceSaved(words, context.research, "found");
  const sentences = (since?.sentences ?? []).map(
    (sentence): Block => ({ kind: "text", style: "body", runs: [{ text: sentence, bold: true }] }),
  );
  const buttonsFor = (label: string, q: string): readonly Block[] =>
    buttonRow([
      { label, line: context.lineFor("context", { q }) },
      { label: "Save", line: context.lineFor("save", { q }) },
    ]);
  const divider: Block = { kind: "divider" };
  if (quote !== undefined)
    return [
      ...quotationBlocks(quote, [], besides(context, others)),
      ...sentences,
      ...buttonsFor("Context", quote.id),
      divider,
    ];
  if (words === undefined) return [];
  const now = since?.now;
  return [
    ...clippedBlocks(words),
    ...sentences,
    ...(now === undefined
      ? []
      : [...quotationBlocks(now, [], context), ...buttonsFor("Context now", now.id)]),
    divider,
  ];
}

/** Of what was found before words were kept. */
const lostText = (lost: number): string =>
  `${counted(lost, "quotation")} of this page ${lost === 1 ? "is no longer in the corpus, or stands" : "are no longer in the corpus, or stand"} there in other words.`;

function foundCard(watch: Watch, page: number, context: Context): Card {
  const { watches } = context.records;
  const count = watches.countOf(watch.id);
  const part = partOf(count, page, quotationsAPage);
  const matches = watches.matchesOf(watch.id, {
    offset: (page - 1) * quotationsAPage,
    limit: quotationsAPage,
  });
  const items = matches.map(({ item }) => itemOf(watches.quotesOf(watch.id, item), context));
  const lost = items.filter(({ quote, words }) => quote === undefined && words === undefined).length;
  const title = `“${watch.name}” ${foundText(watch, context)}`;
  return {
    outcome: "answered",
    summary: title,
    blocks: [
      paragraph(title, "heading"),
      {
        kind: "text",
        style: "body",
        runs: [plain("It looks for: "), { text: watch.query, code: true }],
      },
      ...(watch.paused ? [] : heldUpBlocks(watch, context)),
      ...items.flatMap((item) => itemBlocks(item, context)),
      ...(lost === 0 ? [] : [paragraph(lostText(lost), "note")]),
      ...pauseNotes([watch], context),
      foot(context, [watch.paused ? "paused" : toldText(watch, context), ...partFacts(part)]),
      ...buttonRow([
        ...pageButtons(part, context),
        pauseButton(watch, context),
        { label: "Remove", line: context.lineFor("unwatch", namedIn(watch)) },
      ]),
    ],
    data: {
      ...watch,
      total: count,
      page,
      pages: part.pages,
      hits: items.flatMap(({ quote }) => (quote === undefined ? [] : [quoteData(quote, context.research)])),
      since: items.flatMap(({ quote, words }) =>
        quote !== undefined || words === undefined
          ? []
          : [{ ...words, since: sinceSaved(words, context.research, "found").state }],
      ),
    },
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function pausedCard(watch: Watch, isPaused: boolean, context: Context): Card {
  const now = { ...watch, paused: isPaused };
  const done = isPaused ? `“${watch.name}” is paused` : `“${watch.name}” goes on`;
  const next = isPaused ? pausedText : capital(goesOnText(now, context));
  return {
    outcome: "answered",
    summary: `${done}. ${next}`,
    blocks: [
      paragraph(done, "heading"),
      paragraph(next),
      ...(isPaused ? [] : heldUpBlocks(now, context)),
      foot(context, []),
      ...buttonRow([
        pauseButton(now, context),
        { label: "All watches", line: context.lineFor("watches", {}) },
      ]),
    ],
    data: now,
  };
}
