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

  it("is no watch where it is not known who types", () => {
    expect(completionsOf("unwatch name:tid", desk.bot, "2026-04-30")[0]).toEqual([]);
  });
});
