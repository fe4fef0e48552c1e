import type { Locale } from "discord.js";

/** What people read of a command, a group or an option. */
interface Wording {
  readonly name: string;
  readonly description: string;
}

/** The name and the description of whatever has both in Discord's menus: all of them come from here. */
export const worded = (name: string, description: string): Wording => ({ name, description });

/** The choices of an option, by value, each with what it means. */
export const choicesOf = (
  choices: Readonly<Record<string, string>>,
): { readonly name: string; readonly value: string }[] =>
  Object.entries(choices).map(([value, means]) => ({ name: means, value }));

/** By language (https://docs.discord.com/developers/reference#locales): names, descriptions and choices as they are here, each with its words there. */
export type Languages = { readonly [Language in Locale]?: Readonly<Record<string, string>> };

/** The languages that menus are shown in beside English: none yet. Whoever translates puts theirs here; what is left out stays English. */
export const languages: Languages = {};

/** A command with all below it, and what it says in other languages. What people choose comes with the names as they are here. */
// What is added is always optional, so it is of the same type.
export const translated = <T>(command: T, into: Languages): T => withLanguages(command, into) as T;

function withLanguages(part: unknown, into: Languages): unknown {
  if (Array.isArray(part)) return part.map((one) => withLanguages(one, into));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]) => [
      [key, withLanguages(value, into)],
      ...(key === "name" || key === "description" ? localized(key, value, into) : []),
    ]),
  );
}

function localized(key: string, text: string, into: Languages) {
  const words = Object.entries(into).flatMap(([language, table]) =>
    Object.hasOwn(table, text) ? [[language, table[text]]] : [],
  );
  return words.length === 0 ? [] : [[`${key}_localizations`, Object.fromEntries(words)]];
}
