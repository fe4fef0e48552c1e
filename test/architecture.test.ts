import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brokenRules } from "./architecture.ts";

const sources = globSync(["src/**/*.ts", "commands/*.ts"]).map((path) => ({
  path,
  text: readFileSync(path, "utf8"),
}));

describe("who may import whom", () => {
  it("holds for every source file", () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(brokenRules(sources)).toEqual([]);
  });

  it.each([
    ["src/research/search/x.ts", 'import { plain } from "../../chat/card.ts";'],
    ["src/research/x.ts", 'import type { Database } from "../desk/database.ts";'],
    ["src/research/x.ts", 'import MiniSearch from "minisearch";'],
    ["src/desk/x.ts", 'export { plain } from "../chat/card.ts";'],
    ["src/chat/x.ts", 'import { DatabaseSync } from "node:sqlite";'],
    ["src/chat/x.ts", 'import { createWeb } from "../adapters/web/index.ts";'],
    ["src/chat/x.ts", 'const web = await import("../adapters/web/index.ts");'],
    ["src/adapters/web/x.ts", 'import { renderTerminal } from "../terminal/ansi.ts";'],
    ["src/adapters/web/x.ts", 'import { App } from "@slack/bolt";'],
    ["src/adapters/slack/x.ts", 'import {\n  Client,\n} from "discord.js";'],
    ["src/adapters/slack/x.ts", 'import { readConfig } from "../../config.ts";'],
    ["commands/x.ts", 'import { createHttp } from "../src/http.ts";'],
    ["src/main.ts", 'import { createSlack } from "./adapters/slack/index.ts";'],
    ["src/main.ts", 'import "node:sqlite";'],
  ])("refuses %s with %s", (path, text) => {
    expect(brokenRules([{ path, text }])).toHaveLength(1);
  });
});
