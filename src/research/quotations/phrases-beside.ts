import { suffixOf } from "../names/given-sameness.ts";
import { auxiliaries, determiners, isAdverb, isTime, prepositions, pronouns } from "./function-words.ts";
import { genderOfGivenName } from "./given-names.ts";
import { isNameParticle, isWeekday } from "./name-runs.ts";
import { isBoundary, isFirmsRole, phraseEnding } from "./noun-phrases.ts";
import { type Phrase, phraseReach, wholePhrase, withoutArticle } from "./phrase.ts";
import { cueReach } from "./reporting-verbs.ts";
import { isOneRole, isRole, isTitle } from "./roles.ts";
import type { Item } from "./sentences.ts";

/** The phrase that ends just before the verb at `verb`, past adverbs, auxiliaries and asides in commas. */
export function phraseBefore(items: readonly Item[], verb: number): Phrase | undefined {
  const helped = beforeHelpers(items, verb - 1);
  // "John Doe, Jr., said"
  const end = items[helped]?.text === "," && suffixOf(items[helped - 1]?.lower ?? "") ? helped - 1 : helped;
  const mark = items[end]?.text ?? "";
  if (!/^[,)\u2014\u2013]$/.test(mark))
    return bearerOf(items, headOf(items, withPartner(items, beforePlaces(items, phraseEnding(items, end)))));
  let at = end;
  // An aside may hold asides: "Jane Doe, 43, a doctor in Ulm, Germany, said".
  const stop = Math.max(0, end - cueReach);
  while (at > stop) {
    at = openingOf(items, at, stop, mark === ")" ? "(" : mark);
    if (at < 1) return undefined;
    // "Jane Doe (D-Ulm), a doctor, said"
    const before = items[at - 1]?.text === ")" ? openingOf(items, at - 1, stop, "(") : at;
    if (before < 1) return undefined;
    const found = withPartner(items, phraseEnding(items, before - 1));
    const named = found && nameInAside(items, found, at, end);
    // "Port Elling's chancellor, John Doe, said"
    const held = found?.head.some((item) => item.possessive) && isRole(found.head.at(-1)?.lower ?? "");
    if (held && named) return named;
    if (found && !isAside(items, found)) return named ?? found;
  }
  return undefined;
}

/** The phrase that begins at `from`, as in "said Jane Doe", "said the treasurer, Jane Doe" and "according to the ministry". */
export function phraseAfter(items: readonly Item[], from: number): Phrase | undefined {
  const phrase = phraseFrom(items, from);
  return phrase && (nameAfterRole(items, phrase) ?? bothNames(items, phrase) ?? phrase);
}

/** "said Jane Doe and John Roe.", "said Jane Doe, a doctor, and her colleague John Roe.": both, as before the verb. */
function bothNames(items: readonly Item[], phrase: Phrase): Phrase | undefined {
  // "Jane Doe of Roe and Partners": the firm is hers.
  if (phrase.kind !== "name" || phrase.head.at(-1) !== items[phrase.last]) return undefined;
  const joint = items[phrase.last + 1]?.text === "," ? afterAside(items, phrase.last + 1) : phrase.last + 1;
  if (joint === undefined || items[joint]?.lower !== "and") return undefined;
  const partner = phraseFrom(items, joint + 1, true);
  const isHers = /^(?:his|her|their)$/.test(items[joint + 1]?.lower ?? "");
  if (partner?.kind !== "name" || partner.first !== joint + 1 || (partner.role.length > 0 && !isHers))
    return undefined;
  return closes(items, partner.last + 1) ? bothOf(items, phrase, partner) : undefined;
}

const bothOf = (items: readonly Item[], one: Phrase, other: Phrase): Phrase => ({
  ...wholePhrase(items, one.first, other.last, "organisation", true),
  both: [one, other],
});

/** The place after ", a doctor," where nothing but words stands between the commas. */
function afterAside(items: readonly Item[], comma: number): number | undefined {
  if (!determiners.has(items[comma + 1]?.lower ?? "")) return undefined;
  for (let i = comma + 1; i < comma + phraseReach; i++) {
    if (items[i]?.text === ",") return i + 1;
    if (items[i]?.kind !== "word" || isBoundary(items, i)) return undefined;
  }
  return undefined;
}

/** The sentence ends here, perhaps after an aside: what follows a name has no verb of its own. */
function closes(items: readonly Item[], at: number): boolean {
  const aside = items[at]?.text === "," && items[at + 1]?.kind === "word" ? at + 1 : at;
  for (let i = aside; i < aside + phraseReach; i++) {
    if (/^[.,]?$/.test(items[i]?.text ?? "")) return items[i + 1]?.kind !== "word";
    if (aside === at || items[i]?.kind !== "word" || isBoundary(items, i)) return false;
  }
  return false;
}

