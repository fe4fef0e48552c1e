import { remembered } from "./remembered.ts";

/**
 * One spelling for a word that British and American writers spell apart, and for a number with and without its commas,
 * for matching only: some results are no words at all ("seymor"), which does no harm as long as no two words become one.
 * The rules are those of Wikipedia, "American and British English spelling differences".
 */
export const spellingOf: (word: string) => string = remembered((word) => {
  if (/[0-9],[0-9]/.test(word)) return word.replaceAll(",", "");
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
  [/^(.{2,})logue(s|)$/, "$1log$2"],
  [/^(.{2,})logu(ed|ing|er|ers)$/, "$1log$2"],
  [
    /^(.{3,}|od)our(s|ed|ing|er|ers|ite|ites|able|ably|al|ful|less|hood|hoods|y|ist|ists|ism|ly|ation|)$/,
    "$1or$2",
  ],
  [
    /^(.*cent|.*theat|fib|calib|lit|lust|mit|sab|salpet|sepulch|somb|spect|meag|met|(?:centi|deci|kilo|milli)(?:met|lit))re(s|)$/,
    "$1er$2",
  ],
  [/^(cent|fib|mit)red$/, "$1ered"],
  [/^(cent|fib|mit)ring$/, "$1ering"],
  [/^programme(s|)$/, "program$1"],
  [/^(def|off|lic|pret)ence(s|d|less|)$/, "$1ense$2"],
  [/^(lic)encing$/, "$1ensing"],
  [/^practis(e|es|ed|ing)$/, "practic$1"],
  [/^(sk|w)ilful(ly|ness|)$/, "$1illful$2"],
  [/^(acknowledg|judg)ment(s|al|)$/, "$1ement$2"],
  [/^(un|)(lik|liv|lov|mistak|mov|sal|siz)eable$/, "$1$2able"],
  [/^manoeuvr(ed|ing|able)$/, "maneuver$1"],
  [/^manoeuvre(s|)$/, "maneuver$1"],
  [/^archae/, "arche"],
  [/^paed/, "ped"],
  [/^(h|an|leuk|orthop|encyclop|gyn)ae(d|m|s|c)/, "$1e$2"],
  [/^caesar(ean|eans|ian|ians)$/, "cesar$1"],
  [/^(f|)oe(t|str|soph)/, "$1e$2"],
];

/** Verbs whose last letter is doubled in Britain only; that of "control" and "call" is doubled everywhere. */
const doubling = `bevel cancel channel chisel counsel dial duel enamel equal fuel funnel gruel imperil initial
  jewel label level libel marshal marvel model panel parcel pedal pencil pummel quarrel ravel refuel revel rival
  shovel shrivel signal spiral squirrel stencil swivel total travel trial tunnel unravel worship yodel kidnap
  benefit bias focus refocus`;

const endings = ["ed", "ing", "er", "ers", "or", "ors", "ous", "ously"];

const pairs = `grey gray,greys grays,greyer grayer,greyish grayish,ageing aging,aeroplane airplane,
  aeroplanes airplanes,advisor adviser,advisors advisers,aluminium aluminum,appal appall,appals appalls,
  artefact artifact,artefacts artifacts,biassed biased,burnt burned,chilli chili,cosy cozy,cosier cozier,
  councillor councilor,councillors councilors,diarrhoea diarrhea,distil distill,distils distills,
  doughnut donut,doughnuts donuts,dreamt dreamed,enquire inquire,enquired inquired,enquires inquires,
  enquiring inquiring,enquiry inquiry,enquiries inquiries,enrol enroll,enrols enrolls,enrolment enrollment,
  enthral enthrall,enthrals enthralls,fulfil fulfill,fulfils fulfills,fulfilment fulfillment,gaol jail,
  gaols jails,gaoled jailed,instal install,instalment installment,instalments installments,instil instill,
  instils instills,jewellery jewelry,leapt leaped,learnt learned,mediaeval medieval,mollusc mollusk,
  molluscs mollusks,mould mold,moulds molds,moulded molded,mouldy moldy,moustache mustache,
  moustaches mustaches,omelette omelet,omelettes omelets,plough plow,ploughs plows,ploughed plowed,
  ploughing plowing,protestor protester,protestors protesters,pyjamas pajamas,sceptic skeptic,
  sceptics skeptics,sceptical skeptical,scepticism skepticism,smoulder smolder,smouldering smoldering,
  smouldered smoldered,spilt spilled,spoilt spoiled,sulphur sulfur,sulphuric sulfuric,
  tranquillity tranquility,tsar czar,tsars czars,tsarist czarist,whisky whiskey,woollen woolen,
  yoghurt yogurt,yoghurts yogurts`;

const words: ReadonlyMap<string, string> = new Map([
  ...doubling
    .split(/\s+/)
    .flatMap((verb) =>
      endings.map((ending) => [`${verb}${verb.slice(-1)}${ending}`, `${verb}${ending}`] as const),
    ),
  ...pairs.split(",").map((pair) => {
    const [from = "", to = ""] = pair.trim().split(" ");
    return [from, to] as const;
  }),
]);
