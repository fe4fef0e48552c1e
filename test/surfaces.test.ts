import { describe, expect, it } from "vitest";
import { AdapterError } from "../src/chat/adapter.ts";
import { createSurfaces } from "../src/surfaces.ts";

const never = new Promise<void>(() => {});

function deskOf() {
  const said: string[] = [];
  const surfaces = createSurfaces((sentence) => said.push(sentence));
  const adapter = (name: string, start: () => Promise<void> = async () => {}, stop = async () => {}) => ({
    name,
    start,
    stop: () => stop().then(() => void said.push(`${name} stopped`)),
  });
  return { said, surfaces, adapter };
}

describe("the surfaces of a desk", () => {
  it("go on when one cannot start, and say why in its own sentence", async () => {
    const { said, surfaces, adapter } = deskOf();
    const refuse = (cause: Error) => () => Promise.reject(cause);
    expect(await surfaces.start(adapter("A"))).toBe(true);
    expect(await surfaces.start(adapter("B", refuse(new AdapterError("Set B_TOKEN."))))).toBe(false);
    expect(await surfaces.start(adapter("C", refuse(new Error("boom"))))).toBe(false);
    expect(said).toEqual(["Set B_TOKEN.", "C could not start; the rest goes on."]);
    await surfaces.stop();
    expect(said.slice(2)).toEqual(["A stopped"]);
  });

  it("stop in the opposite order, also when one does not stop cleanly", async () => {
    const { said, surfaces, adapter } = deskOf();
    await surfaces.start(adapter("A"));
    await surfaces.start(adapter("B", undefined, () => Promise.reject(new Error("stuck"))));
    await surfaces.start(adapter("C"));
    await surfaces.stop();
    expect(said).toEqual(["C stopped", "B did not stop cleanly.", "A stopped"]);
  });

  it("serve while one runs or is still starting", async () => {
    const { surfaces, adapter } = deskOf();
    expect(surfaces.serving()).toBe(false);
    void surfaces.start(adapter("A", () => never));
    expect(surfaces.serving()).toBe(true);
    await surfaces.stop();
    expect(surfaces.serving()).toBe(false);
  });
});
