import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);
const wire = new URL("wire.ts", import.meta.url).href;

describe("a folder that many processes copy at once", () => {
  it("is there once, and whole for each", async () => {
    const [from, into] = [mkdtempSync(join(tmpdir(), "verbatim-")), mkdtempSync(join(tmpdir(), "verbatim-"))];
    mkdirSync(join(from, "lib"));
    for (let i = 0; i < 300; i++) writeFileSync(join(from, "lib", `${i}.js`), "x".repeat(5000));
    const start = Date.now() + 2000;
    const code = `
      const { copyOnce } = await import(${JSON.stringify(wire)});
      const { readdirSync } = await import("node:fs");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.max(0, ${start} - Date.now()));
      const copy = copyOnce(${JSON.stringify(from)}, ${JSON.stringify(into)});
      console.log(readdirSync(copy + "/lib").length);`;
    const copied = await Promise.all(
      Array.from({ length: 4 }, () => run(process.execPath, ["--input-type=module", "-e", code])),
    );
    expect(copied.map(({ stdout }) => stdout.trim())).toEqual(["300", "300", "300", "300"]);
    expect(readdirSync(into)).toHaveLength(1);
  });
});
