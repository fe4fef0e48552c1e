import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Words that Slack would read as a mention, a link, an entity or formatting where they are pasted into markup. */
export const hostileWords = [
  "<!channel>",
  "<!here|here>",
  "<!subteam^S0PRESS001>",
  "<@U0ALICE001>",
  "<#C0GENERAL1|general>",
  "@everyone",
  "<https://evil.example/x|the harbour office>",
  "[not even](https://evil.example/x)",
  "*_~`|||~_*",
  ":skull: :+1:",
  "<!date^1392734382^{date_num}|today>",
] as const;

/** What would show as something else where it is escaped too often or not at all. */
export const entities = "&amp; &lt;!channel&gt; &#60;b&#62; && < > <b>";

const rightToLeft = [
  "\u202eevig ton od eW\u202c \u2067هذا\u2069 ends here",
  "\u05d4\u05e0\u05de\u05dc \u05e0\u05e9\u05d0\u05e8 \u05e4\u05ea\u05d5\u05d7, and \u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u0645\u0641\u062a\u0648\u062d too",
  "\u202b\u2066\u202d never closed",
];

/** One statement of so many words, each in markup. */
const long = (count: number): string =>
  Array.from({ length: count }, (_, i) => `berth ${i} costs <!here> & *${i}* kroner`).join(", ");

/** A quotation a paragraph, each with somebody who does not exist. */
const articles: readonly {
  readonly title: string;
  readonly outlet: string;
  readonly said: readonly string[];
}[] = [
  {
    title: `Quay ${hostileWords.join(" ")}`,
    outlet: "<!channel> & *Post*",
    said: hostileWords.map((words) => `The quay is closed until ${words} opens it again.`),
  },
  {
    title: `Tariffs ${entities}`,
    outlet: `Ledger ${entities}`,
    said: [
      `The tariff says ${entities} and nothing more.`,
      ...rightToLeft,
      "The quay is closed for &amp;amp; good.",
      // What another article has in other words, by the same speaker.
      `The quay is closed until ${hostileWords[0]} opens it again, and no sooner.`,
    ],
  },
  {
    title: "T".repeat(400),
    outlet: `Gazette ${"G".repeat(180)}`,
    said: [long(60), long(300), long(900), "x".repeat(5000), "👩‍👩‍👧‍👦".repeat(600), `<${"!".repeat(3000)}>`],
  },
];

const speakers = ["Tove Ravn", "Ilse Marrow", "Anders O’Quay", "Mirela van der Dokk"];

const quoted = (said: string, i: number): string =>
  `"${said}" said the harbour clerk ${speakers[i % speakers.length]} on Tuesday.`.replace(
    '" said',
    '," said',
  );

/** Writes the articles below a folder. */
export function writeHostileArticles(folder: string): void {
  for (const [n, { title, outlet, said }] of articles.entries()) {
    const head = [
      `title: ${JSON.stringify(title)}`,
      `outlet: ${JSON.stringify(outlet)}`,
      `published: 2026-05-0${n + 2}`,
      `url: "https://quay.example/${n}?a=1&b=<2>|3"`,
    ];
    const paragraphs = [
      "The quay at Lundhavn has a clerk, and the clerk has a notebook.",
      ...said.map(quoted),
    ];
    writeFileSync(
      join(folder, `quay-${n}.md`),
      `---\n${head.join("\n")}\n---\n\n${paragraphs.join("\n\n")}\n`,
    );
  }
}
