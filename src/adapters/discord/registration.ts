import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from "discord.js";

/** Whose commands: an application's, everywhere or in one server (a guild). */
export interface Place {
  readonly applicationId: string;
  readonly guildId?: string;
}

/**
 * Makes the application's commands in a place exactly these. Written only when they differ from what is
 * there, for Discord counts writes (200 new commands a day). Resolves to whether they were written.
 */
export async function registerCommands(
  rest: Pick<REST, "get" | "put">,
  { applicationId, guildId }: Place,
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  // Without it other languages are left out of the answer, and would be written at every start.
  const registered = await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) });
  const keys = guildId === undefined ? [...compares, ...comparesGlobal] : compares;
  if (asRegistered(registered, keys) === asRegistered(commands, keys)) return false;
  await rest.put(route, { body: commands });
  return true;
}

/** What decides whether commands differ, with Discord's defaults left out; Discord gives them back in an order of its own. */
const asRegistered = (commands: unknown, keys: readonly string[]): string =>
  JSON.stringify(
    Array.isArray(commands) ? commands.map((one) => JSON.stringify(compared(one, keys))).toSorted() : [],
  );

const compares = [
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "type",
  "required",
  "autocomplete",
  "min_value",
  "max_value",
  "min_length",
  "max_length",
  "choices",
  "value",
  "options",
] as const;

/** Of a server's own commands Discord gives these back too, though they cannot be said of them. */
const comparesGlobal = ["integration_types", "contexts"] as const;

function compared(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => compared(one, keys));
  if (typeof value !== "object" || value === null) return value;
  const given = new Map(Object.entries(value));
  return keys
    .map(
      (key) =>
        [key, unordered.has(key) ? inOneOrder(given.get(key)) : compared(given.get(key), keys)] as const,
    )
    .filter(([key, part]) => !isDefault(key, part));
}

/** Languages, and where a command is found: lists whose order says nothing. */
const unordered: ReadonlySet<string> = new Set([
  "name_localizations",
  "description_localizations",
  "integration_types",
  "contexts",
]);

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.toSorted();
  return typeof value === "object" && value !== null ? Object.entries(value).map(String).toSorted() : value;
}

/** Discord answers with some of its defaults spelt out, and without others. */
const isDefault = (key: string, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (key === "type" && value === 1);
