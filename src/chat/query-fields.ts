import type { Query } from "../research/search/query.ts";
import type { Options } from "./command.ts";

/** A field of the query language that a menu or a form offers beside the query itself. */
export interface QueryField {
  readonly key: string;
  /** A few words, for a form: at most 45 characters (Discord's limit for labels). */
  readonly label: string;
  /** At most 100 characters (Discord's limit for options). */
  readonly description: string;
  /** The values that there are, each with what it means. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Something can be offered while it is typed. */
  readonly isOffered?: boolean;
  /** It takes a whole day, so a calendar can stand in its place. */
  readonly isDay?: true;
}

/** In the order that menus and forms offer them. */
export const queryFields: readonly QueryField[] = [
  {
    key: "by",
    label: "Who said it",
    description: "Who said it: a name",
    isOffered: true,
  },
  {
    key: "in",
    label: "Where it was published",
    description: "Which outlet",
    isOffered: true,
  },
  {
    key: "about",
    label: "What the article is about",
    description: "Words in the article",
  },
  { key: "after", label: "After this day", description: "A day, like 2026-03-14", isDay: true },
  { key: "before", label: "Before this day", description: "A day, like 2026-03-14", isDay: true },
  {
    key: "during",
    label: "During this month or year",
    description: "A month or year, like 2026-03",
    isOffered: true,
  },
  {
    key: "last",
    label: "In the last days",
    description: "The last 7d, 2w, 3m or 1y",
    isOffered: true,
  },
  {
    key: "type",
    label: "Which quotations",
    description: "Which quotations",
    choices: { direct: "whole ones", fragment: "words in a sentence" },
  },
  {
    key: "sort",
    label: "What comes first",
    description: "What comes first",
    choices: { best: "best match", new: "newest", old: "oldest" },
  },
];

/** The fields to offer beside a command's query: those that say something there, and are no option of the command's own. */
export function fieldsBeside(options: Options): readonly QueryField[] {
  const query = Object.values(options).find(({ kind }) => kind === "query");
  return queryFields.filter(
    ({ key }) => query !== undefined && query.ignores?.includes(key) !== true && !Object.hasOwn(options, key),
  );
}

/** What a query says by one field alone, and the query without it; undefined where that is nothing, or several things. */
export function takenFrom(query: Query, key: string): { value: string; rest: Query } | undefined {
  switch (key) {
    case "by":
    case "in":
    case "about":
    case "type":
      return onlyOne(query[key], { ...query, [key]: [] });
    case "during":
      return onlyOne(query.on, { ...query, on: [] });
    case "after":
    case "before": {
      const { [key]: day, ...rest } = query;
      return day === undefined ? undefined : { value: day, rest };
    }
    case "last": {
      const { last, ...rest } = query;
      return last === undefined ? undefined : { value: last.span, rest };
    }
    case "sort":
      return query.sort === "best" ? undefined : { value: query.sort, rest: { ...query, sort: "best" } };
    default:
      return undefined;
  }
}

function onlyOne([value, another]: readonly string[], rest: Query) {
  return value === undefined || another !== undefined ? undefined : { value, rest };
}
