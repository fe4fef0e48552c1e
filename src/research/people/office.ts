import { isSameWord, roleWords } from "../quotations/role-words.ts";
import { tokensOf } from "../quotations/tokens.ts";

/** What a role says, for comparing: "NATO Secretary-General" is the key "general secretary" and the rest "nato". */
export interface Office {
  /** The role nouns and ranks, sorted, with what tells who is to hold it or did; empty where there are none. */
  readonly key: string;
  /** The words that tell which one it is, in lower case. */
  readonly rest: readonly string[];
}

/** A role as written, taken apart. */
export function officeOf(role: string): Office {
  const spelled = role.replace(
    /\b(?:Sen|Rep|Gov|Gen|Prof)(?:\.|(?=\s|$))/giu,
    (short) => titles.get(short.slice(0, 3).toLowerCase()) ?? short,
  );
  const { key, rest } = roleWords(tokensOf(spelled, 0, spelled.length));
  const own = new Set(key.split(" ").map((word) => qualifiers.get(word) ?? word));
  return { key: [...own].sort().join(" "), rest };
}

/** Each with one word for all that say the same. */
const qualifiers = new Map([
  ["elect", "elect"],
  ["designate", "elect"],
  ["would-be", "elect"],
  ["ex", "former"],
  ["one-time", "former"],
  ["onetime", "former"],
  ["former", "former"],
  ["interim", "acting"],
  ["acting", "acting"],
  ["shadow", "shadow"],
]);
/** Whether a role is another beside the one asked for: "deputy mayor", "the mayor's aide", but not "senior official". */
export const isBeside = (asked: Office, role: Office): boolean =>
  asked.key !== "" &&
  role.key !== "" &&
  role.key.split(" ").some((word) => !asked.key.split(" ").includes(word) && !ranks.has(word));

/**
 * The same role of the same body: "Guild treasurer", "treasurer of the Guild". All that the one says of which body it
 * is must be said by the other, and be more than what every country or town has ("foreign minister", "police chief").
 */
export const isSameOffice = (a: Office, b: Office): boolean =>
  a.key !== "" && a.key === b.key && saysWhich(a) && saysWhich(b) && hasNoOther(a, b);

/** The same high office, of which one side does not say where: "President", "Ruritanian president". */
export const mayBeSameOffice = (a: Office, b: Office): boolean =>
  a.key !== "" &&
  a.key === b.key &&
  !(saysWhich(a) && saysWhich(b)) &&
  hasNoOther(a, b) &&
  a.key.split(" ").some((word) => high.has(word));

const saysWhich = ({ rest }: Office): boolean => rest.some((word) => !common.has(word));

/** Whether one says nothing that the other does not; "South Harbour" is no part of "Harbour", nor the reverse. */
const hasNoOther = (a: Office, b: Office): boolean =>
  (isWithin(a, b) && !addsSide(b, a)) || (isWithin(b, a) && !addsSide(a, b));

const addsSide = (more: Office, less: Office): boolean =>
  less.rest.length > 0 && more.rest.some((word) => sides.has(word) && !less.rest.includes(word));

const isWithin = (less: Office, more: Office): boolean =>
  less.rest.every((word) => more.rest.some((other) => isSameWord(word, other)));

/** The same role or the same body: "Guild treasurer" and "member of the Guild", "treasurer". */
export const isLikeOffice = (a: Office, b: Office): boolean =>
  a.rest.some((word) => b.rest.some((other) => isSameWord(word, other))) ||
  (a.key === b.key && (a.rest.length === 0 || b.rest.length === 0));

/** Whether a role is the one asked for: the same nouns and ranks, and all that is said of which one. */
export const isAskedOffice = (asked: Office, role: Office): boolean =>
  asked.key !== "" && asked.key === role.key && isWithin(asked, role);

const titles = new Map([
  ["sen", "senator"],
  ["rep", "representative"],
  ["gov", "governor"],
  ["gen", "general"],
  ["pro", "professor"],
]);

/** They rank an office and make no other of it. */
const ranks = new Set("senior chief top first permanent general".split(" "));

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const sides = words("north south east west northern southern eastern western upper lower central");

/** What most countries, towns or firms have one of: beside a role it does not tell whose it is. */
const common = new Set([
  ...sides,
  ...words(`foreign finance interior home defense defence security health education labor labour justice trade
economy economic energy transport transportation environment agriculture culture budget oil treasury housing police
army navy military force forces union house senate congress parliament assembly council cabinet city town village
county district province provincial regional region local municipal state states national federal international
public press school board bank company firm corporate court supreme high ministry department office agency bureau
committee commission service university college institute hospital church club team association society market
senior chief top executive managing vice deputy staff opposition majority minority ruling political affairs news
research sales marketing operations financial campaign election`),
]);

/** Few hold these at a time; of mayors, chairmen, analysts and spokesmen there are many of one surname. */
const high = new Set(
  "president minister secretary speaker chancellor senator governor premier king queen pope ambassador monarch".split(
    " ",
  ),
);
