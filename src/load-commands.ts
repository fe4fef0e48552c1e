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
  // What people use most stands first in menus and help.
  const rank = ([name]: [string, Command]) => (name === "find" ? 0 : name === "help" ? 2 : 1);
  return new Map(loaded.toSorted((a, b) => rank(a) - rank(b)));
}
