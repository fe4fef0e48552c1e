import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AdapterError } from "../src/chat/adapter.ts";
import { createLog } from "../src/log.ts";

const root = new URL("..", import.meta.url).pathname;

describe("the desk's log", () => {
  it("writes a sentence, the stack of a fault, and of an error for people only its sentence", () => {
    const written: string[] = [];
    const { log, writeBy } = createLog();
    writeBy((text) => written.push(text));
    log("Something happened.");
    log("It broke.", new Error("boom"));
    log("It is refused.", new AdapterError("Set the token."));
    expect(written[0]).toBe("Something happened.");
    expect(written[1]).toMatch(/^It broke\.\nError: boom\n\s+at /);
    expect(written[2]).toBe("It is refused.\nSet the token.");
  });

  it("does not end the desk when whoever read it goes away", () => {
    const script = `
      import { createLog } from "./src/log.ts";
      const { log } = createLog();
      const timer = setInterval(() => log("x".repeat(10_000)), 5);
      setTimeout(() => { clearInterval(timer); process.stdout.write("alive"); }, 300);
    `;
    const run = spawnSync(
      "sh",
      ["-c", `${join(root, "node_modules/.bin/node")} --input-type=module -e '${script}' 2>&1 >&3 | true`],
      {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe", "pipe"],
      },
    );
    expect(run.output[3]).toBe("alive");
  });
});
