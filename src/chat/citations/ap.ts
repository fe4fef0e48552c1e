import { clippedDay } from "../../desk/clip.ts";
import type { Exported } from "../exports/format.ts";
import { apWhen } from "./days.ts";
import { groundText, innerMarks, oneLine, opening, quotedWords } from "./parts.ts";

/**
 * The sentence of a news report: who said it, in which role, by whom and when it was reported, and last the words, so that nothing of
 * them need be changed to fit it. Its links stand below. Undefined where the speaker is not known.
 */
export function apLine(row: Exported): string | undefined {
  const { speaker, article, link, page } = row;
  if (speaker === undefined) return undefined;
  const who = [speaker.name, ...(speaker.role === undefined ? [] : [`${speaker.role},`])]
    .map(oneLine)
    .join(", ");
  const when = apWhen(clippedDay(article));
  const reported =
    article.outlet === undefined
      ? `as reported${when} under the headline “${innerMarks(oneLine(article.title))}”`
      : `as ${oneLine(article.outlet)} reported${when}`;
  const ground = groundText(row);
  return [
    `${opening(who)} said, ${reported}: ${quotedWords(row)}`,
    ...(ground === undefined ? [] : [`[${ground}]`]),
    ...(link === undefined ? [] : [link]),
    ...(page === undefined ? [] : [page]),
  ].join("\n");
}
