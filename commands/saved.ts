import { type Block, type Button, type Card, paragraph, plain } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { exportedClipping } from "../src/chat/exports/exported.ts";
import { type FormatWord, formatChoices, formats } from "../src/chat/exports/formats.ts";
import { mostBytes, originOf, today } from "../src/chat/exports/origin.ts";
import { fileSteps } from "../src/chat/exports/write.ts";
import { clippingBlocks, keptBlocks } from "../src/chat/views/clipping.ts";
import { boardOption } from "../src/chat/views/clipping-options.ts";
import { buttonRow, counted, foot, pageButtons, partFacts, partOf } from "../src/chat/views/foot.ts";
import { noteButton } from "../src/chat/views/note-button.ts";
import { quotationBlocks } from "../src/chat/views/quotation.ts";
import { shareButton } from "../src/chat/views/shared.ts";
import { sinceSaved } from "../src/chat/views/since-saved.ts";
import type { Clipping } from "../src/desk/clipping.ts";
import { UserError } from "../src/research/errors.ts";
import { atOnce } from "../src/research/slices.ts";

/** With its present words beside, a clipping takes nine of Discord's 40 components. */
const size = 3;

/** More are not told apart at a glance. */
const mostBoards = 5;

export default defineCommand({
  description: "What the team keeps, with who saved it, and whether the article changed since",
  examples: () => ["saved"],
  options: {
    board: { ...boardOption, description: "Only this board", bare: true },
    as: { kind: "choice", description: "All of it as a file", choices: formatChoices },
    page: { kind: "count", description: "Which page", least: 1, default: 1, hidden: true },
  },
  run({ board, as, page }, context) {
    const clippings = context.records.clippings.list(board);
    if (clippings.length === 0) return nothingSaved(board, context);
    if (as !== undefined) return fileCard(as, clippings, board, context);
    const kept = onceEach(clippings);
    const part = partOf(kept.length, page, size);
    const shown = kept.slice((page - 1) * size, page * size);
    const boards = board === undefined ? context.records.clippings.boards() : [];
    return {
      outcome: "answered",
      summary: titleOf(clippings, board),
      blocks: [
        paragraph(titleOf(clippings, board), "heading"),
        ...buttonRow(
          boards.length < 2
            ? []
            : boards.slice(0, mostBoards).map(
                ({ name, count }): Button => ({
                  label: `${name} (${count})`,
                  line: context.lineFor("saved", { board: name }),
                }),
              ),
        ),
        ...shown.flatMap((same) => [...savedBlocks(same, context), { kind: "divider" as const }]),
        foot(context, [counted(clippings.length, "clipping"), ...partFacts(part)]),
        ...buttonRow([
          ...pageButtons(part, context),
          { label: "Export", line: context.lineWith({ as: "csv", page: 1 }) },
        ]),
      ],
      data: {
        total: clippings.length,
        page,
        pages: part.pages,
        hits: shown
          .flat()
          .map((clipping) => ({ ...clipping, since: sinceSaved(clipping, context.research).state })),
      },
    };
  },
});

/** The clippings of the same words on several boards are shown as one. */
type Kept = readonly [Clipping, ...Clipping[]];

function onceEach(clippings: readonly Clipping[]): readonly Kept[] {
  const groups = new Map<string, Kept>();
  for (const clipping of clippings) {
    const key = JSON.stringify([clipping.quote, clipping.whole]);
    groups.set(key, [...(groups.get(key) ?? []), clipping] as unknown as Kept);
  }
  return [...groups.values()];
}

