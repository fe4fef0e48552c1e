import { isOnlyBeside, isParticiple, isReportingVerb, isTelling, reportingUse } from "./cues.ts";
import { auxiliaries, determiners, isAdverb, prepositions, pronouns } from "./function-words.ts";
import { phraseEnding } from "./noun-phrases.ts";
import type { Phrase } from "./phrase.ts";
import { phraseAfter, phraseBefore } from "./phrases-beside.ts";
import { cueReach, cueTries, isCue } from "./reporting-verbs.ts";
import type { Item } from "./sentences.ts";

/** Whom the sentence is about: whom it goes by ("According to Doe"), the subject of its first report, else its first subject. */
export function mainSubject(items: readonly Item[]): { phrase: Phrase; reports: boolean } | undefined {
  if (items[0]?.lower === "according" && items[1]?.lower === "to") {
    const phrase = phraseAfter(items, 2);
    if (phrase?.kind === "name") return { phrase, reports: true };
  }
  const subject = subjectOf(items);
  for (let verb = 1; verb < Math.min(items.length, cueReach); verb++) {
    const item = items[verb];
    if (!item || !isCue(items, verb) || !isReportingVerb(item.lower) || isParticiple(item)) continue;
    // "The lake is rising, said Doe."
    const inverted = items[verb - 1]?.text === "," ? phraseAfter(items, verb + 1) : undefined;
    if (inverted?.kind === "name") return { phrase: inverted, reports: true };
    const phrase = phraseBefore(items, verb);
    if (phrase?.kind === "name") return { phrase, reports: true };
    if (/^(?:s?he)$/.test(phrase?.head[0]?.lower ?? "") && phrase)
      return { phrase: subject && subject.first < phrase.first ? subject : phrase, reports: true };
    return subject && { phrase: subject, reports: true };
  }
  return subject && { phrase: subject, reports: false };
}

/** The first phrase of a sentence that can be its subject. */
export function subjectOf(items: readonly Item[]): Phrase | undefined {
  const main = mainClause(items);
  const subject = main > 0 ? subjectFrom(items, main) : undefined;
  // "As Doe rowed, he sang": the name before says who he is.
  return subject && subject.kind !== "pronoun" ? subject : subjectFrom(items, 0);
}

/** Where the main clause begins: "After Doe left, …" tells first when or why; 0 where it stands first. */
function mainClause(items: readonly Item[]): number {
  const at = /^(?:even|just|but|and)$/.test(items[0]?.lower ?? "") ? 1 : 0;
  if (!/^(?:after|as|when|while|before|because|although|though|if|since|once)$/.test(items[at]?.lower ?? ""))
    return 0;
  // "As Doe rowed in Port Elling, Ruritania, he sang"
  const comma = items
    .slice(0, cueReach)
    .findIndex((item, i) => item.text === "," && !(items[i + 1]?.capital && items[i + 2]?.text === ","));
  return comma + 1;
}

function subjectFrom(items: readonly Item[], start: number): Phrase | undefined {
  for (let i = start; i < Math.min(items.length, cueReach); i++) {
    const item = items[i];
    const next = items[i + 1];
    if (item?.kind !== "word" || (next?.kind === "word" && next.capital && !item.possessive)) continue;
    if (
      i > start &&
      i < start + 8 &&
      (determiners.has(items[start]?.lower ?? "") || owns(items, start, i)) &&
      mayBeVerb(next) &&
      next?.kind === "word"
    ) {
      const phrase = phraseEnding(items, i);
      if (phrase && phrase.first >= start && phrase.first <= start + 1) return phrase;
    }
    const pronoun = pronouns.has(item.lower) && !/^(?:i|we|you|who)$/.test(item.lower);
    if (!item.capital && !pronoun) continue;
    const phrase = phraseEnding(items, i, start);
    if (!phrase || item.possessive || followsPreposition(items, phrase.first)) continue;
    if (phrase.kind !== "pronoun" && !mayBeVerb(next)) continue;
    if (phrase.kind === "pronoun" || phrase.kind === "name" || phrase.first === start) return phrase;
  }
  return undefined;
}

/** "Jane Doe's right-hand man" */
const owns = (items: readonly Item[], start: number, end: number): boolean =>
  items[start]?.capital === true && items.slice(start, end).some((item) => item.possessive);

