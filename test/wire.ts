import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const shared = new URL("../../shared/wire/", import.meta.url).pathname;
const copies = new URL("../node_modules/.cache/verbatim-wire/", import.meta.url).pathname;

/** Why the tests that drive Slack and Discord cannot run here, if they cannot. */
export const wireMissing: string | undefined = existsSync(join(shared, "index.js"))
  ? undefined
  : "needs ../shared/wire, the loopback Slack and Discord, beside the project";

/**
 * The loopback Slack and Discord. Copied below node_modules, where their three packages resolve to ours:
 * the folder itself may be read-only and has none installed.
 */
// biome-ignore lint/suspicious/noExplicitAny: the stand-ins are plain JavaScript without types
export async function loadWire(): Promise<any> {
  return import(pathToFileURL(join(copyOnce(shared, copies), "index.js")).href);
}

/**
 * A copy of a folder as it is now, below `into`. Many processes ask for it at once: each writes one of its own and puts it in place
 * whole, if no other was first.
 */
export function copyOnce(from: string, into: string): string {
  const times = readdirSync(from, { recursive: true, encoding: "utf8" })
    .filter((path) => isOfWire(join(from, path)) && !/(^|\/)(selftest|node_modules)\//.test(path))
    .map((path) => statSync(join(from, path)).mtimeMs);
  const copy = join(into, `${times.length}-${Math.max(...times)}`);
  if (existsSync(copy)) return copy;
  mkdirSync(into, { recursive: true });
  const own = mkdtempSync(join(into, "being-copied-"));
  cpSync(from, own, { recursive: true, filter: isOfWire });
  try {
    renameSync(own, copy);
  } catch (cause) {
    rmSync(own, { recursive: true });
    if (!existsSync(copy)) throw cause;
  }
  return copy;
}

const isOfWire = (path: string): boolean =>
  !["selftest", "node_modules"].includes(basename(path)) &&
  (statSync(path).isDirectory() || /\.(js|json)$/.test(path));
