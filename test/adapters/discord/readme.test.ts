import { readFileSync } from "node:fs";
import { PermissionFlagsBits } from "discord.js";
import { expect, it } from "vitest";

it("The README's invitation asks for the permissions that it explains, and no others", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const [, asked = ""] = /scope=bot\+applications\.commands&permissions=(\d+)/.exec(readme) ?? [];
  const given = Object.entries(PermissionFlagsBits).filter(([, bit]) => (BigInt(asked) & bit) === bit);
  const names = new Set(given.map(([name]) => name.replace(/(?<=[a-z])(?=[A-Z])/g, " ")));
  const rows = readme.split("\n").filter((line) => /^ {3}\| [A-Z]/.test(line));
  const explained = rows.flatMap((row) => (row.split("|")[1] ?? "").split(",").map((name) => name.trim()));
  expect(new Set(explained.map((name) => name.replace("in Threads", "In Threads")))).toEqual(names);
});