/** "said the treasurer, Jane Doe.": the name that a role and a comma lead to, and that nothing carries on. */
function nameAfterRole(items: readonly Item[], role: Phrase): Phrase | undefined {
  const comma = role.last + 1;
  if (role.kind !== "role" || items[comma]?.text !== "," || !isOfOne(items, role)) return undefined;
  const name = phraseFrom(items, comma + 1, true);
  if (name?.kind !== "name" || name.first !== comma + 1) return undefined;
  if (name.head.length < 2 && !isTitle(name.role.at(-1)?.lower ?? "")) return undefined;
  if (mayBeOfWhom(items, role, name)) return undefined;
  const next = items[name.last + 1];
  if (next?.kind === "word" && !/^(?:of|from|in|on|at|who)$/.test(next.lower)) return undefined;
  return { ...name, first: role.first, role: name.role.length > 0 ? name.role : role.head };
}

/** One bearer's role, but not "the wife of the mayor, John Doe" nor "a resident of Ulm, Ruritania", where the comma may belong to the last word. */
export function isOfOne(items: readonly Item[], { first, last, head, definite }: Phrase): boolean {
  const bearers = head.filter(({ lower }, i) => isOneRole(lower) && !isOneRole(head[i + 1]?.lower ?? ""));
  const place = items[last]?.capital && items.slice(first, last).some(({ lower }) => prepositions.has(lower));
  return bearers.length === 1 && (definite || !place);
}

function phraseFrom(items: readonly Item[], from: number, deep = false): Phrase | undefined {
  // "said of the lake", but "said Per Holm".
  if (items[from]?.capital === false && prepositions.has(items[from]?.lower ?? "")) return undefined;
  let last = from - 1;
  for (let i = from; i < Math.min(items.length, from + phraseReach); i++) {
    const item = items[i];
    if (item?.kind !== "word" || isBoundary(items, i) || stopsAfter.has(item.lower)) break;
    if (i > from && pronouns.has(item.lower)) break;
    last = i;
    if (item.possessive && i > from + 8) break;
  }
  while (last >= from && (prepositions.has(items[last]?.lower ?? "") || isAdverbHere(items[last]))) last--;
  if (last < from) return undefined;
  const next = items[last + 1];
  if (next?.kind === "word" && auxiliaries.has(next.lower)) return undefined;
  if (pronouns.has(items[from]?.lower ?? ""))
    return last === from && next?.kind !== "word" ? phraseEnding(items, from) : undefined;
  const phrase = leadingName(items, from, last) ?? beforePlaces(items, phraseEnding(items, last, from), from);
  if (!deep && items[last + 1]?.lower === "and" && items[last + 2]?.capital && items[last]?.capital) {
    const partner = phraseFrom(items, last + 2, true);
    if (partner?.kind === "name" && isFirmsRole(partner.role)) {
      const role = items.slice(withoutArticle(items, from), partner.first + partner.role.length);
      return { ...partner, first: from, role };
    }
  }
  return phrase;
}

/** "warmly", but not "Reilly". */
const isAdverbHere = (item: Item | undefined): boolean => item?.capital === false && isAdverb(item.lower);

/** "a man on a bench in Ulm said", "a letter to Doe said": what says it stands before the prepositions, and who stands behind one at most as its author. */
function beforePlaces(items: readonly Item[], phrase: Phrase | undefined, from = 0): Phrase | undefined {
  if (!phrase || phrase.kind === "pronoun") return phrase;
  const joint = determiners.has(items[phrase.first - 1]?.lower ?? "") ? phrase.first - 2 : phrase.first - 1;
  if (!prepositions.has(items[joint]?.lower ?? "")) return whoseClause(items, phrase, from);
  const stop = Math.max(from, phrase.first - phraseReach);
  let begin = joint;
  while (begin > stop && !isBoundary(items, begin - 1)) begin--;
  // "After a vote in Ulm Jane Doe said": when, and not who.
  if (/^(?:after|before|since|until)$/.test(items[begin - 1]?.lower ?? "")) return phrase;
  if (/^(?:last|this)$/.test(items[begin]?.lower ?? "") && determiners.has(items[begin + 2]?.lower ?? ""))
    begin += 2;
  const parts = items.slice(begin, joint + 1);
  const of = /^(?:of|for)$/;
  const first = parts.findIndex(
    ({ lower }, i) => prepositions.has(lower) && (begin + i === joint || !of.test(lower)),
  );
  const head = first > 0 ? nounBefore(items, begin + first - 1, begin) : undefined;
  if (head?.first !== begin) return phrase;
  if (head.kind === "role") return { ...head, last: phrase.last };
  if (head.kind === "name") return head.head.length > 1 ? head : phrase;
  if (!determiners.has(items[begin]?.lower ?? "") || /^(?:from|by)$/.test(items[joint]?.lower ?? ""))
    return phrase;
  const by = parts.findIndex(
    ({ lower }, i) => /^(?:from|by)$/.test(lower) && !isPastParticiple(parts[i - 1]),
  );
  const author = by > 0 ? phraseFrom(items, begin + by + 1) : undefined;
  if (author?.kind === "name") return author;
  // "a poster of Doe", but a report of the Survey is the Survey's.
  if (items[joint]?.lower === "of" && phrase.kind !== "name") return phrase;
  return items[joint]?.lower === "of"
    ? wholePhrase(items, begin, phrase.last, "organisation", head.definite)
    : head;
}

