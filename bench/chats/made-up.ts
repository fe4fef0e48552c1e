import { writeFileSync } from "node:fs";
import { join } from "node:path";

const speakers = [
  "Greta Solberg, keeper at Hollin Point",
  "Tomas Aalto, mayor of Elling",
  "Ines Tavor, head of the Quay School",
  "Bram Oosting, who runs the ferry",
  "Mirela Costin, chair of the council",
];

const nouns = (
  "anchor boat coal deck eel gull ice jetty keel ladder mast net oar pier quay rope sail tide umbrella vane wharf yard buoy " +
  "crane dock engine flag gale hull inlet kelp lock nail oil pilot reef sluice tar vessel winch"
).split(" ");

const count = 200;

/** Writes 200 articles of four paragraphs into a folder; each has some of the words, and no two are alike. */
export function writeMadeUp(folder: string, words: readonly string[]): void {
  for (let n = 0; n < count; n++) {
    const some = (from: readonly string[], by: number) => from[(n * by + Math.floor(n / 7)) % from.length];
    const paragraphs = [3, 5, 7].map((by) => {
      const things = [11, 13, 17].map((step) => some(nouns, by * step + n));
      return `“The ${some(words, by)} needs ${things.join(", ")} before winter ${n}, and nobody asked us,” said ${some(speakers, by)}.`;
    });
    const page = [
      "---",
      `title: ${some(words, 3)} and ${some(words, 5)}, ${n}`,
      dateOf(n),
      outletOf(n),
      "---",
    ];
    writeFileSync(join(folder, `article-${n}.md`), [...page, ...paragraphs, "The talks go on."].join("\n\n"));
  }
}

const dateOf = (n: number): string =>
  `published: 2026-${String(1 + (n % 9)).padStart(2, "0")}-${String(1 + (n % 27)).padStart(2, "0")}`;

const outletOf = (n: number): string =>
  `outlet: ${["The Quay Courier", "Elling Post", "Hollin Herald"][n % 3]}`;
