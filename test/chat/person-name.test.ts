import { expect, it } from "vitest";
import { personName } from "../../src/chat/person-name.ts";

it.each([
  ["Mara Lindqvist", "Mara Lindqvist"],
  ["\u202egnorw\u2066 \u200fMara\u061c", "gnorw Mara"],
  [" Mara\n\u2028 **Lindqvist**\u0000 ", "Mara **Lindqvist**"],
  ["מרה", "מרה"],
  ["\u202e\n", "u1"],
])("The name %j stands as %j", (name, stands) => {
  expect(personName(name, "u1")).toBe(stands);
});
