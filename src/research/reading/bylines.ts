import type { Day } from "../article.ts";
import { parseDay } from "./days.ts";

/** No longer than a caption with its credit. UTF-16 code units. */
const longest = 300;

/** Who made a picture: "(Photo: Jane Doe / Example Press)", "Ministers arrive Jane Doe / EP", "Photo by Jane Doe". */
export const isCredit = (line: string): boolean =>
  line.length <= longest &&
  (pictureFirst.test(line) || signed.test(line.slice(-100)) || bracketed.test(line.slice(-100)));

const picture =
  "(?:[Ff]ile )?(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Gg]raphic|PHOTO|IMAGE)s?(?: [Cc]redit)?|[Cc]redits?";
const names = "\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*)";
const pictureFirst = new RegExp(
  `^[([]?(?:(?:${picture}) ?: ?\\S|(?:${picture}) (?:by|courtesy of|©) ?${names}{0,5}[.)\\]]?$|© ?\\p{Lu})`,
  "u",
);
/** A caption that runs into its photographer and agency; one name alone may be "AC/DC". */
const signed = new RegExp(`(?:^|\\s)${names}+ ?/ ?${names}{0,3}$`, "u");
const bracketed = new RegExp(`[([](?:(?:${picture}) ?: ?[^()[\\]]*|${names}+ ?/ ?[^()[\\]]*)[)\\]]$`, "u");

/** "By Jane Doe, Example Press". */
export const isByline = (line: string): boolean =>
  line.length <= 120 &&
  /^(?:By|Written by|Reporting by|Editing by|Reported by):? \p{Lu}[\p{L}.'’-]*(?:[ ,;&|]+(?:and |in |for |of |with )*\p{Lu}[\p{L}.'’-]*)*[.)]?$/u.test(
    line,
  );

/** The day of a line that says nothing else: "Friday, March 4, 2022", "Published: 4 March". "Dec 31" alone heads a table. */
export function dayOfLine(line: string): Day | undefined {
  if (line.length > 60) return undefined;
  const bare = line.replace(/\.$/u, "");
  const date = bare.replace(/^(?:published|posted)(?: on)?:? /iu, "");
  const day = parseDay(date);
  return day?.precision === "day" || date !== bare || /day\b/u.test(date) ? day : undefined;
}
