import { randomBytes } from "node:crypto";
import * as files from "node:fs/promises";
import { join } from "node:path";
import type { Block, Card } from "../../chat/card.ts";
import type { Found, Posted } from "../../desk/posting.ts";

/** A post as the page keeps it. */
export interface Post {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly card: Card;
}

/** What was posted to the page. */
export interface Posts {
  /** Keeps a post, unless it is kept already. Never rejects. */
  add(card: Card, key: string): Promise<Posted>;
  find(key: string): Promise<Found>;
  /** Newest first. Those that cannot be read are left out. */
  list(most: number): Promise<readonly Post[]>;
}

/** What the posts are kept with; tests bring a disk that is full. */
export interface PostsParts {
  readonly folder: string;
  readonly now?: () => number;
  readonly disk?: Pick<typeof files, "mkdir" | "open" | "readdir" | "readFile" | "stat" | "link" | "rm">;
  /** So many are kept; older ones are removed. */
  readonly most?: number;
}

/** Posts in `folder`, a file each, named by its key: written beside its place and put there whole, by whoever is first. */
export function createPosts({ folder, now = Date.now, disk = files, most = 2000 }: PostsParts): Posts {
  const pathOf = (key: string): string => join(folder, `${encodeURIComponent(key)}.json`);

  const write = async (post: Post): Promise<void> => {
    await disk.mkdir(folder, { recursive: true, mode: 0o700 });
    const beside = join(folder, `.${randomBytes(8).toString("hex")}.tmp`);
    try {
      {
        await using file = await disk.open(beside, "wx", 0o600);
        await file.writeFile(JSON.stringify(post, writable));
        await file.sync();
      }
      await disk.link(beside, pathOf(post.key)).catch(unlessThere);
    } finally {
      await disk.rm(beside, { force: true }).catch(() => {});
    }
  };

  /** Names of files, newest first. */
  const names = async (): Promise<readonly string[]> => {
    const all = (await disk.readdir(folder).catch(absent)).filter((name) => name.endsWith(".json"));
    const times = await Promise.all(all.map(async (name) => (await disk.stat(join(folder, name))).mtimeMs));
    return all
      .map((name, i) => ({ name, time: times[i] ?? 0 }))
      .toSorted((a, b) => b.time - a.time || (a.name < b.name ? 1 : -1))
      .map(({ name }) => name);
  };

  const forget = async (): Promise<void> => {
    for (const name of (await names()).slice(most)) await disk.rm(join(folder, name), { force: true });
  };

  const read = async (name: string): Promise<Post | undefined> => {
    try {
      return readable(JSON.parse(await disk.readFile(join(folder, name), "utf8")));
    } catch {
      return undefined;
    }
  };

  return {
    async add(card, key) {
      try {
        const { data: _forScripts, ...shown } = card;
        await write({ key, at: now(), card: shown });
        // What is old may stay a while.
        await forget().catch(() => {});
        return { outcome: "sent", message: key };
      } catch (cause) {
        const reason = `${folder} cannot be written (${why(cause)}). Make room there, or name another folder with DATA.`;
        return { outcome: "later", after: 60_000, reason };
      }
    },
    async find(key) {
      try {
        await disk.stat(pathOf(key));
        return { outcome: "found", message: key };
      } catch (cause) {
        if (why(cause) === "ENOENT") return { outcome: "missing" };
        return { outcome: "unknown", reason: `${folder} cannot be read (${why(cause)}).`, forbidden: false };
      }
    },
    async list(count) {
      const latest = (await names()).slice(0, count);
      return (await Promise.all(latest.map(read))).filter((post) => post !== undefined);
    },
  };
}

/** JSON has no bytes. */
const writable = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;

function readable(post: Post): Post {
  const blocks = post.card.blocks.map((block): Block => {
    if (block.kind !== "file") return block;
    return { ...block, bytes: Buffer.from(String(block.bytes), "base64") };
  });
  return { ...post, card: { ...post.card, blocks } };
}

/** The same post was put there before, by us or by another process. */
function unlessThere(cause: unknown): void {
  if (why(cause) !== "EEXIST") throw cause;
}

/** A folder that is not there yet holds nothing. */
function absent(cause: unknown): string[] {
  if (why(cause) === "ENOENT") return [];
  throw cause;
}

const why = (cause: unknown): string =>
  cause instanceof Error ? ("code" in cause ? String(cause.code) : cause.message) : String(cause);
