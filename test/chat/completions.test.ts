import { beforeAll, describe, expect, it } from "vitest";
import { completionsOf } from "../../src/chat/completions.ts";
import { deskOn, from, type TestDesk } from "../desk-on.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["corpus"]);
  const id = (await desk.ask("find nobody")).shown?.[0]?.id;
  await desk.ask(`save ${id} board:"Ice and tide"`);
  await desk.ask('watch tide name:"The tide" set:yes');
});
const offered = (typed: string) => completionsOf(typed, desk.bot, "2026-04-30", from, ["q:k3v7m2qa"])[0];

describe("what may stand in place of the last word", () => {
  it.each([
    ["saved board:ti", ['board:"Ice and tide" ']],
    ["unwatch name:tid", ['name:"The tide" ']],
    ["saved board:", ['board:"Ice and tide" ']],
    ["saved ", ['"Ice and tide" ', "board:", "as:"]],
    ["saved ic", ['"Ice and tide" ']],
    ["unwatch ", ['"The tide" ', "name:", "to:"]],
    ["unwatch the ti", []],
    ["zone Europe/Brus", ["Europe/Brussels "]],
    ["help qu", ["query "]],
    ["help des", ["desk "]],
    ["digest pr", ["preview "]],
    ["context ", ["q:k3v7m2qa ", "q:", "paragraphs:"]],
    ["cite q:k", ["q:k3v7m2qa "]],
    ["watch tide name:The", []],
    ["verify by:mara", ['by:"Mara Lindqvist" ', 'by:"Mara Lindqvist-Holm" ']],
    ["find tide so", ["sort:"]],
    ["timeline tide so", []],
    ["timeline tide sort:n", ["sort:new "]],
    ["find in:quay", ['in:"The Quay Courier" ']],
  ])("%s: %j", (typed, names) => {
    expect(offered(typed)).toEqual(names);
  });

  it("is of days the time that the corpus covers, and none after today", () => {
    const during = (today: string, days: { first?: string; last?: string }, typed = "") =>
      completionsOf(`find during:${typed}`, { ...desk.bot, days: () => days }, today)[0].map((offer) =>
        offer.trim().replace("during:", ""),
      );
    const days = { first: "2016-03-01", last: "2018-02-11" };
    expect(during("2026-11-22", days)).toEqual([
      "2018-02-11",
      "2018-02",
      "2018-01",
      "2017-12",
      "2018",
      "2017",
      "2016",
    ]);
    expect(during("2018-01-05", { first: "2017-12-30", last: "2018-02-11" })).toEqual([
      "2018-01-05",
      "2018-01",
      "2017-12",
      "2018",
      "2017",
    ]);
    expect(during("2026-11-22", {}, "2025")).toEqual(["2025"]);
    expect(during("2026-11-22", { first: "2024-03", last: "2025" })).toEqual([
      "2025-12-31",
      "2025-12",
      "2025-11",
      "2025-10",
      "2025",
      "2024",
    ]);
    expect(during("2026-11-22", { first: "2030", last: "2031" })).toContain("2026");
    expect(during("2026-11-22", { first: "1900-01-01", last: "2026-11-22" }, "19")).toEqual([]);
    expect(offered("find during:2026-0")).toEqual([
      "during:2026-04-02 ",
      "during:2026-04 ",
      "during:2026-03 ",
    ]);
  });

  it("is no watch where it is not known who types", () => {
    expect(completionsOf("unwatch name:tid", desk.bot, "2026-04-30")[0]).toEqual([]);
  });
});
