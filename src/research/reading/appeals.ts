import { holdsMarks, outsideMarks } from "./quoted.ts";

/** Past these many words a paragraph must ask twice before it is an appeal. */
const shortAppeal = 30;

// A site speaking to its reader, in words that news about others puts in the third person.
const asking: readonly RegExp[] = [
  /\b(?:support|help|fund|back) (?:us|our)\b/,
  /\b(?:follow|join|find|like|write to|contact) us\b/,
  /\b(?:follow|join|subscribe to|sign up (?:for|to)) (?:our|the)\b.{0,40}\b(?:newsletter|channel|briefing|updates|page|app)\b/,
  /\bour (?:free |daily |weekly |morning |new )?(?:newsletter|telegram|whatsapp|youtube|facebook|twitter|instagram|app|channel|podcast|readers|subscribers)\b/,
  /\bstay tuned\b/,
  /\byour (?:support|help|contribution|donation|subscription|inbox)\b/,
  /\bfavou?r to ask\b/,
  /\b(?:we|us) need your\b/,
  /\b(?:please|can) (?:support|donate|subscribe|consider)\b/,
  /\b(?:donate|subscribe|sign up) (?:now|today|here)\b/,
  /\b(?:independent|quality|open|accurate|unbiased|fearless) (?:journalism|reporting)\b/,
  /\bwe,? the (?:journalists|editors|team|reporters)\b/,
];

/** Whether a paragraph asks its reader for money, an address or company. What others say in marks does not count. */
export function isAppeal(text: string): boolean {
  const own = plain(text);
  const asked = asking.filter((pattern) => pattern.test(own)).length;
  if (asked === 0 || !speaksToReader(own)) return false;
  const words = own.split(/ +/).length;
  return words <= shortAppeal ? asked > 0 && !holdsMarks(text) : asked > 1;
}

/** Whether a paragraph says both "we" and "you" in its own voice, as the middle of an appeal does. */
export function addressesReader(text: string): boolean {
  const own = plain(text);
  return /\b(?:we|us|our)\b/.test(own) && /\b(?:you|your)\b/.test(own);
}

/** "Support The Example Times!" above a headline: the name it asks for. */
export function supportedName(line: string): string | undefined {
  const found =
    /^(?:Support|Donate to|Subscribe to|Follow|Join) (?<name>(?:\p{Lu}[\p{L}\d.'’-]*(?: |(?=!))){1,6})!$/u.exec(
      line.slice(0, 120),
    );
  return found?.groups?.name;
}

const speaksToReader = (own: string): boolean =>
  /\b(?:we|us|our|you|your|please|stay tuned|subscribe|sign up|donate)\b/.test(own);

const plain = (text: string): string =>
  outsideMarks(text).replace(/\s+/gu, " ").replaceAll("’", "'").toLowerCase();
