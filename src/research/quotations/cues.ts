import type { Token } from "./tokens.ts";

/**
 * How a reporting verb is used: "says" stands before and after the words ("he said"), "calls" only before
 * them ("he called it …"), "quotes" has somebody else's words for its object.
 */
export type Reporting = "says" | "calls" | "quotes";

/** The use of a verb form, in lower case, or undefined when it does not report. */
export const reportingUse = (lower: string): Reporting | undefined => forms.get(lower)?.use;

/** True for forms that can stand beside a quotation with their speaker ("said", "asks", "tweeted"). */
export const isReportingVerb = (lower: string): boolean => forms.get(lower)?.use === "says";

/** True for forms in -ing, whose speaker is the subject of the clause around them. */
export const isParticiple = (token: Pick<Token, "lower">): boolean => token.lower.endsWith("ing");

/** True for forms that are nouns just as often ("claims", "a report", "his notes"). */
export const isAlsoNoun = (lower: string): boolean => forms.get(lower)?.noun === true;

/** True for verbs that report only where they touch the words ("“…,” she offered"), and else mean something else. */
export const isOnlyBeside = (lower: string): boolean => onlyBeside.has(forms.get(lower)?.base ?? "");

/** True for "tell", which has whom it is told to after it, never who tells. */
export const isTelling = (lower: string): boolean => forms.get(lower)?.base === "tell";

interface Form {
  readonly base: string;
  readonly use: Reporting;
  readonly noun: boolean;
}

// Base forms; a past form that is not regular stands after a slash. From the verbs that English style books
// list for speech and writing.
const says = `say/said tell/told ask add reply answer write/wrote/written tweet declare note explain state insist argue warn
claim conclude continue respond announce recall admit acknowledge quip joke shout yell exclaim remark comment
observe suggest stress emphasize assert contend maintain allege affirm agree allow boast brag caution
chant chime complain concede confess confirm counter cry decry deny disclose elaborate estimate fume gush
grumble implore intone interject inquire instruct lament laugh mention murmur muse mutter opine plead pledge
point post predict proclaim promise propose protest purr query rebut recount reiterate relate remember repeat
report retort reveal riff roar scream sigh snap snarl speculate summarize thunder underline underscore urge vow
whisper wonder deadpan read testify think/thought speak/spoke/spoken tell believe begin/began/begun retweet
email text marvel reason reflect preach offer interrupt hint guess emote demand ponder theorize volunteer rant
rail vent wail tease surmise find/found conjecture crow sneer scoff shoot/shot fire charge advise describe
recommend specify clarify echo bark beam retaliate sing/sang/sung chuckle chide scold hiss moan groan whine
grouse sob stammer bellow holler growl shriek blurt confide counsel enthuse gasp fret lecture warble`;
const calls = `call refer/referred label dub denounce criticize praise accuse blast slam deride dismiss characterize
portray brand term mock ridicule condemn hail tout attack lambaste lambast bash liken compare blame
express pronounce feel/felt worry welcome endorse defend thank credit trash rip invoke name deem bill nickname
rate bemoan cast paint frame compliment congratulate assure inform remind applaud cheer advocate apologize
indicate recognize address voice repudiate disavow`;
const quotes = "quote cite";

const onlyBeside = new Set(
  `offer begin find charge fire shoot laugh volunteer interrupt remember speak sigh cry read post reason shout chant
reflect repeat continue advise demand query text specify clarify`.split(/\s+/),
);

const nouns = new Set(
  `claim claims report reports comment comments note notes call calls answer answers remark remarks charge charges
state states post posts text texts point points promise promises demand demands attack attacks question questions
estimate estimates reply response query cry laugh label labels name names rate rates worry fears
hopes bill bills offer offers protest protests reason reasons speculation fire shot brand term terms address voice
read find vow vows pledge pledges mention mentions joke jokes tweet tweets retweet email emails cast frame
guess hint tease complaint counter talks cheer cheers compliment interrupt meaning
retort retorts echo echoes bark barks beam beams moan groan lecture counsel building hearing urge vent rant crow
thought billing`.split(/\s+/),
);

const forms = new Map<string, Form>();
for (const [use, list] of [
  ["calls", calls],
  ["says", says],
  ["quotes", quotes],
] as const) {
  for (const entry of list.split(/\s+/)) {
    const [base = "", ...past] = entry.split("/");
    for (const spelt of [base, base.replace(/ize$/, "ise")])
      for (const form of inflected(spelt, past)) forms.set(form, { base, use, noun: nouns.has(form) });
  }
}

function inflected(base: string, past: readonly string[]): string[] {
  const stem = base.replace(/e$/, "");
  const y = /[^aeiou]y$/.test(base) ? base.slice(0, -1) : undefined;
  const third = y ? `${y}ies` : /(?:s|sh|ch|x)$/.test(base) ? `${base}es` : `${base}s`;
  const regular = past.length > 0 ? past : [y ? `${y}ied` : `${stem}ed`, ...doubled(base, "ed")];
  return [base, third, ...regular, `${stem}ing`, ...doubled(base, "ing")];
}

/** "snapped", "admitting": a short last syllable doubles its consonant. */
function doubled(base: string, ending: string): string[] {
  return /(?:[^aeiou]|qu)[aeiou][bglmnprt]$/.test(base) ? [`${base}${base.at(-1)}${ending}`] : [];
}
