import * as files from "node:fs/promises";
import { join } from "node:path";
import type { Found, Posted } from "../../desk/posting.ts";

/** What was posted to the terminal, in files that people can read: one a day. */
export interface Posts {
  /** Adds a post, unless it stands there. `isNew`: it was added now. Never rejects. */
  add(text: string, key: string): Promise<{ readonly posted: Posted; readonly isNew: boolean }>;
  find(key: string): Promise<Found>;
}

/** What the files are kept with; tests bring a disk that is full. */
export interface PostsParts {
  readonly folder: string;
  /** The IANA zone of the days. */
  readonly zone: string;
  readonly now?: () => Temporal.Instant;
  readonly disk?: Pick<typeof files, "mkdir" | "open" | "readdir" | "readFile">;
}

/** A post is tried again for hours: it stands in the file of its day, or of one of these before. */
const days = 7;

/**
 * Posts in `folder`, each ended by a row that names it. Text is indented, so that no article can write such a row; a post that
 * broke off has none, and is added again whole.
 */
export function createPosts({ folder, zone, now = Temporal.Now.instant, disk = files }: PostsParts): Posts {
  const dayOf = async (key: string): Promise<string | undefined> => {
    const names = await disk.readdir(folder).catch(absent);
    const latest = names
      .filter((name) => /^\d{4}-\d\d-\d\d\.txt$/.test(name))
      .toSorted()
      .slice(-days);
    for (const name of latest.toReversed()) {
      const rows = (await disk.readFile(join(folder, name), "utf8")).split("\n");
      if (rows.includes(endOf(key))) return name;
    }
    return undefined;
  };

  const append = async (text: string, key: string): Promise<string> => {
    const time = now().toZonedDateTimeISO(zone);
    const name = `${time.toPlainDate()}.txt`;
    await disk.mkdir(folder, { recursive: true, mode: 0o700 });
    const head = `\n${time.toPlainDate()} ${time.toPlainTime().toString({ smallestUnit: "minute" })} ${zone}\n\n`;
    const body = text.replaceAll(/^(?=.)/gm, "  ");
    await using file = await disk.open(join(folder, name), "a", 0o600);
    // At the end of the file whatever else writes there.
    await file.writeFile(`${head}${body}\n\n${endOf(key)}\n`);
    await file.sync();
    return name;
  };

  return {
    async add(text, key) {
      try {
        const day = await dayOf(key);
        const message = messageOf(day ?? (await append(text, key)), key);
        return { posted: { outcome: "sent", message }, isNew: day === undefined };
      } catch (cause) {
        const reason = `${folder} cannot be written (${why(cause)}). Make room there, or name another folder with DATA.`;
        return { posted: { outcome: "later", after: 60_000, reason }, isNew: false };
      }
    },
    async find(key) {
      try {
        const day = await dayOf(key);
        return day === undefined
          ? { outcome: "missing" }
          : { outcome: "found", message: messageOf(day, key) };
      } catch (cause) {
        return { outcome: "unknown", reason: `${folder} cannot be read (${why(cause)}).`, forbidden: false };
      }
    },
  };
}

const endOf = (key: string): string => `── ${key}`;

const messageOf = (name: string, key: string): string => `${name} ${key}`;

/** A folder that is not there yet holds nothing. */
function absent(cause: unknown): string[] {
  if (why(cause) === "ENOENT") return [];
  throw cause;
}

const why = (cause: unknown): string =>
  cause instanceof Error ? ("code" in cause ? String(cause.code) : cause.message) : String(cause);
