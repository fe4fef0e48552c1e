import fc from "fast-check";

const marks = [
  ...['"', "“", "”", "''", "``", "‘‘", "’’", "«", "»", "‹", "›", "„", "‟", "‚", "‘", "’", "'", "＂"],
  ...["?€?", "â€œ", "â€\u009d", "â€", "â€™", '""', "““", "' \"", "(", ")", "[", "]", "—", "–", " - "],
];
const names = [
  ...[
    "Jane Roe",
    "Roe",
    "Mr. Doe",
    "John Doe, a doctor in Ulm,",
    "O’Neill",
    "Jane “Jay” Roe",
    "al-Noor",
    "Roe's",
  ],
  ...[
    "the minister",
    "Minister Jane Roe",
    "NATO",
    "the Bank of Ulm",
    "a spokesman for the guild",
    "the dockers’ union",
  ],
  ...["he", "she", "they", "it", "who", "I"],
];
const cues = [
  ...[
    "said",
    "says",
    "told",
    "told NBC",
    "saying",
    "quotes",
    "as",
    "according to",
    "called",
    "calls it",
    "and",
  ],
  ...["went on to say", "was told", "would say", "asked", "put it", "that", "cites the words of", "added"],
];
const noise = [
  ...[
    "We won",
    "no",
    "a",
    "6'2\"",
    "the '80s",
    "rock 'n' roll",
    "3.5",
    "U.S.",
    "etc.",
    "it’s",
    "The Gull and the Anchor",
  ],
  ...[
    "😀",
    "𝔘𝔩𝔪",
    "\u{1F468}\u200D\u{1F469}",
    "e\u0301",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "\u0000",
    "\u001b[1m",
  ],
  ...[
    "\ud83d",
    "\ude00",
    "\u0085",
    "\u00a0",
    "\u3000",
    "\t",
    "\r",
    "<b>",
    "{{x}}",
    "| 3 | 4 |",
    '`x = "y"`',
    "москва",
    "他说",
  ],
];
const ends = [".", ",", "?", "!", "…", ":", ";", "\n", "\n\n", ".\n\n", ",”", ".'", '."', "?!"];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...marks) },
  { weight: 3, arbitrary: fc.constantFrom(...names) },
  { weight: 3, arbitrary: fc.constantFrom(...cues) },
  { weight: 2, arbitrary: fc.constantFrom(...noise) },
  { weight: 2, arbitrary: fc.constantFrom(...ends) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);

/** Text of marks of every kind, names, cues, breaks and noise, halves of surrogate pairs included. */
export const randomText = fc
  .array(fc.tuple(piece, fc.constantFrom(" ", " ", "")), { maxLength: 80 })
  .map((pieces) => pieces.flat().join(""));
