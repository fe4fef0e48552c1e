import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { formatOf } from "./formats.ts";
import { type Problem, reasonOf } from "./reading-error.ts";

/** A file that should hold an article. */
export interface ArticleFile {
  /** Where it is. */
  readonly path: string;
  /** Inside the corpus folder, with `/` between. */
  readonly name: string;
  /** As a person knows it: with the folder's own name in front. */
  readonly shown: string;
}

/** What a folder holds, in the order of its names. */
export interface FolderContent {
  readonly files: readonly ArticleFile[];
  readonly problems: readonly Problem[];
  /** How many files are passed over, by what they are: `.pdf`, `link`. A README and what is hidden do not count. */
  readonly passedOver: ReadonlyMap<string, number>;
}

/**
 * The files of a folder and of the folders in it that are articles by their name. A README, what is hidden and
 * files of other kinds are passed over; links are not followed, since what they lead to is either in the folder
 * itself or not part of it.
 */
export async function articleFiles(folder: string): Promise<FolderContent> {
  const root = resolve(folder);
  const problem = (reason: string): FolderContent => ({
    files: [],
    problems: [{ file: folder, reason }],
    passedOver: new Map(),
  });
  try {
    const found = await stat(root);
    if (!found.isDirectory()) return problem("This is a file: CORPUS takes the folder that it is in.");
  } catch (error) {
    const missing = codeOf(error) === "ENOENT";
    return problem(missing ? "There is no such folder: make it, or correct CORPUS." : refusal(error));
  }
  const content = { files: [], problems: [], passedOver: new Map() };
  await walk(await realpath(root), "", basename(root), content);
  if (content.files.length === 0 && content.problems.length === 0) {
    return {
      ...problem(
        "There is no article in this folder: put files ending in .md, .txt, .html, .json or .jsonl there.",
      ),
      passedOver: content.passedOver,
    };
  }
  return content;
}

/** As `articleFiles`, of a folder or one file that somebody named. */
export async function namedFiles(place: string): Promise<FolderContent> {
  const problem = (reason: string): FolderContent => ({
    files: [],
    problems: [{ file: place, reason }],
    passedOver: new Map(),
  });
  try {
    const found = await stat(place);
    if (found.isDirectory()) return await articleFiles(place);
  } catch (error) {
    return problem(codeOf(error) === "ENOENT" ? "There is no such file or folder." : refusal(error));
  }
  const path = await realpath(place);
  const name = basename(path);
  if (formatOf(name) === undefined)
    return problem(
      "This is no file of an article by its name: it must end in .md, .txt, .html, .json or .jsonl.",
    );
  return { files: [{ path, name, shown: name }], problems: [], passedOver: new Map() };
}

interface Content {
  readonly files: ArticleFile[];
  readonly problems: Problem[];
  readonly passedOver: Map<string, number>;
}

async function walk(path: string, inside: string, shown: string, content: Content): Promise<void> {
  const { files, problems, passedOver } = content;
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    problems.push({ file: shown, reason: refusal(error) });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(entries.map((entry) => entry.name));
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith(".") || (entry.isDirectory() && isPartOfPage(name, names))) continue;
    const child = { path: join(path, name), name: inside + name, shown: `${shown}/${name}` };
    if (entry.isDirectory()) await walk(child.path, `${child.name}/`, child.shown, content);
    else if (isReadme(name)) continue;
    else if (entry.isFile() && formatOf(name)) files.push(child);
    else passedOver.set(kindOf(entry), (passedOver.get(kindOf(entry)) ?? 0) + 1);
  }
}

const kindOf = (entry: Dirent): string =>
  entry.isSymbolicLink() ? "link" : extname(entry.name).toLowerCase() || "file without an ending";

/** "Story_files" beside "Story.html": a browser puts there what the page shows, frames and all. */
const isPartOfPage = (folder: string, beside: ReadonlySet<string>): boolean => {
  const page = /^(.+)_files$/u.exec(folder)?.[1];
  return page !== undefined && [".html", ".htm"].some((ending) => beside.has(page + ending));
};

const isReadme = (name: string): boolean => /^readme(?:\.|$)/iu.test(name);

/** Why a file or folder was not read, as a sentence: the system did not hand it out, or as `reasonOf`. */
export function refusal(error: unknown): string {
  const code = codeOf(error);
  const denied = code === "EACCES" || code === "EPERM";
  if (denied) return "It may not be read: give the desk permission to read it.";
  if (code === "ENOENT") return "It cannot be found under its name: rename it, or take it out if it is gone.";
  if (code === "ENAMETOOLONG")
    return "Its path is longer than the system takes: move it up, out of some of its folders, or shorten their names.";
  if (code === undefined) return reasonOf(error);
  return `It could not be read (${code}): try again, or take it out of the folder.`;
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
