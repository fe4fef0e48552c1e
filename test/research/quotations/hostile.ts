/** Texts that would take a careless pattern or an unbounded search forever, each of about `length` characters. */
export const hostileTexts = (length: number): readonly (readonly [name: string, text: string])[] =>
  kinds.map(([name, unit, end = ""]) => [name, filled(unit, length) + end]);

type Unit = string | ((place: number) => string);

const said = '"We won at last," he said.';
const after = 'said: "We won at last."';

const kinds: readonly (readonly [name: string, unit: Unit, end?: string])[] = [
  ["an unclosed quotation", (place) => (place === 0 ? '"' : "word ")],
  ["straight marks", '"'],
  ["single marks", "'"],
  ["backticks and broken marks", "``?€?â€œ"],
  ["opening marks", "“a "],
  ["closing marks", "a” "],
  ["marks in marks", "“a ‘b “c "],
  ["marks that nest and close", "“a “b” c” "],
  ["quotations in one paragraph", '"We won it," '],
  ["quotations in a paragraph each", '"We won it," he said.\n'],
  ["unclosed paragraphs", "“We won it\n"],
  ["no marks", "word "],
  ["words in one line", "word ", said],
  ["words of full stops", "words.", said],
  ["one word", "w", said],
  ["blanks", " ", said],
  ["no sentences", "Ulm, ", after],
  ["cues", "said ", said],
  ["cues after pronouns", "he said ", said],
  ["cues after commas", ", said ", said],
  ["cues that help", "had been and said ", said],
  ["cues and marks", 'said "we won" saying '],
  ["according to", "according to the ", said],
  ["names", "Jane Roe ", after],
  ["names of names", "Roe of ", after],
  ["names of names to the end", "Roe of "],
  ["single marks that open", "'a "],
  ["words that hold a cue and no closing mark", "“We sail, said Roe. "],
  ["names and names", "Jane Roe and ", after],
  ["names in commas", "Roe, ", after],
  ["names in brackets", "Roe (", after],
  ["brackets that close", "Roe) ", after],
  ["asides", "Jane Roe, a doctor, ", after],
  ["owners", "Roe's ", after],
  ["letters with full stops", "R.O.E. ", after],
  ["roles", "the minister of ", after],
  ["adverbs", "later ", after],
  ["names in -by-", "sent by Roe ", after],
  ["names without end", "Van der ", after],
  ["numbers", "3.5'2\" ", said],
  ["people of one surname", (place) => `${givenName(place)} Roe said "yes" to it. `],
  ["people of one given name", (place) => `Jane R${place} said "yes" to it. `],
  ["people in one role", (place) => `Minister ${givenName(place)} X${place}. The minister said "yes". `],
  ["roles of one person", (place) => `Minister of R${place} Jane Roe said "yes". `],
  ["pronouns of many", (place) => `${givenName(place)} X${place} met Jo X${place}. "We won," he said. `],
  ["colons", "Jane Roe: “yes” "],
  ["a table", (place) => `${place}\t3.5\t"${place}"\t|\n`],
  ["code", (place) => `if (x${place} === "a'b") { return \`c\${d["e"]}\`; } // "\n`],
  ["zero-width characters", "\u200b\u200d\u2060“\ufeffa”\u00ad", said],
  ["combining marks", "e\u0301\u0302\u0303", said],
  ["astral characters", "😀“𝔘𝔩𝔪,” ", said],
];

function filled(unit: Unit, length: number): string {
  if (typeof unit === "string") return unit.repeat(Math.ceil(length / unit.length));
  const parts: string[] = [];
  for (let place = 0, size = 0; size < length; place++) {
    const part = unit(place);
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
}

/** Three letters that no other number under 17,576 gives. */
const givenName = (i: number): string =>
  String.fromCodePoint(65 + (i % 26), 97 + (Math.floor(i / 26) % 26), 97 + (Math.floor(i / 676) % 26));
