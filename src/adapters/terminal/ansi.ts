import { styleText } from "node:util";
import type { Block, Button, Card, Run } from "../../chat/card.ts";
import { buttonText, footOf, holdsWords, inOneLine, textOf } from "../../chat/card.ts";
import { fileSize } from "../../chat/file-size.ts";
import { cutWithCount } from "../../chat/labels.ts";
import { webAddress } from "../../chat/web-address.ts";
import { laneRows } from "./lanes.ts";
import type { Look } from "./look.ts";
import { visible, visibleInRow } from "./visible.ts";
import { rowsOf } from "./wrap.ts";

/**
 * A card for a terminal, without a newline at its end. Quotations stand behind a bar, heavy where words are
 * the quotation's own; buttons are lines to type. Nothing in an article acts on the terminal.
 */
export function renderTerminal(card: Card, { columns, colour, isPrompt = false }: Look): string {
  const look = { columns: Math.max(narrowest, columns), colour };
  const edits = editsOf(card, isPrompt);
  const foot = footOf(card);
  const rows: string[] = [];
  for (const [i, block] of card.blocks.entries()) {
    const before = card.blocks[i - 1];
    if (before !== undefined && needsRoom(before, block, foot)) rows.push("");
    else if (block.kind === "quote" && before?.kind === "quote") rows.push(styled("│", ["dim"], look));
    const entries = look.columns < leastForList ? [] : entriesFrom(card.blocks, i);
    if (entries === undefined) continue;
    rows.push(...(entries.length > 1 ? entryRows(entries, look) : rowsOfBlock(block, look, edits)));
  }
  while (rows.at(-1) === "") rows.pop();
  if (card.line !== undefined && foot === undefined) {
    rows.push("", ...laid([{ text: `› ${visibleInRow(card.line)}` }], look, { style: () => ["dim"] }));
  }
  return rows.join("\n");
}

/** Narrower rows cannot be read; a terminal breaks them once more by itself. */
const narrowest = 20;
const indent = "  ";
const bars = { said: "┃ ", around: "│ " };

/** A heading has room around it, and so has the foot. */
const needsRoom = (before: Block, block: Block, foot: Block | undefined): boolean =>
  before.kind !== "divider" &&
  block.kind !== "divider" &&
  (isHeading(before) || isHeading(block) || block === foot);

const isHeading = (block: Block): boolean => block.kind === "text" && block.style === "heading";

type Style = "bold" | "dim" | "italic" | "cyan" | "yellow" | "strikethrough";

/** What is said of a button that gives a line to be changed; nothing where there is nothing to say. */
type Edits = (button: Extract<Button, { readonly edit: string }>) => string | undefined;

/**
 * At a prompt its label is typed, where one button has it: the line as it is would only say again what was asked. Elsewhere the line is,
 * unless it stands at the foot already.
 */
function editsOf({ blocks, line }: Card, isPrompt: boolean): Edits {
  const labels = blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons.map(buttonText) : []));
  return (button) => {
    const label = buttonText(button);
    const isOne = labels.filter((each) => each === label).length === 1;
    if (isPrompt && isOne) return `type ${label.toLowerCase()}`;
    return button.edit === line ? undefined : button.edit;
  };
}

type Entry = Extract<Block, { readonly kind: "text" }>;

/** A list of names and what each is, such as the commands: its blocks stand one below the other, a name in code and then two blanks. */
function isEntry(block: Block | undefined): block is Entry {
  if (block?.kind !== "text" || block.style !== "body") return false;
  const [name, text] = block.runs;
  return name?.code === true && text?.text.startsWith("  ") === true;
}

/** All of such a list that begins here; none where none does, and undefined inside of one. */
function entriesFrom(blocks: readonly Block[], at: number): readonly Entry[] | undefined {
  if (!isEntry(blocks[at])) return [];
  if (isEntry(blocks[at - 1])) return undefined;
  const end = blocks.findIndex((block, i) => i > at && !isEntry(block));
  return blocks.slice(at, end < 0 ? undefined : end).filter(isEntry);
}

/** Such a list in two columns; a name that is too long for the first one stands on a row of its own. */
function entryRows(blocks: readonly Entry[], look: Look): readonly string[] {
  const names = blocks.map(({ runs: [name] }) => visibleInRow(name?.text ?? ""));
  const short = names.map(({ length }) => length).filter((length) => length <= longestName);
  const width = Math.max(...short, 8) + 2;
  const aside = " ".repeat(width);
  return blocks.flatMap(({ runs: [, ...rest] }, at) => {
    const name = names[at] ?? "";
    const shown = rest.map((run, i) => (i === 0 ? { ...run, text: run.text.trimStart() } : run));
    const rows = laid(shown, { ...look, columns: look.columns - width }, {});
    const head = styled(name, ["cyan"], look);
    return name.length > longestName
      ? [head, ...rows.map((row) => aside + row)]
      : rows.map((row, i) => (i === 0 ? head + " ".repeat(width - name.length) : aside) + row);
  });
}

/** Columns of a terminal: the longest name beside its text, and the least that two columns take. */
const [longestName, leastForList] = [24, 50];

