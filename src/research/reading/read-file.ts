import { open } from "node:fs/promises";
import { type ArticleFile, refusal } from "./article-files.ts";
import { type Format, formatOf } from "./formats.ts";
import { articleId } from "./identity.ts";
import { type Row, readRows } from "./json/rows.ts";
import { type Reading, readClosely } from "./read-article.ts";
import {
  furtherProblems,
  mostProblems,
  type Problem,
  ReadingError,
  reasonOf,
  sameId,
} from "./reading-error.ts";

/** What reading gives, one after another: an article of a file, or what is wrong with a file or a row of it. */
export type Found =
  | { readonly file: ArticleFile; readonly reading: Reading; readonly problem?: never }
  | { readonly problem: Problem; readonly reading?: never };

/** A year of a large agency. A file of more, which may be small when packed, would hold a desk up for minutes. */
const mostRows = 200_000;

/**
 * The articles of a file: one, or one a row. Never rejects for what is in the file: what is wrong is given as a
 * problem, and the rest is read. `bytes` saves reading a whole file that was read ahead.
 */
export async function* readFile(file: ArticleFile, bytes?: Promise<Uint8Array>): AsyncGenerator<Found> {
  const format = formatOf(file.name);
  try {
    if (format?.kind === "rows") yield* rowsOf(file, format);
    else if (format) {
      const source = await format.read(file.name, await (bytes ?? bytesOf(file, format)));
      yield { file, reading: readClosely(source) };
    }
  } catch (error) {
    yield problemOf(file, refusal(error));
  }
}

/** The bytes of a file that is read whole. @throws ReadingError when it is larger than its kind may be. */
export async function bytesOf(
  { path }: ArticleFile,
  { largest }: Extract<Format, { kind: "whole" }>,
): Promise<Uint8Array> {
  await using handle = await open(path);
  const { size } = await handle.stat();
  if (size > largest) {
    throw new ReadingError(`The file is larger than ${largest / 1_000_000} MB: split it into its articles.`);
  }
  return handle.readFile();
}

async function* rowsOf(
  file: ArticleFile,
  { rows }: Extract<Format, { kind: "rows" }>,
): AsyncGenerator<Found> {
  let [articles, problems] = [0, 0];
  let hasMore = false;
  const unread: Problem[] = [];
  const ids = new Set<string>();
  for await (const row of readRows(file.path, file.name, rows)) {
    if (articles + problems === mostRows) {
      hasMore = true;
      break;
    }
    const found = readRow(file, row, ids);
    if (found.reading) articles++;
    else problems++;
    if (found.reading) yield found;
    else if (problems <= mostProblems) unread.push(found.problem);
  }
  const part = articles === 0 ? {} : { rows: { unread: problems, of: articles + problems } };
  for (const problem of unread) yield { problem: { ...problem, ...part } };
  if (hasMore) {
    const most = mostRows.toLocaleString("en-GB");
    yield problemOf(file, `The file has more than ${most} rows, of which these were read: split it.`);
  }
  if (problems > mostProblems) yield { problem: { ...furtherProblems(file, problems), ...part } };
  if (articles + problems === 0)
    yield problemOf(file, "The file is empty: put articles in it, or remove it.");
}

/** `ids` are those of the rows before it: what has one of them is not read. */
function readRow(file: ArticleFile, row: Row, ids: Set<string>): Found {
  const where = `Line ${row.line}${row.item === undefined ? "" : `, item ${row.item}`}`;
  if ("reason" in row) return problemOf(file, `${where}: ${row.reason}`);
  try {
    const id = articleId({ ...row.source.given, file: row.source.file });
    if (ids.has(id)) return problemOf(file, sameId(file, file));
    const reading = readClosely(row.source);
    ids.add(id);
    return { file, reading };
  } catch (error) {
    return problemOf(file, `${where}: ${reasonOf(error)}`);
  }
}

const problemOf = (file: ArticleFile, reason: string): Found => ({ problem: { file: file.shown, reason } });
