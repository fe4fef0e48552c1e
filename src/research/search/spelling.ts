import { remembered } from "./remembered.ts";

/**
 * One spelling for a word that British and American writers spell apart, for matching only: some results are
 * no words at all ("seymor"), which does no harm as long as no two words become one.
 * The rules are those of Wikipedia, "American and British English spelling differences".
 */
export const spellingOf: (word: string) => string = remembered((word) => {
  if (word.length < 4 || word.length > 30 || !/^[a-z]+$/.test(word)) return word;
  const listed = words.get(word);
  if (listed !== undefined) return listed;
  for (const [pattern, replacement] of rules) {
    if (pattern.test(word)) return word.replace(pattern, replacement);
  }
  return word;
});

// -ise and not -ize, because Porter's stemmer takes "-ization" off down to "organ" and keeps "organis".
const rules: readonly (readonly [RegExp, string])[] = [
  [/^(.{3,})iz(e|es|ed|ing|ings|er|ers|able|ation|ations|ational)$/, "$1is$2"],
  [/lyz(e|es|ed|ing|er|ers)$/, "lys$1"],
  [/logue(s|d|)$/, "log$1"],
  [
    /^(.{3,}|od)our(s|ed|ing|er|ers|ite|ites|able|ably|al|ful|less|hood|hoods|y|ist|ists|ism|ly|ation|)$/,
    "$1or$2",
  ],
  [/^(.*cent|.*theat|fib|calib|lit|lust|sab|somb|spect|meag|met|(?:centi|kilo|milli)met)re(s|)$/, "$1er$2"],
  [/^(cent|fib|met)red$/, "$1ered"],
  [/^programme(s|)$/, "program$1"],
  [/^(def|off|lic|pret)ence(s|d|less|)$/, "$1ense$2"],
  [/^practis(e|es|ed|ing)$/, "practic$1"],
  [/^(sk|w)ilful(ly|ness|)$/, "$1illful$2"],
  [/^(acknowledg|judg)ment(s|al|)$/, "$1ement$2"],
  [/^manoeuvr(ed|ing|able)$/, "maneuver$1"],
  [/^manoeuvre(s|)$/, "maneuver$1"],
  [/^archae/, "arche"],
  [/^paed/, "ped"],
  [/^(h|an|leuk|orthop|encyclop|gyn|c)ae(d|m|s|c)/, "$1e$2"],
  [/^(f|)oe(t|str|soph)/, "$1e$2"],
];

const pairs = `grey gray,greys grays,ageing aging,aeroplane airplane,aeroplanes airplanes,aluminium aluminum,
  artefact artifact,artefacts artifacts,cosy cozy,enquiry inquiry,enquiries inquiries,fuelled fueled,
  fuelling fueling,gaol jail,gaols jails,jewellery jewelry,learnt learned,burnt burned,dreamt dreamed,
  mould mold,moulds molds,moustache mustache,plough plow,ploughs plows,ploughed plowed,pyjamas pajamas,
  sceptic skeptic,sceptics skeptics,sceptical skeptical,scepticism skepticism,sulphur sulfur,whisky whiskey,
  woollen woolen,yoghurt yogurt,instalment installment,instalments installments,enrol enroll,enrols enrolls,
  enrolment enrollment,fulfil fulfill,fulfils fulfills,fulfilment fulfillment`;

const words: ReadonlyMap<string, string> = new Map(
  pairs.split(",").map((pair) => {
    const [from = "", to = ""] = pair.trim().split(" ");
    return [from, to];
  }),
);