/** "a man who knew Doe said": whoever the clause is about, and nobody named in it. */
function whoseClause(items: readonly Item[], phrase: Phrase, from: number): Phrase | undefined {
  if (phrase.kind !== "name") return phrase;
  const stop = Math.max(from, phrase.first - phraseReach);
  for (let who = phrase.first - 2; who > stop && items[who + 1]?.kind === "word"; who--) {
    if (items[who]?.lower !== "who") continue;
    const head = items[who - 1]?.text === "," ? phrase : phraseEnding(items, who - 1, from);
    return head && { ...head, last: phrase.last };
  }
  return phrase;
}

/** "a complaint filed", "the man sitting": the noun that the participle at `end` belongs to. */
const nounBefore = (items: readonly Item[], end: number, begin: number): Phrase | undefined =>
  phraseEnding(
    items,
    end > begin + 1 && (isPastParticiple(items[end]) || /ing$/.test(items[end]?.lower ?? "")) ? end - 1 : end,
    begin,
  );

const isPastParticiple = (item: Item | undefined): boolean =>
  item?.capital === false && /(?:ed|en|sent|made|held|found|kept|left|read)$/.test(item.lower);

/** "the letter sent by Jane Roe to Doe says": what says it stands before the participle. */
function headOf(items: readonly Item[], phrase: Phrase | undefined): Phrase | undefined {
  if (!phrase || phrase.kind === "pronoun") return phrase;
  for (let by = phrase.first - 1; by > Math.max(0, phrase.first - phraseReach); by--) {
    const item = items[by];
    if (item?.kind !== "word" || pronouns.has(item.lower) || auxiliaries.has(item.lower)) return phrase;
    if (item.lower !== "by" || !isPastParticiple(items[by - 1])) continue;
    const head = phraseEnding(items, by - 2);
    // "the letter seen by the Courier": by whom tells which letter it is.
    if (head?.kind === "organisation" && phrase.kind === "organisation")
      return {
        ...head,
        last: phrase.last,
        head: [...head.head, ...items.slice(head.last + 1, phrase.last + 1)],
      };
    return head ?? phrase;
  }
  return phrase;
}

/** "Jane Doe, dean of the school said", "Jane Doe speaking to the council said": the name that what follows belongs to. */
function bearerOf(items: readonly Item[], phrase: Phrase | undefined): Phrase | undefined {
  if (!phrase || phrase.kind === "pronoun") return phrase;
  const isBare = phrase.kind === "role" && items[phrase.first]?.lower !== "the";
  if (isBare && items[phrase.first - 1]?.text === ",") {
    const name = phraseEnding(items, phrase.first - 2);
    const opens = name && (items[name.first - 1]?.kind ?? "punctuation") === "punctuation";
    return opens && name.kind === "name" && name.head.length > 1 ? name : phrase;
  }
  for (let i = phrase.first - 1; i > Math.max(0, phrase.first - phraseReach); i--) {
    const item = items[i];
    if (item?.kind !== "word" || auxiliaries.has(item.lower)) return phrase;
    if (!/^(?:speaking|talking|writing)$/.test(item.lower)) continue;
    const name = phraseEnding(items, i - 1);
    return name?.kind === "name" ? { ...name, last: phrase.last } : phrase;
  }
  return phrase;
}

/** "Jane Doe and John Roe", "the senator and candidate": both, as one phrase. */
function withPartner(items: readonly Item[], phrase: Phrase | undefined): Phrase | undefined {
  if (!phrase || phrase.kind === "pronoun" || items[phrase.first - 1]?.lower !== "and") return phrase;
  const partner = phraseEnding(items, phrase.first - 2);
  if (!partner || partner.kind === "pronoun") return phrase;
  if ((partner.kind === "name") !== (phrase.kind === "name")) return phrase;
  if (partner.kind === "name" && partner.head.at(-1) !== items[partner.last])
    return phrase.head.length === 1 ? { ...partner, last: phrase.last } : phrase;
  if (phrase.kind === "name" && phrase.head.length + partner.head.length > 2)
    return bothOf(items, partner, phrase);
  const kind = phrase.kind === "role" ? "role" : "organisation";
  return wholePhrase(items, partner.first, phrase.last, kind, partner.definite);
}

