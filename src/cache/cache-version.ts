import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/**
 * A hash over all that decides how an article is read: the sources, the versions of the libraries, and Node's.
 * What another version kept is thrown away, so nobody needs to remember to count anything up.
 */
export async function cacheVersion(): Promise<string> {
  const files = await Array.fromAsync(
    glob(["src/research/**/*.ts", "src/cache/*.ts"], { cwd: fileURLToPath(root) }),
  );
  const sources = ["package-lock.json", ...files.toSorted()];
  const hash = createHash("sha256").update(process.version);
  const texts = await Promise.all(sources.map((file) => readFile(new URL(file, root)).catch(() => "")));
  for (const [i, text] of texts.entries()) hash.update(`\n${sources[i]}\n`).update(text);
  return hash.digest("base64url");
}
