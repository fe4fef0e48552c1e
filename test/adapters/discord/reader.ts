/** What a person sees of Discord markdown, and what the client made of it. */
export interface Reading {
  readonly text: string;
  readonly links: readonly string[];
  readonly mentions: readonly string[];
  readonly marked: readonly Marked[];
}

/** A stretch that the client draws in another way than plain text. */
interface Marked {
  readonly kind: string;
  readonly text: string;
}

interface Draft {
  text: string;
  links: string[];
  mentions: string[];
  marked: Marked[];
}

/**
 * Reads markdown as Discord's client does: its rules, as the API's pages and people who tried them out describe
 * them (github.com/LyricLy/parse-discord). Where they disagree, the reading in which more is markup.
 */
export function readMarkdown(source: string): Reading {
  return read(source, { lineStart: true, label: false });
}

interface Place {
  readonly lineStart: boolean;
  /** Inside a link's label: no escapes, few rules. */
  readonly label: boolean;
}

type Rule = readonly [RegExp, (match: RegExpExecArray, draft: Draft) => void];

const nested =
  (kind: string, clean = (text: string) => text): Rule[1] =>
  (match, draft) => {
    const inner = read(clean(match[1] ?? ""), { lineStart: true, label: false });
    merge(draft, inner);
    draft.marked.push({ kind, text: inner.text });
  };

const shown =
  (kind: string, of: (match: RegExpExecArray) => string): Rule[1] =>
  (match, draft) => {
    draft.text += of(match);
    draft.marked.push({ kind, text: of(match) });
  };

const mention: Rule[1] = (match, draft) => {
  draft.text += match[0];
  draft.mentions.push(match[0]);
};

const link: Rule[1] = (match, draft) => {
  draft.text += match[1] ?? match[0];
  draft.links.push(match[1] ?? match[0]);
  draft.marked.push({ kind: "bare link", text: match[0] });
};

const maskedLink: Rule[1] = (match, draft) => {
  const [whole, label = "", url = ""] = match;
  // Discord shows the markup itself when a label holds an emoji, an address or nothing, and drops what is invisible.
  const admitted = !/\p{Extended_Pictographic}|\p{RI}|https?:\/\/|<|@everyone|@here|:\w+:/u.test(label);
  if (!admitted || !/[^\s]/.test(label) || !/^https?:\/\//.test(url)) {
    draft.text += whole;
    draft.marked.push({ kind: "broken link", text: whole });
    return;
  }
  const inner = read(label.replace(/\p{Cf}|\u00A0/gu, ""), { lineStart: false, label: true });
  merge(draft, inner);
  draft.links.push(url);
};

const blocks: readonly Rule[] = [
  [/^ *#{1,3}[^\S\n]+(?!#)([^\n]*)/, nested("heading", withoutHashes)],
  [/^-# +(?!-#)([^\n]+)/, nested("subtext")],
  [
    /^(?: *> ([^\n]*)(?:\n|$))+/,
    (match, draft) => {
      const lines = match[0].replace(/\n$/, "").split("\n");
      const inner = read(lines.map((line) => line.replace(/^ *> /, "")).join("\n"), {
        lineStart: true,
        label: false,
      });
      merge(draft, inner);
      draft.marked.push({ kind: "quote", text: inner.text });
      if (match[0].endsWith("\n")) draft.text += "\n";
    },
  ],
  [/^ *>>> ([\s\S]*)/, nested("quote to the end")],
  [/^ *(?:[*+-]|\d+[.)])\s+([^\n]+)/, nested("list")],
];

const inLabels: readonly Rule[] = [
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, nested("bold")],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, nested("underline")],
  [/^\*(?!\s)((?:\\[\s\S]|\*\*|[^*\\])+?)(?<!\s)\*(?!\*)/, nested("italic")],
  [/^_((?:\\[\s\S]|__|[^_\\])+?)_(?![0-9A-Za-z_])/, nested("italic")],
  [/^~~([\s\S]+?)~~(?!_)/, nested("strike")],
  [/^\|\|([\s\S]+?)\|\|/, nested("spoiler")],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, shown("code", (match) => match[2] ?? "")],
  [/^<t:-?\d+(?::[tTdDfFRsS])?>/, mention],
  [/^<a?:\w+:\d+>/, mention],
  [/^:([^\s:]+):/, shown("emoji", (match) => `(${match[1]})`)],
];

const inline: readonly Rule[] = [
  [
    /^\\([^0-9A-Za-z\s])/,
    (match, draft) => {
      draft.text += match[1];
    },
  ],
  [/^(¯\\_\(ツ\)_\/¯)/, shown("emoticon", (match) => match[0])],
  [/^```([\s\S]*?[^\n][\s\S]*?)```/, shown("code block", (match) => match[1] ?? "")],
  [/^<(?:@[!&]?|#)\d+>/, mention],
  [/^<\/[^:>]+:\d+>/, mention],
  [/^<id:\w+>/, mention],
  [/^@(?:everyone|here)/, mention],
  [/^<([^: >]+:\/[^ >]+)>/, link],
  [/^<((?:mailto|tel|sms):[^ >]+|[^ >@]+@[^ >]+|\+\d[^ >]*)>/, link],
  [/^(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/, link],
  [
    /^\[((?:\[[^\]]*\]|[^[\]])*[^[]*?)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\[^\n])*?)>?(?:\s+['"](?:[^'"]*)['"])?\s*\)/,
    maskedLink,
  ],
  ...inLabels,
];

function read(source: string, { lineStart, label }: Place): Reading {
  const draft: Draft = { text: "", links: [], mentions: [], marked: [] };
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const starts = !label && (at === 0 ? lineStart : source[at - 1] === "\n");
    const rules = label ? inLabels : starts ? [...blocks, ...inline] : inline;
    const [length, apply] = firstOf(rules, rest);
    if (apply === undefined) draft.text += source[at];
    else apply(draft);
    at += length;
  }
  return draft;
}

function firstOf(rules: readonly Rule[], rest: string): readonly [number, ((draft: Draft) => void)?] {
  for (const [pattern, apply] of rules) {
    const match = pattern.exec(rest);
    if (match !== null && match[0] !== "") return [match[0].length, (draft) => apply(match, draft)];
  }
  return [1];
}

/** Discord takes blanks and # off the end of a heading. */
function withoutHashes(title: string): string {
  return title.trimEnd().replace(/#+$/, "").trimEnd();
}

function merge(draft: Draft, { text, links, mentions, marked }: Reading): void {
  draft.text += text;
  draft.links.push(...links);
  draft.mentions.push(...mentions);
  draft.marked.push(...marked);
}
