import { type Card, paragraph } from "./card.ts";

/** What people say to whoever answered them, or before they ask; and what stands beside it. */
const courtesies = new Set(
  "thanks thank thx ty cheers merci danke hi hello hey bye goodbye welcome sorry ok okay".split(" "),
);
const beside = new Set("you very much so many a lot there all great good nice bot verbatim again".split(" "));

/** Whether these words ask for nothing: looked for, they would bring quotations that nobody wants shown. */
export function isCourtesy(line: string): boolean {
  const words = line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    words.some((word) => courtesies.has(word)) &&
    words.every((word) => courtesies.has(word) || beside.has(word))
  );
}

/** The answer to that. */
export const courtesyCard = (): Card => {
  const sentence = "At your service. Words are looked for in quotations; help says what else there is.";
  return {
    outcome: "answered",
    summary: sentence,
    blocks: [paragraph(sentence), { kind: "buttons", buttons: [{ label: "Help", line: "help" }] }],
  };
};
