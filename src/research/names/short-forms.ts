/** Whether two given names, in lower case, are forms of one: "bill" and "william", "kate" and "katherine". */
export const isShortFormOf = (a: string, b: string): boolean =>
  (formsOf.get(a) ?? []).some((group) => group.has(b));

/**
 * The short forms that English news uses for a name beside it, each line one name with its spellings. Only forms
 * that stand for hardly any other name; the sources are the usual dictionaries of given names.
 */
const groups = `
william bill billy will willie
robert bob bobby rob robbie
richard dick rick ricky rich
james jim jimmy jamie
john jack johnny jon
jonathan jon
michael mike mick mickey
thomas tom tommy
joseph joe joey
charles charlie chuck
edward ed eddie ted ned
theodore ted teddy
edmund ed
edwin ed
david dave
daniel dan danny
donald don donny
ronald ron ronnie
kenneth ken kenny
stephen steve
steven steve
matthew matt
christopher chris
christine chris
christina chris tina
anthony tony
andrew andy drew
gregory greg
geoffrey geoff
jeffrey jeff
lawrence larry
laurence larry
gerald gerry jerry
jerome jerry
timothy tim
samuel sam
samantha sam
benjamin ben
nicholas nick
patrick pat paddy
patricia pat patty tricia
philip phil
phillip phil
raymond ray
albert al bert
alfred al fred
frederick fred freddie
alexander alex sandy
alexandra alex sandra
alan al
allen al
arthur art
walter walt
henry harry hank
harold harry hal
peter pete
douglas doug
leonard len leo
bernard bernie
bernhard bernie
nathaniel nate nathan
zachary zach
joshua josh
francis frank
franklin frank
vincent vince
victor vic
eugene gene
russell russ
clifford cliff
stanley stan
martin marty
mitchell mitch
elizabeth liz lizzie beth betty betsy eliza
katherine kate kathy katie kit
catherine kate cathy katie
kathleen kathy kate
margaret maggie meg peggy
deborah debbie deb
barbara barb
jennifer jen jenny
jessica jess
rebecca becky
susan sue susie
susanne sue
judith judy
pamela pam
cynthia cindy
theresa terry tess
terence terry
amanda mandy
victoria vicky
virginia ginny
dorothy dot dottie
abigail abby
stephanie steph
`
  .trim()
  .split("\n")
  .map((line) => new Set(line.split(" ")));

const formsOf = new Map<string, readonly ReadonlySet<string>[]>();
for (const group of groups)
  for (const form of group) formsOf.set(form, [...(formsOf.get(form) ?? []), group]);
