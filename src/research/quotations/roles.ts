/** True for a noun in lower case that names what a person is ("minister", "secretary-general", "aides"). */
export const isRole = (lower: string): boolean =>
  isOneRole(lower) ||
  isOneRole(lower.replace(/s$/, "")) ||
  (lower.includes("-") && (isCompound(lower) || /-(?:year|month|week)-olds?$/u.test(lower)));

/** True for a role in the singular, which is all that one person can have. */
export const isOneRole = (lower: string): boolean =>
  roles.has(lower) || (occupationsEnd.test(lower) && occupation.test(lower));

/** "secretary-general", "editor-in-chief", "president-elect", but not "smith-king". */
const isCompound = (lower: string): boolean =>
  lower.split("-").every((part) => isOneRole(part) || isRank(part) || joints.has(part));

const joints = new Set("in at of large arms elect designate vice ex co sub under".split(" "));

// Most words end otherwise, and this is asked of every word several times.
const occupationsEnd = /[nrst]$/;

// "-woman" and "-person" are always what somebody is; "-man" ends surnames too.
const occupation =
  /^(?:\p{L}{3,}(?:wom[ae]n|persons?|keepers?)|\p{L}{2,}(?:ologist|ographer|onomer|iatrist)s?|(?:alder|anchor|assembly|business|camera|chair|clergy|congress|council|crafts|crew|door|ferry|fire|fisher|fore|front|guards|gun|helms|line|lobster|midship|militia|news|noble|oars|ombuds|patrol|police|repair|sales|service|spokes|sports|states|trades|tribes|weather|yachts)m[ae]n)$/u;

/** True for nouns that name many people and need no article to speak ("police", "residents' parents"). */
export const isGroup = (lower: string): boolean => groups.has(lower);

/** True for words that only rank a role ("prime", "deputy", "vice"). */
export const isRank = (lower: string): boolean => ranks.has(lower);

/** True for a title that stands before a name and is no part of it ("Mr.", "Sen."). */
export const isTitle = (lower: string): boolean => titles.has(lower.replace(/\.$/, ""));

/** True for what somebody is only to somebody else ("wife", "friend"). */
export const isRelation = (lower: string): boolean => relations.has(lower);

/** True for a title that tells nothing of what its bearer does ("Mr.", "Ms."). */
export const isCourtesy = (lower: string): boolean => /^(?:mr|mrs|ms|miss|mx|dr|sir|madam)\.?$/.test(lower);

/** True for nouns that name an organisation or a place, and so no person ("ministry", "news", "street"). */
export const isOrganisationWord = (lower: string): boolean => organisations.has(lower);

/** "male", "female" or undefined, by a title or role that says so ("Ms.", "spokesman"). */
export function genderOfRole(lower: string): "male" | "female" | undefined {
  const plain = lower.replace(/\.$/, "");
  if (female.has(plain) || plain.endsWith("woman")) return "female";
  return male.has(plain) || (plain.endsWith("man") && isOneRole(plain)) ? "male" : undefined;
}

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

const titles =
  words(`mr mrs ms miss mx dr prof professor sir dame lord lady madam rev reverend fr father sister hon judge
justice sen del gov rep gen lt col sgt capt maj cmdr adm sheriff pope saint king queen prince princess imam rabbi bishop
archbishop cardinal sens reps det cpl pvt`);

const ranks = words(
  "prime vice deputy general acting former chief first assistant junior senior permanent under",
);

const groups = words(
  "police media authorities prosecutors people parents children locals villagers fans troops rebels militants protesters crowds",
);

const relations = words(
  `wife husband mother father son daughter brother sister spouse widow widower fiancé fiancée fiance fiancee partner
girlfriend boyfriend friend colleague neighbor neighbour aunt uncle cousin nephew niece grandmother grandfather
grandson granddaughter rival opponent predecessor successor counterpart teammate classmate companion mentor`,
);

