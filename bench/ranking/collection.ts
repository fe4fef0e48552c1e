import { existsSync, readFileSync } from "node:fs";

/** A document of a collection, or one of its queries. */
export interface Row {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
}

/** Documents and queries of a folder as ../shared/relevance/README.md describes it; ends the run with a message where there is none. */
export function readCollection(folder: string): { documents: readonly Row[]; queries: readonly Row[] } {
  return { documents: rowsOf(`${folder}/corpus.jsonl`), queries: rowsOf(`${folder}/queries.jsonl`) };
}

/** Relevant documents with their grades, by query. */
export function readJudgements(folder: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of textOf(`${folder}/qrels.tsv`).trim().split("\n")) {
    const [query = "", document = "", grade = ""] = line.trim().split("\t");
    if (!(Number(grade) > 0)) continue;
    const relevant = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, relevant.set(document, Number(grade)));
  }
  return judgements;
}

function rowsOf(file: string): readonly Row[] {
  return textOf(file)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function textOf(file: string): string {
  if (existsSync(file)) return readFileSync(file, "utf8");
  console.error(`There is no file ${file}: name a folder with corpus.jsonl, queries.jsonl and qrels.tsv.`);
  process.exit(2);
}
