import type { Problem } from "../../research/reading/read-corpus.ts";
import { counted } from "./foot.ts";

/** How many files have problems: a file may have one for each of its rows. */
export const filesWithProblems = (problems: readonly Problem[]): number =>
  new Set(problems.map(({ file }) => file)).size;

/** How many files were not read, and of how many only some rows were; nothing where all were. */
export function unreadFacts(problems: readonly Problem[]): readonly string[] {
  const part = filesWithProblems(problems.filter(({ rows }) => rows !== undefined));
  const whole = filesWithProblems(problems) - part;
  return [
    ...(whole ? [`${counted(whole, "file")} not read`] : []),
    ...(part ? [`${counted(part, "file")} read in part`] : []),
  ];
}
