import { printQuery } from "../../research/search/print-query.ts";
import { emptyQuery, noExcept, type Query } from "../../research/search/query.ts";
import { hasWord } from "../../research/search/typed-parts.ts";

/** A looser question, and what is looser in it. */
export interface Relaxation {
  readonly label: string;
  readonly query: Query;
}

/** Each is counted before it is offered, and a longer list is not read. */
const most = 12;

/** The query with one part fewer, for each of its parts; those first that people doubt first. */
export function relaxations(query: Query): readonly Relaxation[] {
  return [
    ...withoutFields(query),
    ...withoutDays(query),
    ...withoutWords(query),
    ...aboutWords(query),
    ...(leavesOut(query)
      ? [{ label: "leaving nothing out", query: { ...query, without: [], except: noExcept } }]
      : []),
  ]
    .filter(({ query }) => printQuery(query) !== "")
    .slice(0, most);
}

/** Only the words of a query, any of which may match: what is left to ask when no single condition is to blame. */
export function onlyWords(query: Query): Relaxation | undefined {
  const texts = [...query.phrases, ...query.either.flat().map(({ text }) => text)];
  const words = [...query.words, ...query.required, ...texts.flatMap(wordsIn)];
  if (words.length === 0) return undefined;
  return { label: "any of these words", query: { ...emptyQuery, words: [...new Set(words)] } };
}

/** What an article tells of need not stand in the words said: all of the words in its headline or in one paragraph. */
function aboutWords(query: Query): readonly Relaxation[] {
  if (query.about.length > 0 || query.either.length > 0) return [];
  const asked = [...query.words, ...query.required, ...query.phrases].flatMap(wordsIn).join(" ");
  if (asked === "") return [];
  const about = { ...query, words: [], required: [], phrases: [], about: [asked] };
  return [{ label: printQuery({ ...emptyQuery, about: [asked] }), query: about }];
}

const leavesOut = ({ without, except }: Query): boolean =>
  without.length > 0 || Object.values(except).some((values) => values.length > 0);

/** What of a phrase can be asked for alone. */
const wordsIn = (phrase: string): readonly string[] => phrase.split(/\s+/).filter(hasWord);

function withoutFields(query: Query): readonly Relaxation[] {
  return (["by", "in", "article", "about", "type"] as const).flatMap((field) =>
    query[field].length === 0
      ? []
      : {
          label: `without ${printQuery({ ...emptyQuery, [field]: query[field] })}`,
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
    words: [...query.words, ...phrases.flatMap(wordsIn)],
  };
  const words = printQuery({ ...emptyQuery, words: query.words });
  return [
    // Any of them may match, so one of several left out would find nothing more.
    ...(words === "" ? [] : [{ label: `without ${words}`, query: { ...query, words: [] } }]),
    ...required.map((word) => ({
      label: `without +${word}`,
      query: { ...query, required: required.filter((each) => each !== word) },
    })),
    ...either.map((group) => ({
      label: `without ${printQuery({ ...emptyQuery, either: [group] })}`,
      query: { ...query, either: either.filter((each) => each !== group) },
    })),
    ...(phrases.length > 1
      ? phrases.map((phrase) => ({
          label: `without ${printQuery({ ...emptyQuery, phrases: [phrase] })}`,
          query: { ...query, phrases: phrases.filter((each) => each !== phrase) },
        }))
      : []),
    ...(loose.words.length > query.words.length ? [{ label: "these words in any order", query: loose }] : []),
  ];
}
