import { printQuery } from "../../research/search/print-query.ts";
import { emptyQuery, type Query } from "../../research/search/query.ts";

/** A looser question, and what is looser in it. */
export interface Relaxation {
  readonly label: string;
  readonly query: Query;
}

/** Each is counted before it is offered, and a longer list is not read. */
const most = 12;

/** The query with one condition fewer, for each of its conditions; those first that people doubt first. */
export function relaxations(query: Query): readonly Relaxation[] {
  return [
    ...withoutFields(query),
    ...withoutDays(query),
    ...withoutWords(query),
    ...(query.without.length > 0 ? [{ label: "leaving nothing out", query: { ...query, without: [] } }] : []),
  ]
    .filter(({ query }) => printQuery(query) !== "")
    .slice(0, most);
}

/** Only the words of a query, any of which may match: what is left to ask when no single condition is to blame. */
export function onlyWords(query: Query): Relaxation | undefined {
  const texts = [...query.phrases, ...query.either.flat().map(({ text }) => text)];
  const words = [...query.words, ...query.required, ...texts.flatMap((text) => text.split(/\s+/))];
  if (words.length === 0) return undefined;
  return { label: "any of these words", query: { ...emptyQuery, words: [...new Set(words)] } };
}

function withoutFields(query: Query): readonly Relaxation[] {
  return (["by", "in", "article", "about", "type"] as const).flatMap((field) =>
    query[field].length === 0
      ? []
      : {
          label: `without ${field}:${query[field].join(` ${field}:`)}`,
          query: { ...query, [field]: [] },
        },
  );
}

function withoutDays(query: Query): readonly Relaxation[] {
  const { after, before, last, ...others } = query;
  const isDayless =
    query.on.length === 0 && after === undefined && before === undefined && last === undefined;
  return isDayless ? [] : [{ label: "of any day", query: { ...others, on: [] } }];
}

function withoutWords(query: Query): readonly Relaxation[] {
  const { required, either, phrases } = query;
  const loose = {
    ...query,
    phrases: [],
    words: [...query.words, ...phrases.flatMap((each) => each.split(/\s+/))],
  };
  return [
    ...required.map((word) => ({
      label: `without +${word}`,
      query: { ...query, required: required.filter((each) => each !== word) },
    })),
    ...either.map((group) => ({
      label: `without ${printQuery({ ...emptyQuery, either: [group] })}`,
      query: { ...query, either: either.filter((each) => each !== group) },
    })),
    ...(phrases.length > 0 ? [{ label: "these words in any order", query: loose }] : []),
  ];
}
