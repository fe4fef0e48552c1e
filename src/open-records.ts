import { createRecords } from "./desk/create-records.ts";
import { openDatabase } from "./desk/database.ts";
import type { Records } from "./desk/records.ts";
import { unavailableRecords } from "./desk/unavailable-records.ts";

/** What people made here, over a connection of its own. */
export interface OpenRecords {
  readonly records: Records;
  close(): void;
}

/** Opens the records in a folder; where that cannot be done, nothing can be kept, and whoever tries is told why. */
export function openRecords(folder: string): OpenRecords {
  try {
    const database = openDatabase(folder);
    return { records: createRecords(database), close: () => database.close() };
  } catch (cause) {
    return {
      records: unavailableRecords(cause instanceof Error ? cause.message : String(cause)),
      close: () => {},
    };
  }
}
