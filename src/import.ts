import type { Answer } from "./ask.ts";
import { allowedBy } from "./collect/addresses.ts";
import { systemClock } from "./collect/clock.ts";
import type { Collecting } from "./collect/collect-page.ts";
import { articleFolder } from "./collect/collected.ts";
import { createCollecting } from "./collect/create-collecting.ts";
import { type Imported, importSource } from "./collect/import-sources.ts";
import { createKnownTexts } from "./collect/known-texts.ts";
import { WriteError } from "./collect/write-file.ts";
import { ConfigError, environment, readConfig } from "./config.ts";

/** How an import shows itself while it goes on, and how it is ended. */
export interface ImportLook {
  /** Writes the one line, a bar with counts, that stands for all that was done so far; an empty one wipes it. */
  readonly progress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** A list helps until it is longer than a page. */
const mostNamed = 50;

interface Tally {
  readonly files: string[];
  known: number;
  readonly refused: { readonly what: string; readonly reason: string; readonly stack?: string }[];
  /** Something that was named gave nothing at all. */
  wrong: boolean;
}

/**
 * Imports files, folders, pages and feeds once, for a script or a person. Ends with 0 also when single articles could
 * not be taken, 2 when something that was named could not, 1 when the disk or we failed; what came before stays.
 */
export async function importAll(
  args: readonly string[],
  collecting: Collecting,
  look: ImportLook = {},
): Promise<Answer> {
  const json = args.includes("--json");
  const named = args.filter((arg) => arg !== "--json");
  if (named.length === 0 || named.some((arg) => arg.startsWith("-"))) {
    return {
      stdout: "",
      stderr:
        "Say what to import, files, folders, pages or feeds, like: npm run -s import -- ~/saved https://post.example/feed [--json]\n",
      code: 2,
    };
  }
  const tally: Tally = { files: [], known: 0, refused: [], wrong: false };
  let broken: string | undefined;
  try {
    for (const source of named) {
      look.progress?.(source);
      await importInto(tally, source, collecting, look);
    }
  } catch (error) {
    if (look.signal?.aborted) broken = "Stopped before its end; import it again to go on.";
    else if (error instanceof WriteError) broken = error.message;
    else throw error;
  } finally {
    look.progress?.("");
  }
  const code = broken !== undefined ? 1 : tally.wrong ? 2 : 0;
  return json
    ? { stdout: `${JSON.stringify(jsonOf(tally, broken))}\n`, stderr: "", code }
    : { stdout: `${summary(tally, collecting.folder.path)}\n`, stderr: complaints(tally, broken), code };
}

async function importInto(
  tally: Tally,
  source: string,
  collecting: Collecting,
  { progress, signal }: ImportLook,
): Promise<void> {
  for await (const imported of importSource(source, collecting, signal)) {
    count(tally, imported);
    const { at, of, what } = imported;
    progress?.(`${bar(at, of)} ${at} of ${of} · ${tally.files.length} new · ${what}`);
  }
}

const barLength = 20;

const bar = (at: number, of: number): string => {
  const full = Math.floor((at / Math.max(of, 1)) * barLength);
  return "█".repeat(full) + "░".repeat(barLength - full);
};

function count(tally: Tally, { what, collected, whole }: Imported): void {
  if (collected.outcome === "new") tally.files.push(collected.file);
  else if (collected.outcome === "known") tally.known++;
  else {
    const { reason, stack } = collected;
    tally.refused.push({ what, reason, ...(stack !== undefined && { stack }) });
    tally.wrong ||= whole ?? false;
  }
}

const summary = ({ files, known, refused }: Tally, folder: string): string =>
  [
    `${files.length} new ${files.length === 1 ? "article" : "articles"} in ${folder}`,
    `${known} known already`,
    `${refused.length} not taken`,
  ].join(", ");

function complaints({ refused }: Tally, broken: string | undefined): string {
  const lines = refused
    .slice(0, mostNamed)
    .flatMap(({ what, reason, stack }) => [`${what}: ${reason}`, ...(stack?.split("\n") ?? [])]);
  const more = refused.length - mostNamed;
  const all = [
    ...lines,
    ...(more > 0 ? [`… and ${more} more; --json lists them all`] : []),
    broken ?? [],
  ].flat();
  return all.map((line) => `${shown(line)}\n`).join("");
}

const jsonOf = ({ files, known, refused }: Tally, broken: string | undefined) => ({
  new: files,
  known,
  refused,
  ...(broken !== undefined && { broken }),
});

/** Names of files and words of servers may hold what moves a terminal's cursor. */
const shown = (line: string): string => line.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, "\ufffd");

async function main(): Promise<void> {
  const config = readConfig(environment());
  const ending = new AbortController();
  process.once("SIGINT", () => ending.abort());
  const collecting = createCollecting({
    data: config.data,
    allow: allowedBy(config.fetchAllow),
    clock: systemClock,
    textOf: createKnownTexts([...config.corpus, articleFolder(config.data)]),
    ...(config.publicUrl !== undefined && { contact: config.publicUrl }),
  });
  const { stderr } = process;
  const answer = await importAll(process.argv.slice(2), collecting, {
    signal: ending.signal,
    ...(stderr.isTTY && {
      progress: (line: string) => stderr.write(`\r\u001b[2K${shown(line).slice(0, stderr.columns - 1)}`),
    }),
  });
  process.stdout.write(answer.stdout);
  stderr.write(answer.stderr);
  process.exitCode = answer.code;
}

if (import.meta.main) {
  try {
    await main();
  } catch (cause) {
    const sentence =
      cause instanceof ConfigError ? cause.message : "The import broke off by a fault of ours.";
    process.stderr.write(`${sentence}\n`);
    if (!(cause instanceof ConfigError)) console.error(cause);
    process.exitCode = 1;
  }
}