/**
 * "a spokeswoman for the builder, Ulm Works,": the name may be that of the firm for which she speaks, unless its first word is a
 * given name. Whoever heads one is named with it: "the head of the union, Per Holm,".
 */
function mayBeOfWhom(items: readonly Item[], role: Phrase, { head, role: title }: Phrase): boolean {
  const those = items.slice(role.first, role.last + 1);
  const joint = those.findLastIndex(({ lower }) => prepositions.has(lower));
  return (
    those[joint]?.lower === "for" &&
    determiners.has(those[joint + 1]?.lower ?? "") &&
    those.at(-1)?.capital === false &&
    title.length === 0 &&
    genderOfGivenName(head[0]?.lower ?? "") === undefined
  );
}

/** "the embassy's spokesman, John Doe, said", "the witness, sailor John Doe, said": the name that fills the aside, with the role before it. */
function nameInAside(items: readonly Item[], role: Phrase, open: number, close: number): Phrase | undefined {
  if (role.kind !== "role" || close - open > 6) return undefined;
  const name = phraseEnding(items, close - 1, open + 1);
  if (name?.kind !== "name" || name.first !== open + 1 || name.head.length < 2) return undefined;
  if (mayBeOfWhom(items, role, name)) return undefined;
  return { ...name, first: role.first, role: name.role.length > 0 ? name.role : role.head };
}

/** "said Jane Doe of Ulm": the name at the beginning, where no role goes before it. */
function leadingName(items: readonly Item[], from: number, last: number): Phrase | undefined {
  let end = from - 1;
  while (
    end < last &&
    (items[end + 1]?.capital || (end >= from && isNameParticle(items[end + 1]?.lower ?? "")))
  )
    end++;
  if (end < from || end === last || !prepositions.has(items[end + 1]?.lower ?? "")) return undefined;
  const found = phraseEnding(items, end, from);
  if (found?.kind !== "name" && found?.kind !== "organisation") return undefined;
  // "said University of Ulm professor Jane Doe": one word, or an organisation's, is only where the role begins.
  const isBody = found.kind === "organisation" || found.head.length === 1;
  const whole = isBody ? phraseEnding(items, last, from) : undefined;
  const goesOn = whole?.kind === "name" ? whole.role.some(({ lower }) => isRole(lower)) : end === from;
  return whole?.first === from && goesOn ? whole : found;
}

function beforeHelpers(items: readonly Item[], from: number): number {
  let i = from;
  while (i >= 0) {
    const item = items[i];
    if (item?.kind !== "word") break;
    if (isWeekday(item.lower)) {
      i -= /^(?:on|last|this|late|early)$/.test(items[i - 1]?.lower ?? "") ? 2 : 1;
    } else if (isTime(item.lower) && timeStart(items, i) < i) {
      i = timeStart(items, i) - 1;
    } else if (!item.capital && (auxiliaries.has(item.lower) || isAdverb(item.lower))) i--;
    else if (item.lower === "and" && auxiliaries.has(items[i - 1]?.lower ?? "")) i--;
    else break;
  }
  return i;
}

/** "Doe in recent days", "Doe late last night": where the words that say when begin; the place itself where they are none. */
function timeStart(items: readonly Item[], time: number): number {
  const joint = /^(?:last|this|that|next|recent|late|early|earlier|past|few|same|the|two|three)$/;
  let start = time;
  while (joint.test(items[start - 1]?.lower ?? "") || isWeekday(items[start - 1]?.lower ?? "")) start--;
  return start < time && /^(?:in|on|over|during|within)$/.test(items[start - 1]?.lower ?? "")
    ? start - 1
    : start;
}

function openingOf(items: readonly Item[], close: number, stop: number, mark: string): number {
  for (let i = close - 1; i >= stop; i--) if (items[i]?.text === mark) return i;
  return -1;
}

/** "a doctor in Ulm", "Germany" between commas only tells more of the name before it. */
function isAside(items: readonly Item[], phrase: Phrase): boolean {
  const before = items[phrase.first - 1];
  const joint = determiners.has(before?.lower ?? "") ? items[phrase.first - 2] : before;
  if (prepositions.has(joint?.lower ?? "")) return true;
  const named = items[phrase.first - 2];
  if (before?.text !== "," || phrase.kind === "pronoun") return false;
  if (!named?.capital && !/^\p{N}/u.test(named?.text ?? "")) return false;
  return phrase.kind === "role" || phrase.head.length === 1;
}

const stopsAfter = new Set(
  "who whom whose which that when where while because as after before during in on at to by about if and but with from into he she they it we i last this adding".split(
    " ",
  ),
);
