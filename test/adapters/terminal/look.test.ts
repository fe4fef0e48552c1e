import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { lookOf } from "../../../src/adapters/terminal/look.ts";

const lookAt = (output: { isTTY?: boolean; columns?: number; hasColors?: () => boolean }) =>
  lookOf(Object.assign(new PassThrough(), output));

describe("the look that suits an output", () => {
  it.each([
    [0, 80],
    [undefined, 80],
    [40, 40],
    [100, 100],
    [240, 100],
  ])("is, on a terminal that says %s columns, %i wide", (columns, width) => {
    const output = { isTTY: true, ...(columns !== undefined && { columns }) };
    expect(lookAt(output)).toEqual({ columns: width, colour: true });
    expect(lookAt({ ...output, hasColors: () => false }).colour).toBe(false);
  });

  it("is plain rows of any length in a pipe", () => {
    expect(lookAt({ columns: 80, hasColors: () => true })).toEqual({
      columns: Number.POSITIVE_INFINITY,
      colour: false,
    });
  });
});
