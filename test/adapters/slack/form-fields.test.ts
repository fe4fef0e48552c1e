import { describe, expect, it } from "vitest";
import { optionsFor } from "../../../src/adapters/slack/form-fields.ts";
import { printState, readState } from "../../../src/adapters/slack/view-state.ts";

describe("what a select of Slack's offers while a name is typed", () => {
  const offer = (value: string, label = value) => ({ value, label });

  it("is what was typed, then names within Slack's limits, and no more than it takes", () => {
    const long = `Mara ${"Lindqvist ".repeat(9)}`.trim();
    const names = [offer("Mara Lind", `Mara Lind, ${"keeper of the harbour ".repeat(5)}(9)`), offer(long)];
    const [typed, mara, ...rest] = optionsFor("Mara", names);
    expect(typed).toMatchObject({
      value: "Mara",
      text: { type: "plain_text", text: "“Mara”", emoji: false },
    });
    expect(mara?.value).toBe("Mara Lind");
    expect(mara?.text.text.length).toBeLessThanOrEqual(75);
    expect(rest).toEqual([]);
    const many = Array.from({ length: 150 }, (_, i) => offer(`Mara ${i}`));
    expect(optionsFor("Mara", many)).toHaveLength(100);
  });

  it("has a name that is offered once", () => {
    expect(optionsFor(" mara  lind", [offer("Mara Lind")]).map(({ value }) => value)).toEqual(["Mara Lind"]);
  });

  it("cuts no letter in two", () => {
    const [typed] = optionsFor(`${"a".repeat(74)}🧑🏽`, []);
    expect(typed?.value).toBe("a".repeat(74));
    expect(typed?.text.text.length).toBeLessThanOrEqual(75);
  });
});

describe("what a view keeps of itself", () => {
  const place = {
    channel: "C1",
    thread: "1.2",
    responseUrl: "https://hooks.example/commands/1/2",
    isOpen: true as const,
  };
  const state = { place, depth: 1, form: { command: "save", kept: { q: "q:abcd2345" } } } as const;

  it("comes back as it was", () => {
    expect(readState(printState(state))).toEqual(state);
    expect(readState(printState({ place: {}, depth: 0 }))).toEqual({ place: {}, depth: 0 });
  });

  it("has room, if need be without a response_url", () => {
    const long = { ...state, place: { ...place, responseUrl: `https://hooks.example/${"x".repeat(3000)}` } };
    const printed = printState(long);
    expect(printed.length).toBeLessThanOrEqual(3000);
    expect(readState(printed)?.place).toEqual({ channel: "C1", thread: "1.2", isOpen: true as const });
  });

  it.each(["", "{}", "null", '{"place":{"channel":7},"depth":1}', '{"place":{}}'])(
    "is nothing where another version wrote it: %j",
    (metadata) => {
      expect(readState(metadata)).toBeUndefined();
    },
  );
});
