import { fold } from "../../research/fold.ts";
import { personalName } from "../../research/people/personal-name.ts";
import { genderOfGivenName } from "../../research/quotations/given-names.ts";
import { isNameParticle } from "../../research/quotations/name-runs.ts";
import { oneLine } from "./parts.ts";

/** An author as reference managers sort them, or a byline as printed, where it is not plainly a person's. */
export type Author = { readonly family: string; readonly given: string } | { readonly literal: string };

/**
 * The authors of a byline. A name is taken apart only where it begins with a given name that is known and has one surname behind it, with
 * initials between at most: of others (agencies, two surnames, names with the family's first) it is not said which part is which.
 * Where one of several is not plain, the whole stays as printed.
 */
export function authorsOf(byline: string): readonly Author[] {
  const printed = oneLine(byline);
  if (printed === "") return [];
  const turned = turnedName(printed);
  const authors = turned === undefined ? printed.split(/\s*[,;&]\s*|\s+and\s+/u).map(nameOf) : [turned];
  const people = authors.filter((author) => author !== undefined);
  return people.length === authors.length ? people : [{ literal: printed }];
}

/** "Holm, Ida" */
export const sortedName = (author: Author): string =>
  "literal" in author ? author.literal : `${author.family}, ${author.given}`;

function nameOf(written: string): Author | undefined {
  const [given = "", ...words] = written.split(" ");
  const initials = words.findIndex((word) => !/^\p{Lu}\.$/u.test(word));
  const family = words.slice(initials);
  const [surname = "", ...particles] = family.toReversed();
  const isPlain =
    initials >= 0 &&
    isGiven(given) &&
    isSurname(surname) &&
    particles.every((word) => isNameParticle(word) && word === word.toLowerCase()) &&
    (personalName(written)?.given.length ?? 0) > 0;
  return isPlain
    ? { family: family.join(" "), given: [given, ...words.slice(0, initials)].join(" ") }
    : undefined;
}

/** A byline that has the family's name first already: "Holm, Ida". */
function turnedName(printed: string): Author | undefined {
  const [family = "", given = "", ...more] = printed.split(", ");
  return more.length === 0 && !family.includes(" ") && !isGiven(family)
    ? nameOf(`${given} ${family}`)
    : undefined;
}

const isSurname = (word: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}$/u.test(word) && !inBylines.has(word.toLowerCase());

const isGiven = (word: string): boolean =>
  word.split("-").every((part) => {
    const { text } = fold(part);
    return /^\p{Lu}\p{Ll}/u.test(part) && (genderOfGivenName(text) !== undefined || givenNames.has(text));
  });

/** Behind what may be a given name these make an office or a paper of it: "Austin Business", "Virginia Correspondent". */
const inBylines: ReadonlySet<string> = new Set(
  `agency bureau business correspondent daily desk editor editorial editors independent journal life live magazine match media
  news newspaper newsroom online post press radio report reporter reporters reports review service sport sports staff star sun
  team tech times today tribune tv weekly wire world writer writers`.split(/\s+/),
);

/** Given names of bylines beside those that are known for pronouns, folded; none that is a surname as often, or a place. */
const givenNames: ReadonlySet<string> = new Set(
  `adam agata agnes agnieszka aino aleksander aleksandra alejandro alessandro amalie anders andrea andreas andrei andrew angus
  anja anita anke annika antoine anton antonio arne arturo asa astri bart bas beata benjamin bengt bernard bert bettina birgitta bjorn
  bo bogdan boris britt bruno camilla carlos caspar cecilie chantal charles christoph claudia clemens dag dagmar daniel dariusz david dieter
  dirk dmitri dmitry ebba einar elias elin elisabeth elise elke elsa emil emilie enrique erik erika ernst esben esteban eugenia
  evgeny fabian federico felipe femke fernando filip finn florian francisco francois frank franz freja frida friedrich fritz
  gabriel gabriela gabriele georg george gerd gerhard giorgio giovanni giuseppe gunnar gustav guillaume hakan hanna hannes hans
  harald heike heinrich heinz helena helga helge henk henri henrik henry herbert hilde hugo ida igor ilse inga inge inger ingo irina
  isabelle ivan ivar jacek jakob jan jana janne javier jean jens jeroen jesper jette joachim joao johan johann johanna johannes jonas
  jonathan jordi jorg jorge jorgen joris jose joseph juan julian julien jurgen jutta kaare kai kari karel karl karl-heinz karolina
  kasper katarina katarzyna kathrin katja katrin kees kerstin kirsti kjell klaus knut konrad krzysztof lars lasse lea leif lena
  leon leonard lieke lina line lise lisbeth liv lorenzo lotte louis louise luca luigi luis luise lukas maarten maciej mads magda
  magdalena magnus maja malin manuel marc marcel marcin marco maren margarita margrethe marek maria-luisa mariana marieke
  marija mario marius marta marten martin martina massimo mathias mathilde matthias matthieu mateusz max maximilian merete mette
  michael michal miguel mikael mikhail mikkel milan monika morten nathalie nicolas niels nikolai nils nina nora odd ola olaf olav ole
  olivier oscar oskar otto pablo pal paolo pascal patrick paul pawel pedro peer peder per peter petr petter philip philippe pia
  pierre pieter piotr raul reidar renata renate rene ricardo roberto rolf ruben rune sandro sander sanne sebastian sergei sergio
  sigurd silke silvia simon simone siri sofie solveig soren stefan stefano steffen stein stig sven svein tadeusz teun thea thibault
  thierry thomas thor tiina till timo tobias tom tomas tomasz tor tore torsten trine trond ulf ulla ulrich ulrike ute uwe valentina
  vera vibeke viktor viktoria vincent vincenzo vladimir volker werner wilhelm willem wim wolfgang wouter xavier yannick yves zofia`.split(
    /\s+/,
  ),
);
