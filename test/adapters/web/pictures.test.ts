import { expect, it } from "vitest";
import { createPictures } from "../../../src/adapters/web/pictures.ts";

it("keeps a drawing at one address, and only the last two hundred", () => {
  const { keep, read } = createPictures();
  const first = keep("<svg/>");
  expect(first).toMatch(/^\/picture\/[\w-]{22}\.svg$/);
  expect(keep("<svg/>")).toBe(first);
  const nameOf = (address: string) => address.replace("/picture/", "");
  for (let i = 0; i < 199; i++) keep(`<svg id="${i}"/>`);
  expect(read(nameOf(first))).toBe("<svg/>");
  keep('<svg id="last"/>');
  expect(read(nameOf(first))).toBeUndefined();
});
