import type { Span } from "../article.ts";

/** A word or one punctuation character, `[start, end)` in UTF-16 code units of the article. */
export interface Token extends Span {
  readonly kind: "word" | "punctuation";
  readonly text: string;
  /**
   * Lower case, plain apostrophes, without a possessive ending. A word that is somebody's name here ("King" of "Sally
   * King") keeps its capital, so that no list of words takes it for one.
   */
  readonly lower: string;
  readonly capital: boolean;
  readonly possessive: boolean;
  /** True where a full name that the article also holds by itself begins ("Jane" in "of Ruritania Jane Doe"). */
  readonly beginsName?: boolean;
}

/** The tokens of `[start, end)`, in order. Linear in the length of the stretch. */
export function tokensOf(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(start, end).matchAll(pattern)) {
    const word = match[0];
    // The full stop that an abbreviation before has taken.
    if (start + match.index < (tokens.at(-1)?.end ?? start)) continue;
    // "Moss, Jr." is one name.
    if (word === "," && suffixAfter.test(text.slice(start + match.index, start + match.index + 6))) continue;
    if (!/[\p{L}\p{N}]/u.test(word)) {
      tokens.push(punctuation(word, start + match.index));
      continue;
    }
    for (const found of wordsAt(word, start + match.index, text)) tokens.push(found);
  }
  return tokens;
}

// "JosÃ©": a letter that was wrongly decoded is one still. "the dockers’ union": an apostrophe after s belongs to its word. Every alternative begins differently from what may follow it, so nothing is tried twice.
// "O‘Neill", "Jean–Luc": what is typed for an apostrophe or a hyphen in a name. "van ’t Hoff" has an apostrophe before.
const pattern =
  /(?:\p{L}\.){2,}|['’]t(?=\s\p{Lu})|(?<!\p{L})(?:[DLO][‘´`′]\p{Lu}|\p{Lu}\p{Ll}+[\u2010\u2011–]\p{Lu}\p{Ll})[\p{L}\p{M}]*|(?:(?:Ã|Â|\u0302|\u0303)[\u0080-\u00bf]|[\p{L}\p{M}\p{N}])+(?:(?:['’.&/-]|â€™|\?€\?)[\p{L}\p{M}\p{N}]+)*(?:(?<=s)['’](?=\s\p{L}))?|[^\s\p{L}\p{M}\p{N}]/gu;

const suffixAfter = /^, ?(?:Jr|Sr)\b/;

const abbreviations = new Set(
  "mr mrs ms dr gov sen rep reps sens gen lt col sgt capt maj cmdr adm st jr sr prof rev hon pres del inc corp co ltd vs no jan feb aug sept sep oct nov dec".split(
    " ",
  ),
);

const punctuation = (character: string, at: number): Token => ({
  kind: "punctuation",
  start: at,
  end: at + character.length,
  text: character,
  lower: character,
  capital: false,
  possessive: false,
});

/** One word, or several where a sentence ends without a blank after it ("security.World"). */
function wordsAt(found: string, at: number, text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (let stop = missingBlank(found, from); stop >= 0; stop = missingBlank(found, from)) {
    tokens.push(word(found.slice(from, stop), at + from), punctuation(".", at + stop));
    from = stop + 1;
  }
  const rest = found.slice(from);
  const short = abbreviations.has(rest.toLowerCase()) || /^\p{Lu}$/u.test(rest);
  tokens.push(word(short && text[at + found.length] === "." ? `${rest}.` : rest, at + from));
  return tokens;
}

/** The next full stop between two words of some length, or -1: "U.S.A" and "3.5" stay whole. */
function missingBlank(found: string, from: number): number {
  const stop = found.endsWith(".") ? -1 : found.indexOf(".", from);
  if (stop < 0 || /^\p{N}/u.test(found.charAt(stop + 1))) return -1;
  return stop - from > 2 && found.length - stop > 4 ? stop : -1;
}

function word(text: string, start: number): Token {
  const plain = text
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll("â€™", "'")
    .replaceAll("?€?", "'")
    .replace(/(?<=^[dlo])[‘´`′]/, "'")
    .replace(/[\u2010\u2011–]/, "-");
  const possessive = plain.endsWith("'s") || plain.endsWith("s'");
  return {
    kind: "word",
    start,
    end: start + text.length,
    text,
    lower: plain.replace(/(?:'s|(?<=s)')$/, ""),
    // "al-Noor", "d'Arc" and "el-Bahri" are names as well.
    capital: /^(?:\p{Lu}|(?:al|el|as|ad|an|ar|d|l|o)['’-]\p{Lu})/u.test(text),
    possessive,
  };
}
