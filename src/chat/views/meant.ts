import { foldedWords } from "../../research/fold.ts";
import type { Meant, SpeakerCount } from "../../research/research.ts";
import { printQuery } from "../../research/search/print-query.ts";
import { emptyQuery, type Query } from "../../research/search/query.ts";
import { type Block, type Button, paragraph } from "../card.ts";
import type { Context } from "../command.ts";
import { buttonRow } from "./foot.ts";

/** Whom each `by:` was taken for, where it could be several people or does not say it by the name. */
export const meantBlocks = (
  query: Query,
  context: Context,
  lineOf = (asked: string, name: string) => lineBy(query, context, asked, name),
): readonly Block[] =>
  context.research.meant(query).flatMap((meant) => {
    const { asked, people, others } = meant;
    const more = others ? ", and whoever is only called so" : "";
    if (people.length === 0 || (people.length === 1 && isIn(asked, people[0]?.name ?? ""))) return [];
    return [
      paragraph(
        `${printQuery({ ...emptyQuery, by: [asked] })} ${people.length === 1 ? "is" : "stands for"} ${namesOf(meant)}${more}.`,
        "note",
      ),
      ...(people.length === 1 ? [] : buttonRow(choices(meant, lineOf))),
    ];
  });

/** "Ann Holm and Bo Holm", "Ann Holm, Bo Holm and 7 more" */
function namesOf({ people }: Meant): string {
  const isShared = (name: string): boolean => people.filter((other) => other.name === name).length > 1;
  const names = people
    .slice(0, most)
    .map((person) => (isShared(person.name) ? `${person.name} (${tellingOf(person)})` : person.name));
  const more = people.length - names.length;
  const last = more > 0 ? `${more} more` : names.pop();
  return names.length === 0 ? `${last}` : `${names.join(", ")} and ${last}`;
}

/** What tells two of one name apart: "treasurer, 1987". */
const tellingOf = ({ role, first, last }: SpeakerCount): string => {
  const years = [...new Set([first, last].flatMap((day) => day?.slice(0, 4) ?? []))].join("–");
  return [role, years].filter((words) => words !== undefined && words !== "").join(", ") || "another";
};

/** The same question for one of them each. */
const choices = (
  { asked, people }: Meant,
  lineOf: (asked: string, name: string) => string,
): readonly Button[] =>
  [...new Set(people.slice(0, most).map(({ name }) => name))].map((name) => ({
    label: name,
    line: lineOf(asked, name),
  }));

const lineBy = (query: Query, context: Context, asked: string, name: string): string =>
  context.lineWith({
    query: { ...query, by: query.by.map((each) => (each === asked ? name : each)) },
    page: 1,
  });

const isIn = (asked: string, name: string): boolean => {
  const words = new Set(foldedWords(name));
  return foldedWords(asked).every((word) => words.has(word));
};

/** More names than these nobody reads. */
const most = 4;
