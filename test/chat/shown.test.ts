import { beforeAll, describe, expect, it } from "vitest";
import { shownOn } from "../../src/chat/shown.ts";
import { deskOn, linesOf, type TestDesk } from "../desk-on.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["corpus", "hostile"]);
});

/** The ids that a card's Context buttons lead to. */
const contextsOf = async (line: string): Promise<readonly string[]> => {
  const { blocks } = await desk.ask(line);
  return blocks.flatMap((block) =>
    block.kind === "buttons"
      ? block.buttons.flatMap((button) =>
          "line" in button && button.line.startsWith("context ")
            ? [button.line.slice("context ".length)]
            : [],
        )
      : [],
  );
};
const shownBy = async (line: string): Promise<readonly string[] | undefined> =>
  (await desk.ask(line)).shown?.map(({ id }) => id);

describe("the quotations that a card shows", () => {
  it("are those of the page, in order", async () => {
    const ids = await contextsOf("find sort:old");
    expect(ids.length).toBeGreaterThan(1);
    expect(await shownBy("find sort:old")).toEqual(ids);
    expect(await shownBy("find sort:old page:2")).not.toEqual(ids);
  });

  it("are there of every command that shows one", async () => {
    const {
      Context: context = "",
      Save: save = "",
      Cite: cite = "",
    } = linesOf(await desk.ask("find nobody"));
    const id = context.slice("context ".length);
    for (const line of [context, cite, save, "saved", `compare ${id}`, `verify “Nobody leaves this table”`])
      expect(await shownBy(line), line).toContain(id);
    expect(await shownBy("timeline nobody")).toContain(id);
  });

  it("are told by who said them and how they begin, cut between words", async () => {
    const [first] = (await desk.ask('find "nobody leaves this table"')).shown ?? [];
    expect(first?.label).toBe("Mara Lindqvist: Nobody leaves this table before the ice does.");
    for (const line of ["find sort:old", "timeline tide", "find brandvik"])
      for (const { label } of (await desk.ask(line)).shown ?? [])
        expect(label.length).toBeLessThanOrEqual(100);
  });

  it("are none where there is none, and none that has left", async () => {
    for (const line of ["help", "who", "find zzzzz", "sources"])
      expect((await desk.ask(line)).shown, line).toBeUndefined();
    const gone = [{ kind: "facts", facts: [[{ text: "q:zzzzzzzz", code: true }]] }] as const;
    expect(shownOn(gone, desk.research)).toEqual([]);
  });
});
