import { cpSync, existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const shared = new URL("../../shared/wire/", import.meta.url).pathname;
const copy = new URL("../node_modules/.cache/verbatim-wire/", import.meta.url).pathname;

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
  cpSync(shared, copy, {
    recursive: true,
    filter: (path) =>
      !["selftest", "node_modules"].includes(basename(path)) &&
      (statSync(path).isDirectory() || /\.(js|json)$/.test(path)),
  });
  return import(pathToFileURL(join(copy, "index.js")).href);
}
