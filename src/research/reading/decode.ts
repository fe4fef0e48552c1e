import { analyse } from "chardet";
import { ReadingError } from "./reading-error.ts";

/**
 * The text that a file's bytes hold, without a byte order mark and otherwise as it is: broken letters stay as
 * they came. A byte order mark decides, then bytes that are valid UTF-8, then `declared` (of a server) and the
 * charset that a page or XML file names, then what the letters look like; Latin-1 is read as Windows-1252, as
 * browsers do (encoding.spec.whatwg.org). A few bad bytes in UTF-8 become U+FFFD, and so do a few zeros, as HTML has it.
 * @throws ReadingError when the bytes are no text.
 */
export function decode(bytes: Uint8Array, declared?: string): string {
  const marked = byMark(bytes);
  if (marked !== undefined) return decodeAs(marked, bytes);
  const zeros = zerosIn(bytes);
  if (isWide(bytes, zeros)) return decodeAs(zeros[0] > 0 ? "utf-16be" : "utf-16le", bytes);
  const isSpotted = zeros[0] + zeros[1] > 0;
  if ((zeros[0] + zeros[1]) * 100 > bytes.length || isBinary(bytes)) throw notText();
  const utf8 = new TextDecoder("utf-8").decode(bytes);
  // Letters of other encodings almost never happen to be valid UTF-8, whatever the page says of itself.
  const { bad, good } = lettersOf(utf8);
  if (bad === 0 || bad * 20 < good) return isSpotted ? utf8.replaceAll("\0", "\ufffd") : utf8;
  if (isSpotted) throw notText();
  const named = knownLabel(declared) ?? knownLabel(declaredIn(bytes));
  return decodeAs(named ?? likely(bytes), bytes);
}

const notText = (): ReadingError =>
  new ReadingError("This is not plain text: save the article as text in UTF-8, or take the file out.");

function byMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : undefined;
}

/** How many zeros stand at even places, and how many at odd ones. */
function zerosIn(bytes: Uint8Array): readonly [even: number, odd: number] {
  const zeros: [number, number] = [0, 0];
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros[at % 2 === 0 ? 0 : 1]++;
  return zeros;
}

/** UTF-16 without a mark: the zeros of Latin letters and blanks stand on one side only, and no controls come of it. */
const isWide = ({ length }: Uint8Array, [even, odd]: readonly [number, number]): boolean =>
  length % 2 === 0 && Math.min(even, odd) === 0 && (even + odd) * 20 > length / 2;

function decodeAs(label: string, bytes: Uint8Array): string {
  const text = new TextDecoder(label).decode(bytes);
  if (label.startsWith("utf-16") && !isProse(text)) throw notText();
  return text;
}

/** Text in UTF-16 that was read rightly has no zeros, few controls and hardly a letter that cannot be. */
const isProse = (text: string): boolean =>
  !text.includes("\0") && (text.match(/[\p{Cn}\p{Co}\ufffd]/gu)?.length ?? 0) * 20 <= text.length;

/** More than one control character in twenty is no text. Tabs, line ends and escapes count as text. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) controls++;
  return controls * 20 > bytes.length;
}

function lettersOf(utf8: string): { readonly bad: number; readonly good: number } {
  let [bad, good] = [0, 0];
  if (!utf8.includes("\ufffd")) return { bad, good };
  for (let at = 0; at < utf8.length; at++) {
    const unit = utf8.charCodeAt(at);
    if (unit === 0xfffd) bad++;
    else if (unit > 0x7f) good++;
  }
  return { bad, good };
}

/** Browsers look no further for a charset than 1024 bytes; saved pages have comments above it. Bytes. */
const prescan = 4096;

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, prescan));
  const found =
    /<\?xml[^>]{0,200}?encoding=["']([\w.:-]{1,40})/iu.exec(head) ??
    /<meta[^>]{0,300}?charset=["']?([\w.:-]{1,40})/iu.exec(head);
  return found?.[1];
}

/** A label that decoders know and that these bytes, which are not UTF-8 and hold no zeros, can be in. */
function knownLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf-") ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** Looked at to tell an encoding by its letters. Bytes. */
const sample = 100_000;

/** What letters alone can tell from Western ones: other scripts, and those of Central Europe where no other guess is near. */
function likely(bytes: Uint8Array): string {
  const [best, next] = analyse(bytes.subarray(0, sample));
  if (best === undefined || best.confidence < surest) return western;
  const isCentral = /^(?:iso-8859-2|windows-1250)$/iu.test(best.name);
  const isLatin = /^(?:ascii|iso-8859-[19]|windows-125[2478]|utf)/iu.test(best.name);
  const isClear = best.confidence - (next?.confidence ?? 0) >= clearly;
  return isLatin || (isCentral && !isClear) ? western : (knownLabel(best.name) ?? western);
}

/** Of a hundred: below it, the guess is as likely wrong. */
const surest = 40;
/** Czech and Polish stand 20 to 30 above the next guess. */
const clearly = 15;
const western = "windows-1252";
