import { type REST, type RESTPostAPIChatInputApplicationCommandsJSONBody, Routes } from "discord.js";

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
  commands: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[],
): Promise<boolean> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const registered = await rest.get(route);
  if (asRegistered(registered) === asRegistered(commands)) return false;
  await rest.put(route, { body: commands });
  return true;
}

/** What decides whether commands differ, in one order and with Discord's defaults left out. */
const asRegistered = (commands: unknown): string => JSON.stringify(compared(commands));

const compares = [
  "name",
  "description",
  "type",
  "required",
  "autocomplete",
  "min_value",
  "max_value",
  "choices",
  "value",
  "options",
] as const;

function compared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compared);
  if (typeof value !== "object" || value === null) return value;
  const given = new Map(Object.entries(value));
  return compares
    .map((key) => [key, compared(given.get(key))] as const)
    .filter(([key, part]) => !isDefault(key, part));
}

/** Discord answers with some of its defaults spelt out, and without others. */
const isDefault = (key: string, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (key === "type" && value === 1);
