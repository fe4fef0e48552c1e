import { setImmediate as immediately } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { AdapterError, type ChatAdapter } from "../src/chat/adapter.ts";
import type { Card } from "../src/chat/card.ts";
import { createSurfaces } from "../src/surfaces.ts";

const never = new Promise<void>(() => {});

/** A desk without patience; `waits` are the pauses that it would make, in seconds. */
function deskOf() {
  const said: string[] = [];
  const waits: number[] = [];
  const surfaces = createSurfaces((sentence) => said.push(sentence), {
    within: 50,
    rest: async (milliseconds) => {
      waits.push(milliseconds / 1000);
      await immediately();
    },
  });
  const adapter = (
    name: string,
    start: () => Promise<void> = async () => {},
    stop = async () => {},
    more: Partial<ChatAdapter> = {},
  ): ChatAdapter => ({
    name,
    surface: "terminal",
    state: () => "connected",
    post: async () => ({ outcome: "sent", message: name }),
    find: async () => ({ outcome: "missing" }),
    start,
    stop: () => stop().then(() => void said.push(`${name} stopped`)),
    ...more,
  });
  return { said, waits, surfaces, adapter };
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

describe("a surface that cannot be reached", () => {
  const passing = () => new AdapterError("B cannot be reached.", { isFinal: false });

  it("is tried again until it works, which is said once, and meanwhile in the status", async () => {
    const { said, surfaces, adapter } = deskOf();
    const states: unknown[] = [];
    let attempts = 0;
    const start = async () => {
      attempts++;
      states.push((await surfaces.surfaces())[0]?.state);
      if (attempts < 5) throw passing();
    };
    expect(await surfaces.start(adapter("B", start))).toBe(true);
    const down = { down: "B cannot be reached." };
    expect(states).toEqual(["connected", down, down, down, down]);
    expect((await surfaces.surfaces())[0]?.state).toBe("connected");
    expect(said).toEqual(["B cannot be reached."]);
    await surfaces.stop();
    expect(said).toEqual(["B cannot be reached.", "B stopped"]);
  });

  it("is given up once it is refused for good, and that is said too", async () => {
    const { said, surfaces, adapter } = deskOf();
    const causes = [passing(), passing(), new AdapterError("Set B_TOKEN.")];
    const start = () => Promise.reject(causes.shift());
    expect(await surfaces.start(adapter("B", start))).toBe(false);
    expect(causes).toEqual([]);
    expect(said).toEqual(["B cannot be reached.", "Set B_TOKEN."]);
    expect(surfaces.serving()).toBe(false);
  });

  it("is waited for by the desk, and tried no more once that stops", async () => {
    const said: string[] = [];
    let attempts = 0;
    // The desk's own pause is five seconds: what ends it is the stop.
    const surfaces = createSurfaces((sentence) => said.push(sentence));
    const { adapter } = deskOf();
    const start = async () => {
      attempts++;
      throw passing();
    };
    const started = surfaces.start(adapter("B", start));
    while (said.length === 0) await immediately();
    expect(surfaces.serving()).toBe(true);
    await surfaces.stop();
    expect(await started).toBe(false);
    expect(attempts).toBe(1);
    expect(surfaces.serving()).toBe(false);
  });

  it("is tried after pauses that grow to five minutes, and no longer", async () => {
    const { waits, surfaces, adapter } = deskOf();
    await surfaces.start(
      adapter("B", () => (waits.length < 8 ? Promise.reject(passing()) : Promise.resolve())),
    );
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
  });
});

describe("posts", () => {
  const card: Card = { outcome: "answered", summary: "News", blocks: [] };
  const to = (surface: string) => ({ surface, channel: "1", isPerson: false });
  const broken = () => Promise.reject(new Error("boom"));

  it("go to the surface of their room, also one that somebody else started", async () => {
    const { surfaces, adapter } = deskOf();
    await surfaces.start(adapter("A", undefined, undefined, { surface: "slack" }));
    surfaces.add(adapter("B"));
    expect(await surfaces.post(to("slack"), card, "k")).toEqual({ outcome: "sent", message: "A" });
    expect(await surfaces.post(to("terminal"), card, "k")).toEqual({ outcome: "sent", message: "B" });
    expect(await surfaces.find(to("slack"), "k", 0)).toEqual({ outcome: "missing" });
  });

  it("to a surface that is not there were certainly not sent", async () => {
    const { surfaces } = deskOf();
    const reason = "This desk is not connected to Discord.";
    expect(await surfaces.post(to("discord"), card, "k")).toMatchObject({ outcome: "later", reason });
    expect(await surfaces.find(to("discord"), "k", 0)).toEqual({
      outcome: "unknown",
      reason,
      forbidden: false,
    });
  });

  it.each(["broke", "did not answer"])("may have been sent where the surface %s", async (how) => {
    const { surfaces, adapter, said } = deskOf();
    const never = () => new Promise<never>(() => {});
    const fault = how === "broke" ? broken : never;
    surfaces.add(adapter("A", undefined, undefined, { post: fault, find: fault }));
    const reason = expect.stringContaining(how === "broke" ? "broke" : "A did not answer.");
    expect(await surfaces.post(to("terminal"), card, "k")).toEqual({ outcome: "unclear", reason });
    expect(await surfaces.find(to("terminal"), "k", 0)).toEqual({
      outcome: "unknown",
      reason,
      forbidden: false,
    });
    expect(said).toHaveLength(how === "broke" ? 2 : 0);
  });

  it("are told of by how each surface is", async () => {
    const { surfaces, adapter } = deskOf();
    const refuse = () => Promise.reject(new AdapterError("Set B_TOKEN."));
    await surfaces.start(adapter("A"));
    await surfaces.start(adapter("B", refuse, undefined, { surface: "slack" }));
    expect(await surfaces.surfaces()).toEqual([
      { name: "A", surface: "terminal", state: "connected" },
      { name: "B", surface: "slack", state: { down: "Set B_TOKEN." } },
    ]);
  });
});
