import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { articleFileName, articleFileText, endingOf, type NewArticle } from "./article-file.ts";
import { type Disk, writeWhole } from "./write-file.ts";

/** A folder of article files that the desk writes and people edit. */
export interface ArticleFolder {
  readonly path: string;
  /** Whether it holds an article, by its address or id. @throws ReadingError when the URL is none. */
  holds(known: Pick<NewArticle, "url" | "id">): Promise<boolean>;
  /** The text of its file as it stands; empty when it may not be read, nothing when it holds none. @throws as `holds`. */
  textOf(known: Pick<NewArticle, "url" | "id">): Promise<string | undefined>;
  /**
   * Writes an article unless it is there already, whatever a person made of it since. Gives the file's name, or
   * nothing when it was there. @throws WriteError, and ReadingError when the URL is none.
   */
  save(article: NewArticle): Promise<string | undefined>;
}

/** The ids at the end of files' names say what is there; they are looked through again when the folder has changed. */
export function createArticleFolder(path: string, disk?: Disk): ArticleFolder {
  let known: { readonly byEnding: Map<string, string>; at: bigint } | undefined;

  async function names(): Promise<Map<string, string>> {
    const at = await changedAt(path);
    if (known?.at !== at) {
      const all = await readdir(path).catch(() => []);
      known = { byEnding: new Map(all.map((name) => [lastPart(name), name])), at };
    }
    return known.byEnding;
  }

  const holds: ArticleFolder["holds"] = async (article) => (await names()).has(endingOf(article));
  return {
    path,
    holds,
    async textOf(article) {
      const name = (await names()).get(endingOf(article));
      return name === undefined ? undefined : readFile(join(path, name), "utf8").catch(() => "");
    },
    async save(article) {
      if (await holds(article)) return undefined;
      const name = articleFileName(article);
      await writeWhole(join(path, name), articleFileText(article), disk);
      if (known) {
        known.byEnding.set(endingOf(article), name);
        known.at = await changedAt(path);
      }
      return name;
    },
  };
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf("-"));

const changedAt = (path: string): Promise<bigint> =>
  stat(path, { bigint: true }).then(
    ({ mtimeNs }) => mtimeNs,
    () => 0n,
  );
