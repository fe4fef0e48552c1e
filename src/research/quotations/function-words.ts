const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Pronouns that can stand for a speaker, and "who", whose antecedent stands before it. */
export const pronouns = words("he she they it we i you who");

export const determiners = words(
  "the a an his her their its our my your this that these those one two three four five several some many most other another both each any no",
);

export const prepositions = words(
  "of for at from in with to on by about into over under between against during through near like than among within without via toward towards around upon per across inside outside behind beside beyond below",
);

export const conjunctions = words(
  "and but or yet so because when while if though although as that whether since after before until where once unless than however meanwhile then",
);

/** Verbs that only help or lead up to another one ("went on to say", "got to ask"), so that a subject may stand before them. */
export const auxiliaries = words(
  "is are was were be been being has have had having do does did will would can could may might must should shall isn't wasn't aren't weren't hasn't haven't hadn't didn't doesn't won't wouldn't can't couldn't not never went goes go going came come gets got get",
);

/** Adverbs that stand between a subject and its verb without ending in -ly. */
const adverbs = words(
  "also later earlier then often once ever again already just even now still further first last twice always sometimes soon instead too back next however meanwhile himself herself itself themselves yesterday today tonight more",
);

/** Words that a capital letter at the beginning of a sentence does not turn into a name. */
export const neverNames = words(
  `${[...pronouns, ...determiners, ...prepositions, ...conjunctions, ...auxiliaries, ...adverbs].join(" ")}
  me him us them there here what which why how whose whom yes nor only according despite following speaking asked perhaps maybe still
  such all few more much every either neither not let please earlier recently previously additionally indeed thus
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december jan feb mar apr jun jul aug sept sep oct nov dec q a.m p.m am pm today's i'm i've it's that's
  yeah oh well okay`,
);

/** True for an adverb, in lower case. */
export const isAdverb = (lower: string): boolean =>
  adverbs.has(lower) || (lower.length > 4 && lower.endsWith("ly") && lower !== "family" && lower !== "reply");

/** True for a noun, in lower case, that says when ("the next day"). */
export const isTime = (lower: string): boolean =>
  /^(?:day|week|weekend|month|year|morning|afternoon|evening|night|hour|minute|decade)s?$/.test(lower);
