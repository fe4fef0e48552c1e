import type { SQLOutputValue } from "node:sqlite";
import type { Clipped } from "./clipping.ts";
import type { Destination, Maker } from "./destination.ts";
import type { Row } from "./statements.ts";

/** A column of text. Throws where it is none: then the file is not as its migrations made it. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === "string" ? value : wrong(column, value);
}

/** A column of whole numbers. Throws where it is none. */
export function whole(row: Row, column: string): number {
  const value = row[column];
  return typeof value === "number" ? value : wrong(column, value);
}

/** A column that may be empty, as part of an object: `{ [key]: value }`, or nothing. */
export const optional = <K extends string, T>(
  key: K,
  row: Row,
  column: string,
  read: (row: Row, column: string) => T,
): { readonly [P in K]?: T } =>
  // A computed key is typed as any string.
  row[column] === null ? {} : ({ [key]: read(row, column) } as { readonly [P in K]: T });

/** The columns `surface`, `channel` and `is_person`. */
export const destinationOf = (row: Row): Destination => ({
  surface: text(row, "surface"),
  channel: text(row, "channel"),
  isPerson: whole(row, "is_person") === 1,
});

/** A destination as the values of `surface`, `channel` and `is_person`. */
export const valuesOf = ({ surface, channel, isPerson }: Destination) =>
  [surface, channel, Number(isPerson)] as const;

/** The columns `by_surface`, `by_id` and `by_name`. */
export const makerOf = (row: Row): Maker => ({
  surface: text(row, "by_surface"),
  id: text(row, "by_id"),
  name: text(row, "by_name"),
});

/** The column `clipped`, as JSON that the desk wrote. */
export const clippedOf = (row: Row): Clipped => JSON.parse(text(row, "clipped"));

function wrong(column: string, value: SQLOutputValue | undefined): never {
  throw new Error(`The desk's database has ${value === null ? "nothing" : typeof value} for ${column}.`);
}
