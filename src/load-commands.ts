import { readdir } from "node:fs/promises";
import type { Command, Commands } from "./chat/command.ts";

const folder = new URL("../commands/", import.meta.url);

/** Every file in `commands/`: its name is the command's name, its default export the command. */
export async function loadCommands(): Promise<Commands> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).toSorted();
  const loaded = await Promise.all(
    files.map(async (file): Promise<[string, Command]> => {
      const module: { default: Command } = await import(new URL(file, folder).href);
      return [file.slice(0, -".ts".length), module.default];
    }),
  );
  const rank = ([name]: [string, Command]) => {
    const place = order.indexOf(name);
    return place >= 0 ? place : order.indexOf("sources") - 0.5;
  };
  return new Map(loaded.toSorted((a, b) => rank(a) - rank(b)));
}

/** In menus and help: what people use most first, what belongs together side by side; what is not named stands before `sources`. */
const order = [
  "find",
  "articles",
  "context",
  "who",
  "timeline",
  "verify",
  "compare",
  "cite",
  "share",
  "export",
  "save",
  "saved",
  "unsave",
  "watch",
  "watches",
  "unwatch",
  "digest",
  "sources",
  "status",
  "zone",
  "help",
];
