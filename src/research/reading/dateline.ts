import type { Day } from "../article.ts";
import { dateWords, parseDay, weekdayWords } from "./days.ts";
import { outsideMarks } from "./quoted.ts";

/** What the opening of a wire story says before the story begins: "HAVNBY, May 2. /NNA/." */
export interface Dateline {
  /** As written, so mostly in capitals. */
  readonly place?: string;
  /** The agency between slashes or brackets. */
  readonly agency?: string;
  readonly day?: Day;
  /** Where the story begins behind it, in the paragraph. */
  readonly end: number;
}

/** A dateline is short. UTF-16 code units. */
const longest = 120;

/** Agencies that sign in brackets. Elsewhere brackets hold parties and shares as well: "Jane Doe (SNP) — ". */
const agencies =
  "Reuters|(?:The )?Associated Press|AP|AFP|dpa|DPA|UPI|PA Media|PA|AAP|(?:The )?Canadian Press|Bloomberg|" +
  "(?:ITAR-)?TASS|RIA Novosti|Interfax|Ukrinform|UNIAN|Xinhua|Kyodo|Yonhap|KCNA|ANSA|EFE|Lusa|APA|NTB|TT|Ritzau|STT|" +
  "PAP|CTK|MTI|BTA|Belga|ANP|Anadolu|AA|IRNA|SANA|SPA|WAM|PTI|ANI|IANS|Bernama|Antara";

const slashed = "/(?<slashed>\\p{L}[\\p{L} .&-]{1,30})/";
const known = `\\((?<known>${agencies})\\)`;
const bracketed = "\\((?<bracketed>\\p{Lu}[\\p{L} .&-]{1,30})\\)";
const words = "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: \\p{Lu}[\\p{L}\\p{M}.'’-]*){0,4}";
const capitals =
  "(?:\\p{Lu}[\\p{Lu}\\p{M}.'’-]{3,}|\\p{Lu}{2,} \\p{Lu}{2,})(?: \\p{Lu}[\\p{Lu}\\p{M}.'’-]*){0,3}";
const region = "(?:, (?!\\p{L}+day)\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+){0,3})?";
const date = `(?:,? (?<date>(?:${weekdayWords})?${dateWords}))?[.,]? ?`;
const dash = " ?(?:--?|[–—]) ";

// The surest first. Without an agency only capitals and a day prove a dateline.
const forms = [
  `(?<place>${words}${region})${date}${slashed}(?:\\.|${dash})`,
  `(?<place>${words}${region})${date}${known}${dash}`,
  `(?<place>${capitals}${region})${date}${bracketed}${dash}`,
  `(?<place>${capitals}${region})${date}${dash}`,
  `${slashed}(?:\\.|${dash})`,
  `${known}${dash}`,
].map((form) => new RegExp(`^${form}`, "u"));

/** The dateline at the start of a paragraph; nothing is filled in that it does not say. */
export function readDateline(paragraph: string): Dateline {
  const opening = paragraph.slice(0, longest).replace(/\s/gu, " ");
  for (const form of forms) {
    const found = form.exec(opening);
    if (!found) continue;
    const { place, slashed, known, bracketed, date } = found.groups ?? {};
    const agency = (slashed ?? known ?? bracketed)?.trim();
    const day = date === undefined ? undefined : parseDay(date);
    // Capitals before a dash may as well be an organisation: "NATO — the alliance — said".
    if (agency === undefined && day === undefined) continue;
    return {
      ...(place === undefined ? {} : { place: place.replace(/(?<!\.\p{L})[.,]$/u, "") }),
      ...(agency === undefined ? {} : { agency }),
      ...(day === undefined ? {} : { day }),
      end: found[0].length,
    };
  }
  return { end: 0 };
}

const reportedOn = new RegExp(`(?<!\\p{L})on (?<date>${weekdayWords}${dateWords})`, "u");
const reporting = /\b(?:said|says|told|reported|announced|stated|declared|according)\b/iu;
const ahead = /\b(?:will|would|shall|next|upcoming|scheduled|due|planned|plans?|expected)\b/iu;

/**
 * The weekday and date on which a lead says that something was said ("told the council on Tuesday, May 3"):
 * news leaves the year out for days just past. A date with its year is as likely history, one without "on" the
 * end of some week, and one beside "will" is to come: those tell nothing of the article's day.
 */
export function statedInLead(lead: string): Day | undefined {
  const own = outsideMarks(lead.slice(0, 1000)).replace(/\s/gu, " ");
  const found = reportedOn.exec(own);
  const date = found?.groups?.date;
  if (!found || date === undefined) return undefined;
  const sentence = sentenceAround(own, found.index);
  const day = parseDay(date);
  return day?.precision === "partial" && reporting.test(sentence) && !ahead.test(sentence) ? day : undefined;
}

function sentenceAround(text: string, at: number): string {
  const start = text.lastIndexOf(". ", at);
  const end = text.indexOf(". ", at);
  return text.slice(start + 1, end < 0 ? undefined : end);
}