const roles =
  words(`president secretary general minister chancellor senator congressman congresswoman representative
governor mayor ambassador envoy chairman chairwoman chair chairperson chief director ceo cfo speaker spokesman
spokeswoman spokesperson leader head boss commissioner commander colonel major captain lieutenant sergeant officer
official admiral premier king queen prince princess pope bishop archbishop cardinal judge justice attorney lawyer
prosecutor sheriff detective inspector coach manager strategist adviser advisor aide assistant deputy
candidate nominee front-runner frontrunner professor teacher student analyst economist scientist researcher expert
historian author writer journalist reporter editor columnist commentator anchor host correspondent blogger producer
actor actress singer musician founder co-founder owner businessman businesswoman billionaire mogul
executive partner fellow activist organizer organiser volunteer supporter voter resident veteran farmer doctor nurse
physician surgeon priest pastor rabbi imam witness neighbor neighbour friend colleague wife husband mother father son
daughter brother sister man woman diplomat politician lawmaker legislator delegate counsel treasurer moderator
pollster contributor operative surrogate consultant lobbyist donor democrat republican socialist conservative
liberal independent incumbent rival opponent chairman-elect president-elect member scholar pundit narrator source
critic insider staffer superintendent principal dean provost rector mp mep negotiator
whistleblower survivor victim defendant plaintiff investigator policeman policewoman firefighter soldier mediator
co-author architect engineer developer designer artist poet novelist player champion athlete striker businessperson investor banker trader monarch ruler dictator commander-in-chief undersecretary comptroller auditor
coroner trustee councilman councilwoman councillor alderman selectman supervisor clerk registrar chaplain
marcher spectator onlooker bystander attendee elector agent builder
spouse widow boy girl teen teenager driver passenger guest caller participant protester demonstrator
widower fiancé fiancée fiance fiancee girlfriend boyfriend aunt uncle cousin nephew niece grandmother grandfather
grandson granddaughter master harbourmaster harbormaster skipper deckhand sailor pilot
plumber electrician welder docker trucker janitor rigger warden ranger lifeguard bailiff sexton caretaker gardener midwife paramedic dentist
veterinarian chemist physicist mathematician curator librarian archivist conductor composer sculptor choreographer dancer photographer filmmaker
guitarist pianist violinist drummer botanist predecessor successor counterpart teammate classmate companion mentor trainer astronaut pharmacist therapist technician lecturer tutor entrepreneur mechanic chef
waiter waitress cashier bartender hairdresser florist grocer eyewitness landlord landlady tenant pensioner retiree homeowner shopkeeper apprentice
forecaster meteorologist climatologist geologist seismologist volcanologist biologist ecologist oceanographer hydrologist astronomer
epidemiologist virologist psychologist psychiatrist sociologist anthropologist archaeologist philosopher theologian linguist geographer
statistician demographer criminologist fisherman fisherwoman cyclist`);

const organisations =
  words(`house street journal news times post court party department ministry committee council
university college school union association agency office bureau commission institute foundation center centre group
inc inc. corp corp. co co. bank company police army navy force forces board alliance organization organisation service
network television tv radio magazine press congress senate parliament assembly government administration campaign
coalition federation republic states kingdom city county state island islands river lake mountain sea ocean valley
avenue road park square tower hall airport hotel hospital church cathedral mosque temple club team league cup games
act bill treaty agreement accord convention summit conference forum fund trust society research project initiative
pact partnership plan program programme policy security defense defence intelligence guard corps command command. headquarters
north south east west northern southern eastern western united new great daily
weekly herald tribune globe gazette chronicle observer telegraph mirror guardian today review report reports poll
caucus primary election elections debate day night morning week war revolution week's world nations
international national federal central supreme white airlines motors technologies systems industries holdings
pac super-pac chamber commerce exchange museum library theater theatre studio studios records pictures show
american african asian european british french german russian chinese japanese korean canadian mexican israeli
iranian iraqi syrian turkish ukrainian polish italian spanish indian pakistani afghan saudi egyptian australian
arab muslim christian jewish catholic islamic hispanic latino black republican republicans democrat democrats
democratic europe africa asia america states. district township borough
village town province region territory peninsula beach bridge highway plaza medal award awards prize book bible
constitution amendment rights affairs foreign health education labor labour justice treasury energy
transportation homeland services media communications digital facebook twitter google youtube`);

const female = words(
  "mrs ms miss dame lady madam queen princess actress wife mother daughter sister girl widow fiancée fiancee girlfriend aunt niece grandmother granddaughter",
);
const male = words(
  "mr sir lord king prince pope father husband son brother boy man widower fiancé fiance boyfriend uncle nephew grandfather grandson",
);
