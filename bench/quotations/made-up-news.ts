const given = ["Ansel", "Mara", "Jane", "Tobias", "Ilse", "Peter", "Wilma", "Lucan", "Nadia", "Oskar"];
const surnames = ["Roe", "Quill", "Brandvik", "Marrow", "Finch", "Grebe", "Lind", "Sorrel", "Haas", "Krook"];
const roles = [
  "Harbour Master",
  "Minister",
  "the spokesman for the guild,",
  "Judge",
  "the engineer",
  "Mayor",
];
const places = ["Ulm", "Kesten", "Port Elling", "Sundhaven", "Dunmore Head"];
const words =
  `the water rose again and nobody slept for two nights while boats were moved to higher ground by hand
before the first lorries came over the ridge with sand ropes and bread from other towns`.split(/\s+/);

/**
 * Made-up news of about `length` characters: paragraphs with quotations of every build, names, roles and
 * pronouns, and as many without any. The same for the same length.
 */
export function madeUpNews(length: number): string {
  let seed = 1;
  // Lehmer's generator: the same text in every run, and no two paragraphs alike.
  const pick = <T>(list: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647;
    return list[seed % list.length] as T;
  };
  const clause = (): string => Array.from({ length: 6 + pick([0, 3, 7]) }, () => pick(words)).join(" ");
  const person = (): string => `${pick(given)} ${pick(surnames)}`;
  const builds: readonly (() => string)[] = [
    () => `“We saw how ${clause()},” said ${person()}. “Then ${clause()}.”`,
    () => `"It was late when ${clause()}," ${pick(roles)} ${person()} told reporters in ${pick(places)}.`,
    () => `According to ${person()}, ${clause()}, and “${clause()}”.`,
    () => `${pick(surnames)} called it “${pick(words)} and ${pick(words)}”. “It was ${clause()},” he added.`,
    () => `${person()} was blunt: “In ${pick(places)}, ${clause()}.”`,
    () => `“We had ${clause()}.\n\n“Nobody ${clause()},” she said.`,
  ];
  const parts: string[] = [];
  for (let size = 0; size < length; ) {
    const told = `In ${pick(places)}, ${clause()}. The ${pick(words)} of ${person()} ${clause()}.`;
    const part = `${pick(builds)()}\n\n${told}\n\n`;
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
}