/** The subject of a verb; of "and added" or "adding", that of the clause before. */
export function speakerOfVerb(items: readonly Item[], verb: number): Phrase | undefined {
  const item = items[verb];
  if (!item) return undefined;
  if (items[verb - 1]?.lower === "to" && items[verb - 2]?.lower === "on") {
    // "went on to say"
    const found = phraseBefore(items, verb - 2);
    if (found) return found;
  }
  if (items[verb - 1]?.lower === "as" && isParticiple(item)) {
    // "the gazette quotes Jane Doe as saying"
    const found = phraseEnding(items, verb - 2);
    if (found && reportingUse(items[found.first - 1]?.lower ?? "") === "quotes") return found;
  }
  if (isParticiple(item) && isSign.test(items[verb - 1]?.lower ?? "")) return phraseEnding(items, verb - 1);
  const inverted = isInverted(items, verb) ? phraseAfter(items, verb + 1) : undefined;
  if (inverted && items[inverted.last + 1]?.text === ",") return inverted;
  const own = isParticiple(item) ? phraseBefore(items, verb) : undefined;
  // "with Doe saying", "footage of Doe saying", "Roe recalled Doe saying"
  if (
    own &&
    items[own.last + 1] === item &&
    /^(?:recall(?:s|ed)|remember(?:s|ed)|heard|hearing|overheard|recorded|filmed)$/.test(
      items[own.first - 1]?.lower ?? "",
    )
  )
    return own;
  if (own && /^(?:with|of|and|while)$/.test(items[own.first - 1]?.lower ?? "")) return own;
  const shared = isParticiple(item) || items[verb - 1]?.lower === "to";
  if (!shared) {
    const found = phraseBefore(items, verb);
    if (found && found.kind === "pronoun" && items[found.first]?.lower === "who")
      return phraseEnding(items, found.first - (items[found.first - 1]?.text === "," ? 2 : 1));
    if (found) return found;
  }
  let tries = cueTries;
  for (let i = verb - 1; i >= Math.max(0, verb - cueReach) && tries > 0; i--) {
    const other = items[i];
    if (other?.text === ")") i = openingBracket(items, i);
    if (other?.kind !== "word" || !isCue(items, i) || isParticiple(other) || isOnlyBeside(other.lower))
      continue;
    tries--;
    const found = phraseBefore(items, i);
    // "an heir who said he was ill, adding": the clause around it is not hers.
    if (found && !(found.kind === "pronoun" && items[found.first]?.lower === "who")) return found;
  }
  const subject = subjectOf(items);
  return subject && subject.last < verb ? subject : undefined;
}

/** "She held up a sign saying": the words are the sign's, whoever holds it. */
const isSign =
  /^(?:sign|banner|placard|poster|t?-?shirt|hat|cap|button|badge|sticker|plaque|tattoo|billboard)s?$/;

/** "“…,” said Jane Doe, “…”", "Since then, explained Doe, “…”" */
const isInverted = (items: readonly Item[], verb: number): boolean =>
  !isParticiple(items[verb] ?? { lower: "" }) &&
  !isTelling(items[verb]?.lower ?? "") &&
  isReportingVerb(items[verb]?.lower ?? "") &&
  (items[verb - 1]?.kind === "stretch" || items[verb - 1]?.text === ",");

/** Where the bracket that closes at `close` opens; `close` itself where it does not. */
function openingBracket(items: readonly Item[], close: number): number {
  for (let i = close - 1; i >= Math.max(0, close - cueReach); i--) if (items[i]?.text === "(") return i;
  return close;
}

const pastForms =
  /^(?:took|made|came|went|gave|got|spoke|ran|won|lost|met|knew|saw|left|held|put|kept|led|sent|drew|began|became|stood|sat|fell|who|and|struck|hit|fought|rose|grew|chose|broke|sought|bought|brought|built|cut|set)$/;

/** What may follow a subject: a verb, as far as endings tell, or a comma. */
const mayBeVerb = (item: Item | undefined): boolean =>
  item === undefined ||
  (item.kind === "punctuation"
    ? /^[,(—–:]$/.test(item.text)
    : auxiliaries.has(item.lower) ||
      isAdverb(item.lower) ||
      reportingUse(item.lower) !== undefined ||
      (/(?:ed|[^s]s)$/.test(item.lower) && !determiners.has(item.lower)) ||
      pastForms.test(item.lower));

function followsPreposition(items: readonly Item[], first: number): boolean {
  const before = items[first - 1]?.lower ?? "";
  const joint = determiners.has(before) ? items[first - 2] : items[first - 1];
  // "After Doe left" tells when; "of Doe", "with Doe" never has a subject.
  return (
    joint !== undefined && prepositions.has(joint.lower) && !/^(?:after|before|since)$/.test(joint.lower)
  );
}