function savedBlocks([clipping, ...others]: Kept, context: Context): readonly Block[] {
  const { quote: q, board } = clipping;
  const { state, sentences, now } = sinceSaved(clipping, context.research);
  const isThere = context.research.quote(q) !== undefined;
  const { zone } = context.call.asker;
  return [
    ...clippingBlocks(clipping, zone),
    ...others.flatMap((other) => keptBlocks(other, zone)),
    ...sentences.map(
      (sentence): Block => ({ kind: "text", style: "body", runs: [{ text: sentence, bold: true }] }),
    ),
    ...(now === undefined ? [] : quotationBlocks(now, [], context)),
    ...buttonRow([
      ...(state === "same" ? [{ label: "Context", line: context.lineFor("context", { q }) }] : []),
      ...(now === undefined
        ? []
        : [{ label: "Context now", line: context.lineFor("context", { q: now.id }) }]),
      { label: "Cite", line: context.lineFor("cite", { q }) },
      ...(isThere ? [noteButton(q, board, clipping.notes, context), shareButton(context, q)] : []),
      others.length === 0
        ? { label: "Remove", line: context.lineFor("unsave", { q, board }) }
        : { label: "Remove from all", line: context.lineFor("unsave", { q }) },
    ]),
  ];
}

const titleOf = (clippings: readonly Clipping[], board: string | undefined): string => {
  const [first] = clippings;
  const { length } = onceEach(clippings);
  const several = length < clippings.length ? ` of ${counted(length, "quotation")}` : "";
  return `${counted(clippings.length, "clipping")}${several}${board === undefined ? "" : ` on “${first?.board ?? board}”`}`;
};

function fileCard(
  as: FormatWord,
  clippings: readonly Clipping[],
  board: string | undefined,
  context: Context,
): Card {
  const title = titleOf(clippings, board);
  const day = today(context);
  const total = clippings.length;
  const { file, written } = atOnce(
    fileSteps({
      as,
      rows: clippings.map((clipping) => ({
        ...exportedClipping(clipping, context),
        ...sinceIn(clipping, context),
      })),
      origin: originOf(context),
      aboutOf: (count) => ({
        sentence: `${count < total ? `${count} of ` : ""}${title}, ${day}`,
        fields: { line: context.lineWith(), day, total, written: count },
      }),
      name: `${board ?? "clippings"} ${day}`,
      most: mostBytes(context),
    }),
  );
  const part = written < total ? `The newest ${written} of ` : "";
  return {
    outcome: "answered",
    summary: `${part}${title} as ${formats[as].label}`,
    blocks: [
      paragraph(`${part}${title} as ${formats[as].label}`, "heading"),
      file,
      foot(context, [counted(total, "clipping")]),
      ...buttonRow(exportButtons(context, as)),
    ],
    data: { total, written, as },
  };
}

/** A file says as much as a card does; that other words stand there now, without these words. */
function sinceIn(clipping: Clipping, { research }: Context): { readonly since?: string } {
  const { sentences, now } = sinceSaved(clipping, research);
  if (sentences.length === 0) return {};
  return {
    since:
      now === undefined ? sentences.join(" ") : "The article was corrected since: it now says other words.",
  };
}

/** Every form but the one that is shown. */
const exportButtons = (context: Context, shown: FormatWord): readonly Button[] =>
  Object.entries(formats).flatMap(([word, { label }]) =>
    word === shown ? [] : [{ label: `As ${label}`, line: context.lineWith({ as: word, page: 1 }) }],
  );

function nothingSaved(board: string | undefined, context: Context): Card {
  const boards = context.records.clippings.boards();
  if (board !== undefined && boards.length > 0) {
    const names = boards.slice(0, mostBoards).map(({ name }) => `“${name}”`);
    throw new UserError(
      `There is no board “${board}”. There ${boards.length === 1 ? "is" : "are"} ${names.join(", ")}.`,
    );
  }
  const sentence = "Nothing is kept yet.";
  return {
    outcome: "answered",
    summary: sentence,
    blocks: [
      paragraph(sentence, "heading"),
      {
        kind: "text",
        style: "body",
        runs: [
          plain("Press Save below a quotation, or type "),
          { text: "save", code: true },
          plain(" and its id: it is kept here with its exact words and its source."),
        ],
      },
      foot(context, []),
    ],
    data: { total: 0, hits: [] },
  };
}