function rowsOfBlock(block: Block, look: Look, edits: Edits): readonly string[] {
  switch (block.kind) {
    case "text":
      return [
        ...laid(block.runs, look, { style: textStyles[block.style] }),
        ...addressRows(block.runs, look),
      ];
    case "quote":
      return [...quoteRows(block.runs, look), ...addressRows(block.runs, look)];
    case "facts":
      return factRows(block.facts, look);
    case "code":
      // In one piece each, for a terminal breaks long rows itself and copies them whole.
      return visible(block.text)
        .split("\n")
        .map((row) => styled(row, ["cyan"], look));
    case "file":
      return laid([{ text: `${block.name} (${fileSize(block.bytes)}): ${block.alt}` }], look, {
        prefix: () => indent,
      });
    case "picture":
      return [...laneRows(block, look.columns - indent.length), visibleInRow(block.caption)].flatMap((text) =>
        laid([{ text }], look, { prefix: () => indent }),
      );
    case "divider":
      return [""];
    case "buttons":
      return buttonRows(block.buttons, look, edits);
  }
}

const runStyles = (run: Run): Style[] => [
  ...(run.bold ? (["bold"] as const) : []),
  ...(run.italic ? (["italic"] as const) : []),
  ...(run.code ? (["cyan"] as const) : []),
  ...(run.struck ? (["strikethrough"] as const) : []),
];

const textStyles = {
  heading: (run: Run): Style[] => ["bold", ...runStyles(run)],
  body: runStyles,
  note: (run: Run): Style[] => ["yellow", ...runStyles(run)],
};

const factStyles = (run: Run): Style[] => [...(run.bold ? [] : (["dim"] as const)), ...runStyles(run)];

function quoteRows(runs: readonly Run[], look: Look): readonly string[] {
  const hasSaid = holdsWords(runs);
  return laid(runs, look, {
    style: (run) => (hasSaid && !run.said ? ["dim", ...runStyles(run)] : runStyles(run)),
    prefix: (inRow) =>
      holdsWords(inRow) ? styled(bars.said, ["cyan"], look) : styled(bars.around, ["dim"], look),
  });
}

function factRows(facts: readonly (readonly Run[])[], look: Look): readonly string[] {
  const runs = inOneLine(look.colour ? facts : facts.filter((fact) => !fact.some(({ legend }) => legend)));
  return [...laid(runs, look, { style: factStyles, prefix: () => indent }), ...addressRows(runs, look)];
}

/** Where the runs lead, one row an address, unless the text itself says it. */
function addressRows(runs: readonly Run[], look: Look): readonly string[] {
  const text = textOf(runs);
  const addresses = runs.flatMap(({ href }) => (href === undefined ? [] : (webAddress(href) ?? [])));
  return [...new Set(addresses)]
    .filter((address) => !text.includes(address))
    .map((address) => `${indent}${styled(linked(address, look), ["dim"], look)}`);
}

/**
 * An address in one piece, so that a terminal can open it, shown without the words that a browser is to scroll to where
 * these are long (a tail of %20). With styles it still leads there (OSC 8); a terminal without OSC 8 shows and opens
 * the shorter one.
 */
function linked(address: string, { colour }: Look): string {
  const shown = address.length > longestAddress || colour ? address.replace(/#:~:.*$/s, "") : address;
  return colour ? `\u001b]8;;${address}\u001b\\${shown}\u001b]8;;\u001b\\` : shown;
}

/** UTF-16 code units. */
const longestAddress = 120;

/** The lines that buttons stand for; a label only where it says more than its line. */
function buttonRows(buttons: readonly Button[], look: Look, edits: Edits): readonly string[] {
  return buttons.flatMap((button) => {
    const label = visibleInRow(buttonText(button));
    const name = { text: `${label}: ` };
    if ("url" in button) {
      const address = webAddress(button.url);
      if (address === undefined) return [];
      return [`${indent}${styled(name.text, ["dim"], look)}${styled(linked(address, look), ["dim"], look)}`];
    }
    const isEdited = "edit" in button;
    const typed = isEdited ? edits(button) : button.line;
    if (typed === undefined) return [];
    const line = {
      text: isEdited ? visibleInRow(typed) : cutWithCount(visibleInRow(typed), longestLine),
      code: true,
    };
    const says = !isEdited && typed.toLowerCase().startsWith(label.toLowerCase());
    return laid(says ? [line] : [name, line], look, { style: factStyles, prefix: () => indent });
  });
}

/** A whole draft is not said again: nobody types such a line, and its beginning says what it does. UTF-16 code units. */
const longestLine = 500;

interface Manner {
  readonly style?: (run: Run) => Style[];
  /** What stands before a row; it sees the runs in it. Two columns wide. */
  readonly prefix?: (inRow: readonly Run[]) => string;
}

/** Runs as rows, each run in its style. */
function laid(runs: readonly Run[], look: Look, { style = runStyles, prefix }: Manner): readonly string[] {
  const shown = runs.map((run) => ({ ...run, text: visible(run.text) }));
  const columns = look.columns - (prefix === undefined ? 0 : indent.length);
  return rowsOf(textOf(shown), columns).map((row) => {
    const inRow = slicesOf(shown, row.start, row.end);
    const text = inRow.map((run) => styled(run.text, style(run), look)).join("");
    return `${prefix?.(inRow) ?? ""}${text}`;
  });
}

/** The parts of the runs within `[start, end)` of their text. */
function slicesOf(runs: readonly Run[], start: number, end: number): readonly Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, run.text.length)];
    at += run.text.length;
    return to > from ? [{ ...run, text: run.text.slice(from, to) }] : [];
  });
}

// `colour` has been decided: styleText is not to look at this process's own output again.
const styled = (text: string, styles: readonly Style[], { colour }: Look): string =>
  colour && styles.length > 0 ? styleText([...styles], text, { validateStream: false }) : text;
